/* The kernels of processors with AVX2. */
#include "products_inside.h"

#ifdef NER_X86

#define AVX2 __attribute__((target("avx2")))
#define TARGET AVX2
#include "products_loops.h"

static inline AVX2 __m256i
add_products_256(__m256i sum, const int16_t *weights, __m256i pair)
{
	return _mm256_add_epi32(sum, _mm256_madd_epi16(
	    _mm256_loadu_si256((const __m256i *)(const void *)weights), pair));
}

/* Pairs of zeros, of words without a vector, are free. */
static AVX2 void
ner_avx2_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
    size_t width)
{
	enum { PARTS = NER_BLOCK / 8 };
	const int16_t *w = weights;

	for (size_t block = 0; block < n; block += NER_BLOCK) {
		__m256i sum[PARTS];

		UNROLL
		for (size_t k = 0; k < PARTS; k++)
			sum[k] = _mm256_setzero_si256();
		for (size_t i = 0; i < width; i += 2, w += 2 * NER_BLOCK) {
			int32_t pair = ner_pair_at(in, i);
			__m256i x = _mm256_set1_epi32(pair);

			if (pair == 0)
				continue;
			UNROLL
			for (size_t k = 0; k < PARTS; k++)
				sum[k] = add_products_256(
				    sum[k], w + 16 * k, x);
		}
		UNROLL
		for (size_t k = 0; k < PARTS; k++)
			_mm256_storeu_si256((__m256i *)(void *)(out + block +
			    8 * k), sum[k]);
	}
}

/* Half a block at a time: eight sums are as many as there are registers for. */
static AVX2 void
ner_avx2_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
    size_t n, size_t width)
{
	for (size_t o = 0; o < n; o += 16) {
		const int16_t *w = weights + o / NER_BLOCK_ABREAST *
		    NER_BLOCK_ABREAST * width + o % NER_BLOCK_ABREAST * 2;
		__m256i sum[NER_ABREAST][2];

		UNROLL
		for (size_t k = 0; k < NER_ABREAST; k++)
			sum[k][0] = sum[k][1] = _mm256_setzero_si256();
		for (size_t i = 0; i < width;
		    i += 2, w += 2 * NER_BLOCK_ABREAST)
			UNROLL
			for (size_t k = 0; k < NER_ABREAST; k++) {
				__m256i x =
				    _mm256_set1_epi32(ner_pair_at(in[k], i));

				sum[k][0] = add_products_256(
				    sum[k][0], w, x);
				sum[k][1] = add_products_256(
				    sum[k][1], w + 16, x);
			}
		UNROLL
		for (size_t k = 0; k < NER_ABREAST; k++)
			UNROLL
			for (size_t h = 0; h < 2; h++)
				_mm256_storeu_si256((__m256i *)(void *)(out +
				    k * n + o + 8 * h), sum[k][h]);
	}
}

static inline AVX2 __m256i
load_256(const int32_t *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

AVX2 void
ner_avx2_settle(int16_t *out, const int32_t *sum, int32_t shift,
    const int32_t *bias, int32_t low, int32_t high, size_t n)
{
	const __m128i by = _mm_cvtsi32_si128(shift);
	const __m256i least = _mm256_set1_epi32(low);
	const __m256i most = _mm256_set1_epi32(high);

	for (size_t o = 0; o < n; o += 16) {
		__m256i x[2];

		UNROLL
		for (size_t h = 0; h < 2; h++) {
			x[h] = _mm256_sra_epi32(load_256(sum + o + 8 * h), by);
			if (bias != NULL)
				x[h] = _mm256_add_epi32(
				    x[h], load_256(bias + o + 8 * h));
			x[h] = _mm256_min_epi32(
			    _mm256_max_epi32(x[h], least), most);
		}
		_mm256_storeu_si256((__m256i *)(void *)(out + o),
		    _mm256_permute4x64_epi64(
		    _mm256_packs_epi32(x[0], x[1]), 0xd8));
	}
}

static void
ner_avx2_two(int32_t *out, const int16_t *const in[2], const int16_t *weights,
    size_t n, size_t width)
{
	ner_avx2_one(out, in[0], weights, n, width);
	ner_avx2_one(out + n, in[1], weights, n, width);
}

static void
ner_avx2_four(int32_t *out, const int16_t *const in[4],
    const int16_t *weights, size_t n, size_t width)
{
	ner_avx2_two(out, in, weights, n, width);
	ner_avx2_two(out + 2 * n, in + 2, weights, n, width);
}

KERNELS(ner_avx2, ner_avx2_settle);

#else

typedef int ner_no_avx2; /* a file needs something */

#endif
