/* Lone names: whom a surname alone, or a given name alone, means. */
#ifndef QUOTES_LONE_H
#define QUOTES_LONE_H

#include "quotes/persons.h"

/* May name, a lone word or a surname of several, mean this person? */
bool lone_fits(const struct person *person, struct str name);

/*
 * Set who and sure of all lone names, in the order of the text.  Those that
 * nobody in full bears make new persons.
 */
void lone_names(
    struct persons *persons, struct reading *reading, struct arena *arena);

#endif
