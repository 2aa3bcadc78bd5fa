/*
 * Numbers written in words.  Each tries to match at token i and returns the
 * token behind the match, or 0.
 *
 * Only value_number.c uses this.
 */
#ifndef ENTITIES_VALUE_SPELT_H
#define ENTITIES_VALUE_SPELT_H

#include "value_lex.h"

/* "three thousand four hundred", "a dozen", "twenty-five" */
size_t spelt_number(const struct scan *s, size_t i, struct decimal *number);

/* "half", "half a", "half a million" */
size_t spelt_half(const struct scan *s, size_t i, struct decimal *number);

/* "and a half" behind a number, which it becomes part of. */
size_t spelt_and_a_half(
    const struct scan *s, size_t i, struct decimal *number);

/* The scale word behind a number, perhaps behind a hyphen, or 0. */
size_t spelt_scale(const struct scan *s, size_t i);

#endif
