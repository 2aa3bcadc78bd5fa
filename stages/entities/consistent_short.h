/*
 * The shorter form in which a name may stand elsewhere in its article.
 *
 * Only consistent.c uses this.
 */
#ifndef ENTITIES_CONSISTENT_SHORT_H
#define ENTITIES_CONSISTENT_SHORT_H

#include "entity.h"
#include "lexicon.h"

struct brief {
	struct str form; /* empty: there is none */
	float weight; /* of the longer form's confidence: what it says of this */
	bool body; /* says only that this is no thing: "Poe Foundation" */
};

/* That of form, a name of this label; last_words.tsv tells organisations. */
struct brief consistent_short(struct str form, enum entity_label label,
    const struct lexicon *last_words);

/* Three capitals or more, perhaps with digits: "HANO". */
bool consistent_is_acronym(struct str s);

/* Is it one in brackets?  What stands before them tells best what it is. */
bool consistent_is_bracketed(struct str text, struct span at);

#endif
