/*
 * Titles and roles beside persons: "Sacramento Vice Mayor Angelique Ashby",
 * "Karla Faucett, president of SEIU Local 1021".
 */
#ifndef ENTITIES_ROLES_H
#define ENTITIES_ROLES_H

#include "entity.h"
#include "lexicon.h"
#include "names.h"

struct roles_knowledge {
	const struct names *names;
	struct lexicon words; /* role_words.tsv */
	uint8_t *classes; /* of its rows */
};

void roles_knowledge_init(
    struct roles_knowledge *knowledge, const struct names *names);
void roles_knowledge_release(struct roles_knowledge *knowledge);

/*
 * Append a role for each that stands beside a person, with of, and set role
 * and affil of the persons: of each its own, else the first that another
 * mention with the same name has.
 *
 * found      by begin, not overlapping, names set
 * sentences  of the text, to which the entities' sentence numbers refer
 * hints      [sentences]: see hints.h
 *
 * Linear time.
 */
void roles_find(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct roles_knowledge *knowledge, struct arena *arena);

#endif
