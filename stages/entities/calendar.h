/* Days of the Gregorian calendar, and ISO weeks. */
#ifndef ENTITIES_CALENDAR_H
#define ENTITIES_CALENDAR_H

#include "str.h"

struct day {
	int year;  /* 1..9999 */
	int month; /* 1..12; 0: no day at all */
	int day;   /* 1..31 */
};

static const struct day day_none = { 0, 0, 0 };

static inline bool
day_is_known(struct day day)
{
	return day.month != 0;
}

/* Read "2022-03-27", with or without something behind it; else day_none. */
struct day day_read(struct str iso);

bool day_is_valid(int year, int month, int day);
int days_of_month(int year, int month);

/* Days since 1970-01-01, and back. */
long day_number(struct day day);
struct day day_of_number(long number);

/* The day that many days later. */
struct day day_add(struct day day, long days);

/* The month that many months later; the day is kept within it. */
struct day day_add_months(struct day day, long months);

/* 1 is Monday, 7 is Sunday. */
int day_weekday(struct day day);

/* The ISO week and the year that it belongs to. */
int day_week(struct day day, int *year);

/* The n-th (from 1; -1: the last) weekday of a month. */
struct day day_nth(int year, int month, int weekday, int n);

struct day day_easter(int year);

#endif
