/* Dates that begin with a weekday. */
#include "value_date.h"

static size_t
weekday_name(const struct scan *s, size_t i, int *weekday)
{
	if (i >= s->n || !s->at[i].capital)
		return 0;
	*weekday = s->at[i].number;
	if (s->at[i].class == V_WEEKDAY)
		return i + 1;
	/* "Sun" and "Sat" are other words too: only before a date. */
	if (s->at[i].class != V_SHORTWEEKDAY)
		return 0;
	i = scan_sign(s, i + 1, '.') ? i + 2 : i + 1;
	if (scan_sign(s, i, ',') && i + 1 < s->n &&
	    (s->at[i + 1].class == V_MONTH ||
	        s->at[i + 1].class == V_SHORTMONTH ||
	        scan_digits(s, i + 1)))
		return i;
	return 0;
}

/* "Super Tuesday", "every Monday", "Saturday evenings" are no certain day. */
static bool
is_general(const struct scan *s, size_t i, size_t next)
{
	static const char *const before[] = { "Super", "Black", "Cyber",
		"every", "Every", "each", "Each", "Bloody", "Blue" };

	if (i > 0 && STR_IS_ONE(scan_text(s, i - 1), before))
		return true;
	return next < s->n && (str_is(scan_text(s, next), "evenings") ||
	    str_is(scan_text(s, next), "nights") ||
	    str_is(scan_text(s, next), "mornings") ||
	    str_is(scan_text(s, next), "afternoons"));
}

/* "Saturday Night Live", "Monday Night Football": shows and games. */
static bool
is_show(const struct scan *s, size_t next)
{
	static const char *const words[] = { "Live", "Lights", "Football",
		"Fever", "Raw", "Baseball", "Hockey", "Takeaway", "Massacre" };

	if (!scan_is(s, next, V_DAYPART) || !s->at[next].capital)
		return false;
	return next + 1 < s->n && STR_IS_ONE(scan_text(s, next + 1), words);
}

/* "It fell on a Sunday": any; "a Monday speech" is a certain one's. */
static struct when
unless_any(const struct scan *s, size_t i, size_t next, struct when when)
{
	bool noun = next < s->n && s->at[next].type == T_WORD &&
	    s->at[next].class != V_PREP && s->at[next].class != V_DAYPART;

	if (i > 0 && (str_eq_nocase(scan_text(s, i - 1), STR("one")) ||
	    str_eq_nocase(scan_text(s, i - 1), STR("some")) ||
	    (str_eq_nocase(scan_text(s, i - 1), STR("a")) && !noun)))
		when.grain = G_UNKNOWN;
	return when;
}

size_t
date_by_weekday(const struct scan *s, size_t i, struct value *value)
{
	int first, last;
	size_t next = weekday_name(s, i, &first), at, end;
	struct when from, to;

	if (next == 0)
		return 0;
	at = scan_sign(s, next, ',') ? next + 1 : next;
	end = date_by_month(s, at, value);
	if (end == 0 && scan_digits(s, at))
		end = date_day_month(s, at, value);
	if (end != 0)
		return end;
	if (s->at[i].class == V_SHORTWEEKDAY)
		return 0;
	if (is_general(s, i, next) || is_show(s, next))
		return 0;
	from = unless_any(s, i, next, when_weekday(s, i, first));
	at = date_through(s, next);
	end = at == 0 ? 0 : weekday_name(s, at, &last);
	if (end == 0)
		return date_set(s, value, date_unless_told(s, i, from), next);
	to = from;
	if (to.grain == G_DAY)
		to.day = day_add(from.day, (last - first + 7) % 7);
	return date_set_range(s, value, from, to, end);
}
