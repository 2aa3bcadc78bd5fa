#include "scan.h"

#include "abbrev.h"
#include "utf8.h"

enum { DATELINE_MAX = 80 };

static unsigned char
byte_at(const struct scan *scan, uint32_t i)
{
	return i < scan->par.end ? (unsigned char)scan->text.at[i] : ' ';
}

static bool
is_blank(const struct scan *scan, uint32_t i)
{
	return ascii_is_space(byte_at(scan, i));
}

/* ---------------------------------------------------------------- datelines */

/* Bytes of the dash between blanks at i, which parts a place from the news. */
static uint32_t
dash_len(const struct scan *scan, uint32_t i)
{
	uint32_t c = utf8_at(scan->text, i);
	uint32_t n = c == 0x2013 || c == 0x2014 ? 3 : 1;

	if (c != '-' && n == 1)
		return 0;
	if (byte_at(scan, i + n) == '-')
		n++;
	return is_blank(scan, i + n) ? n : 0;
}

/*
 * "SACRAMENTO, Calif. (KTXL) -", "New York (AFP) -": a place in capitals or a
 * source in brackets, and a dash soon after.
 */
static uint32_t
dateline_end(const struct scan *scan)
{
	uint32_t i = scan->par.begin;
	uint32_t limit = i + DATELINE_MAX < scan->par.end ?
	    i + DATELINE_MAX : scan->par.end;
	uint32_t capitals = 0;

	while (i < limit && ascii_is_upper(byte_at(scan, i)))
		i++, capitals++;
	for (; capitals > 0 && i + 1 < limit; i++) {
		if (!is_blank(scan, i) || dash_len(scan, i + 1) == 0)
			continue;
		if (capitals > 1 || byte_at(scan, i - 1) == ')')
			return i + 1 + dash_len(scan, i + 1);
		break;
	}
	return scan->par.begin;
}

static bool
ends_stopped(const struct scan *scan)
{
	uint32_t i = scan->par.end;

	for (int n = 0; n < 6 && i > scan->par.begin; n++) {
		unsigned char c = byte_at(scan, i - 1);

		if (c == '.' || c == '?' || c == '!')
			return true;
		i--;
	}
	return false;
}

/* -------------------------------------------------------------------- marks */

uint32_t
scan_next_mark(struct scan *scan, uint32_t i)
{
	if (scan->mark < i)
		scan->mark = i;
	while (scan->mark < scan->par.end) {
		unsigned char c = byte_at(scan, scan->mark);

		if (c == '.' || c == '?' || c == '!')
			break;
		scan->mark++;
	}
	return scan->mark;
}

enum { MARK_NEAR = 240, PROSE_WORDS = 1 };

bool
scan_in_prose(struct scan *scan, uint32_t next)
{
	return scan->lowers >= PROSE_WORDS && scan->ends_stopped &&
	    scan_next_mark(scan, next) - next < MARK_NEAR;
}

/* Does what stands before byte i let a mark at i open something? */
static bool
may_open_after(const struct scan *scan, uint32_t i)
{
	size_t begin;
	uint32_t c;

	if (i == scan->par.begin || is_blank(scan, i - 1))
		return true;
	c = utf8_before(scan->text, i, &begin);
	return c == '(' || c == '[' || c == '-' || c == 0x2014 || c == 0x2013 ||
	    c == '"' || c == '\'' || c == 0x2018 || c == 0x201c;
}

/* A straight mark opens at a word's begin, closes at its end, else turns. */
static bool
straight_opens(const struct scan *scan, uint32_t i, bool is_open)
{
	bool before = may_open_after(scan, i);
	bool after = is_blank(scan, i + 1);

	if (before != after)
		return before;
	return !is_open;
}

static bool
is_letter_at(const struct scan *scan, uint32_t i)
{
	return i < scan->par.end && utf8_is_letter(utf8_at(scan->text, i));
}

/* A mark that is mostly an apostrophe. */
static void
note_single(struct scan *scan, uint32_t i, uint32_t n)
{
	if (scan->in_single) {
		if (!is_letter_at(scan, i + n) && !is_blank(scan, i - 1))
			scan->in_single = false;
	} else if (n == 1 && may_open_after(scan, i) &&
	    is_letter_at(scan, i + 1))
		scan->in_single = true;
}

void
scan_mark(struct scan *scan, uint32_t i)
{
	uint32_t c = utf8_at(scan->text, i);

	switch (utf8_mark(c)) {
	case MARK_OPEN:
		scan->in_double = true;
		break;
	case MARK_CLOSE:
		scan->in_double = false;
		break;
	case MARK_STRAIGHT:
		scan->in_double = straight_opens(scan, i, scan->in_double);
		break;
	case MARK_OPEN_SINGLE:
		scan->in_single = true;
		break;
	case MARK_CLOSE_SINGLE:
		note_single(scan, i, 3);
		break;
	case MARK_STRAIGHT_SINGLE:
		note_single(scan, i, 1);
		break;
	case MARK_NONE:
		if (c == '(' || c == '[')
			scan->brackets++;
		else if ((c == ')' || c == ']') && scan->brackets > 0)
			scan->brackets--;
		break;
	}
}

/* -------------------------------------------------------------------- lists */

bool
scan_is_bullet(const struct scan *scan, uint32_t i)
{
	static const uint32_t bullets[] = { 0x2022, 0x2023, 0x2043, 0x204c,
		0x204d, 0x2219, 0x25a0, 0x25aa, 0x25cf, 0x25e6, 0x25c6, 0x27a2,
		0xb7 };
	uint32_t c;

	if (byte_at(scan, i) < 0x80)
		return false;
	c = utf8_at(scan->text, i);
	for (size_t k = 0; k < sizeof(bullets) / sizeof(bullets[0]); k++)
		if (c == bullets[k])
			return true;
	return false;
}

/* Read "1", "12", "a" or "B" at *i; the kind, or '\0'. */
static char
read_value(const struct scan *scan, uint32_t *i, uint32_t *value)
{
	unsigned char c = byte_at(scan, *i);

	*value = 0;
	if (ascii_is_alpha(c)) {
		++*i;
		*value = (uint32_t)(ascii_lower(c) - 'a') + 1;
		return ascii_is_upper(c) ? 'A' : 'a';
	}
	for (int n = 0; n < 2 && ascii_is_digit(byte_at(scan, *i)); n++, ++*i)
		*value = *value * 10 + (uint32_t)(byte_at(scan, *i) - '0');
	return *value == 0 ? '\0' : '1';
}

/* Read the label of an item, "1." "a)" "(2)" "3.)", that begins at byte i. */
static struct scan_item
read_label(const struct scan *scan, uint32_t i, uint32_t *end)
{
	struct scan_item item = { 0 };

	if (byte_at(scan, i) == '(')
		i++;
	item.kind = read_value(scan, &i, &item.value);
	if (item.kind == '\0')
		return item;
	if (byte_at(scan, i) == '.') {
		item.style = '.';
		i++;
	}
	if (byte_at(scan, i) == ')') {
		item.style = item.style == '.' ? ']' : ')';
		i++;
	}
	*end = i;
	if (!is_blank(scan, i))
		item.style = '\0';
	return item;
}

/* Is the stop before byte end that of an abbreviation, as in "No. 1."? */
static bool
is_abbreviated(const struct scan *scan, uint32_t end)
{
	uint32_t begin = end - 1;

	while (begin > scan->par.begin && end - begin < 12 &&
	    ascii_is_alpha(byte_at(scan, begin - 1)))
		begin--;
	return abbrev_class(str_slice(scan->text, begin, end - 1), NULL) !=
	    ABBREV_NONE;
}

/* May a first item begin behind what ends at byte end? */
static bool
may_begin_list(const struct scan *scan, uint32_t end, uint32_t next)
{
	unsigned char c;

	if (next == scan->begin)
		return true;
	c = byte_at(scan, end - 1);
	return c == ':' || c == ';' ||
	    (c == '.' && !is_abbreviated(scan, end));
}

bool
scan_item(struct scan *scan, uint32_t end, uint32_t next)
{
	uint32_t after;
	struct scan_item item = read_label(scan, next, &after);

	if (item.style == '\0')
		return false;
	if (item.style == scan->item.style && item.kind == scan->item.kind &&
	    item.value == scan->item.value + 1) {
		scan->item = item;
		scan->label = after;
		return true;
	}
	if (item.value == 1 && item.kind != 'A' &&
	    may_begin_list(scan, end, next)) {
		scan->item = item;
		scan->label = after;
	}
	return false;
}

void
scan_init(struct scan *scan, struct str text, struct span par)
{
	*scan = (struct scan){ .text = text, .par = par, .begin = par.begin };
	scan->dateline = dateline_end(scan);
	scan->ends_stopped = ends_stopped(scan);
	scan->lower_start = ascii_is_lower(byte_at(scan, par.begin));
	scan->mark = par.begin;
	scan_item(scan, par.begin, par.begin);
}

bool
scan_is_label(const struct scan *scan, uint32_t end)
{
	uint32_t i = scan->begin;
	uint32_t after;
	struct scan_item item;

	if (end == scan->label)
		return true;
	if (end - i > 12)
		return false;
	if (scan_is_bullet(scan, i)) {
		while (i < end && (byte_at(scan, i) >= 0x80 ||
		    is_blank(scan, i)))
			i++;
		if (i == end)
			return true;
	}
	if (end - i == 2 && ascii_is_upper(byte_at(scan, i)) &&
	    byte_at(scan, i + 1) == ':')
		return true; /* "Q:" */
	item = read_label(scan, i, &after);
	return item.style != '\0' && after == end;
}
