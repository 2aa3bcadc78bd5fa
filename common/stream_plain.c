/*
 * Most lines: spans with short columns.
 *
 * How long a column is cannot be foretold, and a branch that goes astray costs
 * more than all the work on it.  So a column is looked at as one word, and a
 * line in which one is not as it mostly is, is left to stream_record().
 */
#include "lanes.h"
#include "stream_in.h"

/* The columns before the surface: where the TABs behind them stand. */
struct tabs {
	size_t kind, id, begin, end, label;
};

static inline bool
find_tabs(struct str line, struct tabs *tabs)
{
	uint64_t kind = stream_tabs(line.at);
	uint64_t id = kind & (kind - 1);
	uint64_t begin = id & (id - 1);
	uint64_t end = begin & (begin - 1);
	uint64_t label = end & (end - 1);

	if (label == 0)
		return false;
	tabs->kind = bits_first(kind);
	tabs->id = bits_first(id);
	tabs->begin = bits_first(begin);
	tabs->end = bits_first(end);
	tabs->label = bits_first(label);
	return tabs->label < line.len;
}

/* Is it a column of 1 to most bytes? */
static inline bool
is_short(struct str s, size_t most)
{
	return s.len - 1 < most;
}

/* Seven small letters at most, and not the kind of another record. */
static inline bool
is_plain_kind(uint64_t kind, size_t len)
{
	uint64_t word = kind | EIGHT_OF('a') << 8 * len;
	uint64_t small = (word + EIGHT_OF(0x80 - 'a')) &
	    ~(word + EIGHT_OF(0x7f - 'z')) & ~word;

	return (~small & EIGHT_OF(0x80)) == 0 &&
	    kind != STREAM_KIND('v', 'i', 'a', 0) &&
	    kind != STREAM_KIND('e', 'r', 'r', 0) &&
	    kind != STREAM_KIND('m', 'a', 'p', 0) &&
	    kind != STREAM_KIND('l', 'i', 'n', 'k');
}

/* The values of digits; the first of s goes where the last of 8 bytes are. */
static inline uint64_t
digits_of(struct str s)
{
	return (eight_load(s.at) ^ EIGHT_OF('0')) << 8 * (8 - s.len);
}

/* The highest bit of a byte is set where a digit is above 9. */
static inline uint64_t
above_nine(uint64_t digits)
{
	return digits | (digits + EIGHT_OF(0x80 - 10));
}

static inline uint32_t
number_of(uint64_t digits)
{
	return eight_number(digits + EIGHT_OF('0'));
}

static inline bool
has_zero_before(struct str s)
{
	return s.at[0] == '0' && s.len > 1;
}

/* Read id, begin and end: a letter and digits, digits, digits. */
static inline bool
read_digits(struct record *record, struct str begin, struct str end)
{
	uint64_t letter = (uint64_t)(unsigned char)record->id.at[0] | 0x20;
	uint64_t id = digits_of(record->id) &
	    ~((uint64_t)0xff << 8 * (8 - record->id.len));
	uint64_t first = digits_of(begin), last = digits_of(end);

	record->at.begin = number_of(first);
	record->at.end = number_of(last);
	return ((above_nine(id) | above_nine(first) | above_nine(last)) &
	           EIGHT_OF(0x80)) == 0 &&
	    letter - 'a' < 26 && !has_zero_before(begin) &&
	    !has_zero_before(end) && record->at.begin <= record->at.end;
}

/*
 * rest begins with the surface, as long as its span.  Only in a par a TAB has
 * to be looked for: see stream_record.c.
 */
static inline bool
take_surface(struct record *record, struct str rest, bool par)
{
	size_t len = span_len(record->at);

	if (rest.len < len || (rest.len > len && rest.at[len] != '\t') ||
	    (par && str_find(str_slice(rest, 0, len), '\t', 0) < len))
		return false;
	record->surface = str_slice(rest, 0, len);
	record->attrs = rest.len > len ? str_slice(rest, len + 1, rest.len)
	                               : STR("");
	return true;
}

static inline bool
take_columns(struct record *record, struct str line, const struct tabs *tabs)
{
	struct str begin = str_slice(line, tabs->id + 1, tabs->begin);
	struct str end = str_slice(line, tabs->begin + 1, tabs->end);
	uint64_t kind;

	record->kind = str_slice(line, 0, tabs->kind);
	record->id = str_slice(line, tabs->kind + 1, tabs->id);
	record->label = str_slice(line, tabs->end + 1, tabs->label);
	if (!is_short(record->kind, 7) || !is_short(record->id, 8) ||
	    !is_short(begin, 8) || !is_short(end, 8) ||
	    record->label.len == 0)
		return false;
	kind = eight_load(line.at) &
	    (((uint64_t)1 << 8 * record->kind.len) - 1);
	return is_plain_kind(kind, record->kind.len) &&
	    read_digits(record, begin, end) &&
	    take_surface(record, str_slice(line, tabs->label + 1, line.len),
	        kind == STREAM_KIND('p', 'a', 'r', 0));
}

bool
stream_plain(struct record *record, struct str line)
{
	struct tabs tabs;

	record->type = RECORD_SPAN;
	record->line = line;
	for (size_t i = 0; i < 3; i++)
		record->column[i] = STR("");
	return find_tabs(line, &tabs) && take_columns(record, line, &tabs);
}
