/*
 * Countries by their names: one that acts ("the UAE agreed to") is taken for
 * an organisation by the tagger, though it is a place.
 */
#ifndef ENTITIES_COUNTRIES_H
#define ENTITIES_COUNTRIES_H

#include "entity.h"
#include "lexicon.h"

void countries_init(struct lexicon *countries);

/* Give every organisation that bears the name of a country its label. */
void countries_set(struct entities *found, struct str text,
    const struct lexicon *countries);

#endif
