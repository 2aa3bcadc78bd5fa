#include "sheet.h"

void
sheet_init(struct sheet *sheet, const struct table *table,
    struct cell_style style, struct outfile *file)
{
	*sheet = (struct sheet){ .table = table, .file = file,
		.n = table->n, .quote_all = style.quote_all };
	cell_writer_init(&sheet->cells, style);
	for (size_t i = 0; i < table->n; i++)
		sheet->order[i] = i;
}

void
sheet_release(struct sheet *sheet)
{
	cell_writer_release(&sheet->cells);
	buf_release(&sheet->first);
}

bool
sheet_columns(struct sheet *sheet, struct str names, struct str *wrong)
{
	struct str name;

	sheet->n = 0;
	while (str_field(&names, ',', &name)) {
		size_t column = csv_column(sheet->table, name);

		*wrong = name;
		if (column == sheet->table->n || sheet->n == COLUMNS_MAX)
			return false;
		sheet->order[sheet->n++] = column;
	}
	return true;
}

const char *
sheet_extension(enum cell_format format)
{
	return format == CELL_TSV ? "tsv"
	    : format == CELL_JSONL ? "jsonl" : "csv";
}

static void
end_row(struct sheet *sheet)
{
	struct buf *out = &sheet->file->buf;

	if (sheet->cells.style.excel)
		buf_byte(out, '\r');
	buf_byte(out, '\n');
	outfile_flush(sheet->file, false);
}

/*
 * A row that is one empty cell would be an empty line, which readers skip:
 * it is written as a quoted empty cell.
 */
static void
add_cell(struct sheet *sheet, struct str value)
{
	struct buf *out = &sheet->file->buf;

	if (value.len == 0 && sheet->n == 1 &&
	    sheet->cells.style.format == CELL_CSV)
		buf_text(out, "\"\"");
	else if (cell_add(&sheet->cells, out, value))
		sheet->cuts++;
}

static bool
is_text(const struct sheet *sheet, size_t column)
{
	return sheet->table->columns[column].type == COLUMN_TEXT;
}

static char
delimiter_of(const struct cell_style *style)
{
	return style->format == CELL_TSV ? '\t' : style->delimiter;
}

static void
add_delimited(struct sheet *sheet, const struct str cells[], bool header)
{
	struct buf *out = &sheet->file->buf;
	char delimiter = delimiter_of(&sheet->cells.style);

	for (size_t i = 0; i < sheet->n; i++) {
		if (i > 0)
			buf_byte(out, delimiter);
		sheet->cells.style.quote_all = sheet->quote_all ||
		    (sheet->cells.style.excel && !header &&
		        is_text(sheet, sheet->order[i]));
		add_cell(sheet, cells[sheet->order[i]]);
	}
	end_row(sheet);
}

/* What a row may need between two cells that are not short. */
enum { ROOM = COLUMNS_MAX * (SCAN_BLOCK + 1) + 1 };

static char *
put_long(struct sheet *sheet, char *to, struct str cell)
{
	struct buf *out = &sheet->file->buf;

	out->len = (size_t)(to - out->at);
	cell_add(&sheet->cells, out, cell);
	return buf_room(out, ROOM);
}

static char *
put_first(struct sheet *sheet, char *to)
{
	struct buf *out = &sheet->file->buf;

	out->len = (size_t)(to - out->at);
	buf_add(out, buf_str(&sheet->first));
	return buf_room(out, ROOM);
}

/* Sixteen bytes of it, which are there: see sheet_row(). */
static inline char *
put_bare(char *to, struct str cell)
{
	memcpy(to, cell.at, SCAN_BLOCK);
	return to + cell.len;
}

/* The same, where most cells can be written as they are. */
static void
add_bare(struct sheet *sheet, const struct str cells[], uint32_t bare)
{
	struct buf *out = &sheet->file->buf;
	char delimiter = delimiter_of(&sheet->cells.style);
	char *to = buf_room(out, ROOM), *behind;

	for (size_t i = 0; i < sheet->n; i++) {
		size_t column = sheet->order[i];
		struct str cell = cells[column];

		if (i > 0)
			*to++ = delimiter;
		if (cell.len == 0)
			continue;
		if (column == 0 && sheet->first.len > 0)
			to = put_first(sheet, to);
		else if ((bare >> column & 1) && cell.len <= SCAN_BLOCK)
			to = put_bare(to, cell);
		else if ((behind = cell_put_bare(
		              &sheet->cells, to, cell)) != NULL)
			to = behind;
		else
			to = put_long(sheet, to, cell);
	}
	out->len = (size_t)(to - out->at);
	end_row(sheet);
}

/* Is s a number as JSON wants it?  What stages write is; a stream may lie. */
static bool
is_json_number(struct str s)
{
	size_t i = str_starts(s, STR("-")) ? 1 : 0, digits = i;

	while (i < s.len && ascii_is_digit((unsigned char)s.at[i]))
		i++;
	if (i == digits || (s.at[digits] == '0' && i > digits + 1))
		return false;
	if (i == s.len)
		return true;
	if (s.at[i++] != '.' || i == s.len)
		return false;
	while (i < s.len && ascii_is_digit((unsigned char)s.at[i]))
		i++;
	return i == s.len;
}

/* Numbers bare, unknown is null. */
static void
add_member(struct sheet *sheet, const struct column *column, struct str value)
{
	struct buf *out = &sheet->file->buf;

	cell_add_json(out, str_of(column->name));
	buf_byte(out, ':');
	if (value.len == 0)
		buf_text(out, "null");
	else if (column->type != COLUMN_TEXT &&
	    column->type != COLUMN_DATE && is_json_number(value))
		buf_add(out, value);
	else
		add_cell(sheet, value);
}

static void
add_object(struct sheet *sheet, const struct str cells[])
{
	struct buf *out = &sheet->file->buf;

	for (size_t i = 0; i < sheet->n; i++) {
		size_t column = sheet->order[i];

		buf_byte(out, i == 0 ? '{' : ',');
		add_member(
		    sheet, &sheet->table->columns[column], cells[column]);
	}
	buf_byte(out, '}');
	end_row(sheet);
}

void
sheet_header(struct sheet *sheet)
{
	struct str names[COLUMNS_MAX];

	if (sheet->cells.style.format == CELL_JSONL)
		return;
	if (sheet->cells.style.excel)
		buf_text(&sheet->file->buf, "\xef\xbb\xbf");
	for (size_t i = 0; i < sheet->table->n; i++)
		names[i] = str_of(sheet->table->columns[i].name);
	add_delimited(sheet, names, true);
}

void
sheet_first(struct sheet *sheet, struct str value)
{
	buf_reset(&sheet->first);
	if (cell_is_bare(&sheet->cells.style))
		cell_add(&sheet->cells, &sheet->first, value);
}

void
sheet_row(struct sheet *sheet, const struct str cells[], uint32_t bare)
{
	if (sheet->cells.style.format == CELL_JSONL)
		add_object(sheet, cells);
	else if (sheet->n > 1 && cell_is_bare(&sheet->cells.style))
		add_bare(sheet, cells, bare);
	else
		add_delimited(sheet, cells, false);
	sheet->rows++;
}
