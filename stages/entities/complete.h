/*
 * What the tagger tends to miss and a rule knows: acronyms in brackets behind
 * a name, numbers of union locals, unified school districts, stations, and names whose last word says
 * that they are organisations.
 */
#ifndef ENTITIES_COMPLETE_H
#define ENTITIES_COMPLETE_H

#include "entity.h"
#include "lexicon.h"

/*
 * Correct found in place and add to its end.
 *
 * found      names by begin, not overlapping
 * org_words  org_words.tsv
 *
 * Linear time.
 */
void complete_names(struct entities *found, struct str text,
    const struct spans *sentences, const struct lexicon *org_words,
    struct arena *arena);

#endif
