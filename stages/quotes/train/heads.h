/* Which word of a marked cue governs it. */
#ifndef TRAIN_HEADS_H
#define TRAIN_HEADS_H

#include "data.h"

/*
 * Set the head of each attribution of an article, and gold_at.  Adds to found
 * and to lost: cues without a candidate in them, or with one that is taken.
 */
void heads_find(struct doc *doc, size_t *found, size_t *lost);

#endif
