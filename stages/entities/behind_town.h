/* Two places side by side: a town and its state, with no comma. */
#ifndef ENTITIES_BEHIND_TOWN_H
#define ENTITIES_BEHIND_TOWN_H

#include "tagger_inside.h"

/*
 * Tokens from .. to are one place by their tags.  Where the last of them are a
 * state or a country behind the name of a place that the lists have, as in
 * "Salem Oregon" and "san rafael ca": the first of these; else to.
 */
size_t behind_town(const struct ner_lists *lists,
    const struct reading *reading, size_t from, size_t to);

/* Does the form, in any case, stand in behind_towns.tsv? */
bool behind_town_has(struct str form);

#endif
