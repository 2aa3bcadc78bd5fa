/* The kernels of processors with AVX-512 and its products of 16 bits. */
#include "products_inside.h"

#ifdef NER_X86

#define VNNI \
	__attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2")))
#define TARGET VNNI
#include "products_loops.h"

static inline VNNI __m512i
add_products_512(__m512i sum, const int16_t *weights, __m512i pair)
{
	return _mm512_dpwssd_epi32(
	    sum, _mm512_loadu_si512((const void *)weights), pair);
}

/* Blocks from .. from + blocks, which is a constant wherever it is called. */
static inline __attribute__((always_inline)) VNNI void
vnni_blocks(int32_t *out, const int16_t *in, const int16_t *weights,
    size_t width, size_t blocks)
{
	enum { PARTS = NER_BLOCK / 16 };
	const size_t step = NER_BLOCK * width;
	__m512i sum[2][PARTS];

	UNROLL
	for (size_t b = 0; b < blocks; b++)
		UNROLL
		for (size_t k = 0; k < PARTS; k++)
			sum[b][k] = _mm512_setzero_si512();
	for (size_t i = 0; i < width; i += 2) {
		const int16_t *w = weights + i * NER_BLOCK;
		int32_t pair = ner_pair_at(in, i);
		__m512i x = _mm512_set1_epi32(pair);

		if (pair == 0)
			continue;
		UNROLL
		for (size_t b = 0; b < blocks; b++)
			UNROLL
			for (size_t k = 0; k < PARTS; k++)
				sum[b][k] = add_products_512(sum[b][k],
				    w + b * step + 32 * k, x);
	}
	UNROLL
	for (size_t b = 0; b < blocks; b++)
		UNROLL
		for (size_t k = 0; k < PARTS; k++)
			_mm512_storeu_si512((void *)(out + b * NER_BLOCK +
			    16 * k), sum[b][k]);
}

static VNNI void
ner_vnni_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
    size_t width)
{
	size_t o = 0;

	for (; o + 2 * NER_BLOCK <= n; o += 2 * NER_BLOCK)
		vnni_blocks(out + o, in, weights + o * width, width, 2);
	for (; o < n; o += NER_BLOCK)
		vnni_blocks(out + o, in, weights + o * width, width, 1);
}

static VNNI void
ner_vnni_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
    size_t n, size_t width)
{
	const int16_t *w = weights;

	for (size_t o = 0; o < n; o += NER_BLOCK_ABREAST) {
		__m512i sum[NER_ABREAST][2];

		UNROLL
		for (size_t k = 0; k < NER_ABREAST; k++)
			sum[k][0] = sum[k][1] = _mm512_setzero_si512();
		for (size_t i = 0; i < width;
		    i += 2, w += 2 * NER_BLOCK_ABREAST)
			UNROLL
			for (size_t k = 0; k < NER_ABREAST; k++) {
				__m512i x =
				    _mm512_set1_epi32(ner_pair_at(in[k], i));

				sum[k][0] = add_products_512(
				    sum[k][0], w, x);
				sum[k][1] = add_products_512(
				    sum[k][1], w + 32, x);
			}
		UNROLL
		for (size_t k = 0; k < NER_ABREAST; k++)
			UNROLL
			for (size_t h = 0; h < 2; h++)
				_mm512_storeu_si512((void *)(out + k * n + o +
				    16 * h), sum[k][h]);
	}
}

/* So many inputs, which is a constant wherever it is called. */
static inline __attribute__((always_inline)) VNNI void
vnni_inputs(int32_t *out, const int16_t *const *in, const int16_t *weights,
    size_t n, size_t width, size_t inputs)
{
	enum { PARTS = NER_BLOCK / 16, MOST = 4 };
	const int16_t *w = weights;

	for (size_t o = 0; o < n; o += NER_BLOCK) {
		__m512i sum[MOST][PARTS];

		UNROLL
		for (size_t k = 0; k < inputs * PARTS; k++)
			sum[k / PARTS][k % PARTS] = _mm512_setzero_si512();
		for (size_t i = 0; i < width; i += 2, w += 2 * NER_BLOCK) {
			__m512i at[PARTS];

			UNROLL
			for (size_t k = 0; k < PARTS; k++)
				at[k] = _mm512_loadu_si512(w + 32 * k);
			UNROLL
			for (size_t k = 0; k < inputs * PARTS; k++)
				sum[k / PARTS][k % PARTS] =
				    _mm512_dpwssd_epi32(
				    sum[k / PARTS][k % PARTS], at[k % PARTS],
				    _mm512_set1_epi32(
				    ner_pair_at(in[k / PARTS], i)));
		}
		UNROLL
		for (size_t k = 0; k < inputs * PARTS; k++)
			_mm512_storeu_si512((void *)(out + k / PARTS * n + o +
			    k % PARTS * 16), sum[k / PARTS][k % PARTS]);
	}
}

static VNNI void
ner_vnni_two(int32_t *out, const int16_t *const in[2], const int16_t *weights,
    size_t n, size_t width)
{
	vnni_inputs(out, in, weights, n, width, 2);
}

static VNNI void
ner_vnni_four(int32_t *out, const int16_t *const in[4],
    const int16_t *weights, size_t n, size_t width)
{
	vnni_inputs(out, in, weights, n, width, 4);
}

KERNELS(ner_vnni, ner_avx2_settle);

#else

typedef int ner_no_vnni; /* a file needs something */

#endif
