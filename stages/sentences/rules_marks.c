/* What the marks around a place decide, before any word is read. */
#include "rules_in.h"
#include "utf8.h"

/* Is there nothing from byte i on but marks that close? */
static bool
is_only_closers(const struct scan *scan, uint32_t i)
{
	uint32_t limit = i + 12;

	for (; i < scan->par.end; i++) {
		unsigned char c = (unsigned char)scan->text.at[i];

		if (ascii_is_alnum(c) || i == limit || c == '\0' ||
		    (c < 0x80 && strchr("\"')] ", c) == NULL) ||
		    (c >= 0x80 && utf8_is_boundary(scan->text, i) &&
			utf8_mark(utf8_at(scan->text, i)) == MARK_NONE))
			return false;
	}
	return true;
}

/* ":)" and its kin. */
static bool
is_face(const char *at, uint32_t left)
{
	return left > 1 && (at[0] == ':' || at[0] == '=') &&
	       (at[1] == ')' || at[1] == '(' || at[1] == '-' || at[1] == 'D' ||
		   at[1] == 'P');
}

/* What begins here only closes, or is a face: it goes with what is before. */
static bool
is_tail(const struct stop *stop, const struct scan *scan)
{
	uint32_t left = scan->par.end - stop->next;
	const char *at = scan->text.at + stop->next;

	if (at[0] == ',' || at[0] == ';' || at[0] == ')' || at[0] == ']')
		return true;
	if (at[0] == '.' && !(left > 1 && ascii_is_alnum((unsigned char)at[1])))
		return true;
	return is_face(at, left) || is_only_closers(scan, stop->next);
}

/* “... against her,” Seth McKee said. */
static bool
is_after_comma(const struct stop *stop, const struct scan *scan)
{
	struct str text = scan->text;
	size_t begin;
	enum mark mark = utf8_mark(utf8_before(text, stop->end, &begin));

	return mark != MARK_NONE && mark != MARK_OPEN && begin > scan->begin &&
	       text.at[begin - 1] == ',';
}

/* Nothing of the sentence was read yet but dashes. */
static bool
is_only_dash(const struct stop *stop, const struct scan *scan)
{
	for (uint32_t i = scan->begin; i < stop->end; i++)
		if (scan->text.at[i] != '-' &&
		    (unsigned char)scan->text.at[i] < 0x80)
			return false;
	return stop->end - scan->begin <= 3;
}

/* Rows of these part things even in prose: "***", ">>". */
static bool
is_parting(char c)
{
	return c != '\0' && strchr(">*=_|#]", c) != NULL;
}

bool
rules_may_break_off(const struct stop *stop, const struct scan *scan)
{
	size_t begin;
	uint32_t c = utf8_before(scan->text, stop->end, &begin);

	return c == '-' || c == 0x2013 || c == 0x2014;
}

bool
rules_in_prose(const struct stop *stop, struct scan *scan)
{
	return scan_in_prose(scan, stop->next) &&
	       !is_parting(scan->text.at[stop->end - 1]) &&
	       !is_parting(scan->text.at[stop->next]);
}

enum rule
rules_by_marks(const struct stop *stop, struct scan *scan)
{
	if (stop->end == scan->note)
		return RULE_CUT;
	if (stop->end <= scan->dateline || scan_is_label(scan, stop->end) ||
	    is_only_dash(stop, scan) || is_tail(stop, scan))
		return RULE_JOIN;
	if (scan_is_bullet(scan, stop->next))
		return RULE_CUT;
	if (stop->kind != MARKED_NOT)
		return RULE_ASK;
	if (is_after_comma(stop, scan) ||
	    (!rules_may_break_off(stop, scan) && rules_in_prose(stop, scan)))
		return RULE_JOIN;
	return RULE_ASK;
}
