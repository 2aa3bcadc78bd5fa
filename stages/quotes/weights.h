/*
 * Rows of learned weights, found by the hash of a feature.
 *
 * A feature is 64 bits that name a fact ("the word before is 'said'").  Its
 * row holds one small weight per class; features that fall on one row share
 * it, in training as in use.
 */
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include <stddef.h>

#include "hash.h"

enum { WEIGHTS_CLASSES = 32 };

struct weights_row {
	_Alignas(16) int8_t of[WEIGHTS_CLASSES];
};

/* A table for many classes: a power of two of rows. */
struct weights {
	const struct weights_row *at; /* [mask + 1] */
	uint32_t mask;
};

/* Sums for all classes. */
struct weights_sums {
	_Alignas(16) int16_t of[WEIGHTS_CLASSES];
};

static inline const struct weights_row *
weights_row(const struct weights *weights, uint64_t feature)
{
	return &weights->at[feature & weights->mask];
}

/* Add n rows to sums, in the widest form that the processor has. */
typedef void weights_adder(const struct weights_row *const *rows, size_t n,
    struct weights_sums *sums);
weights_adder *weights_best_adder(void);

/*
 * A feature of template t with one, two and three values.  Multiplied twice
 * and folded: cheaper than a hash of bytes, and the low bits, which find the
 * row, depend on all of them.
 *
 * A feature is the end of a sum of parts, of which some may be at hand.
 */
static inline uint64_t
feature_first(unsigned t, uint64_t a)
{
	return (a + t * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
}

static inline uint64_t
feature_second(uint64_t b)
{
	return b * 0xc4ceb9fe1a85ec53u;
}

static inline uint64_t
feature_third(uint64_t c)
{
	return c * 0xd6e8feb86659fd93u;
}

static inline uint64_t
feature_end(uint64_t h)
{
	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

static inline uint64_t
feature3(unsigned t, uint64_t a, uint64_t b, uint64_t c)
{
	return feature_end(
	    feature_first(t, a) + feature_second(b) + feature_third(c));
}

static inline uint64_t
feature2(unsigned t, uint64_t a, uint64_t b)
{
	return feature3(t, a, b, 0);
}

static inline uint64_t
feature1(unsigned t, uint64_t a)
{
	return feature3(t, a, 0, 0);
}

#endif
