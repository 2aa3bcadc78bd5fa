/* Dates that say themselves which day, month or year they are. */
#include "value_date.h"

/* The first of some patterns that matches. */
static size_t
first_of(const struct scan *s, size_t i, struct value *value,
    date_pattern *const patterns[], size_t n)
{
	size_t next = 0;

	for (size_t k = 0; k < n && next == 0; k++)
		next = patterns[k](s, i, value);
	return next;
}

static size_t
by_digits(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	static date_pattern *const days[] = { date_numeric, date_day_months };
	static date_pattern *const rest[] = { date_century, date_years };
	size_t next = first_of(s, i, value, days, 2);

	if (date_is_numeric(s, i))
		return next; /* 2022-02-30 is no year either */
	if (next == 0)
		next = date_short_year(s, i, first, value);
	if (next == 0)
		next = date_decade(s, i, first, value);
	return next == 0 ? first_of(s, i, value, rest, 2) : next;
}

/* "spring 2016", "fifth of May", "twenty-first century" */
static size_t
by_ordinal(const struct scan *s, size_t i, struct value *value)
{
	static date_pattern *const patterns[] = { date_part_of_year,
		date_nth_weekday, date_century, date_day_month };

	return first_of(s, i, value, patterns,
	    s->at[i].class == V_ORDINAL ? 4 : 3);
}

/* "fiscal 2016", "fiscal year 2016" */
static size_t
by_fiscal(const struct scan *s, size_t i, struct value *value)
{
	struct when when;
	size_t next =
	    when_year(s, scan_is(s, i + 1, V_PERIOD) ? i + 2 : i + 1, &when);

	return next == 0 ? 0 : date_set(s, value, when, next);
}

/* "early 2016", "mid-March", "late '90s": the part belongs to the span. */
static size_t
by_part(const struct scan *s, size_t i, struct value *value)
{
	size_t at = i + 1, first = 0;

	if (scan_dash(s, at) && scan_joined(s, at) && scan_joined(s, at + 1))
		at++;
	if ((scan_sign(s, at, '\'') || scan_sign(s, at, 0x2019) ||
	        scan_sign(s, at, 0x2018)) && scan_digits(s, at + 1))
		return date_decade(s, at + 1, &first, value);
	if (at >= s->n)
		return 0;
	if (scan_digits(s, at)) {
		size_t next = date_decade(s, at, &first, value);

		if (next == 0)
			next = date_century(s, at, value);
		return next == 0 ? date_years(s, at, value) : next;
	}
	return date_by_month(s, at, value);
}

/* A date that does not count from the article's. */
static size_t
absolute(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	if (scan_digits(s, i))
		return by_digits(s, i, first, value);
	switch (s->at[i].class) {
	case V_WEEKDAY:
	case V_SHORTWEEKDAY:
		return date_by_weekday(s, i, value);
	case V_MONTH:
	case V_SHORTMONTH:
		return date_by_month(s, i, value);
	case V_PART:
		return by_part(s, i, value);
	case V_SEASON:
	case V_ORDINAL:
	case V_TENS:
		return by_ordinal(s, i, value);
	case V_RELATIVE:
		return str_is(scan_text(s, i), "last")
		    ? date_nth_weekday(s, i, value)
		    : 0;
	case V_FISCAL:
		return by_fiscal(s, i, value);
	default:
		return 0;
	}
}

size_t
value_date(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	size_t next = absolute(s, i, first, value);

	value->kind = VALUE_DATE;
	value->confidence = 0.97f;
	if (next == 0 && s->at[i].capital)
		next = value_holiday(s, i, value);
	if (next == 0) {
		value->confidence = 0.93f;
		next = value_relative(s, i, value);
	}
	if (next != 0)
		value->unit = (struct str){ "", 0 };
	return next;
}
