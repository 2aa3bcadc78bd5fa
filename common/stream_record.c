/*
 * One line to one record: whatever it is, and what is wrong with it.
 *
 * Half of what a stage at the end of the chain does is done here, so columns
 * are cut and checked in one walk: most of them have but a few bytes.
 */
#include "eight.h"
#include "stream_in.h"
#include "utf8.h"

enum {
	OFFSET_MAX = INT32_MAX,
	COLUMNS = 5,          /* kind, id, begin, end, label */
};

struct str
stream_column(struct str *rest)
{
	struct str field = { "", 0 };

	str_field(rest, '\t', &field);
	return field;
}

struct str
stream_remaining(struct str rest)
{
	return rest.at == NULL ? (struct str){ "", 0 } : rest;
}

/*
 * Cut the line into the columns before the surface.  Returns how many of them
 * there are; *rest is what follows the last.
 */
static size_t
cut_columns(struct str line, struct str columns[COLUMNS], struct str *rest)
{
	uint64_t tabs = stream_tabs(line.at);
	size_t n = 0, at = 0;

	if (line.len < STREAM_HEADER)
		tabs &= ((uint64_t)1 << line.len) - 1;
	for (; n < COLUMNS && tabs != 0; n++) {
		size_t tab = (size_t)__builtin_ctzll(tabs);

		columns[n] = str_slice(line, at, tab);
		at = tab + 1;
		tabs &= tabs - 1;
	}
	*rest = str_slice(line, at, line.len);
	while (n < COLUMNS && str_find(*rest, '\t', 0) < rest->len)
		str_field(rest, '\t', &columns[n++]);
	return n;
}

/* A name, or two joined by a full stop: letters, then digits and hyphens, too. */
static bool
is_kind(struct str s)
{
	bool begun = false, dotted = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (begun && c == '.' && !dotted) {
			dotted = true;
			begun = false;
		} else if (ascii_is_lower(c) ||
		    (begun && (ascii_is_digit(c) || c == '-'))) {
			begun = true;
		} else {
			return false;
		}
	}
	return begun;
}

/* Most ids are a letter and few digits. */
static bool
is_id(struct str s)
{
	if (s.len == 0 || !ascii_is_alpha((unsigned char)s.at[0]))
		return false;
	if (s.len <= 8 && eight_digits(eight_first(eight_load(s.at) >> 8,
	                      s.len - 1, EIGHT_OF('0'))))
		return true;
	for (size_t i = 1; i < s.len; i++)
		if (!ascii_is_alnum((unsigned char)s.at[i]))
			return false;
	return true;
}

static inline bool
read_offset(struct str s, uint32_t *offset)
{
	uint64_t word, value;

	if (s.len == 0 || (s.len > 1 && s.at[0] == '0'))
		return false;
	if (s.len > 8) {
		if (!str_number(s, OFFSET_MAX, &value))
			return false;
		*offset = (uint32_t)value;
		return true;
	}
	word = eight_load(s.at) << 8 * (8 - s.len) |
	    eight_first(EIGHT_OF('0'), 8 - s.len, 0);
	*offset = eight_number(word);
	return eight_digits(word);
}

/*
 * rest begins with the surface, as long as its span.  Only in a par a TAB has
 * to be looked for: stream_check_span() finds it in all others, as no text
 * has any.
 */
static bool
take_surface(struct record *record, struct str rest)
{
	size_t len = span_len(record->at);

	if (rest.len < len || (rest.len > len && rest.at[len] != '\t') ||
	    (str_is(record->kind, "par") &&
	        str_find(str_slice(rest, 0, len), '\t', 0) < len))
		return false;
	record->surface = str_slice(rest, 0, len);
	if (rest.len > len)
		record->attrs = str_slice(rest, len + 1, rest.len);
	return true;
}

static const char *
parse_span(struct record *record, const struct str columns[COLUMNS],
    struct str rest)
{
	record->type = RECORD_SPAN;
	record->id = columns[1];
	record->label = columns[4];
	if (!is_id(record->id))
		return "id is not a letter and letters or digits";
	if (record->label.len == 0)
		return "label is empty; \".\" means none";
	if (!read_offset(columns[2], &record->at.begin) ||
	    !read_offset(columns[3], &record->at.end))
		return "offset is not a number below 2^31";
	if (record->at.end < record->at.begin)
		return "span ends before it begins";
	if (!take_surface(record, rest))
		return "surface is not as long as its span";
	return NULL;
}

static const char *
parse_link(struct record *record, struct str rest)
{
	record->type = RECORD_LINK;
	record->id = stream_column(&rest);
	record->column[0] = stream_column(&rest);
	record->column[1] = stream_column(&rest);
	if (rest.at == NULL)
		return "link record has fewer than 5 columns";
	record->label = stream_column(&rest);
	record->attrs = stream_remaining(rest);
	return NULL;
}

/* via (2 columns), err (3 columns) and map (1 column). */
static const char *
parse_columns(struct record *record, enum record_type type, struct str rest,
    size_t n)
{
	record->type = type;
	for (size_t i = 0; i < n; i++) {
		if (rest.at == NULL)
			return "record has too few columns";
		record->column[i] = stream_column(&rest);
	}
	record->attrs = stream_remaining(rest);
	return NULL;
}

/* Field by field: for a whole struct of this size gcc takes much longer. */
static void
clear(struct record *record, struct str line)
{
	static const struct str none = { "", 0 };

	record->line = line;
	record->kind = none;
	record->attrs = none;
	record->id = none;
	record->at = (struct span){ 0, 0 };
	record->label = none;
	record->surface = none;
	for (size_t i = 0; i < 3; i++)
		record->column[i] = none;
}

const char *
stream_record(struct record *record, struct str line)
{
	struct str columns[COLUMNS], rest, behind = { NULL, 0 };
	size_t n = cut_columns(line, columns, &rest);

	clear(record, line);
	if (line.len == 0)
		return "blank line";
	if (n == 0)
		columns[0] = line;
	record->kind = columns[0];
	if (n > 0)
		behind = str_slice(line, columns[0].len + 1, line.len);
	switch (columns[0].len > 4
	        ? 0 : eight_first(eight_load(line.at), columns[0].len, 0)) {
	case STREAM_KIND('v', 'i', 'a', 0):
		return parse_columns(record, RECORD_VIA, behind, 2);
	case STREAM_KIND('e', 'r', 'r', 0):
		return parse_columns(record, RECORD_ERR, behind, 3);
	case STREAM_KIND('m', 'a', 'p', 0):
		return parse_columns(record, RECORD_MAP, behind, 1);
	case STREAM_KIND('l', 'i', 'n', 'k'):
		return parse_link(record, behind);
	case STREAM_KIND('e', 'n', 't', 0):
	case STREAM_KIND('s', 'e', 'n', 't'):
		break;
	default:
		if (n == COLUMNS && !is_kind(columns[0]))
			return "kind is not a name";
	}
	if (n < COLUMNS)
		return "span record has fewer than 6 columns";
	return parse_span(record, columns, rest);
}

/* As str_eq() for parts of the same length, without a call for short ones. */
static bool
same_bytes(struct str a, struct str b)
{
	if (a.len > 16)
		return memcmp(a.at, b.at, a.len) == 0;
	if (a.len > 8)
		return ((eight_load(a.at) ^ eight_load(b.at)) |
		           (eight_load(a.at + a.len - 8) ^
		               eight_load(b.at + b.len - 8))) == 0;
	return eight_load_short(a.at, a.len, 0) ==
	    eight_load_short(b.at, b.len, 0);
}

/* Is surface the span of text, each LF shown as a space? */
static bool
fits_text(struct str surface, struct str part)
{
	if (same_bytes(surface, part))
		return true;
	for (size_t i = 0; i < part.len; i++)
		if (surface.at[i] != (part.at[i] == '\n' ? ' ' : part.at[i]))
			return false;
	return true;
}

const char *
stream_check_span(const struct record *record, struct str text)
{
	if (record->at.end > text.len)
		return "span lies past the end of the text";
	if (!fits_text(record->surface, str_span(text, record->at)))
		return "surface differs from the text";
	if (!utf8_is_boundary(text, record->at.begin) ||
	    !utf8_is_boundary(text, record->at.end))
		return "span cuts a character";
	return NULL;
}
