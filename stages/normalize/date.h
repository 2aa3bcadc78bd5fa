/* Dates as articles carry them, to ISO 8601. */
#ifndef DATE_H
#define DATE_H

#include "arena.h"
#include "str.h"

/*
 * Find the first whole date in s: "2023-05-14", "May 14, 2023", "14 May 2023",
 * "Jan. 9, 2024", "5/14/2023".  Returns "2023-05-14" in the arena, *at: where
 * it stands in s; the empty string where there is none.  A date that can be
 * read in two ways ("4/5/2023") is none.
 */
struct str date_find(struct str s, struct span *at, struct arena *arena);

/* 1 to 12 for "Jan", "jan.", "JANUARY", "Sept."; 0: no month. */
unsigned date_month(struct str word);

/*
 * Is s nothing but a date and a time of day, with what goes with them:
 * "Updated: Jan. 9, 2024 at 6:05 AM", "3 hours ago"?  A time of day alone
 * ("9:05 p.m.") is not enough.
 */
bool date_is_all(struct str s);

#endif
