#include "date.h"

#include "date_in.h"

unsigned
date_month(struct str word)
{
	static const char *const names[12] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };

	if (word.len < 3)
		return 0;
	if (word.len > 3 && word.at[word.len - 1] == '.')
		word.len--;
	if (str_eq_nocase(word, STR("sept")))
		return 9;
	for (unsigned i = 0; i < 12; i++) {
		struct str name;

		if (names[i][0] != (word.at[0] | 0x20))
			continue;
		name = str_of(names[i]);
		if (str_eq_nocase(word, name) ||
		    (word.len == 3 && str_eq_nocase(word, str_slice(name, 0, 3))))
			return i + 1;
	}
	return 0;
}

/* --------------------------------------------------------------- reading */

/* A place in s; numbers and words are read off its front. */
struct cursor {
	struct str s;
	size_t at;
};

static void
skip(struct cursor *c, const char *any)
{
	while (c->at < c->s.len && strchr(any, c->s.at[c->at]) != NULL &&
	    c->s.at[c->at] != '\0')
		c->at++;
}

/* A number of min to max digits that no digit follows. */
static bool
number(struct cursor *c, size_t min, size_t max, unsigned *value)
{
	size_t begin = c->at;

	*value = 0;
	while (c->at < c->s.len &&
	    ascii_is_digit((unsigned char)c->s.at[c->at])) {
		if (c->at - begin == max)
			return false;
		*value = *value * 10 + (unsigned)(c->s.at[c->at++] - '0');
	}
	return c->at - begin >= min;
}

static struct str
word(struct cursor *c)
{
	size_t begin = c->at;

	while (c->at < c->s.len &&
	    ascii_is_alpha((unsigned char)c->s.at[c->at]))
		c->at++;
	if (c->at > begin && c->at < c->s.len && c->s.at[c->at] == '.')
		c->at++;
	return str_slice(c->s, begin, c->at);
}

static bool
mark(struct cursor *c, char wanted)
{
	if (c->at >= c->s.len || c->s.at[c->at] != wanted)
		return false;
	c->at++;
	return true;
}

static bool
is_date(unsigned y, unsigned m, unsigned d)
{
	static const unsigned char days[13] = { 0, 31, 29, 31, 30, 31, 30, 31,
		31, 30, 31, 30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	if (y < 1600 || y > 2199 || m < 1 || m > 12 || d < 1 || d > days[m])
		return false;
	return m != 2 || d < 29 || leap;
}

/* "2023-05-14", "2023/5/14" */
static bool
year_first(struct cursor *c, struct ymd *date)
{
	char sign;

	if (!number(c, 4, 4, &date->y) || c->at >= c->s.len)
		return false;
	sign = c->s.at[c->at++];
	return (sign == '-' || sign == '/' || sign == '.') &&
	    number(c, 1, 2, &date->m) && mark(c, sign) &&
	    number(c, 1, 2, &date->d);
}

/* "20230514" */
static bool
eight_digits(struct cursor *c, struct ymd *date)
{
	unsigned value;

	if (!number(c, 8, 8, &value))
		return false;
	*date = (struct ymd){ value / 10000, value / 100 % 100, value % 100 };
	return true;
}

/* "5/14/2023" or "14/5/2023"; which of both only a number above 12 tells. */
static bool
year_last(struct cursor *c, struct ymd *date)
{
	unsigned a, b;
	char sign;

	if (!number(c, 1, 2, &a) || c->at >= c->s.len)
		return false;
	sign = c->s.at[c->at++];
	if ((sign != '/' && sign != '.' && sign != '-') ||
	    !number(c, 1, 2, &b) || !mark(c, sign) ||
	    !number(c, 4, 4, &date->y))
		return false;
	date->m = a > 12 ? b : a;
	date->d = a > 12 ? a : b;
	return a > 12 || b > 12 || a == b;
}

static void
ordinal(struct cursor *c)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };

	for (size_t i = 0; i < 4 && c->at + 2 <= c->s.len; i++)
		if (str_eq_nocase(str_slice(c->s, c->at, c->at + 2),
		        str_of(ends[i]))) {
			c->at += 2;
			return;
		}
}

/* "May 14, 2023", "Sept. 9th 2024" */
static bool
month_first(struct cursor *c, struct ymd *date)
{
	date->m = date_month(word(c));
	if (date->m == 0)
		return false;
	skip(c, " ");
	if (!number(c, 1, 2, &date->d))
		return false;
	ordinal(c);
	skip(c, " ,");
	return number(c, 4, 4, &date->y);
}

/* "14 May 2023", "14-May-2023", "14th of May, 2023" */
static bool
day_first(struct cursor *c, struct ymd *date)
{
	struct str name;

	if (!number(c, 1, 2, &date->d))
		return false;
	ordinal(c);
	skip(c, " -");
	name = word(c);
	if (str_eq_nocase(name, STR("of"))) {
		skip(c, " ");
		name = word(c);
	}
	date->m = date_month(name);
	skip(c, " ,-");
	return date->m != 0 && number(c, 4, 4, &date->y);
}

typedef bool date_form(struct cursor *c, struct ymd *date);

size_t
date_at(struct str s, size_t i, struct ymd *date)
{
	static date_form *const forms[] = { month_first, year_first,
		eight_digits, day_first, year_last };
	bool digit = ascii_is_digit((unsigned char)s.at[i]);
	size_t k = digit ? 1 : 0;
	size_t n = digit ? sizeof(forms) / sizeof(forms[0]) : 1;

	for (; k < n; k++) {
		struct cursor c = { s, i };

		if (forms[k](&c, date) && is_date(date->y, date->m, date->d) &&
		    (c.at == s.len ||
		        !ascii_is_digit((unsigned char)s.at[c.at])))
			return c.at;
	}
	return 0;
}

static struct str
iso(const struct ymd *date, struct arena *arena)
{
	const unsigned parts[8] = { date->y / 1000, date->y / 100 % 10,
		date->y / 10 % 10, date->y % 10, date->m / 10, date->m % 10,
		date->d / 10, date->d % 10 };
	char *at = arena_alloc(arena, 10);

	for (size_t i = 0, k = 0; i < 10; i++)
		at[i] = i == 4 || i == 7 ? '-' : (char)('0' + parts[k++]);
	return (struct str){ at, 10 };
}

struct str
date_find(struct str s, struct span *at, struct arena *arena)
{
	for (size_t i = 0; i < s.len; i++) {
		struct ymd date;
		size_t end;

		if (!ascii_is_alnum((unsigned char)s.at[i]) ||
		    (i > 0 && ascii_is_alnum((unsigned char)s.at[i - 1])))
			continue;
		end = date_at(s, i, &date);
		if (end == 0)
			continue;
		*at = (struct span){ (uint32_t)i, (uint32_t)end };
		return iso(&date, arena);
	}
	return (struct str){ "", 0 };
}

bool
date_is_numeric(struct str s, size_t i)
{
	struct cursor c = { s, i };
	unsigned value;

	return number(&c, 1, 2, &value) && mark(&c, '/') &&
	    number(&c, 1, 2, &value) && mark(&c, '/') &&
	    (number(&c, 4, 4, &value) || c.at - i >= 6);
}
