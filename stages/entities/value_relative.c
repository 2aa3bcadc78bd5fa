/* Dates that count from the article's: yesterday, last week, two years ago. */
#include "value_when.h"

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

/* The unit of a period word, as a grain; G_UNKNOWN: not used for dates. */
static enum grain
grain_of(const struct scan *s, size_t i)
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
	                               : tense_at(s, i) == TENSE_PAST))
		step = -1;
	else if (step > 0)
		step = 0; /* on a Tuesday, "next weekend" is the coming one */
	return day_add(coming, step * 7L);
}

/* The period of this grain that many steps away from the article's. */
static struct when
period_away(const struct scan *s, size_t i, enum grain grain, long step)
{
	struct day day = s->context->today;

	if (!day_is_known(day))
		return (struct when){ G_UNKNOWN, day_none };
	switch (grain) {
	case G_DAY:
		day = day_add(day, step);
		break;
	case G_WEEK:
		day = day_add(day, 7 * step);
		break;
	case G_WEEKEND:
		day = weekend(s, i, (int)step);
		break;
	case G_MONTH:
		day = day_add_months(day, step);
		break;
	case G_QUARTER:
		day = day_add_months(day, 3 * step);
		day.month = (day.month - 1) / 3 * 3 + 1;
		break;
	case G_DECADE:
		day.year += (int)(10 * step);
		break;
	case G_CENTURY:
		day.year += (int)(100 * step);
		break;
	default:
		day.year += (int)step;
	}
	if (day.year < 1)
		return (struct when){ G_UNKNOWN, day_none };
	return (struct when){ grain, day };
}

/* Is it written as one: "week", not "weeks"? */
static bool
is_singular(const struct scan *s, size_t i)
{
	struct str word = scan_text(s, i);

	return word.at[word.len - 1] != 's';
}

/* "past three years", "last week" behind "the": up to the article's date. */
static size_t
stretch(const struct scan *s, size_t i, struct value *value)
{
	struct decimal n = { .digits = 1 };
	size_t at = i + 1, next = value_number(s, at, false, &n);
	int step = s->at[i].number;
	struct when now, then;
	enum grain grain;

	if (next == 0) {
		next = at;
		n = (struct decimal){ .digits = 1 };
	} else if (n.exp != 0 || n.digits > 1000 || step == 0) {
		return 0;
	}
	grain = grain_of(s, next);
	if (grain == G_UNKNOWN || grain == G_WEEKEND ||
	    (next == at && !is_singular(s, next)))
		return 0;
	if (grain == G_WEEK) {
		n.digits *= 7;
		grain = G_DAY;
	}
	if (grain == G_DECADE || grain == G_CENTURY) {
		n.digits *= grain == G_DECADE ? 10 : 100;
		grain = G_YEAR;
	}
	now = period_away(s, i, grain, 0);
	then = period_away(s, i, grain, step * (long)n.digits);
	value->value = step < 0 ? when_range(then, now, s->arena)
	                        : when_range(now, then, s->arena);
	return next + 1;
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
	else if (step == 0 && ahead > 0 && tense_at(s, i) == TENSE_PAST)
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

/* A season begins, roughly: spring 3, summer 6, fall 9, winter 12. */
static struct when
stepped_season(const struct scan *s, int season, int step)
{
	int begin = (season - 20) * 3;
	struct when when = stepped_month(s, begin, step);

	if (when.grain == G_UNKNOWN)
		return when;
	/* "this winter" in January began last year. */
	if (step == 0 && season == 24 && s->context->today.month <= 3)
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

/* "last week", "this Friday", "next March", "last night", "past two years" */
static size_t
by_step(const struct scan *s, size_t i, struct value *value)
{
	int step = s->at[i].number;
	bool past = str_eq_nocase(scan_text(s, i), STR("past"));
	bool after_the = i > 0 && scan_is(s, i - 1, V_THE);
	size_t at = i + 1;
	enum grain grain;

	/* "this past Friday", "this coming week" */
	if (step == 0 && scan_is(s, at, V_RELATIVE)) {
		step = s->at[at].number;
		at++;
	}
	if (at >= s->n)
		return 0;
	if (s->at[at].class == V_WEEKDAY && s->at[at].capital)
		return set_when(s, value,
		    stepped_weekday(s, i, s->at[at].number, step), at + 1);
	if (s->at[at].class == V_MONTH && s->at[at].capital)
		return set_when(s, value,
		    stepped_month(s, s->at[at].number, step), at + 1);
	if (s->at[at].class == V_SEASON && !is_decline(s, at))
		return set_when(s, value,
		    stepped_season(s, s->at[at].number, step), at + 1);
	if (s->at[at].class == V_DAYPART && step <= 0 && !past && !after_the)
		return set_when(s, value, today_and(s, step), at + 1);
	if (past || after_the || scan_digits(s, at) ||
	    s->at[at].class == V_NUMBER)
		return at == i + 1 ? stretch(s, i, value) : 0;
	grain = grain_of(s, at);
	if (grain == G_UNKNOWN || grain == G_DAY || !is_singular(s, at))
		return 0;
	return set_when(s, value, period_away(s, i, grain, step), at + 1);
}

/* "two weeks ago", "a year ago" */
static size_t
by_ago(const struct scan *s, size_t i, struct value *value)
{
	struct decimal n = { .digits = 1 };
	size_t at = value_number(s, i, false, &n);
	enum grain grain;

	if (at == 0 && scan_is(s, i, V_ARTICLE)) {
		at = i + 1;
		n = (struct decimal){ .digits = 1 };
	}
	if (at == 0 || !scan_is(s, at + 1, V_AGO) || n.exp != 0 ||
	    n.digits > 2000)
		return 0;
	grain = grain_of(s, at);
	if (grain == G_UNKNOWN || grain == G_WEEKEND)
		return 0;
	return set_when(
	    s, value, period_away(s, i, grain, -(long)n.digits), at + 2);
}

/* "the weekend", "over the weekend" */
static size_t
by_weekend(const struct scan *s, size_t i, struct value *value)
{
	if (grain_of(s, i) != G_WEEKEND || !is_singular(s, i) || i == 0 ||
	    !scan_is(s, i - 1, V_THE))
		return 0;
	return set_when(s, value, period_away(s, i, G_WEEKEND, 0), i + 1);
}

/* "earlier this week", "late last year" */
static size_t
by_part(const struct scan *s, size_t i, struct value *value)
{
	return scan_is(s, i + 1, V_RELATIVE) ? by_step(s, i + 1, value) : 0;
}

size_t
value_relative(const struct scan *s, size_t i, struct value *value)
{
	size_t next;

	switch (s->at[i].class) {
	case V_DEICTIC:
		/* "USA TODAY", NBC's "Today" */
		if (s->at[i].capital && i > 0 && s->at[i - 1].type != T_SIGN)
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
		next = by_ago(s, i, value);
		return next;
	}
}
