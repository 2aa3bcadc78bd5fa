#include "learn.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "hash.h"
#include "model.h"
#include "sentences/weights.h"

enum { EPOCHS = 8, WARM_UP = 3, SCALE = 512 };
static const double rate = 0.1;
static const double decay = 2e-3; /* towards zero, per step of a weight */

struct learner {
	double *weight; /* [WEIGHTS_N] */
	double *square; /* [WEIGHTS_N]: summed squares of gradients */
	double *sum;    /* [WEIGHTS_N]: of the weights at the ends of epochs */
};

/* The next number of a fixed sequence. */
static uint64_t
next_random(uint64_t *state)
{
	*state += 0x9e3779b97f4a7c15u;
	return hash_mix(*state);
}

static void
shuffle(size_t *order, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)(next_random(state) % i);
		size_t swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
}

static double
score(const struct learner *learner, const uint32_t *features, uint32_t n)
{
	double sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += learner->weight[features[i]];
	return sum;
}

/* One step; returns the loss before it. */
static double
step(struct learner *learner, const struct example *example,
    const uint32_t *features)
{
	double margin = score(learner, features, example->n);
	double p = 1 / (1 + exp(-margin));
	double gradient = (p - example->cut) * (double)example->weight;

	for (uint32_t i = 0; i < example->n; i++) {
		uint32_t f = features[i];
		double g = gradient + decay * learner->weight[f];

		learner->square[f] += g * g;
		learner->weight[f] -=
		    rate * g / sqrt(1e-4 + learner->square[f]);
	}
	return -log(example->cut ? p + 1e-12 : 1 - p + 1e-12) *
	       (double)example->weight;
}

static void
save(const struct learner *learner, const char *path)
{
	struct model_writer *writer = model_writer_new();
	unsigned char *bytes = xmalloc(2 * WEIGHTS_N);

	for (size_t i = 0; i < WEIGHTS_N; i++) {
		double w = rint(learner->sum[i] / (EPOCHS - WARM_UP) * SCALE);
		int value = w > 32767 ? 32767 : w < -32767 ? -32767 : (int)w;

		bytes[2 * i] = (unsigned char)(value & 0xff);
		bytes[2 * i + 1] = (unsigned char)(value >> 8 & 0xff);
	}
	model_writer_add(writer, "weights", bytes, 2 * WEIGHTS_N);
	if (!model_writer_save(writer, path))
		die("%s: %s", path, strerror(errno));
	free(bytes);
}

void
learn(const struct examples *examples, const char *path)
{
	struct learner learner = {
		xcalloc(WEIGHTS_N, sizeof(double)),
		xcalloc(WEIGHTS_N, sizeof(double)),
		xcalloc(WEIGHTS_N, sizeof(double)),
	};
	size_t *order = xmalloc(examples->n * sizeof(*order));
	uint64_t state = 1912;

	for (size_t i = 0; i < examples->n; i++)
		order[i] = i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		double loss = 0;

		shuffle(order, examples->n, &state);
		for (size_t i = 0; i < examples->n; i++) {
			const struct example *example = &examples->at[order[i]];

			loss += step(&learner, example,
			    examples->features + example->first);
		}
		if (epoch >= WARM_UP)
			for (size_t i = 0; i < WEIGHTS_N; i++)
				learner.sum[i] += learner.weight[i];
		fprintf(stderr, "epoch %d: loss %.4f\n", epoch + 1,
		    loss / (double)examples->n);
	}
	save(&learner, path);
	free(order);
	free(learner.weight);
	free(learner.square);
	free(learner.sum);
}
