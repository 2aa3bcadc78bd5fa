#include "perceptron.h"

#include <math.h>
#include <stdlib.h>

#include "diag.h"

enum {
	SEEN_BITS = 24,
	SEEN_LEAST = 4,
};

void
perceptron_init(struct perceptron *p, unsigned bits)
{
	size_t n = ((size_t)1 << bits) * WEIGHTS_CLASSES;

	p->weights = xcalloc(n, sizeof(*p->weights));
	p->totals = xcalloc(n, sizeof(*p->totals));
	p->seen = xcalloc((size_t)1 << SEEN_BITS, 1);
	p->mask = (1u << bits) - 1;
	p->step = 0;
}

void
perceptron_release(struct perceptron *p)
{
	free(p->weights);
	free(p->totals);
	free(p->seen);
}

void
perceptron_sums(const struct perceptron *p, const uint64_t *features,
    size_t n, float sums[WEIGHTS_CLASSES])
{
	memset(sums, 0, WEIGHTS_CLASSES * sizeof(*sums));
	for (size_t f = 0; f < n; f++) {
		const float *row = p->weights +
		    (features[f] & p->mask) * WEIGHTS_CLASSES;

		for (int c = 0; c < WEIGHTS_CLASSES; c++)
			sums[c] += row[c];
	}
}

void
perceptron_learn(struct perceptron *p, const uint64_t *features, size_t n,
    unsigned right, unsigned wrong)
{
	p->step++;
	if (right == wrong)
		return;
	for (size_t f = 0; f < n; f++) {
		size_t row = (features[f] & p->mask) * WEIGHTS_CLASSES;
		uint8_t *seen = &p->seen[features[f] >> (64 - SEEN_BITS)];

		if (*seen < SEEN_LEAST) {
			++*seen;
			continue;
		}
		p->weights[row + right] += 1;
		p->weights[row + wrong] -= 1;
		p->totals[row + right] += (double)p->step;
		p->totals[row + wrong] -= (double)p->step;
	}
}

int8_t *
perceptron_bytes(const struct perceptron *p, float limit)
{
	size_t n = ((size_t)p->mask + 1) * WEIGHTS_CLASSES;
	int8_t *bytes = xmalloc(n);

	for (size_t i = 0; i < n; i++) {
		double w = p->weights[i] -
		    p->totals[i] / (double)(p->step + 1);
		double scaled = round(w * 127 / limit);

		bytes[i] = (int8_t)(scaled > 127 ? 127
		    : scaled < -127 ? -127 : scaled);
	}
	return bytes;
}
