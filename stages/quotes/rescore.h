/*
 * Rescoring: how likely a whole attribution is right, by a logistic
 * regression over what the models before said of it and of its rivals.
 */
#ifndef RESCORE_H
#define RESCORE_H

#include "candidate.h"

struct rescore_weights {
	const int16_t *at; /* [mask + 1] */
	uint32_t mask;
};

enum { RESCORE_SCALE = 2048 };

/* Groups of features have names, for --explain. */
enum { RESCORE_GROUPS = 64 };
const char *rescore_group_name(unsigned group);

/* The features of candidate k; groups[j] is what feature j speaks of. */
void rescore_features(const struct scene *scene,
    const struct candidates *candidates, size_t k, struct features *f,
    unsigned char groups[FEATURES_MAX]);

/* Set the score of each candidate. */
void rescore(const struct scene *scene, struct candidates *candidates,
    const struct rescore_weights *weights);

/* What each group of features gave, the weightiest first. */
size_t rescore_explain(const struct scene *scene,
    const struct candidates *candidates, size_t k,
    const struct rescore_weights *weights,
    struct evidence why[RESCORE_GROUPS]);

#endif
