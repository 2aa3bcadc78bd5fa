#include "products.h"

#include <string.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

#include "layers.h"

/* Written so that compilers make vector instructions of it. */
static inline __attribute__((always_inline)) void
one(int32_t *restrict out, const int16_t *restrict in,
    const int16_t *restrict weights, size_t n, size_t width)
{
	for (size_t o = 0; o < n; o++) {
		const int16_t *row = weights + o * width;
		int32_t sum = 0;

		for (size_t i = 0; i < width; i++)
			sum += (int32_t)in[i] * row[i];
		out[o] = sum;
	}
}

/* Four inputs for each look at the weights, which come from further off. */
static inline __attribute__((always_inline)) void
four(int32_t *restrict out, size_t out_step, const int16_t *restrict in,
    size_t in_step, const int16_t *restrict weights, size_t n, size_t width)
{
	for (size_t o = 0; o < n; o++) {
		const int16_t *row = weights + o * width;
		int32_t a = 0, b = 0, c = 0, d = 0;

		for (size_t i = 0; i < width; i++) {
			int32_t w = row[i];

			a += in[i] * w;
			b += in[in_step + i] * w;
			c += in[2 * in_step + i] * w;
			d += in[3 * in_step + i] * w;
		}
		out[o] = a;
		out[out_step + o] = b;
		out[2 * out_step + o] = c;
		out[3 * out_step + o] = d;
	}
}

/* A count that is known lets the compiler leave out what handles a rest. */
static inline __attribute__((always_inline)) void
products(int32_t *out, size_t out_step, const int16_t *in, size_t in_step,
    const int16_t *weights, size_t n, size_t width)
{
	if (in_step == 0 && width == NER_HIDDEN)
		one(out, in, weights, n, NER_HIDDEN);
	else if (in_step == 0)
		one(out, in, weights, n, width);
	else if (width == NER_NEAR)
		four(out, out_step, in, in_step, weights, n, NER_NEAR);
	else if (width == NER_SECOND)
		four(out, out_step, in, in_step, weights, n, NER_SECOND);
	else
		four(out, out_step, in, in_step, weights, n, width);
}

static void
products_plain(int32_t *out, size_t out_step, const int16_t *in,
    size_t in_step, const int16_t *weights, size_t n, size_t width)
{
	products(out, out_step, in, in_step, weights, n, width);
}

static void
columns_plain(int32_t *out, const int16_t *in, const int16_t *weights,
    size_t n, size_t width)
{
	const int16_t *w = weights;

	memset(out, 0, n * sizeof(*out));
	for (size_t block = 0; block < n; block += NER_ABLOCK)
		for (size_t i = 0; i < width; i += 2)
			for (size_t o = 0; o < NER_ABLOCK; o++, w += 2)
				out[block + o] += (int32_t)in[i] * w[0] +
				    (int32_t)in[i + 1] * w[1];
}

const struct ner_kernels ner_kernels_plain = { products_plain, columns_plain };

#if defined(__x86_64__) && defined(__GNUC__)

static __attribute__((target("avx2"))) void
products_avx2(int32_t *out, size_t out_step, const int16_t *in,
    size_t in_step, const int16_t *weights, size_t n, size_t width)
{
	products(out, out_step, in, in_step, weights, n, width);
}

/* Eight registers of eight sums; pairs of zeros, of unknown words, are free. */
static __attribute__((target("avx2"))) void
columns_avx2(int32_t *out, const int16_t *in, const int16_t *weights,
    size_t n, size_t width)
{
	const __m256i *w = (const __m256i *)(const void *)weights;

	for (size_t block = 0; block < n; block += NER_ABLOCK) {
		__m256i sum[NER_ABLOCK / 8];

		for (size_t k = 0; k < NER_ABLOCK / 8; k++)
			sum[k] = _mm256_setzero_si256();
		for (size_t i = 0; i < width; i += 2, w += NER_ABLOCK / 8) {
			__m256i x;
			int32_t pair;

			memcpy(&pair, in + i, sizeof(pair));
			if (pair == 0)
				continue;
			x = _mm256_set1_epi32(pair);
			for (size_t k = 0; k < NER_ABLOCK / 8; k++)
				sum[k] = _mm256_add_epi32(sum[k],
				    _mm256_madd_epi16(
				    _mm256_loadu_si256(w + k), x));
		}
		for (size_t k = 0; k < NER_ABLOCK / 8; k++)
			_mm256_storeu_si256((__m256i *)(void *)(out + block +
			    8 * k), sum[k]);
	}
}

static const struct ner_kernels avx2 = { products_avx2, columns_avx2 };

const struct ner_kernels *
ner_kernels_best(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2") ? &avx2 : &ner_kernels_plain;
}

#else

const struct ner_kernels *
ner_kernels_best(void)
{
	return &ner_kernels_plain;
}

#endif
