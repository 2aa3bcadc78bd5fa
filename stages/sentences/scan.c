#include "scan.h"

#include "skim.h"
#include "utf8.h"

enum { DATELINE_MAX = 80 };

/* ---------------------------------------------------------------- datelines */

/* Bytes of the dash between blanks at i, which parts a place from the news. */
static uint32_t
dash_len(const struct scan *scan, uint32_t i)
{
	uint32_t n = 1;

	if (scan_byte(scan, i) == 0xe2) {
		uint32_t c = utf8_at(scan->text, i);

		if (c != 0x2013 && c != 0x2014)
			return 0;
		n = 3;
	} else if (scan_byte(scan, i) != '-')
		return 0;
	if (scan_byte(scan, i + n) == '-')
		n++;
	return scan_blank(scan, i + n) ? n : 0;
}

/*
 * "SACRAMENTO, Calif. (KTXL) -", "New York (AFP) -": a place in capitals or a
 * source in brackets, no small word, and a dash soon.
 */
static uint32_t
dateline_end(const struct scan *scan)
{
	uint32_t i = scan->par.begin;
	uint32_t limit =
	    i + DATELINE_MAX < scan->par.end ? i + DATELINE_MAX : scan->par.end;
	uint32_t capitals = 0;

	while (i < limit && ascii_is_upper(scan_byte(scan, i)))
		i++, capitals++;
	for (; capitals > 0 && i + 1 < limit; i++) {
		uint32_t dash;

		if (!scan_blank(scan, i))
			continue;
		if (ascii_is_lower(scan_byte(scan, i + 1)))
			break;
		dash = dash_len(scan, i + 1);
		if (dash > 0)
			return capitals > 1 || scan_byte(scan, i - 1) == ')'
				   ? i + 1 + dash
				   : scan->par.begin;
	}
	return scan->par.begin;
}

static bool
ends_stopped(const struct scan *scan)
{
	uint32_t i = scan->par.end;

	for (int n = 0; n < 6 && i > scan->par.begin; n++) {
		unsigned char c = scan_byte(scan, i - 1);

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
		scan->mark = skim_to_mark(scan->text, i, scan->par.end);
	return scan->mark;
}

enum { MARK_NEAR = 240, PROSE_WORDS = 1 };

bool
scan_in_prose(struct scan *scan, uint32_t next)
{
	return scan->lowers >= PROSE_WORDS && scan->ends_stopped &&
	       scan_next_mark(scan, next) - next < MARK_NEAR;
}

uint32_t
scan_prose_from(struct scan *scan, uint32_t i)
{
	uint32_t mark = scan_next_mark(scan, i);

	if (!scan->ends_stopped || i <= scan->note)
		return scan->par.end;
	return mark < MARK_NEAR ? 0 : mark - MARK_NEAR + 1;
}

/* Does what stands before byte i let a mark at i open something? */
static bool
may_open_after(const struct scan *scan, uint32_t i)
{
	size_t begin;
	uint32_t c;

	if (i == scan->par.begin || scan_blank(scan, i - 1))
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
	bool after = scan_blank(scan, i + 1);

	if (before != after)
		return before;
	return !is_open;
}

static bool
is_letter_at(const struct scan *scan, uint32_t i)
{
	return i < scan->par.end && utf8_is_letter(utf8_at(scan->text, i));
}

/* "'em", "'twas", "'90s": an apostrophe where letters were left out. */
static bool
is_elision(const struct scan *scan, uint32_t i)
{
	static const char *const words[] = { "em", "til", "tis", "twas",
		"cause", "cuz", "n", "round", "bout", "neath" };
	uint32_t end = i;

	if (ascii_is_digit(scan_byte(scan, i)))
		return ascii_is_digit(scan_byte(scan, i + 1)) &&
		       scan_byte(scan, i + 2) == 's';
	while (end < i + 6 && ascii_is_alpha(scan_byte(scan, end)))
		end++;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_eq_nocase(
			str_slice(scan->text, i, end), str_of(words[k])))
			return true;
	return false;
}

/* A mark of n bytes that is mostly an apostrophe. */
static void
note_single(struct scan *scan, uint32_t i, uint32_t n)
{
	if (scan->in_single) {
		if (!is_letter_at(scan, i + n) && i > scan->par.begin &&
		    !scan_blank(scan, i - 1))
			scan->in_single = false;
	} else if (n == 1 && may_open_after(scan, i) &&
		   is_letter_at(scan, i + 1) && !is_elision(scan, i + 1))
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
		if (!is_elision(scan, i + 3))
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

void
scan_init(struct scan *scan, struct str text, struct span par)
{
	*scan = (struct scan){ .text = text, .par = par, .begin = par.begin };
	scan->dateline = dateline_end(scan);
	scan->ends_stopped = ends_stopped(scan);
	scan->lower_start = ascii_is_lower(scan_byte(scan, par.begin));
	scan->mark = skim_to_mark(text, par.begin, par.end);
	scan_item(scan, par.begin, par.begin);
}
