/*
 * Rows of learned weights, found by the hash of a feature.
 *
 * A feature is 64 bits that name a fact ("the word before is 'said'").  Its
 * row holds one small weight per class; features that fall on one row share
 * it, in training as in use.
 */
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "hash.h"

enum { WEIGHTS_CLASSES = 32 };

struct weights_row {
	int8_t of[WEIGHTS_CLASSES];
};

/* A table for many classes: a power of two of rows. */
struct weights {
	const struct weights_row *at; /* [mask + 1] */
	uint32_t mask;
};

static inline void
weights_add(const struct weights *weights, uint64_t feature,
    int16_t *restrict sums)
{
	const int8_t *restrict row = weights->at[feature & weights->mask].of;

	for (int c = 0; c < WEIGHTS_CLASSES; c++)
		sums[c] = (int16_t)(sums[c] + row[c]);
}

/* A feature of template t with one and with two values. */
static inline uint64_t
feature1(unsigned t, uint64_t a)
{
	return hash_mix((a + t) * 0x9e3779b97f4a7c15u + t);
}

static inline uint64_t
feature2(unsigned t, uint64_t a, uint64_t b)
{
	return hash_mix((a * 0xff51afd7ed558ccdu ^ (b + t)) *
	    0x9e3779b97f4a7c15u + t);
}

static inline uint64_t
feature3(unsigned t, uint64_t a, uint64_t b, uint64_t c)
{
	return feature2(t, a * 0xc4ceb9fe1a85ec53u + b, c);
}

#endif
