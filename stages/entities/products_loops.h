/*
 * Loops that the compiler makes wide by itself: included once for each kind of
 * processor, with TARGET defined as the attribute that names it.
 */
#include "products.h"

#include "unroll.h"

/* Numbers that are added side by side; wherever they lie. */
typedef int16_t wide __attribute__((vector_size(64), aligned(2), may_alias));
typedef int8_t wide_narrow
    __attribute__((vector_size(32), aligned(1), may_alias));

enum { LANES = 32, WIDES = NER_HIDDEN / LANES };

static TARGET void
narrow(int8_t *restrict out, const int32_t *restrict sum, int32_t shift)
{
	for (size_t k = 0; k < NER_HIDDEN; k++) {
		int32_t x = ((sum[k] >> (shift - 1)) + 1) >> 1;

		x = x < -127 ? -127 : x;
		out[k] = (int8_t)(x > 127 ? 127 : x);
	}
}

/* Sixteen rows of 8-bit numbers fit in 16 bits. */
static TARGET void
rows(int16_t *restrict out, const int8_t *table, const uint32_t *row,
    size_t n, int32_t factor)
{
	int16_t sum[NER_ROW] = { 0 };

	for (size_t r = 0; r < n; r++) {
		const int8_t *restrict from =
		    table + (size_t)row[r] * NER_ROW;

		for (size_t k = 0; k < NER_ROW / 16 * 16; k++)
			sum[k] = (int16_t)(sum[k] + from[k]);
		for (size_t k = NER_ROW / 16 * 16; k < NER_ROW; k++)
			sum[k] = (int16_t)(sum[k] + from[k]);
	}
	for (size_t k = 0; k < NER_ROW; k++) {
		int32_t x = sum[k] * factor >> 8;

		x = x < -32767 ? -32767 : x;
		out[k] = (int16_t)(x > 32767 ? 32767 : x);
	}
}

static TARGET void
layers(int16_t *restrict out, const int16_t *const *layer, size_t n)
{
	wide sum[WIDES];

	UNROLL
	for (size_t k = 0; k < WIDES; k++)
		sum[k] = ((const wide *)layer[0])[k];
	for (size_t r = 1; r < n; r++)
		UNROLL
		for (size_t k = 0; k < WIDES; k++)
			sum[k] += ((const wide *)layer[r])[k];
	UNROLL
	for (size_t k = 0; k < WIDES; k++)
		((wide *)out)[k] = sum[k];
}

static TARGET void
tally(int32_t *restrict sum, const int16_t *restrict layer)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum[k] += layer[k];
}

/* So many layers of 8-bit numbers fit in 16 bits. */
enum { TOLD_AT_ONCE = 256 };

static TARGET void
tell(int32_t *restrict sum, const int8_t *const *layer, size_t n)
{
	for (size_t from = 0; from < n; from += TOLD_AT_ONCE) {
		size_t to = n - from < TOLD_AT_ONCE ? n : from + TOLD_AT_ONCE;
		wide some[WIDES] = { { 0 } };

		for (size_t r = from; r < to; r++)
			UNROLL
			for (size_t k = 0; k < WIDES; k++)
				some[k] += __builtin_convertvector(
				    ((const wide_narrow *)layer[r])[k], wide);
		tally(sum, (const int16_t *)some);
	}
}

static TARGET void
rectify(int16_t *restrict layer, const int16_t *restrict mean, int16_t most)
{
	for (size_t k = 0; k < NER_HIDDEN; k++) {
		int16_t x = (int16_t)(layer[k] + mean[k]);

		x = x < 0 ? 0 : x;
		layer[k] = x > most ? most : x;
	}
}

static TARGET void
elsewhere(int16_t *restrict out, const int32_t *restrict sum,
    const int16_t *restrict own, float by)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[k] = (int16_t)((float)(sum[k] - own[k]) * by);
}

#define KERNELS(name, settle) \
	const struct ner_kernels name = { name##_one, name##_two, \
		name##_four, name##_abreast, settle, narrow, rows, layers, tally, tell, rectify, elsewhere }
