/* The parts that dates are made of: days, names of months, years behind. */
#include "value_date.h"

size_t
day_of_month(const struct scan *s, size_t i, int *day)
{
	if (scan_is(s, i, V_ORDINAL)) {
		*day = s->at[i].number;
		return i + 1;
	}
	if (!scan_digits(s, i) || s->at[i].end - s->at[i].begin > 2)
		return 0;
	*day = scan_int(s, i);
	if (*day < 1 || *day > 31)
		return 0;
	if (scan_is(s, i + 1, V_ORDINALSUFFIX) && scan_joined(s, i + 1))
		return i + 2;
	return i + 1;
}

size_t
month_name(const struct scan *s, size_t i, int *month)
{
	if (i >= s->n || !s->at[i].capital)
		return 0;
	*month = s->at[i].number;
	if (s->at[i].class == V_MONTH)
		return i + 1;
	if (s->at[i].class != V_SHORTMONTH)
		return 0;
	if (scan_sign(s, i + 1, '.') && scan_joined(s, i + 1))
		return i + 2;
	return i + 1;
}

/* A token of four digits that can be a year. */
size_t
date_four_digits(const struct scan *s, size_t i, int *year)
{
	if (!scan_digits(s, i) || s->at[i].end - s->at[i].begin != 4)
		return 0;
	*year = scan_int(s, i);
	return *year >= 1000 && *year <= 2150 ? i + 1 : 0;
}

size_t
year_behind(const struct scan *s, size_t i, int *year)
{
	size_t at = scan_sign(s, i, ',') ? i + 1 : i;
	size_t next = date_four_digits(s, at, year);

	if (next == 0 || (at > i && (scan_is(s, next, V_PEOPLE) ||
	    scan_is(s, next, V_PERIOD))))
		return 0;
	return next;
}

bool
date_is_counted(const struct scan *s, size_t i)
{
	return scan_is(s, i, V_PERCENT) || scan_sign(s, i, '%') ||
	    scan_is(s, i, V_SCALE) || scan_is(s, i, V_UNIT) ||
	    scan_is(s, i, V_PERIOD) || scan_is(s, i, V_PEOPLE) ||
	    scan_is(s, i, V_PER);
}

/* "to", "through" or a dash between two dates. */
size_t
date_through(const struct scan *s, size_t i)
{
	return scan_is(s, i, V_TO) || scan_dash(s, i) ? i + 1 : 0;
}

size_t
date_set(const struct scan *s, struct value *value, struct when when,
    size_t next)
{
	value->value = when_text(when, s->arena);
	return next;
}

size_t
date_set_range(const struct scan *s, struct value *value, struct when from,
    struct when to, size_t next)
{
	value->value = when_range(from, to, s->arena);
	return next;
}

/* "that November", "the following Monday" count from what the text tells. */
struct when
date_unless_told(const struct scan *s, size_t i, struct when when)
{
	static const char *const words[] = { "same", "following",
		"previous", "That" };

	for (size_t k = 0;
	     i > 0 && k < sizeof(words) / sizeof(words[0]); k++)
		if (str_is(scan_text(s, i - 1), words[k]))
			when.grain = G_UNKNOWN;
	/* Not "said that Friday was ...". */
	if (i > 1 && str_is(scan_text(s, i - 1), "that") &&
	    (s->at[i - 2].class == V_PREP || s->at[i - 2].type == T_SIGN))
		when.grain = G_UNKNOWN;
	return when;
}
