/* The inside of date: for date*.c alone. */
#ifndef DATE_IN_H
#define DATE_IN_H

#include "str.h"

struct ymd {
	unsigned y, m, d;
};

/* A date at byte i?  Returns its end, or 0. */
size_t date_at(struct str s, size_t i, struct ymd *date);

/* "4/5/2023", whichever of both is the month. */
bool date_is_numeric(struct str s, size_t i);

#endif
