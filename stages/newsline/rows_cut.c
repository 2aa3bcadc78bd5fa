/* Cutting the tables of many shards, written by one run of the chain. */
#include <sysexits.h>

#include "files.h"
#include "rows.h"

static size_t
count_marks(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; (i = str_find(s, '"', i)) < s.len; i++)
		n++;
	return n;
}

/* Cut the next row, with its LF, off *rest.  LFs inside quotes end none. */
static struct str
next_row(struct str *rest)
{
	size_t from, end = 0, marks = 0;
	struct str row;

	do {
		from = end;
		end = str_find(*rest, '\n', from);
		marks += count_marks(str_slice(*rest, from, end));
		end += end < rest->len;
	} while (marks % 2 == 1 && end < rest->len);
	row = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end, rest->len);
	return row;
}

/* The first cell as it was written, with its quotes. */
static struct str
first_cell(struct str row)
{
	size_t end = 0;

	if (row.len == 0 || row.at[0] != '"')
		return str_slice(row, 0, str_find(row, ',', 0));
	do
		end = str_find(row, '"', end + 1) + 1;
	while (end < row.len && row.at[end] == '"');
	return str_slice(row, 0, end < row.len ? end : row.len);
}

/* The cell without its quotes, in *out. */
static struct str
bare_cell(struct str cell, struct buf *out)
{
	if (cell.len < 2 || cell.at[0] != '"')
		return cell;
	buf_reset(out);
	for (size_t i = 1; i + 1 < cell.len; i++) {
		buf_byte(out, cell.at[i]);
		i += cell.at[i] == '"';
	}
	return buf_str(out);
}

/* Does the row begin with this cell? */
static bool
begins_with(struct str row, struct str cell)
{
	return str_starts(row, cell) && row.len > cell.len &&
	    row.at[cell.len] == ',';
}

/* The input that the cell is the id of, from first on; cut->end: none. */
static size_t
input_of(struct rows_cut *cut, struct str cell)
{
	struct str id = bare_cell(cell, &cut->bare);
	size_t i = cut->next;

	while (i < cut->end && !rows_is_of(id, &cut->inputs->at[i]))
		i++;
	if (i == cut->end)
		end_with(EX_SOFTWARE, "nl-csv wrote a row of no input: %.*s",
		    (int)cell.len, cell.at);
	cut->next = i;
	return i;
}

/* Pass the rows at the front of a table that belong to the article. */
static void
pass_rows(struct str *rest, struct str cell)
{
	while (begins_with(*rest, cell))
		next_row(rest);
}

void
rows_cut_begin(struct rows_cut *cut, const struct rows *rows,
    const struct inputs *inputs, size_t begin, size_t end)
{
	*cut = (struct rows_cut){ .inputs = inputs, .next = begin,
		.end = end, .rest = *rows };
	buf_init(&cut->bare);
}

struct rows
rows_cut_next(struct rows_cut *cut, size_t end)
{
	struct str *rest = cut->rest.table;
	struct rows passed = cut->rest;

	while (rest[0].len > 0) {
		struct str cell = first_cell(rest[0]);

		if (input_of(cut, cell) >= end)
			break;
		for (size_t t = 0; t < TABLES; t++)
			pass_rows(&rest[t], cell);
	}
	for (size_t t = 0; t < TABLES; t++)
		passed.table[t].len -= rest[t].len;
	return passed;
}

void
rows_cut_end(struct rows_cut *cut)
{
	for (size_t t = 0; t < TABLES; t++)
		if (cut->rest.table[t].len > 0)
			end_with(EX_SOFTWARE, "nl-csv wrote rows of no "
			    "article to %s.csv", table_names[t]);
	buf_release(&cut->bare);
}
