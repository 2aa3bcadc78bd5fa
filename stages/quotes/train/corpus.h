/* What frames are learned from: units with their labels and features. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "learn.h"

/* All units' rows, one a side, come before the pairs'. */
enum {
	UNIT_ROWS = FRAME_SIDES << UNIT_BITS,
	FRAME_ROWS = UNIT_ROWS + (1 << PAIR_BITS),
};

/* Lists of rows, one list after another. */
struct lists {
	uint32_t *rows; /* [n] */
	size_t n, cap;
	size_t *ends; /* [lists] */
	size_t lists, lists_cap;
};

/* One marked attribution: its units' labels and features. */
struct example {
	uint32_t doc;
	uint32_t n;         /* units */
	uint32_t cue;       /* which of them is the head */
	size_t units, steps; /* the first unit's list in either */
	unsigned char *labels; /* [n] */
};

struct corpus {
	struct example *at; /* [n] */
	size_t n, cap;
	struct lists units, steps;
	uint8_t *counts; /* of features, while being counted and after */
	bool counting;
};

/*
 * Fill an empty corpus with the attributions that annotators marked.  chances
 * are those of cues, as models say that did not see the article.
 */
void corpus_collect(
    struct corpus *c, const struct docs *docs, float *const *chances);
void corpus_release(struct corpus *c);

/* The rows of list k. */
const uint32_t *corpus_list(
    const struct lists *lists, size_t k, uint32_t *n);

#endif
