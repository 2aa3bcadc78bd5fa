/*
 * Weeks, months, years: the period that lies some steps from the article's
 * date, and stretches of them.
 *
 * Only the files value_*.c use this.
 */
#ifndef ENTITIES_VALUE_PERIOD_H
#define ENTITIES_VALUE_PERIOD_H

#include "value_when.h"

/* The unit of a period word, as a grain; G_UNKNOWN: not used for dates. */
enum grain period_grain(const struct scan *s, size_t i);

/* Is it written as one: "week", not "weeks"? */
bool period_is_singular(const struct scan *s, size_t i);

/* The period of this grain that many steps away from the article's. */
struct when period_away(
    const struct scan *s, size_t i, enum grain grain, long step);

/*
 * A stretch up to the article's date or from it on, behind "last", "past" or
 * "next" at token at - 1: "past three years", "next week" behind "the".
 */
size_t period_stretch(
    const struct scan *s, size_t at, int step, struct value *value);

#endif
