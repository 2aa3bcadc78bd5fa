/*
 * The learned half: a weight for each feature of a place, added up.
 */
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "model.h"
#include "scan.h"
#include "stop.h"

enum {
	WEIGHTS_BITS = 17,
	WEIGHTS_N = 1 << WEIGHTS_BITS,
	FEATURES_MAX = 40,
};

struct weights {
	const int16_t *at; /* [WEIGHTS_N] */
};

/* The features of a place: indices into the weights. */
struct features {
	uint32_t at[FEATURES_MAX]; /* [n] */
	size_t n;
};

void weights_init(struct weights *weights, const struct model *model);

void weights_features(
    struct features *features, const struct stop *stop, struct scan *scan);

/* Does a sentence end here? */
bool weights_cut(
    const struct weights *weights, const struct stop *stop, struct scan *scan);

#endif
