/*
 * A date as precise as the text has it, and how it is written.
 *
 * Only the files value_*.c use this.
 */
#ifndef ENTITIES_VALUE_WHEN_H
#define ENTITIES_VALUE_WHEN_H

#include "value_lex.h"

enum grain {
	G_UNKNOWN, /* a date, but not known which */
	G_DAY,
	G_WEEK,
	G_WEEKEND,
	G_MONTH,
	G_QUARTER, /* month is 1, 4, 7 or 10 */
	G_SEASON,  /* month is 21 to 24, as in ISO 8601-2 */
	G_YEAR,
	G_DECADE,  /* year is its first */
	G_CENTURY, /* year is its first, as 1900 */
};

struct when {
	enum grain grain;
	struct day day; /* year 0: not known; month, day as grain needs them */
};

/* "2022-03-27", "2022-W12", "199X", ...; empty where nothing is known. */
struct str when_text(struct when when, struct arena *arena);

/* "2008/2012"; empty where one of them is not known. */
struct str when_range(struct when from, struct when to, struct arena *arena);

enum tense {
	TENSE_UNKNOWN,
	TENSE_PAST,
	TENSE_PLANNED, /* "was due": it lies behind, or ahead still */
	TENSE_FUTURE,
};

/*
 * Does what happens at the date at token i lie behind or before the writer?
 * The nearest word that tells decides: "said Friday", "will meet Friday".
 */
enum tense tense_at(const struct scan *s, size_t i);

static inline bool
tense_is_behind(enum tense tense)
{
	return tense == TENSE_PAST || tense == TENSE_PLANNED;
}

/* The day or month (day.day 0) nearest to the article's date. */
struct when when_month_day(const struct scan *s, size_t i, struct day day);
struct when when_weekday(const struct scan *s, size_t i, int weekday);

/* What the several files of date patterns offer each other; as value_pattern,
 * but with a struct when for the value. */
typedef size_t when_pattern(const struct scan *s, size_t i, struct when *when);

when_pattern when_year; /* 1500 to 2100, four digits, nothing else meant */

/* A day of the month: "5", "05", "5th", "fifth".  0 where there is none. */
size_t day_of_month(const struct scan *s, size_t i, int *day);

/* "March", "Mar."; a lower-case "may" or "march" is none. */
size_t month_name(const struct scan *s, size_t i, int *month);

/* "Labor Day", "Christmas 2015". */
size_t value_holiday(const struct scan *s, size_t i, struct value *value);

/* The year that may stand behind a date, perhaps behind a comma; 0: none. */
size_t year_behind(const struct scan *s, size_t i, int *year);

/* The year, from those around the article's, whose day is meant. */
int when_nearest_year(const struct scan *s, size_t i,
    struct day (*in_year)(int year, const void *data), const void *data,
    long close);

/* Patterns that count from the article's date. */
size_t value_relative(const struct scan *s, size_t i, struct value *value);

#endif
