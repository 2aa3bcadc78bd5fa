/*
 * Cues: the words that say that something is reported.
 *
 * Each verb, noun and some marks are candidates; a logistic regression tells
 * how likely each is the head of a cue.  It runs twice: the second time it
 * knows what the first thought of the others in the sentence.
 */
#ifndef CUE_H
#define CUE_H

#include "features.h"
#include "scene.h"

/* Weights of both runs: [0] the first's, [1] the second's. */
struct cue_row {
	int8_t of[2];
};

struct cue_weights {
	const struct cue_row *at; /* [mask + 1] */
	uint32_t mask;
	struct cue_known *known; /* sums of words met before */
};

/* Room for what is known of words, with weights that do not change. */
struct cue_known *cue_known_new(void);

/* Weights are stored as so many parts of one. */
enum { CUE_SCALE = 40 };

/* May unit i be the head of a cue? */
bool cue_is_candidate(const struct scene *scene, uint32_t i);

/* What the first run looks at. */
void cue_features(
    const struct scene *scene, uint32_t i, struct features *features);

/*
 * What the second looks at besides: the others, with first[i] the first
 * run's probability of unit i (0 where it is no candidate).
 */
void cue_more_features(const struct scene *scene, uint32_t i,
    const float *first, struct features *features);

/* The probability of each unit to be the head of a cue, [scene->n]. */
float *cue_probabilities(const struct scene *scene,
    const struct cue_weights *weights, struct arena *arena);

/* 1 / (1 + e^-x), the same on every machine. */
float cue_logistic(float x);

/* e^x, good to one part in a million, the same on every machine. */
float cue_exp(float x);

#endif
