/* Years, stretches of them, decades and centuries. */
#include "value_date.h"

/* What stands before a number that is meant as a year. */
static bool
is_introduced(const struct scan *s, size_t i)
{
	static const enum value_class before[] = { V_PREP, V_TO, V_FROM,
		V_BETWEEN, V_OF, V_PART, V_THE, V_FISCAL, V_SEASON, V_AND };

	if (i == 0)
		return true;
	for (size_t k = 0; k < sizeof(before) / sizeof(before[0]); k++)
		if (s->at[i - 1].class == before[k])
			return true;
	return scan_sign(s, i - 1, '(') || scan_sign(s, i - 1, ',') ||
	    str_is(scan_text(s, i - 1), "year");
}

static bool
is_plural_noun(const struct scan *s, size_t i)
{
	struct str word;

	if (i >= s->n || s->at[i].type != T_WORD || s->at[i].capital)
		return false;
	word = scan_text(s, i);
	return word.len > 3 && word.at[word.len - 1] == 's' &&
	    !str_ends(word, STR("ss")) && !str_is(word, "was");
}

/* "eyeing 2020 campaigns", but "some 2000 voters" */
static bool
is_near(const struct scan *s, int year)
{
	int now = s->context->today.year;

	return year % 100 != 0 && year > now - 10 && year < now + 10;
}

size_t
when_year(const struct scan *s, size_t i, struct when *when)
{
	int year = 0;
	size_t next = date_four_digits(s, i, &year);

	*when = (struct when){ G_YEAR, { year, 0, 0 } };
	if (next == 0 || year < 1500 || year > 2100)
		return 0;
	if (i > 0 && !s->at[i].space && s->at[i - 1].type == T_WORD)
		return 0;
	if (i > 0 && (scan_sign(s, i - 1, '$') || scan_sign(s, i - 1, '#') ||
	    scan_sign(s, i - 1, '/') || scan_sign(s, i - 1, ':') ||
	    scan_sign(s, i - 1, '@')))
		return 0;
	if (date_is_counted(s, next) || scan_is(s, next, V_CURRENCY) ||
	    (scan_sign(s, next, ':') && scan_joined(s, next + 1)) ||
	    (scan_sign(s, next, '/') && scan_joined(s, next)))
		return 0;
	if (scan_joined(s, next) && s->at[next].type == T_WORD)
		return 0;
	if (year < 1900 || year > 2050)
		return is_introduced(s, i) && !is_plural_noun(s, next) &&
		        !scan_is(s, i - 1, V_AND) && i > 0
		    ? next
		    : 0;
	return is_introduced(s, i) || !is_plural_noun(s, next) ||
	        is_near(s, year)
	    ? next
	    : 0;
}

/* "2008-2012", "2015-16", "2008 to 2012", "between 2008 and 2012" */
size_t
date_years(const struct scan *s, size_t i, struct value *value)
{
	struct when from, to;
	size_t next = when_year(s, i, &from), second, end;

	if (next == 0)
		return 0;
	second = date_through(s, next);
	if (second == 0 && scan_is(s, next, V_AND) && i > 0 &&
	    scan_is(s, i - 1, V_BETWEEN))
		second = next + 1;
	if (second == 0)
		return date_set(s, value, from, next);
	end = when_year(s, second, &to);
	if (end == 0 && scan_dash(s, next) && scan_digits(s, second) &&
	    scan_joined(s, second) &&
	    s->at[second].end - s->at[second].begin == 2 &&
	    scan_int(s, second) > from.day.year % 100) {
		to = from;
		to.day.year += scan_int(s, second) - from.day.year % 100;
		end = second + 1;
	}
	if (end == 0 || to.day.year <= from.day.year)
		return date_set(s, value, from, next);
	return date_set_range(s, value, from, to, end);
}

/* "the '20s" of an article from 2016 are the 1920s. */
static int
decade_century(const struct scan *s, int year)
{
	int now = s->context->today.year;

	return 2000 + year <= (now == 0 ? 2019 : now) ? 2000 : 1900;
}

/* "1990s", "1990's", "the '90s" */
size_t
date_decade(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	size_t next = i + 1;
	int year = scan_int(s, i);
	uint32_t len = scan_digits(s, i) ? s->at[i].end - s->at[i].begin : 0;

	if ((len != 4 && len != 2) || year % 10 != 0)
		return 0;
	if ((scan_sign(s, next, '\'') || scan_sign(s, next, 0x2019)) &&
	    scan_joined(s, next))
		next++;
	if (next >= s->n || !str_is(scan_text(s, next), "s") ||
	    s->at[next].space)
		return 0;
	if (len == 2) {
		if (i == 0 || s->at[i].space ||
		    (!scan_sign(s, i - 1, '\'') &&
		        !scan_sign(s, i - 1, 0x2019) &&
		        !scan_sign(s, i - 1, 0x2018)))
			return 0;
		*first = i - 1;
		year += decade_century(s, year);
	} else if (year < 1500 || year > 2050) {
		return 0;
	}
	return date_set(s, value,
	    (struct when){ G_DECADE, { year, 0, 0 } },
	    next + 1);
}

/* "in ’19", "since ’05" */
size_t
date_short_year(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	int year = scan_int(s, i), now = s->context->today.year;

	if (i < 2 || s->at[i].end - s->at[i].begin != 2 || s->at[i].space ||
	    !s->at[i - 1].space ||
	    !(scan_sign(s, i - 1, '\'') || scan_sign(s, i - 1, 0x2019) ||
	        scan_sign(s, i - 1, 0x2018)) ||
	    !(scan_is(s, i - 2, V_PREP) || scan_is(s, i - 2, V_OF) ||
	        scan_is(s, i - 2, V_THE) ||
	        scan_is(s, i - 2, V_FROM) || scan_is(s, i - 2, V_TO) ||
	        (scan_is(s, i - 2, V_AND) && i > 2 &&
	            scan_digits(s, i - 3))) ||
	    (scan_joined(s, i + 1) && s->at[i + 1].type != T_SIGN))
		return 0;
	year += 2000;
	if (year > (now == 0 ? 2030 : now + 5))
		year -= 100;
	*first = i - 1;
	return date_set(s, value, (struct when){ G_YEAR, { year, 0, 0 } },
	    i + 1);
}

/* "19th century", "twenty-first century" */
size_t
date_century(const struct scan *s, size_t i, struct value *value)
{
	int n;
	size_t at;

	if (scan_is(s, i, V_TENS) && scan_dash(s, i + 1) &&
	    scan_is(s, i + 2, V_ORDINAL)) {
		n = s->at[i].number + s->at[i + 2].number;
		at = i + 3;
	} else {
		at = day_of_month(s, i, &n);
	}
	if (at == 0 || n < 5 || n > 22)
		return 0;
	if (scan_dash(s, at))
		at++;
	if (!scan_is(s, at, V_PERIOD) ||
	    !str_is(s->at[at].value, "century") || at == i + 1)
		if (!scan_is(s, i, V_ORDINAL) || !scan_is(s, at, V_PERIOD) ||
		    !str_is(s->at[at].value, "century"))
			return 0;
	/* "21st Century Fox" */
	if (s->at[at].capital && at + 1 < s->n && s->at[at + 1].capital)
		return 0;
	return date_set(s, value,
	    (struct when){ G_CENTURY, { (n - 1) * 100, 0, 0 } }, at + 1);
}
