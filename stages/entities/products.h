/*
 * The inner loops of the network: sums of products of 16-bit numbers, in the
 * widest form that the processor has.  Whole numbers: every form gives the
 * same sums.
 */
#ifndef ENTITIES_PRODUCTS_H
#define ENTITIES_PRODUCTS_H

#include <stddef.h>
#include <stdint.h>

enum { NER_ABREAST = 4 };

/*
 * out[k][o] = sum over i of in[k][i] * weights[o][i], for NER_ABREAST inputs
 * and n rows of width numbers; width is a multiple of 16.  Inputs and outputs
 * of one k lie in_step and out_step numbers apart from those of the next; a
 * step of 0 works out one input only.  Sums must fit in 32 bits.
 */
typedef void ner_products(int32_t *out, size_t out_step, const int16_t *in,
    size_t in_step, const int16_t *weights, size_t n, size_t width);

/*
 * out[o] = sum over i of in[i] * w[o][i] for one input, whose weights lie so
 * that NER_ABLOCK sums grow side by side: [n / NER_ABLOCK][width / 2]
 * [NER_ABLOCK][2].  n is a multiple of NER_ABLOCK, width of 2.
 */
enum { NER_ABLOCK = 64 };

typedef void ner_columns(int32_t *out, const int16_t *in,
    const int16_t *weights, size_t n, size_t width);

/* The forms for one kind of processor. */
struct ner_kernels {
	ner_products *products;
	ner_columns *columns;
};

/* The forms for the processor that the program runs on. */
const struct ner_kernels *ner_kernels_best(void);

/* The forms that run everywhere. */
extern const struct ner_kernels ner_kernels_plain;

#endif
