/* Dates that begin with digits: 2016-02-17, 2/17/2016, 17 February. */
#include "value_date.h"

static size_t
set_day(const struct scan *s, int year, int month, int day, size_t next,
    struct value *value)
{
	if (year >= 0 && year < 100)
		year += year < 50 ? 2000 : 1900;
	if (year < 1000 || !day_is_valid(year, month, day))
		return 0;
	return date_set(
	    s, value, (struct when){ G_DAY, { year, month, day } }, next);
}

/* The three numbers of "2016-02-17", "2/17/2016", all joined. */
static bool
three_parts(const struct scan *s, size_t i, uint32_t sign, int part[3])
{
	for (size_t k = 0; k < 5; k++)
		if (k % 2 == 1 ? !scan_sign(s, i + k, sign)
		               : !scan_digits(s, i + k) ||
		            (k > 0 && s->at[i + k].space))
			return false;
	if (s->at[i + 1].space || s->at[i + 3].space)
		return false;
	for (size_t k = 0; k < 3; k++)
		part[k] = scan_int(s, i + 2 * k);
	return !scan_sign(s, i + 5, sign);
}

/* Month or day first?  Where both can be, the value stays open. */
static size_t
slashes(const struct scan *s, size_t i, const int part[3], struct value *value)
{
	size_t year_len = s->at[i + 4].end - s->at[i + 4].begin;

	if (year_len != 4 && year_len != 2)
		return 0;
	if (part[0] > 12)
		return set_day(s, part[2], part[1], part[0], i + 5, value);
	if (part[1] > 12 || part[0] == part[1])
		return set_day(s, part[2], part[0], part[1], i + 5, value);
	if (set_day(s, part[2], part[0], part[1], i + 5, value) == 0)
		return 0;
	value->value = (struct str){ "", 0 };
	return i + 5;
}

/* "17.02.2016", which is one token. */
static size_t
points(const struct scan *s, size_t i, struct value *value)
{
	struct str rest = scan_text(s, i), field;
	uint64_t part[3];
	size_t n = 0;

	while (n < 3 && str_field(&rest, '.', &field)) {
		if (field.len == 2 && field.at[0] == '0')
			field = str_slice(field, 1, 2);
		if (!str_number(field, 9999, &part[n++]))
			return 0;
	}
	if (n < 3 || rest.at != NULL || part[2] < 1000)
		return 0;
	return set_day(
	    s, (int)part[2], (int)part[1], (int)part[0], i + 1, value);
}

/* "5 May 2016", "the 5th of May", "11-15 November" */
size_t
date_day_month(const struct scan *s, size_t i, struct value *value)
{
	struct day day = { 0 };
	struct when when;
	int last = 0, year;
	size_t at = day_of_month(s, i, &day.day), next, more;

	if (at == 0)
		return 0;
	if (date_through(s, at) != 0 && scan_digits(s, at + 1)) {
		next = day_of_month(s, at + 1, &last);
		if (next == 0 || last <= day.day)
			return 0;
		at = next;
	}
	if (scan_is(s, at, V_OF))
		at++;
	next = month_name(s, at, &day.month);
	if (next == 0 || day.day > days_of_month(2000, day.month) ||
	    last > days_of_month(2000, day.month))
		return 0;
	if (scan_is(s, i, V_ORDINAL) && !scan_is(s, i + 1, V_OF))
		return 0;
	more = year_behind(s, next, &year);
	when = more != 0 ? (struct when){ G_DAY, { year, day.month, day.day } }
	                 : when_month_day(s, i, day);
	if (more != 0)
		next = more;
	if (last == 0)
		return date_set(s, value, when, next);
	day = when.day;
	day.day = last;
	return date_set_range(s, value, when, (struct when){ G_DAY, day }, next);
}

/* Is it one day, as YYYY-MM-DD? */
static bool
is_day(struct str value)
{
	return value.len == 10;
}

/* The two days share the year of the one that says it, else of the first. */
static struct str
join_days(const struct scan *s, struct str first, struct str last, bool said)
{
	int year = day_read(said ? last : first).year, from = year;
	bool wraps = str_cmp(str_slice(last, 5, 10), str_slice(first, 5, 10)) < 0;

	if (wraps && said)
		from--;
	else if (wraps)
		year++;
	return arena_printf(s->arena, "%04d%.6s/%04d%.6s", from, first.at + 4,
	    year, last.at + 4);
}

size_t
date_day_months(const struct scan *s, size_t i, struct value *value)
{
	struct value last;
	size_t next = date_day_month(s, i, value), at, end;
	bool said;

	at = next == 0 ? 0 : date_through(s, next);
	end = at == 0 || !scan_digits(s, at) ? 0 : date_day_month(s, at, &last);
	if (end == 0 || !is_day(last.value) || !is_day(value->value))
		return next;
	said = scan_digits(s, end - 1);
	if (value->value.at[0] == 'X' && !said)
		return next;
	value->value = join_days(s, value->value, last.value, said);
	return end;
}

bool
date_is_numeric(const struct scan *s, size_t i)
{
	int part[3];

	return (three_parts(s, i, '-', part) && part[0] > 999) ||
	    three_parts(s, i, '/', part);
}

size_t
date_numeric(const struct scan *s, size_t i, struct value *value)
{
	int part[3];

	if (three_parts(s, i, '/', part))
		return slashes(s, i, part, value);
	if (three_parts(s, i, '-', part))
		return set_day(
		    s, part[0], part[1], part[2], i + 5, value);
	return points(s, i, value);
}
