/*
 * Names whose own words tell what they are, whatever the tagger takes them for:
 * the Taliban are an organisation, Islam is none; a country is a place even
 * where it acts, and so is what ends in "River"; what ends in "University" is
 * an organisation, and so is "Johnson & Johnson".
 * What stands before a state, as in "Chandler, Ariz.", is a place.
 */
#ifndef ENTITIES_TELLING_H
#define ENTITIES_TELLING_H

#include "entity.h"
#include "lexicon.h"

struct telling {
	struct lexicon sure_names, countries, org_ends, place_ends;
};

void telling_init(struct telling *telling);
void telling_release(struct telling *telling);

/*
 * Give names the label that their words tell; "Ana Ruiz of Third Meridian" and
 * "Silva and Ruiz" become two each, the second at the end of the list.
 */
void telling_set(struct entities *found, struct str text,
    const struct telling *telling, struct arena *arena);

#endif
