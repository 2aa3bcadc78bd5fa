/*
 * One form, one reading: what most mentions of a form in the article say is
 * taken for all, and for those that the tagger passed over.
 */
#ifndef ENTITIES_CONSISTENT_H
#define ENTITIES_CONSISTENT_H

#include "entity.h"
#include "lexicon.h"

/*
 * found      the tagger's mentions, by begin, not overlapping; what is added
 *            comes behind them
 * sentences  where to look for forms that were passed over
 * last_words last_words.tsv
 *
 * Linear time.
 */
void consistent_make(struct entities *found, struct str text,
    const struct spans *sentences, const struct lexicon *last_words,
    struct arena *arena);

#endif
