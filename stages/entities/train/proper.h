/* Which words are of names, so that they may be even in lower case. */
#ifndef TRAIN_PROPER_H
#define TRAIN_PROPER_H

#include "corpus.h"
#include "entities/vectors.h"

/* How the words that have a vector are written inside of sentences. */
struct proper {
	uint32_t (*n)[2]; /* [vectors->n]: in lower case, with a capital */
};

void proper_init(struct proper *proper, const struct ner_vectors *vectors);

/* Count the words of pages. */
void proper_count(struct proper *proper, const struct ner_vectors *vectors,
    const struct pages *pages);

/*
 * Mark the words that were hardly ever in lower case; vectors->rank becomes a
 * copy that is never freed.  Frees what proper holds.
 */
void proper_mark(struct proper *proper, struct ner_vectors *vectors);

#endif
