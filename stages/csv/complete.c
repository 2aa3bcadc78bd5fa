#include "complete.h"

#include <sys/stat.h>

#include "diag.h"
#include "fromquotes.h"
#include "package.h"
#include "rows.h"

/* Write the rest of file and give it its name; says what failed. */
static bool
publish(struct outfile *file, const char *name)
{
	if (outfile_finish(file) != 0 || outfile_publish(file) != 0)
		warn("%s: cannot write: %s", name, strerror(file->error));
	return file->error == 0;
}

static const struct cell_style plain = { .delimiter = ',' };

static bool
write_people(struct people *people, const char *dir)
{
	struct outfile file;
	struct sheet sheet;
	bool good;

	outfile_create(&file, dir, "people.csv");
	sheet_init(&sheet, &csv_tables[TABLE_PEOPLE], plain, &file);
	sheet_header(&sheet);
	rows_people(people, &sheet);
	good = publish(&file, "people.csv");
	sheet_release(&sheet);
	outfile_release(&file);
	return good;
}

static bool
write_package(const char *dir)
{
	struct outfile file;
	uint64_t bytes[TABLES];
	bool good;

	for (size_t i = 0; i < TABLES; i++) {
		struct buf path;
		struct stat status;

		buf_init(&path);
		buf_printf(&path, "%s/%s.csv", dir, csv_tables[i].name);
		buf_byte(&path, '\0');
		bytes[i] = stat(path.at, &status) == 0
		    ? (uint64_t)status.st_size
		    : 0;
		buf_release(&path);
	}
	outfile_create(&file, dir, "datapackage.json");
	package_print(&file.buf, &plain, bytes);
	good = publish(&file, "datapackage.json");
	outfile_release(&file);
	return good;
}

int
complete_directory(const char *dir, const struct people_alias *alias)
{
	struct people *people = people_new(alias);
	struct buf path;
	bool good;

	buf_init(&path);
	buf_printf(&path, "%s/quotes.csv", dir);
	buf_byte(&path, '\0');
	people_from_quotes(people, path.at);
	good = write_people(people, dir) &&
	    write_package(dir) && outfile_sync_dir(dir);
	people_free(people);
	buf_release(&path);
	return good ? STATUS_OK : STATUS_TROUBLE;
}
