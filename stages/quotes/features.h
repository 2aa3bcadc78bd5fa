/* A short list of features of one thing. */
#ifndef FEATURES_H
#define FEATURES_H

#include "weights.h"

enum { FEATURES_MAX = 160 };

/*
 * Where they are to be added up from a table of two-byte rows, each row is
 * called for at once: it lies far, and is looked at only when those of other
 * things were.
 */
struct features {
	uint64_t at[FEATURES_MAX]; /* [n] */
	size_t n;
	uintptr_t rows; /* [mask + 1]; 0: none, mask is 0, too */
	uint32_t mask;
};

/* Begin a list, to be learned from. */
static inline void
features_begin(struct features *f)
{
	f->n = 0;
	f->rows = 0;
	f->mask = 0;
}

/* The same, to be added up; rows of two bytes each. */
static inline void
features_begin_rows(struct features *f, const void *rows, uint32_t mask)
{
	f->n = 0;
	f->rows = (uintptr_t)rows;
	f->mask = mask;
}

static inline void
features_add(struct features *f, uint64_t feature)
{
	__builtin_prefetch(
	    (const void *)(f->rows + 2 * (feature & f->mask)));
	f->at[f->n++] = feature;
}

#define ADD1(f, t, a) features_add((f), feature1((t), (a)))
#define ADD2(f, t, a, b) features_add((f), feature2((t), (a), (b)))
#define ADD3(f, t, a, b, c) features_add((f), feature3((t), (a), (b), (c)))

/* Distances and counts in steps that grow. */
static inline uint32_t
step_of(uint32_t n)
{
	static const unsigned char steps[40] = { 0, 1, 2, 3, 4, 4, 5, 5, 5, 6,
		6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8,
		8, 8, 8, 8, 8, 8, 8, 8, 8 };

	return n < sizeof(steps) ? steps[n] : 9;
}

#endif
