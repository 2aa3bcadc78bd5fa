/* The inside of byline: for byline*.c alone. */
#ifndef BYLINE_IN_H
#define BYLINE_IN_H

#include "words.h"

/* The end of the name that begins at word k; k itself where there is none. */
size_t byline_name_end(const struct words *words, size_t k);

/* Is word k "Jr" or the like? */
bool byline_is_suffix(const struct words *words, size_t k);

/* Do two parts look alike, both in capitals or both not? */
bool byline_same_case(const struct word *first, const struct word *other);

#endif
