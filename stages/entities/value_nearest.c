/* Days and months without a year: the nearest that the tense allows. */
#include "value_when.h"

#include <stdlib.h>

/* Does a day, as a number, lie on the side of today that the tense says? */
static bool
fits(long day, long today, enum tense tense)
{
	return tense == TENSE_PAST ? day <= today : day >= today;
}

/*
 * Is candidate a better reading than best?  Both are some year's.  What is
 * close by is meant whatever the verb says: "opened Dec. 26" on Dec. 24.
 */
static bool
is_nearer(long candidate, long best, long today, enum tense tense, long close)
{
	long away = labs(candidate - today), best_away = labs(best - today);
	bool right = fits(candidate, today, tense);

	if ((tense == TENSE_PAST || tense == TENSE_FUTURE) &&
	    right != fits(best, today, tense) && away > close &&
	    best_away > close)
		return right;
	return away < best_away;
}

int
when_nearest_year(const struct scan *s, size_t i,
    struct day (*in_year)(int year, const void *data), const void *data,
    long close)
{
	struct day today = s->context->today;
	enum tense tense;
	long now, best = 0;
	int found = 0;

	if (!day_is_known(today))
		return 0;
	tense = tense_at(s, i);
	if (close < 100) /* months are compared by their first days */
		today.day = 1;
	now = day_number(today);
	for (int year = today.year - 4; year <= today.year + 4; year++) {
		struct day day = in_year(year, data);
		long number = day_number(day);

		if (!day_is_valid(day.year, day.month, day.day) ||
		    (found != 0 &&
		        !is_nearer(number, best, now, tense, close)))
			continue;
		best = number;
		found = day.year;
	}
	return found;
}

static struct day
month_day_in(int year, const void *data)
{
	const struct day *day = data;

	return (struct day){ year, day->month, day->day == 0 ? 1 : day->day };
}

struct when
when_month_day(const struct scan *s, size_t i, struct day day)
{
	/* A day more than half a year away has its year beside it. */
	long close = day.day != 0 ? 150
	    : tense_at(s, i) == TENSE_PAST ? 40 : 75;

	day.year = when_nearest_year(s, i, month_day_in, &day, close);
	return (struct when){ day.day == 0 ? G_MONTH : G_DAY, day };
}

struct when
when_weekday(const struct scan *s, size_t i, int weekday)
{
	struct day today = s->context->today;
	int back;

	if (!day_is_known(today))
		return (struct when){ G_UNKNOWN, day_none };
	back = (day_weekday(today) - weekday + 7) % 7;
	if (back != 0 && tense_at(s, i) == TENSE_FUTURE)
		back -= 7;
	return (struct when){ G_DAY, day_add(today, -back) };
}
