/*
 * Names that sound like persons' and are none: "Venus", "Obamacare", "Forbes",
 * unless the article has a person of several names who is called so.
 */
#ifndef ENTITIES_NO_PERSON_H
#define ENTITIES_NO_PERSON_H

#include "entity.h"
#include "lexicon.h"

/*
 * Give such persons the label that the table has for them.
 *
 * no_persons  no_persons.tsv
 *
 * Linear time.
 */
void no_person_set(struct entities *found, struct str text,
    const struct lexicon *no_persons, struct arena *arena);

#endif
