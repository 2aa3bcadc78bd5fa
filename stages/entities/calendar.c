#include "calendar.h"

static int
digits(struct str s, size_t from, size_t n)
{
	int value = 0;

	for (size_t i = from; i < from + n; i++) {
		if (i >= s.len || !ascii_is_digit((unsigned char)s.at[i]))
			return -1;
		value = value * 10 + (s.at[i] - '0');
	}
	return value;
}

struct day
day_read(struct str iso)
{
	struct day day = { digits(iso, 0, 4), digits(iso, 5, 2),
		digits(iso, 8, 2) };

	if (iso.len < 10 || iso.at[4] != '-' || iso.at[7] != '-' ||
	    !day_is_valid(day.year, day.month, day.day))
		return day_none;
	return day;
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

bool
day_is_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= days_of_month(year, month);
}

/* Years are counted from March, so that the leap day is the last. */
long
day_number(struct day day)
{
	long y = day.month <= 2 ? day.year - 1 : day.year;
	long m = (day.month + 9) % 12;
	long era = y / 400;
	long of_era = y - era * 400;
	long of_year = (153 * m + 2) / 5 + day.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

static struct day
clamped(long number)
{
	return number < 0 ? (struct day){ 1, 1, 1 }
	                  : (struct day){ 9999, 12, 31 };
}

struct day
day_of_number(long number)
{
	long z = number + 719468;
	long era, of_era, year, of_year, m;

	if (z < 306 || z > 3652364)
		return clamped(number);
	era = z / 146097;
	of_era = z - era * 146097;
	year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	    365;
	of_year = of_era - (365 * year + year / 4 - year / 100);
	m = (5 * of_year + 2) / 153;
	return (struct day){ (int)(year + era * 400 + (m >= 10 ? 1 : 0)),
		(int)(m < 10 ? m + 3 : m - 9),
		(int)(of_year - (153 * m + 2) / 5 + 1) };
}

struct day
day_add(struct day day, long days)
{
	return day_of_number(day_number(day) + days);
}

struct day
day_add_months(struct day day, long months)
{
	long all = day.year * 12L + day.month - 1 + months;

	if (all < 12 || all >= 10000 * 12L)
		return clamped(all - 5000);
	day.year = (int)(all / 12);
	day.month = (int)(all % 12) + 1;
	if (day.day > days_of_month(day.year, day.month))
		day.day = days_of_month(day.year, day.month);
	return day;
}

int
day_weekday(struct day day)
{
	return (int)((day_number(day) + 719468 + 2) % 7) + 1;
}

/* A week belongs to the year in which its Thursday lies. */
int
day_week(struct day day, int *year)
{
	struct day thursday = day_add(day, 4 - day_weekday(day));
	struct day first = { thursday.year, 1, 1 };

	*year = thursday.year;
	return (int)((day_number(thursday) - day_number(first)) / 7) + 1;
}

struct day
day_nth(int year, int month, int weekday, int n)
{
	struct day first = { year, month, 1 };
	int day = 1 + (weekday - day_weekday(first) + 7) % 7;

	if (n > 0)
		day += 7 * (n - 1);
	else
		while (day + 7 <= days_of_month(year, month))
			day += 7;
	return (struct day){ year, month, day };
}

/* After the anonymous Gregorian algorithm (Nature, 1876). */
struct day
day_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return (struct day){ year, n / 31, n % 31 + 1 };
}
