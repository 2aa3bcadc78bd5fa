/*
 * The words of an article's persons of several names: where it has a Steve
 * Forbes, "Forbes" may be he.
 */
#ifndef ENTITIES_PERSON_WORDS_H
#define ENTITIES_PERSON_WORDS_H

#include "entity.h"
#include "forms.h"

struct person_words {
	struct index words;
};

/* Read them from what was found; memory is the arena's.  Linear time. */
struct person_words person_words_of(
    const struct entities *found, struct str text, struct arena *arena);

bool person_words_has(const struct person_words *words, struct str word);

#endif
