/* Dates that begin with the name of a month. */
#include "value_date.h"

/* The second bound of "Nov. 11-15", "Nov. 11 to Dec. 3"; 0 where none. */
static size_t
second_day(const struct scan *s, size_t i, struct day first, struct day *last)
{
	size_t at = date_through(s, i), next, month_end;

	if (at == 0 && scan_is(s, i, V_AND))
		at = i + 1;
	if (at == 0)
		return 0;
	*last = first;
	month_end = month_name(s, at, &last->month);
	if (month_end == 0)
		last->month = first.month;
	next = day_of_month(s, month_end == 0 ? at : month_end, &last->day);
	if (next == 0 || date_is_counted(s, next) || !scan_digits(s,
	        month_end == 0 ? at : month_end))
		return 0;
	if (last->month == first.month && last->day <= first.day)
		return 0;
	if (scan_is(s, i, V_AND) &&
	    (month_end != 0 || last->day != first.day + 1))
		return 0;
	return next;
}

static size_t
month_day(const struct scan *s, size_t i, int month, size_t at,
    struct value *value)
{
	struct day day = { 0, month, 0 }, last;
	size_t next = day_of_month(s, at, &day.day), end, more;
	struct when from, to;
	int year;

	if (next == 0 || date_is_counted(s, next) ||
	    day.day > days_of_month(2000, month))
		return 0;
	end = second_day(s, next, day, &last);
	if (end != 0)
		next = end;
	more = year_behind(s, next, &year);
	from = (struct when){ G_DAY, day };
	if (more != 0) {
		from.day.year = year;
		next = more;
	} else {
		from = when_month_day(s, i, day);
	}
	if (end == 0)
		return date_set(s, value, from, next);
	to = (struct when){ G_DAY, last };
	to.day.year = from.day.year;
	if (more == 0 && last.month < month && to.day.year != 0)
		to.day.year++;
	else if (more != 0 && last.month < month)
		from.day.year--;
	return date_set_range(s, value, from, to, next);
}

/* "March 2020", "March of 2020", "March, 2020" */
static size_t
month_year(const struct scan *s, size_t at, int month, struct value *value)
{
	int year;
	size_t next = scan_is(s, at, V_OF) ? date_four_digits(s, at + 1, &year)
	                                   : year_behind(s, at, &year);

	if (next == 0)
		return 0;
	return date_set(s, value,
	    (struct when){ G_MONTH, { year, month, 0 } }, next);
}

/* "March this year", "February of last year" */
static size_t
month_stepped(const struct scan *s, size_t at, int month, struct value *value)
{
	int year = s->context->today.year;

	if (scan_is(s, at, V_OF))
		at++;
	if (!scan_is(s, at, V_RELATIVE) || s->at[at].capital ||
	    !scan_is(s, at + 1, V_PERIOD) ||
	    !str_is(scan_text(s, at + 1), "year"))
		return 0;
	year += year == 0 ? 0 : s->at[at].number;
	return date_set(s, value,
	    (struct when){ G_MONTH, { year, month, 0 } }, at + 2);
}

/* Words that are names or verbs as often as months stand alone. */
static bool
is_doubtful(const struct scan *s, size_t i)
{
	static const int doubtful[] = { 3, 4, 5, 6, 8 };

	if (s->at[i].class == V_SHORTMONTH)
		return true;
	for (size_t k = 0; k < 5; k++)
		if (s->at[i].number == doubtful[k])
			return true;
	return false;
}

static bool
has_preposition(const struct scan *s, size_t i)
{
	return i > 0 && (s->at[i - 1].class == V_PREP ||
	    s->at[i - 1].class == V_TO || s->at[i - 1].class == V_FROM ||
	    s->at[i - 1].class == V_BETWEEN || s->at[i - 1].class == V_OF ||
	    s->at[i - 1].class == V_PART ||
	    str_is(scan_text(s, i - 1), "with") ||
	    str_is(scan_text(s, i - 1), "than") ||
	    (scan_dash(s, i - 1) && i > 1 && s->at[i - 2].class == V_PART));
}

/* "in December and January": the second follows the first. */
static struct when
unless_second(const struct scan *s, size_t i, struct when when)
{
	struct when first;
	int month;

	if (i < 2 || !scan_is(s, i - 1, V_AND) ||
	    month_name(s, i - 2, &month) != i - 1 || when.day.year == 0)
		return when;
	first = when_month_day(s, i - 2, (struct day){ 0, month, 0 });
	if (first.day.year != 0)
		when.day.year =
		    first.day.year + (when.day.month < month ? 1 : 0);
	return when;
}

/* "May through August", "November and January" behind "between"; or 0. */
static size_t
month_stretch(const struct scan *s, size_t i, int month, size_t at,
    struct value *value)
{
	struct when from, to;
	size_t second = date_through(s, at), end, more;
	int last, year = 0;

	if (second == 0 && scan_is(s, at, V_AND) && i > 0 &&
	    scan_is(s, i - 1, V_BETWEEN))
		second = at + 1;
	end = second == 0 ? 0 : month_name(s, second, &last);
	if (end == 0)
		return 0;
	more = year_behind(s, end, &year);
	from = when_month_day(s, i, (struct day){ 0, month, 0 });
	to = when_month_day(s, i, (struct day){ 0, last, 0 });
	if (more != 0)
		from.day.year = to.day.year = year;
	else if (from.day.year != 0)
		to.day.year = from.day.year + (last < month ? 1 : 0);
	return date_set_range(s, value, from, to, more != 0 ? more : end);
}

/* "every December", "in April Ryan's words", and "may" without "in" */
static bool
is_no_date(const struct scan *s, size_t i, size_t at)
{
	static const char *const words[] = { "every", "Every", "each" };

	if (i > 0 && STR_IS_ONE(scan_text(s, i - 1), words))
		return true;
	return is_doubtful(s, i) && (!has_preposition(s, i) ||
	    (at < s->n && s->at[at].type == T_WORD && s->at[at].capital &&
	        s->at[at].class == V_NONE));
}

/* A month alone: "in October", "May through August". */
static size_t
month_alone(const struct scan *s, size_t i, int month, size_t at,
    struct value *value)
{
	struct when when;
	size_t end = month_stretch(s, i, month, at, value);

	if (end != 0)
		return end;
	if (is_no_date(s, i, at))
		return 0;
	when = when_month_day(s, i, (struct day){ 0, month, 0 });
	when = unless_second(s, i, when);
	return date_set(s, value, date_unless_told(s, i, when), at);
}

size_t
date_by_month(const struct scan *s, size_t i, struct value *value)
{
	int month;
	size_t at = month_name(s, i, &month), next;

	if (at == 0)
		return 0;
	next = month_day(s, i, month, at, value);
	if (next == 0)
		next = month_year(s, at, month, value);
	if (next == 0)
		next = month_stepped(s, at, month, value);
	if (next == 0 && s->at[i].class == V_SHORTMONTH && at == i + 1 &&
	    s->at[i].number != 9)
		return 0;
	if (next == 0)
		next = month_alone(s, i, month, at, value);
	return next;
}
