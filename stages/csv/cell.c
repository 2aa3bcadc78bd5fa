#include "cell.h"

#include <csv.h>

#include "utf8.h"

/* What the bytes of a cell ask for, gathered in one pass. */
enum trait {
	TRAIT_QUOTE = 1,   /* CSV has to quote the cell */
	TRAIT_DOUBLE = 16, /* a quotation mark, which CSV doubles */
	TRAIT_LINE = 2,    /* CR or LF */
	TRAIT_CONTROL = 4, /* a control character that has to go */
	TRAIT_ESCAPE = 8,  /* TSV or JSON has to escape it */
};

static unsigned char
traits_of(unsigned char c, const struct cell_style *style)
{
	if (c == '\n' || c == '\r')
		return TRAIT_QUOTE | TRAIT_LINE | TRAIT_ESCAPE;
	if (c == '\t')
		return TRAIT_ESCAPE |
		    (style->delimiter == '\t' ? TRAIT_QUOTE : 0);
	if (c < 0x20 || c == 0x7f)
		return TRAIT_CONTROL;
	if (c == '\\')
		return TRAIT_ESCAPE;
	if (c == '"')
		return TRAIT_QUOTE | TRAIT_DOUBLE;
	return c == (unsigned char)style->delimiter ? TRAIT_QUOTE : 0;
}

void
cell_writer_init(struct cell_writer *writer, struct cell_style style)
{
	bool csv = style.format == CELL_CSV;

	*writer = (struct cell_writer){ .style = style };
	writer->signs.a = scan_fill(csv ? '"' : '\\');
	writer->signs.b = scan_fill(
	    csv ? (unsigned char)style.delimiter : '\t');
	buf_init(&writer->scratch);
	for (unsigned c = 0; c < 256; c++)
		writer->traits[c] = traits_of((unsigned char)c, &style);
}

void
cell_writer_release(struct cell_writer *writer)
{
	buf_release(&writer->scratch);
}

/* Where there are controls, which no text has, byte by byte. */
static unsigned char
scan_bytes(const struct cell_writer *writer, struct str value)
{
	unsigned char found = 0;

	for (size_t i = 0; i < value.len; i++)
		found |= writer->traits[(unsigned char)value.at[i]];
	return found;
}

static unsigned char
traits_in(const struct cell_writer *writer, struct str value)
{
	struct scan scan = scan_of(value, &writer->signs);
	bool csv = writer->style.format == CELL_CSV;
	unsigned char found = 0;

	if (scan_any(scan.controls))
		return scan_bytes(writer, value);
	if (scan_any(scan.a))
		found |= csv ? TRAIT_QUOTE | TRAIT_DOUBLE : TRAIT_ESCAPE;
	if (scan_any(scan.b))
		found |= csv ? TRAIT_QUOTE : TRAIT_ESCAPE;
	return found;
}

/* Rewriting: control characters go, line ends may become a space. */
static struct str
clean(struct cell_writer *writer, struct str value)
{
	struct buf *out = &writer->scratch;

	buf_reset(out);
	buf_reserve(out, value.len);
	for (size_t i = 0; i < value.len; i++) {
		unsigned char trait =
		    writer->traits[(unsigned char)value.at[i]];

		if (trait & TRAIT_CONTROL)
			continue;
		if (!(trait & TRAIT_LINE) || !writer->style.one_line)
			buf_byte(out, value.at[i]);
		else if (value.at[i] == '\n' || i + 1 == value.len ||
		    value.at[i + 1] != '\n')
			buf_byte(out, ' ');
	}
	return buf_str(out);
}

/*
 * How many bytes of value, from its start, a spreadsheet holds with room for
 * the mark behind them; value.len where it holds all of it.
 */
static size_t
cut_point(struct str value)
{
	size_t i = 0, fits = 0;
	uint32_t units = 0, lines = 0;
	const uint32_t mark = 6; /* UTF-16 units of CELL_CUT_MARK */

	while (i < value.len) {
		uint32_t c = 0;
		size_t n = utf8_decode(value, i, &c);

		i += n == 0 ? 1 : n;
		units += c > 0xffff ? 2 : 1;
		lines += c == '\n';
		if (units > CELL_UNITS_MAX || lines > CELL_LINES_MAX)
			return fits;
		if (units + mark <= CELL_UNITS_MAX)
			fits = i;
	}
	return value.len;
}

static bool
is_plain_number(struct str s)
{
	size_t i = 0, digits = 0;

	if (s.len > 0 && (s.at[0] == '-' || s.at[0] == '+'))
		i++;
	for (; i < s.len && ascii_is_digit((unsigned char)s.at[i]); i++)
		digits++;
	if (i < s.len && s.at[i] == '.')
		for (i++; i < s.len && ascii_is_digit((unsigned char)s.at[i]);
		     i++)
			digits++;
	return digits > 0 && i == s.len;
}

/* Blanks that a spreadsheet may skip before it looks at the first sign. */
static bool
is_skipped(uint32_t c)
{
	return c == ' ' || c == '\n' || c == 0xfeff || c == 0x200b ||
	    (c >= 0x80 && utf8_is_space(c));
}

static bool
is_trigger(uint32_t c)
{
	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' ||
	    c == '\r' || c == 0xff1d || c == 0xff0b || c == 0xff0d ||
	    c == 0xff20;
}

bool
cell_is_formula(struct str value)
{
	for (size_t i = 0; i < value.len;) {
		uint32_t c = utf8_at(value, i);
		char bytes[4];

		if (!is_skipped(c))
			return is_trigger(c) && !is_plain_number(value);
		i += utf8_encode(c, bytes);
	}
	return false;
}

/* "'" before a formula, a mark where the rest was cut off. */
static struct str
fit_spreadsheet(struct cell_writer *writer, struct str value,
    unsigned char found, bool *cut)
{
	bool guard = cell_is_formula(value);
	struct buf *out = &writer->scratch;
	struct buf fitted;
	size_t keep;

	if (!guard && value.len <= CELL_UNITS_MAX && !(found & TRAIT_LINE))
		return value;
	buf_init(&fitted);
	if (guard)
		buf_byte(&fitted, '\'');
	buf_add(&fitted, value);
	keep = cut_point(buf_str(&fitted));
	*cut = keep < fitted.len;
	if (*cut) {
		fitted.len = keep;
		buf_text(&fitted, CELL_CUT_MARK);
	}
	buf_release(out);
	*out = fitted;
	return buf_str(out);
}

static void
add_quoted(struct buf *out, struct str value, unsigned char found)
{
	buf_reserve(out, value.len * 2 + 2);
	if (found & TRAIT_DOUBLE) {
		out->len += csv_write2(out->at + out->len,
		    out->cap - out->len, value.at, value.len, '"');
		return;
	}
	buf_byte(out, '"');
	buf_add(out, value);
	buf_byte(out, '"');
}

static void
add_csv(struct cell_writer *writer, struct buf *out, struct str value,
    unsigned char found)
{
	bool edge = value.len > 0 &&
	    (ascii_is_space((unsigned char)value.at[0]) ||
	        ascii_is_space((unsigned char)value.at[value.len - 1]));

	if ((found & TRAIT_QUOTE) || edge || writer->style.quote_all)
		add_quoted(out, value, found);
	else
		buf_add(out, value);
}

static void
add_escaped(struct buf *out, struct str value)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];

		if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
			buf_byte(out, '\\');
			c = c == '\t' ? 't' : c == '\n' ? 'n'
			    : c == '\r' ? 'r' : c;
		}
		buf_byte(out, c);
	}
}

static void
add_json_escape(struct buf *out, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";

	buf_byte(out, '\\');
	if (c == '"' || c == '\\') {
		buf_byte(out, (char)c);
	} else if (c == '\n' || c == '\t' || c == '\r') {
		buf_byte(out, c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
	} else {
		buf_text(out, "u00");
		buf_byte(out, hex[c >> 4]);
		buf_byte(out, hex[c & 15]);
	}
}

void
cell_add_json(struct buf *out, struct str value)
{
	buf_byte(out, '"');
	for (size_t i = 0, from = 0; i <= value.len; i++) {
		unsigned char c =
		    i < value.len ? (unsigned char)value.at[i] : '"';

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		buf_add(out, str_slice(value, from, i));
		from = i + 1;
		if (i == value.len)
			break;
		add_json_escape(out, c);
	}
	buf_byte(out, '"');
}

bool
cell_add(struct cell_writer *writer, struct buf *out, struct str value)
{
	const struct cell_style *style = &writer->style;
	unsigned char found = traits_in(writer, value);
	bool cut = false;

	if ((found & TRAIT_CONTROL) ||
	    ((found & TRAIT_LINE) && style->one_line)) {
		value = clean(writer, value);
		found = traits_in(writer, value);
	}
	if (style->excel)
		value = fit_spreadsheet(writer, value, found, &cut);
	if (style->format == CELL_JSONL)
		cell_add_json(out, value);
	else if (style->format == CELL_TSV && (found & TRAIT_ESCAPE))
		add_escaped(out, value);
	else if (style->format == CELL_TSV)
		buf_add(out, value);
	else
		add_csv(writer, out, value, found);
	return cut;
}
