/* A short list of features of one thing. */
#ifndef FEATURES_H
#define FEATURES_H

#include "weights.h"

enum { FEATURES_MAX = 160 };

struct features {
	uint64_t at[FEATURES_MAX]; /* [n] */
	size_t n;
};

static inline void
features_add(struct features *f, uint64_t feature)
{
	f->at[f->n++] = feature;
}

#define ADD1(f, t, a) features_add((f), feature1((t), (a)))
#define ADD2(f, t, a, b) features_add((f), feature2((t), (a), (b)))
#define ADD3(f, t, a, b, c) features_add((f), feature3((t), (a), (b), (c)))

/* Distances and counts in steps that grow. */
static inline uint32_t
step_of(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 22 ? 7
	    : n < 40 ? 8 : 9;
}

#endif
