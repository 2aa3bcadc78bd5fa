/* Days and months without a year: the nearest that the tense allows. */
#include "value_when.h"

static long
distance(struct day a, struct day b)
{
	long d = day_number(a) - day_number(b);

	return d < 0 ? -d : d;
}

/*
 * Is candidate a better reading than best?  Both are some year's.  What is
 * close by is meant whatever the verb says: "opened Dec. 26" on Dec. 24.
 */
static bool
is_nearer(struct day candidate, struct day best, struct day today,
    enum tense tense, long close)
{
	bool fits = tense == TENSE_PAST
	    ? day_number(candidate) <= day_number(today)
	    : day_number(candidate) >= day_number(today);
	bool best_fits = tense == TENSE_PAST
	    ? day_number(best) <= day_number(today)
	    : day_number(best) >= day_number(today);

	if ((tense == TENSE_PAST || tense == TENSE_FUTURE) &&
	    fits != best_fits &&
	    distance(candidate, today) > close &&
	    distance(best, today) > close)
		return fits;
	return distance(candidate, today) < distance(best, today);
}

int
when_nearest_year(const struct scan *s, size_t i,
    struct day (*in_year)(int year, const void *data), const void *data,
    long close)
{
	struct day today = s->context->today, best = day_none;
	enum tense tense = tense_at(s, i);

	if (!day_is_known(today))
		return 0;
	if (close < 100) /* months are compared by their first days */
		today.day = 1;
	for (int year = today.year - 4; year <= today.year + 4; year++) {
		struct day day = in_year(year, data);

		if (day_is_valid(day.year, day.month, day.day) &&
		    (!day_is_known(best) ||
		        is_nearer(day, best, today, tense, close)))
			best = day;
	}
	return best.year;
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
