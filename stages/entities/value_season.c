/* Seasons, quarters, and weekdays counted in a month. */
#include "value_date.h"

/* "in autumn", "until the spring": a date, of which year is not known.  "Fall"
 * and "spring" are other words too often. */
static bool
is_season_alone(const struct scan *s, size_t i)
{
	static const char *const words[] = { "autumn", "winter", "summer" };
	struct when year;
	size_t of = scan_is(s, i + 1, V_OF) ? i + 2 : i + 1;
	size_t before = i > 0 && scan_is(s, i - 1, V_THE) ? i - 1 : i;

	if (before == 0 || when_year(s, of, &year) != 0 ||
	    !(s->at[before - 1].class == V_PREP ||
	        s->at[before - 1].class == V_TO))
		return false;
	return STR_IS_ONE(scan_text(s, i), words);
}

/* "spring 2016", "the fall of 2012", "third quarter of 2015" */
size_t
date_part_of_year(const struct scan *s, size_t i, struct value *value)
{
	struct when when, year;
	size_t at = i + 1, next;

	if (scan_is(s, i, V_SEASON) && is_season_alone(s, i)) {
		return date_set(s, value, (struct when){ G_UNKNOWN,
		    day_none }, i + 1);
	} else if (scan_is(s, i, V_SEASON)) {
		when = (struct when){ G_SEASON, { 0, s->at[i].number, 0 } };
	} else if (scan_is(s, i, V_ORDINAL) && s->at[i].number <= 4 &&
	    scan_is(s, i + 1, V_PERIOD) &&
	    str_is(s->at[i + 1].value, "quarter")) {
		when = (struct when){ G_QUARTER,
			{ 0, s->at[i].number * 3 - 2, 0 } };
		at++;
	} else {
		return 0;
	}
	if (scan_is(s, at, V_OF))
		at++;
	if (scan_is(s, at, V_FISCAL))
		at++;
	next = when_year(s, at, &year);
	if (next == 0)
		return 0;
	when.day.year = year.day.year;
	/* "winter of 1946-47" */
	if (when.day.month == 24 && scan_dash(s, next) &&
	    scan_digits(s, next + 1) && scan_joined(s, next + 1) &&
	    scan_int(s, next + 1) % 100 == (year.day.year + 1) % 100)
		next += 2;
	return date_set(s, value, when, next);
}

/* "first Monday in September", "last Thursday of November 2015" */
size_t
date_nth_weekday(const struct scan *s, size_t i, struct value *value)
{
	struct when when;
	int month, n = scan_is(s, i, V_ORDINAL) ? s->at[i].number : -1;
	size_t next, more;

	if (n > 5 || !scan_is(s, i + 1, V_WEEKDAY) ||
	    !(scan_is(s, i + 2, V_OF) || (scan_is(s, i + 2, V_PREP) &&
	        str_is(scan_text(s, i + 2), "in"))))
		return 0;
	next = month_name(s, i + 3, &month);
	if (next == 0)
		return 0;
	when = when_month_day(s, i, (struct day){ 0, month, 0 });
	more = year_behind(s, next, &when.day.year);
	if (when.day.year == 0)
		return 0;
	when = (struct when){ G_DAY, day_nth(when.day.year, month,
	    s->at[i + 1].number, n) };
	if (!day_is_valid(when.day.year, month, when.day.day))
		return 0;
	return date_set(s, value, when, more == 0 ? next : more);
}
