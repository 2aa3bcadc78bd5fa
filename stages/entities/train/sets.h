/* The corpora of ../shared/data/ner: which are learned from, and how. */
#ifndef TRAIN_SETS_H
#define TRAIN_SETS_H

#include "corpus.h"

enum { SETS_LEARN = 8, SETS_MEASURE = 7, SETS_CAPITALS = 2 };

extern const struct source sets_learn[SETS_LEARN];

/* Measured; the first so many in capitals, too. */
extern const struct source sets_measure[SETS_MEASURE];

/* Text without marks. */
extern const struct source set_unmarked;

#endif
