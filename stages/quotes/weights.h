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

/*
 * Sums for all classes: class c lies in even or odd, by its last bit, in
 * vector c / 16.
 */
typedef int16_t weights_lanes __attribute__((vector_size(16), may_alias));

struct weights_sums {
	weights_lanes even[2], odd[2];
};

static inline void
weights_add(const struct weights *weights, uint64_t feature,
    struct weights_sums *sums)
{
	const weights_lanes *row = (const weights_lanes *)
	    weights->at[feature & weights->mask].of;

	sums->even[0] += row[0] << 8 >> 8;
	sums->odd[0] += row[0] >> 8;
	sums->even[1] += row[1] << 8 >> 8;
	sums->odd[1] += row[1] >> 8;
}

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
