/*
 * What the files of date patterns offer each other.
 *
 * Each date_* pattern tries to match at token i and returns the token behind
 * the match, or 0; only the value's text is set.
 */
#ifndef ENTITIES_VALUE_DATE_H
#define ENTITIES_VALUE_DATE_H

#include "value_when.h"

typedef size_t date_pattern(
    const struct scan *s, size_t i, struct value *value);

date_pattern date_by_month;     /* "March 5, 2019", "in October" */
date_pattern date_by_weekday;   /* "Tuesday, March 5", "Friday to Sunday" */
date_pattern date_numeric;      /* "2016-02-17", "2/17/2016", "17.2.2016" */
date_pattern date_day_month;    /* "5 May 2016", "the 5th of May" */
date_pattern date_day_months;   /* "3 May to 30 September 2024" */
date_pattern date_years;        /* "2016", "2008-2012", "2015-16" */
date_pattern date_century;      /* "19th century" */
date_pattern date_part_of_year; /* "spring 2016", "third quarter of 2015" */
date_pattern date_nth_weekday;  /* "first Monday in September" */

/* Is it written as "2016-02-17" or "2/17/2016", be it a day or not? */
bool date_is_numeric(const struct scan *s, size_t i);

/* "1990s" and "the '90s", "in ’19": first is set where a mark goes before. */
value_pattern date_decade, date_short_year;

/* Note the value, return next. */
size_t date_set(const struct scan *s, struct value *value, struct when when,
    size_t next);
size_t date_set_range(const struct scan *s, struct value *value,
    struct when from, struct when to, size_t next);

/* Behind "to", "through" or a dash between two dates, or 0. */
size_t date_through(const struct scan *s, size_t i);

/* Is it no date but a number of something: "5 percent", "1,900 people"? */
bool date_is_counted(const struct scan *s, size_t i);

/*
 * when, or what is unknown where the text counts from another day than its
 * own: "that November", "the following Monday".
 */
struct when date_unless_told(const struct scan *s, size_t i, struct when when);

/* A token of four digits that can be a year. */
size_t date_four_digits(const struct scan *s, size_t i, int *year);

#endif
