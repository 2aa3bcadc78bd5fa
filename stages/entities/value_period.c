#include "value_period.h"

enum grain
period_grain(const struct scan *s, size_t i)
{
	static const struct {
		const char *unit;
		enum grain grain;
	} units[] = {
		{ "d", G_DAY }, { "wk", G_WEEK }, { "mo", G_MONTH },
		{ "yr", G_YEAR }, { "decade", G_DECADE },
		{ "century", G_CENTURY }, { "weekend", G_WEEKEND },
		{ "quarter", G_QUARTER },
	};

	for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
		if (scan_is(s, i, V_PERIOD) &&
		    str_is(s->at[i].value, units[k].unit))
			return units[k].grain;
	return G_UNKNOWN;
}

/* The Saturday of a weekend; on a weekend day itself the running one. */
static struct day
weekend(const struct scan *s, size_t i, int step)
{
	struct day today = s->context->today;
	int weekday = day_weekday(today);
	struct day coming = day_add(today, 6 - weekday);

	if (weekday >= 6)
		return day_add(coming, step * 7L);
	if (step == 0 && (weekday <= 3 ? tense_at(s, i) != TENSE_FUTURE
	                               : tense_is_behind(tense_at(s, i))))
		step = -1;
	else if (step > 0)
		step = 0; /* on a Tuesday, "next weekend" is the coming one */
	return day_add(coming, step * 7L);
}

/* A day of the period that many steps away from that of today. */
static struct day
day_away(struct day day, enum grain grain, long step)
{
	switch (grain) {
	case G_DAY:
		return day_add(day, step);
	case G_WEEK:
		return day_add(day, 7 * step);
	case G_MONTH:
		return day_add_months(day, step);
	case G_QUARTER:
		day = day_add_months(day, 3 * step);
		day.month = (day.month - 1) / 3 * 3 + 1;
		return day;
	case G_DECADE:
		day.year += (int)(10 * step);
		return day;
	case G_CENTURY:
		day.year += (int)(100 * step);
		return day;
	default:
		day.year += (int)step;
		return day;
	}
}

struct when
period_away(
    const struct scan *s, size_t i, enum grain grain, long step)
{
	struct day day = s->context->today;

	if (!day_is_known(day))
		return (struct when){ G_UNKNOWN, day_none };
	day = grain == G_WEEKEND ? weekend(s, i, (int)step)
	                         : day_away(day, grain, step);
	if (day.year < 1)
		return (struct when){ G_UNKNOWN, day_none };
	return (struct when){ grain, day };
}

bool
period_is_singular(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	return word.at[word.len - 1] != 's';
}

/* In whole days or years, for a week has no place in a stretch of days. */
static enum grain
whole(enum grain grain, uint64_t *n)
{
	switch (grain) {
	case G_WEEK:
		*n *= 7;
		return G_DAY;
	case G_DECADE:
		*n *= 10;
		return G_YEAR;
	case G_CENTURY:
		*n *= 100;
		return G_YEAR;
	default:
		return grain;
	}
}

/*
 * "The next day he left" and "he was to sleep there for the next two years"
 * count from another day; "it will open in the next year" does not.
 */
static bool
counts_from_told(const struct scan *s, size_t at, bool one)
{
	bool the = at > 1 && scan_is(s, at - 2, V_THE) &&
	    str_is(scan_text(s, at - 1), "next");
	bool introduced = at > 2 && scan_is(s, at - 3, V_PREP) &&
	    !str_eq_nocase(scan_text(s, at - 3), STR("on"));

	if (one && the && !introduced)
		return true;
	return the && at > 2 && str_is(scan_text(s, at - 3), "for") &&
	    tense_is_behind(tense_at(s, at));
}

/* "last three months of 2015" */
static size_t
months_of_year(const struct scan *s, size_t at, struct decimal n,
    enum grain grain, size_t next, struct value *value)
{
	struct when year, from, to;
	size_t end = grain == G_MONTH && scan_is(s, next + 1, V_OF)
	    ? when_year(s, next + 2, &year)
	    : 0;

	if (end == 0 || n.digits > 12 || next == at)
		return 0;
	from = to = (struct when){ G_MONTH, { year.day.year, 12, 0 } };
	from.day.month = 13 - (int)n.digits;
	value->value = when_range(from, to, s->arena);
	return end;
}

size_t
period_stretch(
    const struct scan *s, size_t at, int step, struct value *value)
{
	struct decimal n = { .digits = 1 };
	size_t next = value_number(s, at, false, &n);
	struct when now, then;
	enum grain grain;

	if (next == 0) {
		next = at;
		n = (struct decimal){ .digits = 1 };
	} else if (n.exp != 0 || n.digits > 1000 || step == 0) {
		return 0;
	}
	grain = period_grain(s, next);
	if (grain == G_UNKNOWN || grain == G_WEEKEND ||
	    (next == at && !period_is_singular(s, next)))
		return 0;
	/* "the last day", "the last weeks of the campaign" */
	if (scan_is(s, next + 1, V_OF) || (next == at && grain == G_DAY &&
	        str_eq_nocase(scan_text(s, at - 1), STR("last"))))
		return step < 0 ? months_of_year(s, at, n, grain, next, value)
		                : 0;
	grain = whole(grain, &n.digits);
	now = period_away(s, at, grain, 0);
	then = period_away(s, at, grain, step * (long)n.digits);
	if (step > 0 && counts_from_told(s, at, next == at))
		now.grain = G_UNKNOWN;
	value->value = step < 0 ? when_range(then, now, s->arena)
	                        : when_range(now, then, s->arena);
	return next + 1;
}
