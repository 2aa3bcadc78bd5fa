#include "writer.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "diag.h"
#include "fromtables.h"
#include "package.h"
#include "rows.h"

static rows_write *const writes[TABLES] = {
	[TABLE_ARTICLES] = rows_articles,
	[TABLE_SENTENCES] = rows_sentences,
	[TABLE_ENTITIES] = rows_entities,
	[TABLE_QUOTES] = rows_quotes,
	[TABLE_ERRORS] = rows_errors,
};

enum { SPREADSHEET_ROWS = 1048576 }; /* with the header */

static void
open_file(struct writer *writer, size_t i)
{
	const struct writer_options *options = &writer->options;
	char name[64];

	if (options->dir == NULL) {
		outfile_stdout(&writer->files[i]);
		return;
	}
	snprintf(name, sizeof(name), "%s.%s", csv_tables[i].name,
	    sheet_extension(options->style.format));
	outfile_create(&writer->files[i], options->dir, name);
	writer->files[i].no_sync = options->no_sync;
}

static _Noreturn void
die_of_column(const struct table *table, struct str wrong)
{
	struct buf names;

	buf_init(&names);
	for (size_t i = 0; i < table->n; i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ",
		    table->columns[i].name);
	die("table %s has no column '%.*s'; it has %.*s", table->name,
	    (int)wrong.len, wrong.at, (int)names.len, names.at);
}

static void
choose_columns(struct writer *writer, struct sheet *sheet)
{
	struct str wrong;

	if (writer->options.columns == NULL)
		return;
	if (!sheet_columns(sheet, str_of(writer->options.columns), &wrong))
		die_of_column(sheet->table, wrong);
}

/* For remove_files(): the writer whose files are not yet published. */
static struct writer *unfinished;

static void
remove_files(void)
{
	for (size_t i = 0; i < TABLES; i++)
		if (unfinished->files[i].temporary != NULL)
			unlink(unfinished->files[i].temporary);
}

void
writer_begin(struct writer *writer, const struct writer_options *options)
{
	*writer = (struct writer){ .options = *options };
	unfinished = writer;
	diag_at_die(remove_files);
	if (options->alias != NULL)
		writer->alias = people_alias_read(options->alias);
	if (options->tables == NULL && (options->table == NULL ||
	    options->table == &csv_tables[TABLE_PEOPLE]))
		writer->people = people_new(writer->alias);
	for (size_t i = 0; i < TABLES; i++) {
		struct sheet *sheet = &writer->sheets[i];

		if (options->table != NULL && options->table != &csv_tables[i])
			continue;
		writer->used[i] = true;
		sheet_init(sheet, &csv_tables[i], options->style,
		    &writer->files[i]);
		choose_columns(writer, sheet);
		open_file(writer, i);
		sheet_header(sheet);
	}
}

static bool
needs_quotes(const struct writer *writer)
{
	return writer->people != NULL || writer->used[TABLE_ARTICLES] ||
	    writer->used[TABLE_QUOTES];
}

bool
writer_add(struct writer *writer, const struct article *article)
{
	struct reading reading = reading_of(article, needs_quotes(writer));
	bool good = true;

	if (writer->people != NULL)
		rows_gather_people(&reading, writer->people);
	for (size_t i = 0; i < TABLES; i++) {
		if (!writer->used[i])
			continue;
		if (writes[i] != NULL)
			writes[i](&reading, &writer->sheets[i]);
		outfile_flush(&writer->files[i], writer->options.flush);
		good = good && writer->files[i].error == 0;
	}
	return good;
}

bool
writer_copy(struct writer *writer)
{
	bool good = true;

	for (size_t i = 0; i < TABLES && good; i++) {
		if (!writer->used[i])
			continue;
		sheet_from_tables(
		    &writer->sheets[i], writer->options.tables);
		good = writer->files[i].error == 0;
	}
	return good;
}

static const char *
file_name(const struct outfile *file)
{
	return file->path == NULL ? "standard output" : file->path;
}

/* Say what failed; true where nothing did. */
static bool
check(const struct outfile *file)
{
	if (file->error != 0)
		warn("%s: cannot write: %s", file_name(file),
		    strerror(file->error));
	return file->error == 0;
}

static void
warn_limits(const struct sheet *sheet)
{
	if (sheet->cuts > 0)
		warn("%s: %llu cells were longer than a spreadsheet holds and "
		     "are cut, marked with %s", file_name(sheet->file),
		    (unsigned long long)sheet->cuts, CELL_CUT_MARK);
	if (sheet->cells.style.excel && sheet->rows >= SPREADSHEET_ROWS)
		warn("%s: %llu rows, a spreadsheet shows %d",
		    file_name(sheet->file), (unsigned long long)sheet->rows,
		    SPREADSHEET_ROWS - 1);
}

static bool
finish_tables(struct writer *writer)
{
	bool good = true;

	for (size_t i = 0; i < TABLES; i++) {
		if (!writer->used[i])
			continue;
		warn_limits(&writer->sheets[i]);
		outfile_finish(&writer->files[i]);
		good = check(&writer->files[i]) && good;
	}
	return good;
}

static bool
finish_package(struct writer *writer, struct outfile *file)
{
	uint64_t bytes[TABLES];

	for (size_t i = 0; i < TABLES; i++)
		bytes[i] = writer->files[i].bytes;
	outfile_create(file, writer->options.dir, "datapackage.json");
	file->no_sync = writer->options.no_sync;
	package_print(&file->buf, &writer->options.style, bytes);
	outfile_finish(file);
	return check(file);
}

/* All names at once, when every byte is on the disk. */
static bool
publish(struct writer *writer, struct outfile *package)
{
	bool good = true;

	for (size_t i = 0; i < TABLES && good; i++) {
		outfile_publish(&writer->files[i]);
		good = check(&writer->files[i]);
	}
	if (good)
		outfile_publish(package);
	return good && check(package) && (writer->options.no_sync ||
	    outfile_sync_dir(writer->options.dir));
}

static void
release(struct writer *writer)
{
	for (size_t i = 0; i < TABLES; i++) {
		if (!writer->used[i])
			continue;
		sheet_release(&writer->sheets[i]);
		outfile_release(&writer->files[i]);
	}
	if (writer->people != NULL)
		people_free(writer->people);
	people_alias_free(writer->alias);
}

int
writer_end(struct writer *writer, int status)
{
	struct outfile package = { .fd = -1 };
	bool good;

	if (writer->people != NULL && status != STATUS_TROUBLE)
		rows_people(writer->people, &writer->sheets[TABLE_PEOPLE]);
	good = finish_tables(writer);
	if (good && status != STATUS_TROUBLE && writer->options.dir != NULL)
		good = finish_package(writer, &package) &&
		    publish(writer, &package);
	diag_at_die(NULL);
	outfile_release(&package);
	release(writer);
	return good ? status : STATUS_TROUBLE;
}
