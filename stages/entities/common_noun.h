/*
 * "The school district", where the article names just one School District:
 * common nouns that can only mean a named organisation.
 */
#ifndef ENTITIES_COMMON_NOUN_H
#define ENTITIES_COMMON_NOUN_H

#include "entity.h"
#include "lexicon.h"

/*
 * Add to found, behind the rest, each "the" and two small words that are the
 * last two words of exactly one organisation named before, with its name.
 *
 * found      names by begin, with name set
 * org_words  org_words.tsv: what the second word must be
 *
 * Linear time.
 */
void common_noun_add(struct entities *found, struct str text,
    const struct spans *sentences, const struct lexicon *org_words,
    struct arena *arena);

#endif
