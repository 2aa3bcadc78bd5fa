/* Dates that count from the article's: yesterday, last week, two years ago. */
#include "value_period.h"

static size_t
set_when(const struct scan *s, struct value *value, struct when when,
    size_t next)
{
	if (!day_is_known(s->context->today))
		when.grain = G_UNKNOWN;
	value->value = when_text(when, s->arena);
	return next;
}

static struct when
today_and(const struct scan *s, long days)
{
	struct day today = s->context->today;

	if (!day_is_known(today))
		return (struct when){ G_UNKNOWN, day_none };
	return (struct when){ G_DAY, day_add(today, days) };
}

/* "last Friday", "next Tuesday", "this Sunday": step is -1, 1 or 0. */
static struct when
stepped_weekday(const struct scan *s, size_t i, int weekday, int step)
{
	struct day today = s->context->today;
	int ahead;

	if (!day_is_known(today))
		return (struct when){ G_UNKNOWN, day_none };
	ahead = (weekday - day_weekday(today) + 7) % 7;
	if (step < 0)
		ahead = ahead - 7;
	else if (step > 0 && ahead == 0)
		ahead = 7;
	else if (step == 0 && ahead > 0 &&
	    tense_is_behind(tense_at(s, i)))
		ahead -= 7;
	return (struct when){ G_DAY, day_add(today, ahead) };
}

/* The month or season of the year that "last", "this" or "next" makes it. */
static struct when
stepped_month(const struct scan *s, int month, int step)
{
	struct day today = s->context->today;

	if (!day_is_known(today))
		return (struct when){ G_UNKNOWN, day_none };
	if (step < 0 && month >= today.month)
		today.year--;
	if (step > 0 && month <= today.month)
		today.year++;
	return (struct when){ G_MONTH, { today.year, month, 0 } };
}

/*
 * A season has, roughly, three months from its begin on: spring 3, summer 6,
 * fall 9, winter 12, which goes on in the next year.  "Last summer" is over.
 */
static struct when
stepped_season(const struct scan *s, int season, int step)
{
	struct day today = s->context->today;
	int begin = (season - 20) * 3;
	struct when when = stepped_month(s, begin, step);

	if (when.grain == G_UNKNOWN)
		return when;
	if (season == 24 && (step == 0 ? today.month <= 3
	                               : step < 0 && today.month <= 2))
		when.day.year--;
	if (step < 0 && season != 24 && today.month > begin &&
	    today.month < begin + 3)
		when.day.year--;
	return (struct when){ G_SEASON, { when.day.year, season, 0 } };
}

/* "this fall in prices" */
static bool
is_decline(const struct scan *s, size_t i)
{
	return str_is(scan_text(s, i), "fall") && i + 2 < s->n &&
	    str_is(scan_text(s, i + 1), "in") && !s->at[i + 2].capital;
}

/* "this Friday", "next March", "last spring": a name, step -1, 0 or 1. */
static bool
stepped_name(const struct scan *s, size_t i, size_t at, int step,
    struct when *when)
{
	const struct vtoken *t = &s->at[at];

	if (t->class == V_WEEKDAY && t->capital)
		*when = stepped_weekday(s, i, t->number, step);
	else if (t->class == V_MONTH && t->capital)
		*when = stepped_month(s, t->number, step);
	else if (t->class == V_SEASON && !is_decline(s, at))
		*when = stepped_season(s, t->number, step);
	else
		return false;
	return true;
}

/* "last night", "this morning"; not "the past night", CBS's "This Morning" */
static bool
is_part_of_day(const struct scan *s, size_t i, size_t at, int step)
{
	bool after_the = i > 0 && scan_is(s, i - 1, V_THE);

	return s->at[at].class == V_DAYPART && step <= 0 && at == i + 1 &&
	    !str_eq_nocase(scan_text(s, i), STR("past")) && !after_the &&
	    !(i > 0 && s->at[i].capital && s->at[at].capital);
}

/* "last fiscal year": whose begin is not known */
static bool
is_fiscal_year(const struct scan *s, size_t at)
{
	return s->at[at].class == V_FISCAL && scan_is(s, at + 1, V_PERIOD) &&
	    period_is_singular(s, at + 1);
}

/* ABC's "This Week": a show, whose maker or opening mark stands before. */
static bool
is_show(const struct scan *s, size_t i, size_t at)
{
	return i > 0 && s->at[i].capital && s->at[at].capital &&
	    (str_is(scan_text(s, i - 1), "s") ||
	        (s->at[i - 1].type == T_SIGN && !s->at[i].space));
}

/* Is a stretch of time meant: "past week", "the last month", "next 3 days"? */
static bool
is_stretch(const struct scan *s, size_t i, size_t at)
{
	return at > i + 1 || str_eq_nocase(scan_text(s, i), STR("past")) ||
	    (i > 0 && scan_is(s, i - 1, V_THE)) || scan_digits(s, at) ||
	    s->at[at].class == V_NUMBER;
}

/* "last week", "this Friday", "next March", "last night", "past two years" */
static size_t
by_step(const struct scan *s, size_t i, struct value *value)
{
	int step = s->at[i].number;
	size_t at = i + 1;
	struct when when;
	enum grain grain;

	/* "this past Friday", "this coming week" */
	if (step == 0 && scan_is(s, at, V_RELATIVE))
		step = s->at[at++].number;
	if (at >= s->n)
		return 0;
	if (is_fiscal_year(s, at))
		return set_when(s, value,
		    (struct when){ G_UNKNOWN, day_none }, at + 2);
	if (stepped_name(s, i, at, step, &when))
		return set_when(s, value, when, at + 1);
	if (is_part_of_day(s, i, at, step))
		return set_when(s, value, today_and(s, step), at + 1);
	if (is_show(s, i, at))
		return 0;
	grain = period_grain(s, at);
	if (is_stretch(s, i, at) && grain != G_QUARTER)
		return step < 0 || grain != G_WEEKEND
		    ? period_stretch(s, at, step, value)
		    : 0;
	if (grain == G_UNKNOWN || grain == G_DAY ||
	    !period_is_singular(s, at))
		return 0;
	return set_when(s, value, period_away(s, i, grain, step), at + 1);
}

/* Behind "ago" -1, behind "from now" 1, else 0; next is the token behind. */
static int
direction(const struct scan *s, size_t i, size_t *next)
{
	*next = i + 1;
	if (scan_is(s, i, V_AGO))
		return -1;
	*next = i + 2;
	if (scan_is(s, i, V_FROM) && i + 1 < s->n &&
	    (str_is(scan_text(s, i + 1), "now") ||
	        str_is(scan_text(s, i + 1), "today")))
		return 1;
	return 0;
}

/* "two weeks ago", "a year from now", "two and a half years ago" */
static size_t
by_ago(const struct scan *s, size_t i, struct value *value)
{
	struct decimal n = { .digits = 1 };
	size_t at = value_number(s, i, false, &n), next;
	enum grain grain;
	struct when when;
	int step;

	if (at == 0 && scan_is(s, i, V_ARTICLE)) {
		at = i + 1;
		n = (struct decimal){ .digits = 1 };
	}
	step = at == 0 ? 0 : direction(s, at + 1, &next);
	grain = step == 0 ? G_UNKNOWN : period_grain(s, at);
	if (grain == G_UNKNOWN || grain == G_WEEKEND || n.digits > 2000)
		return 0;
	if (n.exp == -1 && grain == G_YEAR) {
		when = period_away(
		    s, i, G_MONTH, step * (long)(n.digits * 12 / 10));
		if (when.grain != G_UNKNOWN)
			when.grain = G_YEAR;
	} else if (n.exp == 0) {
		when = period_away(s, i, grain, step * (long)n.digits);
	} else {
		return 0;
	}
	return set_when(s, value, when, next);
}

/* "the weekend", "over the weekend" */
static size_t
by_weekend(const struct scan *s, size_t i, struct value *value)
{
	if (period_grain(s, i) != G_WEEKEND || !period_is_singular(s, i) || i == 0 ||
	    !scan_is(s, i - 1, V_THE))
		return 0;
	return set_when(s, value, period_away(s, i, G_WEEKEND, 0), i + 1);
}

/* "earlier this week", "late last year", "later in the month" */
static size_t
by_part(const struct scan *s, size_t i, struct value *value)
{
	enum grain grain;

	if (scan_is(s, i + 1, V_RELATIVE))
		return by_step(s, i + 1, value);
	if (!str_starts(scan_text(s, i), STR("earlier")) &&
	    !str_starts(scan_text(s, i), STR("later")) &&
	    !str_starts(scan_text(s, i), STR("Earlier")) &&
	    !str_starts(scan_text(s, i), STR("Later")))
		return 0;
	if (i + 3 >= s->n || !str_is(scan_text(s, i + 1), "in") ||
	    !scan_is(s, i + 2, V_THE))
		return 0;
	grain = period_grain(s, i + 3);
	if ((grain != G_DAY && grain != G_WEEK && grain != G_MONTH &&
	        grain != G_YEAR) || !period_is_singular(s, i + 3))
		return 0;
	return set_when(s, value, period_away(s, i, grain, 0), i + 4);
}

size_t
value_relative(const struct scan *s, size_t i, struct value *value)
{
	switch (s->at[i].class) {
	case V_DEICTIC:
		/* "USA TODAY", NBC's "Today" */
		if (s->at[i].capital && i > 0 && s->at[i - 1].type != T_SIGN)
			return 0;
		/* "the rhetoric of yesterday" */
		if (i > 0 && scan_is(s, i - 1, V_OF))
			return 0;
		return set_when(
		    s, value, today_and(s, s->at[i].number), i + 1);
	case V_RELATIVE:
		return by_step(s, i, value);
	case V_PART:
		return by_part(s, i, value);
	case V_PERIOD:
		return by_weekend(s, i, value);
	default:
		return by_ago(s, i, value);
	}
}
