/*
 * What bears a person's name: "Macy's", "Del Frisco's", "Ray's Pizza".
 *
 * The tagger reads "Macy" as a person to whom something belongs.  What stands
 * around the possessive tells: somebody's what?  "Macy's said", "dinner at
 * Del Frisco's in Boston" leave nothing that could belong to anybody.
 */
#ifndef ENTITIES_POSSESSIVE_H
#define ENTITIES_POSSESSIVE_H

#include "entity.h"
#include "lexicon.h"

struct possessive {
	struct lexicon names;      /* possessives.tsv */
	struct lexicon shop_words; /* shop_words.tsv */
	const struct lexicon *countries;
};

void possessive_init(
    struct possessive *possessive, const struct lexicon *countries);
void possessive_release(struct possessive *possessive);

/*
 * Extend such names, and make them what they are; they may then overlap what
 * stands behind, the longer being right.
 *
 * found  names by begin, not overlapping
 *
 * Linear time.
 */
void possessive_join(struct entities *found, struct str text,
    const struct possessive *possessive, struct arena *arena);

#endif
