#include "tablefile.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>

#include "arena.h"
#include "diag.h"

struct reader {
	const struct tablefile *table;
	struct arena arena;                  /* the cells of one row */
	struct str cells[TABLEFILE_COLUMNS]; /* [table->n] */
	size_t of[TABLEFILE_COLUMNS]; /* a column's name; n: not asked for */
	size_t column;                /* the next cell's */
	uint64_t row;                 /* 0: the header */
};

const char *
tablefile_name(const struct tablefile *table)
{
	return strcmp(table->path, "-") == 0 ? "standard input" : table->path;
}

static size_t
name_of(const struct tablefile *table, struct str cell)
{
	size_t i = 0;

	if (str_starts(cell, STR("\xef\xbb\xbf")))
		cell = str_slice(cell, 3, cell.len);
	while (i < table->n && !str_is(cell, table->names[i]))
		i++;
	return i;
}

static void
on_cell(void *at, size_t len, void *data)
{
	struct reader *reader = data;
	const struct tablefile *table = reader->table;
	struct str cell = { at, len };
	size_t column = reader->column++;

	if (column >= TABLEFILE_COLUMNS)
		return;
	if (reader->row == 0)
		reader->of[column] = name_of(table, cell);
	if (reader->of[column] < table->n)
		reader->cells[reader->of[column]] =
		    arena_copy(&reader->arena, cell);
}

/* In the header a cell that is there holds its own name. */
static void
check_header(const struct reader *reader)
{
	const struct tablefile *table = reader->table;

	for (size_t i = 0; i < table->n; i++)
		if (reader->cells[i].len == 0)
			die("%s: no column %s: is it another table?",
			    tablefile_name(table), table->names[i]);
}

static void
next_row(struct reader *reader)
{
	reader->row++;
	reader->column = 0;
	arena_reset(&reader->arena);
	for (size_t i = 0; i < reader->table->n; i++)
		reader->cells[i] = STR("");
}

static void
on_row(int terminator, void *data)
{
	struct reader *reader = data;
	const struct tablefile *table = reader->table;

	(void)terminator;
	if (reader->row == 0)
		check_header(reader);
	else
		table->row(reader->cells, reader->row, table->data);
	next_row(reader);
}

static void
parse(struct reader *reader, FILE *in)
{
	const char *name = tablefile_name(reader->table);
	struct csv_parser parser;
	static char bytes[256 * 1024];
	size_t n;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		die_memory();
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		if (csv_parse(&parser, bytes, n, on_cell, on_row, reader) != n)
			die("%s: row %llu is no CSV", name,
			    (unsigned long long)reader->row);
	if (ferror(in))
		die("%s: cannot read: %s", name, strerror(errno));
	if (csv_fini(&parser, on_cell, on_row, reader) != 0)
		die("%s: the last row is cut short", name);
	csv_free(&parser);
}

void
tablefile_read(const struct tablefile *table)
{
	bool dash = strcmp(table->path, "-") == 0;
	struct reader reader = { .table = table };
	FILE *in = dash ? stdin : fopen(table->path, "rb");

	if (in == NULL)
		die("%s: cannot open: %s", table->path, strerror(errno));
	for (size_t i = 0; i < TABLEFILE_COLUMNS; i++) {
		reader.cells[i] = STR("");
		reader.of[i] = table->n;
	}
	parse(&reader, in);
	if (reader.row == 0)
		die("%s: empty, a table has a header", tablefile_name(table));
	arena_release(&reader.arena);
	if (!dash)
		fclose(in);
}
