/*
 * The inner loops of the network, in the widest form that the processor has.
 * Whole numbers: every form gives the same sums.
 *
 * Weights lie so that many sums grow side by side: the sums are cut into
 * blocks, and of a block there are the weights of inputs 0 and 1 for each sum,
 * then those of inputs 2 and 3, and so on: [n / block][width / 2][block][2].
 */
#ifndef ENTITIES_PRODUCTS_H
#define ENTITIES_PRODUCTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layers.h"

enum {
	NER_ABREAST = 4,      /* inputs that go through a layer together */
	NER_BLOCK = 64,       /* of sums of one input */
	NER_BLOCK_ABREAST = 32, /* of sums of NER_ABREAST inputs */
};

/* Kernels for one kind of processor. */
struct ner_kernels {
	/*
	 * out[o] = sum over i of in[i] * weights of (o, i).  n is a multiple
	 * of NER_BLOCK, width of 2.  Sums must fit in 32 bits.
	 */
	void (*one)(int32_t *out, const int16_t *in, const int16_t *weights,
	    size_t n, size_t width);

	/* The same for two inputs and for four; out is [2][n] or [4][n].
	 * Weights are read once. */
	void (*two)(int32_t *out, const int16_t *const in[2],
	    const int16_t *weights, size_t n, size_t width);
	void (*four)(int32_t *out, const int16_t *const in[4],
	    const int16_t *weights, size_t n, size_t width);

	/* The same for NER_ABREAST inputs, in blocks of NER_BLOCK_ABREAST;
	 * out is [NER_ABREAST][n]. */
	void (*abreast)(int32_t *out, const int16_t *const *in,
	    const int16_t *weights, size_t n, size_t width);

	/* out = sums shifted, bias (or NULL) added, kept within low .. high;
	 * n is a multiple of 32. */
	void (*settle)(int16_t *out, const int32_t *sum, int32_t shift,
	    const int32_t *bias, int32_t low, int32_t high, size_t n);

	/* NER_HIDDEN sums shifted and rounded, kept within 8 bits. */
	void (*narrow)(int8_t out[NER_HIDDEN], const int32_t *sum,
	    int32_t shift);

	/* Sum of the n rows of the hashed table, times factor >> 8. */
	void (*rows)(int16_t out[NER_ROW], const int8_t *table,
	    const uint32_t *row, size_t n, int32_t factor);

	/* Sum of n layers; must fit in 16 bits. */
	void (*layers)(int16_t out[NER_HIDDEN], const int16_t *const *layer,
	    size_t n);

	/* Add a layer to sums. */
	void (*tally)(int32_t sum[NER_HIDDEN], const int16_t *layer);

	/* Add n narrow layers to sums. */
	void (*tell)(int32_t sum[NER_HIDDEN], const int8_t *const *layer,
	    size_t n);

	/* Add the mean of the sentence to a layer, and rectify it. */
	void (*rectify)(int16_t layer[NER_HIDDEN],
	    const int16_t mean[NER_HIDDEN], int16_t most);

	/* out = (sum without own) * by, cut to whole numbers. */
	void (*elsewhere)(int16_t out[NER_HIDDEN], const int32_t *sum,
	    const int16_t *own, float by);
};

/* The forms for the processor that the program runs on. */
const struct ner_kernels *ner_kernels_best(void);

/* All forms that this processor can run, the plain one first; NULL ends. */
const struct ner_kernels *const *ner_kernels_all(void);

/* Lay weights [n][width] out in blocks. */
void ner_kernels_lay(int16_t *out, const int16_t *weights, size_t n,
    size_t width, size_t block);

#endif
