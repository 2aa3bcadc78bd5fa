/*
 * Training of weight tables for many classes: an averaged perceptron.
 */
#ifndef TRAIN_PERCEPTRON_H
#define TRAIN_PERCEPTRON_H

#include <stdio.h>

#include "model.h"
#include "quotes/weights.h"

struct perceptron {
	float *weights;  /* [rows][WEIGHTS_CLASSES] */
	double *totals;  /* sum of each weight times the step of its change */
	uint8_t *seen;   /* mistakes each feature had part in, by its hash */
	uint32_t mask;
	uint64_t step;
};

void perceptron_init(struct perceptron *p, unsigned bits);
void perceptron_release(struct perceptron *p);

/* The sums of the features' rows. */
void perceptron_sums(const struct perceptron *p, const uint64_t *features,
    size_t n, float sums[WEIGHTS_CLASSES]);

/*
 * One step: more for the class right, less for wrong; equal: only count.
 * Features that had part in few mistakes are left out, so that rare ones do
 * not blur the rows of others.
 */
void perceptron_learn(struct perceptron *p, const uint64_t *features,
    size_t n, unsigned right, unsigned wrong);

/*
 * The averaged weights as bytes, [rows][WEIGHTS_CLASSES], scaled so that
 * limit becomes 127; what is beyond is cut.  The caller frees them.
 */
int8_t *perceptron_bytes(const struct perceptron *p, float limit);

#endif
