/* Dates that say themselves which day, month or year they are. */
#include "value_when.h"

size_t
day_of_month(const struct scan *s, size_t i, int *day)
{
	if (scan_is(s, i, V_ORDINAL)) {
		*day = s->at[i].number;
		return i + 1;
	}
	if (!scan_digits(s, i) || s->at[i].end - s->at[i].begin > 2)
		return 0;
	*day = scan_int(s, i);
	if (*day < 1 || *day > 31)
		return 0;
	if (scan_is(s, i + 1, V_ORDINALSUFFIX) && scan_joined(s, i + 1))
		return i + 2;
	return i + 1;
}

size_t
month_name(const struct scan *s, size_t i, int *month)
{
	if (i >= s->n || !s->at[i].capital)
		return 0;
	*month = s->at[i].number;
	if (s->at[i].class == V_MONTH)
		return i + 1;
	if (s->at[i].class != V_SHORTMONTH)
		return 0;
	if (scan_sign(s, i + 1, '.') && scan_joined(s, i + 1))
		return i + 2;
	return i + 1;
}

/* A token of four digits that can be a year. */
static size_t
four_digits(const struct scan *s, size_t i, int *year)
{
	if (!scan_digits(s, i) || s->at[i].end - s->at[i].begin != 4)
		return 0;
	*year = scan_int(s, i);
	return *year >= 1000 && *year <= 2150 ? i + 1 : 0;
}

size_t
year_behind(const struct scan *s, size_t i, int *year)
{
	size_t at = scan_sign(s, i, ',') ? i + 1 : i;
	size_t next = four_digits(s, at, year);

	if (next == 0 || (at > i && (scan_is(s, next, V_PEOPLE) ||
	    scan_is(s, next, V_PERIOD))))
		return 0;
	return next;
}

static bool
is_counted(const struct scan *s, size_t i)
{
	return scan_is(s, i, V_PERCENT) || scan_sign(s, i, '%') ||
	    scan_is(s, i, V_SCALE) || scan_is(s, i, V_UNIT) ||
	    scan_is(s, i, V_PERIOD) || scan_is(s, i, V_PEOPLE) ||
	    scan_is(s, i, V_PER);
}

/* "to", "through" or a dash between two dates. */
static size_t
through(const struct scan *s, size_t i)
{
	return scan_is(s, i, V_TO) || scan_dash(s, i) ? i + 1 : 0;
}

static size_t
set_date(const struct scan *s, struct value *value, struct when when,
    size_t next)
{
	value->value = when_text(when, s->arena);
	return next;
}

static size_t
set_range(const struct scan *s, struct value *value, struct when from,
    struct when to, size_t next)
{
	value->value = when_range(from, to, s->arena);
	return next;
}

/* --------------------------------------------------------- month first */

/* The second bound of "Nov. 11-15", "Nov. 11 to Dec. 3"; 0 where none. */
static size_t
second_day(const struct scan *s, size_t i, struct day first, struct day *last)
{
	size_t at = through(s, i), next, month_end;

	if (at == 0 && scan_is(s, i, V_AND))
		at = i + 1;
	if (at == 0)
		return 0;
	*last = first;
	month_end = month_name(s, at, &last->month);
	if (month_end == 0)
		last->month = first.month;
	next = day_of_month(s, month_end == 0 ? at : month_end, &last->day);
	if (next == 0 || is_counted(s, next) || !scan_digits(s,
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

	if (next == 0 || is_counted(s, next) ||
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
		return set_date(s, value, from, next);
	to = (struct when){ G_DAY, last };
	to.day.year = from.day.year;
	if (more == 0 && last.month < month && to.day.year != 0)
		to.day.year++;
	else if (more != 0 && last.month < month)
		from.day.year--;
	return set_range(s, value, from, to, next);
}

/* "March 2020", "March of 2020", "March, 2020" */
static size_t
month_year(const struct scan *s, size_t at, int month, struct value *value)
{
	int year;
	size_t next = scan_is(s, at, V_OF) ? four_digits(s, at + 1, &year)
	                                   : year_behind(s, at, &year);

	if (next == 0)
		return 0;
	return set_date(s, value,
	    (struct when){ G_MONTH, { year, month, 0 } }, next);
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
	    (scan_dash(s, i - 1) && i > 1 && s->at[i - 2].class == V_PART));
}

/* "that November", "the following Monday" count from what the text tells. */
static struct when
unless_told(const struct scan *s, size_t i, struct when when)
{
	static const char *const words[] = { "same", "following",
		"previous", "That" };

	for (size_t k = 0;
	     i > 0 && k < sizeof(words) / sizeof(words[0]); k++)
		if (str_is(scan_text(s, i - 1), words[k]))
			when.grain = G_UNKNOWN;
	/* Not "said that Friday was ...". */
	if (i > 1 && str_is(scan_text(s, i - 1), "that") &&
	    (s->at[i - 2].class == V_PREP || s->at[i - 2].type == T_SIGN))
		when.grain = G_UNKNOWN;
	return when;
}

/* A month alone: "in October", "May through August". */
static size_t
month_alone(const struct scan *s, size_t i, int month, size_t at,
    struct value *value)
{
	struct when from = when_month_day(s, i, (struct day){ 0, month, 0 });
	struct when to;
	size_t second = through(s, at), end;
	int last;

	if (second == 0 && scan_is(s, at, V_AND) && i > 0 &&
	    scan_is(s, i - 1, V_BETWEEN))
		second = at + 1;
	end = second == 0 ? 0 : month_name(s, second, &last);
	if (end != 0) {
		int year = 0;
		size_t more = year_behind(s, end, &year);

		to = when_month_day(s, i, (struct day){ 0, last, 0 });
		if (more != 0) {
			from.day.year = to.day.year = year;
			end = more;
		} else if (from.day.year != 0) {
			to.day.year = from.day.year + (last < month ? 1 : 0);
		}
		return set_range(s, value, from, to, end);
	}
	if (is_doubtful(s, i) && !has_preposition(s, i))
		return 0;
	if (i > 0 && (str_is(scan_text(s, i - 1), "every") ||
	    str_is(scan_text(s, i - 1), "Every") ||
	    str_is(scan_text(s, i - 1), "each")))
		return 0;
	/* "in April Ryan's words" */
	if (is_doubtful(s, i) && at < s->n && s->at[at].type == T_WORD &&
	    s->at[at].capital && s->at[at].class == V_NONE)
		return 0;
	return set_date(s, value, unless_told(s, i, from), at);
}

static size_t
by_month(const struct scan *s, size_t i, struct value *value)
{
	int month;
	size_t at = month_name(s, i, &month), next;

	if (at == 0)
		return 0;
	next = month_day(s, i, month, at, value);
	if (next == 0)
		next = month_year(s, at, month, value);
	if (next == 0 && s->at[i].class == V_SHORTMONTH && at == i + 1 &&
	    s->at[i].number != 9)
		return 0;
	if (next == 0)
		next = month_alone(s, i, month, at, value);
	return next;
}

/* ---------------------------------------------------------- digits first */

static size_t
numeric(const struct scan *s, size_t i, int year, int month, int day,
    size_t next, struct value *value)
{
	(void)i;
	if (year >= 0 && year < 100)
		year += year < 50 ? 2000 : 1900;
	if (year < 1000 || !day_is_valid(year, month, day))
		return 0;
	return set_date(
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
		return numeric(s, i, part[2], part[1], part[0], i + 5, value);
	if (part[1] > 12 || part[0] == part[1])
		return numeric(s, i, part[2], part[0], part[1], i + 5, value);
	if (numeric(s, i, part[2], part[0], part[1], i + 5, value) == 0)
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
	return numeric(s, i, (int)part[2], (int)part[1], (int)part[0], i + 1,
	    value);
}

/* "5 May 2016", "the 5th of May", "11-15 November" */
static size_t
day_month(const struct scan *s, size_t i, struct value *value)
{
	struct day day = { 0 };
	struct when when;
	int last = 0, year;
	size_t at = day_of_month(s, i, &day.day), next, more;

	if (at == 0)
		return 0;
	if (through(s, at) != 0 && scan_digits(s, at + 1)) {
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
		return set_date(s, value, when, next);
	day = when.day;
	day.day = last;
	return set_range(s, value, when, (struct when){ G_DAY, day }, next);
}

/* "3 May to 30 September 2024": two of those */
static size_t
day_months(const struct scan *s, size_t i, struct value *value)
{
	struct value last;
	size_t next = day_month(s, i, value), at, end;
	int from, year;
	bool wraps;

	at = next == 0 ? 0 : through(s, next);
	end = at == 0 || !scan_digits(s, at) ? 0 : day_month(s, at, &last);
	if (end == 0 || str_find(last.value, '/', 0) < last.value.len ||
	    str_find(value->value, '/', 0) < value->value.len ||
	    value->value.len < 10 ||
	    (value->value.at[0] == 'X' && !scan_digits(s, end - 1)))
		return next;
	/* They share the year of the one that says it, else of the first. */
	if (scan_digits(s, end - 1))
		from = year = day_read(last.value).year;
	else
		from = year = day_read(value->value).year;
	wraps = str_cmp(str_slice(last.value, 5, 10),
	            str_slice(value->value, 5, 10)) < 0;
	if (wraps && scan_digits(s, end - 1))
		from--;
	else if (wraps)
		year++;
	value->value = arena_printf(s->arena, "%04d%.6s/%04d%.6s", from,
	    value->value.at + 4, year, last.value.at + 4);
	return end;
}

/* --------------------------------------------------------------- years */

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

size_t
when_year(const struct scan *s, size_t i, struct when *when)
{
	int year = 0;
	size_t next = four_digits(s, i, &year);

	*when = (struct when){ G_YEAR, { year, 0, 0 } };
	if (next == 0 || year < 1500 || year > 2100)
		return 0;
	if (i > 0 && !s->at[i].space && s->at[i - 1].type == T_WORD)
		return 0;
	if (i > 0 && (scan_sign(s, i - 1, '$') || scan_sign(s, i - 1, '#') ||
	    scan_sign(s, i - 1, '/') || scan_sign(s, i - 1, ':') ||
	    scan_sign(s, i - 1, '@')))
		return 0;
	if (is_counted(s, next) || scan_is(s, next, V_CURRENCY) ||
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
	return is_introduced(s, i) || !is_plural_noun(s, next) ? next : 0;
}

/* "2008-2012", "2015-16", "2008 to 2012", "between 2008 and 2012" */
static size_t
years(const struct scan *s, size_t i, struct value *value)
{
	struct when from, to;
	size_t next = when_year(s, i, &from), second, end;

	if (next == 0)
		return 0;
	second = through(s, next);
	if (second == 0 && scan_is(s, next, V_AND) && i > 0 &&
	    scan_is(s, i - 1, V_BETWEEN))
		second = next + 1;
	if (second == 0)
		return set_date(s, value, from, next);
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
		return set_date(s, value, from, next);
	return set_range(s, value, from, to, end);
}

/* "1990s", "1990's", "the '90s" */
static size_t
decade(const struct scan *s, size_t i, size_t *first, struct value *value)
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
		year += year <= 20 ? 2000 : 1900;
	} else if (year < 1500 || year > 2050) {
		return 0;
	}
	return set_date(s, value,
	    (struct when){ G_DECADE, { year, 0, 0 } },
	    next + 1);
}

/* "in ’19", "since ’05" */
static size_t
short_year(
    const struct scan *s, size_t i, size_t *first, struct value *value)
{
	int year = scan_int(s, i), now = s->context->today.year;

	if (i < 2 || s->at[i].end - s->at[i].begin != 2 || s->at[i].space ||
	    !s->at[i - 1].space ||
	    !(scan_sign(s, i - 1, '\'') || scan_sign(s, i - 1, 0x2019) ||
	        scan_sign(s, i - 1, 0x2018)) ||
	    !(scan_is(s, i - 2, V_PREP) || scan_is(s, i - 2, V_OF) ||
	        scan_is(s, i - 2, V_THE) ||
	        scan_is(s, i - 2, V_FROM) || scan_is(s, i - 2, V_TO)) ||
	    (scan_joined(s, i + 1) && s->at[i + 1].type != T_SIGN))
		return 0;
	year += 2000;
	if (year > (now == 0 ? 2030 : now + 5))
		year -= 100;
	*first = i - 1;
	return set_date(s, value, (struct when){ G_YEAR, { year, 0, 0 } },
	    i + 1);
}

/* "19th century", "twenty-first century" */
static size_t
century(const struct scan *s, size_t i, struct value *value)
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
	return set_date(s, value,
	    (struct when){ G_CENTURY, { (n - 1) * 100, 0, 0 } }, at + 1);
}

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
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_is(scan_text(s, i), words[k]))
			return true;
	return false;
}

/* "spring 2016", "the fall of 2012", "third quarter of 2015" */
static size_t
part_of_year(const struct scan *s, size_t i, struct value *value)
{
	struct when when, year;
	size_t at = i + 1, next;

	if (scan_is(s, i, V_SEASON) && is_season_alone(s, i)) {
		return set_date(s, value, (struct when){ G_UNKNOWN,
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
	return set_date(s, value, when, next);
}

/* "first Monday in September", "last Thursday of November 2015" */
static size_t
nth_weekday(const struct scan *s, size_t i, struct value *value)
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
	return set_date(s, value, when, more == 0 ? next : more);
}

/* ------------------------------------------------------------ weekday first */

static size_t
weekday_name(const struct scan *s, size_t i, int *weekday)
{
	if (i >= s->n || !s->at[i].capital)
		return 0;
	*weekday = s->at[i].number;
	if (s->at[i].class == V_WEEKDAY)
		return i + 1;
	/* "Sun" and "Sat" are other words too: only before a date. */
	if (s->at[i].class != V_SHORTWEEKDAY)
		return 0;
	i = scan_sign(s, i + 1, '.') ? i + 2 : i + 1;
	if (scan_sign(s, i, ',') && i + 1 < s->n &&
	    (s->at[i + 1].class == V_MONTH ||
	        s->at[i + 1].class == V_SHORTMONTH ||
	        scan_digits(s, i + 1)))
		return i;
	return 0;
}

/* "Super Tuesday", "every Monday", "Saturday evenings" are no certain day. */
static bool
is_general(const struct scan *s, size_t i, size_t next)
{
	static const char *const before[] = { "Super", "Black", "Cyber",
		"every", "Every", "each", "Each", "Bloody", "Blue" };

	for (size_t k = 0; i > 0 && k < sizeof(before) / sizeof(before[0]);
	     k++)
		if (str_is(scan_text(s, i - 1), before[k]))
			return true;
	return next < s->n && (str_is(scan_text(s, next), "evenings") ||
	    str_is(scan_text(s, next), "nights") ||
	    str_is(scan_text(s, next), "mornings") ||
	    str_is(scan_text(s, next), "afternoons"));
}

static size_t
by_weekday(const struct scan *s, size_t i, struct value *value)
{
	int first, last;
	size_t next = weekday_name(s, i, &first), at, end;
	struct when from, to;

	if (next == 0)
		return 0;
	at = scan_sign(s, next, ',') ? next + 1 : next;
	end = by_month(s, at, value);
	if (end == 0 && scan_digits(s, at))
		end = day_month(s, at, value);
	if (end != 0)
		return end;
	if (s->at[i].class == V_SHORTWEEKDAY)
		return 0;
	if (is_general(s, i, next))
		return 0;
	from = when_weekday(s, i, first);
	at = through(s, next);
	end = at == 0 ? 0 : weekday_name(s, at, &last);
	if (end == 0)
		return set_date(s, value, unless_told(s, i, from), next);
	to = from;
	if (to.grain == G_DAY)
		to.day = day_add(from.day, (last - first + 7) % 7);
	return set_range(s, value, from, to, end);
}

/* -------------------------------------------------------------- all of them */

static size_t
by_digits(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	int part[3];
	size_t next;

	if (three_parts(s, i, '-', part) && part[0] > 999)
		return numeric(
		    s, i, part[0], part[1], part[2], i + 5, value);
	if (three_parts(s, i, '/', part))
		return slashes(s, i, part, value);
	next = points(s, i, value);
	if (next == 0)
		next = day_months(s, i, value);
	if (next == 0)
		next = short_year(s, i, first, value);
	if (next == 0)
		next = decade(s, i, first, value);
	if (next == 0)
		next = century(s, i, value);
	if (next == 0)
		next = years(s, i, value);
	return next;
}

/* "early 2016", "mid-March", "late 1990s": the part belongs to the span. */
static size_t
by_part(const struct scan *s, size_t i, struct value *value)
{
	size_t at = i + 1, first = 0;

	if (scan_dash(s, at) && scan_joined(s, at) && scan_joined(s, at + 1))
		at++;
	if (at >= s->n)
		return 0;
	if (scan_digits(s, at)) {
		size_t next = decade(s, at, &first, value);

		if (next == 0)
			next = century(s, at, value);
		return next == 0 ? years(s, at, value) : next;
	}
	return by_month(s, at, value);
}

size_t
value_date(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	size_t next = 0;

	value->kind = VALUE_DATE;
	value->confidence = 0.97f;
	if (scan_digits(s, i)) {
		next = by_digits(s, i, first, value);
	} else if (s->at[i].class == V_WEEKDAY ||
	    s->at[i].class == V_SHORTWEEKDAY) {
		next = by_weekday(s, i, value);
	} else if (s->at[i].class == V_MONTH ||
	    s->at[i].class == V_SHORTMONTH) {
		next = by_month(s, i, value);
	} else if (s->at[i].class == V_PART) {
		next = by_part(s, i, value);
	} else if (s->at[i].class == V_SEASON || s->at[i].class == V_ORDINAL ||
	    s->at[i].class == V_TENS) {
		next = part_of_year(s, i, value);
		if (next == 0)
			next = nth_weekday(s, i, value);
		if (next == 0)
			next = century(s, i, value);
		if (next == 0 && s->at[i].class == V_ORDINAL)
			next = day_month(s, i, value);
	} else if (s->at[i].class == V_RELATIVE &&
	    str_is(scan_text(s, i), "last")) {
		next = nth_weekday(s, i, value);
	} else if (s->at[i].class == V_FISCAL) {
		struct when when;
		size_t at = scan_is(s, i + 1, V_PERIOD) ? i + 2 : i + 1;

		next = when_year(s, at, &when);
		if (next != 0)
			set_date(s, value, when, next);
	}
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
