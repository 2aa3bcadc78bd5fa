/* What the files products*.c share. */
#ifndef ENTITIES_PRODUCTS_INSIDE_H
#define ENTITIES_PRODUCTS_INSIDE_H

#include "products.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define NER_X86 1

#include <immintrin.h>
#include <string.h>

extern const struct ner_kernels ner_avx2, ner_vnni;

/* For both of them. */
void ner_avx2_settle(int16_t *out, const int32_t *sum, int32_t shift,
    const int32_t *bias, int32_t low, int32_t high, size_t n);

/* Inputs i and i + 1, as one number to be copied into every lane. */
static inline __attribute__((always_inline)) int32_t
ner_pair_at(const int16_t *in, size_t i)
{
	int32_t pair;

	memcpy(&pair, in + i, sizeof(pair));
	return pair;
}

#endif

#endif
