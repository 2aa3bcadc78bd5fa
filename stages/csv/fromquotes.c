#include "fromquotes.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"

enum field {
	FIELD_ARTICLE,
	FIELD_QUOTE,
	FIELD_DATE,
	FIELD_OUTLET,
	FIELD_NAME,
	FIELD_KIND,
	FIELD_ROLE,
	FIELD_AFFIL,
	FIELD_TYPE,
	FIELD_WORDS,
	FIELDS,
};

static const char *const names[FIELDS] = {
	[FIELD_ARTICLE] = "article_id",
	[FIELD_QUOTE] = "quote_id",
	[FIELD_DATE] = "published_date",
	[FIELD_OUTLET] = "outlet",
	[FIELD_NAME] = "speaker",
	[FIELD_KIND] = "speaker_kind",
	[FIELD_ROLE] = "role",
	[FIELD_AFFIL] = "affiliation",
	[FIELD_TYPE] = "quote_type",
	[FIELD_WORDS] = "n_words",
};

enum { COLUMNS_SEEN = 64 };

struct rows {
	struct people *people;
	const char *path;
	struct arena arena;            /* the cells of one row */
	struct str cells[FIELDS];
	enum field of[COLUMNS_SEEN];   /* FIELDS: a column that is not used */
	size_t column;                 /* the next cell's */
	uint64_t row;                  /* 0: the header */
	struct buf article;            /* the id of the article begun last */
	bool begun;
};

static enum field
field_of(struct str name)
{
	size_t i = 0;

	while (i < FIELDS && !str_is(name, names[i]))
		i++;
	return (enum field)i;
}

static void
on_cell(void *at, size_t len, void *data)
{
	struct rows *rows = data;
	struct str cell = { at, len };
	size_t column = rows->column++;

	if (column >= COLUMNS_SEEN)
		return;
	if (rows->row == 0) {
		if (str_starts(cell, STR("\xef\xbb\xbf")))
			cell = str_slice(cell, 3, cell.len);
		rows->of[column] = field_of(cell);
		if (rows->of[column] < FIELDS)
			rows->cells[rows->of[column]] = STR("there");
	} else if (rows->of[column] < FIELDS) {
		rows->cells[rows->of[column]] =
		    arena_copy(&rows->arena, cell);
	}
}

static void
check_header(const struct rows *rows)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (rows->cells[i].len == 0)
			die("%s: no column %s: is it a table of quotes?",
			    rows->path, names[i]);
}

static void
begin_article(struct rows *rows)
{
	const struct str *cells = rows->cells;

	if (rows->begun &&
	    str_eq(cells[FIELD_ARTICLE], buf_str(&rows->article)))
		return;
	rows->begun = true;
	buf_reset(&rows->article);
	buf_add(&rows->article, cells[FIELD_ARTICLE]);
	people_article(rows->people, cells[FIELD_ARTICLE],
	    cells[FIELD_DATE], cells[FIELD_OUTLET]);
}

static void
add_row(struct rows *rows)
{
	const struct str *cells = rows->cells;
	struct people_quote quote = {
		.name = cells[FIELD_NAME],
		.kind = cells[FIELD_KIND],
		.role = cells[FIELD_ROLE],
		.affil = cells[FIELD_AFFIL],
		.quote = cells[FIELD_QUOTE],
		.direct = !str_is(cells[FIELD_TYPE], "indirect"),
	};
	uint64_t words;

	if (!str_number(cells[FIELD_WORDS], UINT32_MAX, &words))
		die("%s: row %llu: n_words is no number", rows->path,
		    (unsigned long long)rows->row);
	quote.words = (uint32_t)words;
	begin_article(rows);
	if (quote.name.len > 0)
		people_add(rows->people, &quote);
}

static void
on_row(int terminator, void *data)
{
	struct rows *rows = data;

	(void)terminator;
	if (rows->row == 0)
		check_header(rows);
	else
		add_row(rows);
	rows->row++;
	rows->column = 0;
	arena_reset(&rows->arena);
	for (size_t i = 0; i < FIELDS; i++)
		rows->cells[i] = STR("");
}

static void
parse(struct rows *rows, FILE *in)
{
	struct csv_parser parser;
	static char bytes[256 * 1024];
	size_t n;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		die_memory();
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		if (csv_parse(&parser, bytes, n, on_cell, on_row, rows) != n)
			die("%s: row %llu is no CSV", rows->path,
			    (unsigned long long)rows->row);
	if (ferror(in))
		die("%s: cannot read: %s", rows->path, strerror(errno));
	if (csv_fini(&parser, on_cell, on_row, rows) != 0)
		die("%s: the last row is cut short", rows->path);
	csv_free(&parser);
}

void
people_from_quotes(struct people *people, const char *path)
{
	bool dash = strcmp(path, "-") == 0;
	struct rows rows = { .people = people,
		.path = dash ? "standard input" : path };
	FILE *in = dash ? stdin : fopen(path, "rb");

	if (in == NULL)
		die("%s: cannot open: %s", path, strerror(errno));
	for (size_t i = 0; i < FIELDS; i++)
		rows.cells[i] = STR("");
	for (size_t i = 0; i < COLUMNS_SEEN; i++)
		rows.of[i] = FIELDS;
	parse(&rows, in);
	if (rows.row == 0)
		die("%s: empty, a table of quotes has a header", rows.path);
	arena_release(&rows.arena);
	buf_release(&rows.article);
	if (!dash)
		fclose(in);
}
