#include "products.h"

#include <string.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

#include "unroll.h"

void
ner_kernels_lay(int16_t *out, const int16_t *weights, size_t n, size_t width,
    size_t block)
{
	for (size_t o = 0; o < n; o++)
		for (size_t i = 0; i < width; i++)
			out[((o / block * (width / 2) + i / 2) * block +
			    o % block) * 2 + i % 2] = weights[o * width + i];
}

/* ------------------------------------------------- left to the compiler */

#define INLINE static inline __attribute__((always_inline))

INLINE void
narrow(int8_t *restrict out, const int32_t *restrict sum, int32_t shift)
{
	for (size_t k = 0; k < NER_HIDDEN; k++) {
		int32_t x = ((sum[k] >> (shift - 1)) + 1) >> 1;

		x = x < -127 ? -127 : x;
		out[k] = (int8_t)(x > 127 ? 127 : x);
	}
}

/* Sixteen rows of 8-bit numbers fit in 16 bits. */
INLINE void
rows(int32_t *restrict out, const int8_t *table, const uint32_t *row,
    size_t n)
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
	for (size_t k = 0; k < NER_ROW; k++)
		out[k] = sum[k];
}

INLINE void
layers(int16_t *restrict out, const int16_t *const *layer, size_t n)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[k] = layer[0][k];
	for (size_t r = 1; r < n; r++) {
		const int16_t *restrict from = layer[r];

		for (size_t k = 0; k < NER_HIDDEN; k++)
			out[k] = (int16_t)(out[k] + from[k]);
	}
}

INLINE void
tally(int32_t *restrict sum, const int16_t *restrict layer)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum[k] += layer[k];
}

/* So many layers of 8-bit numbers fit in 16 bits. */
enum { TOLD_AT_ONCE = 256 };

INLINE void
tell(int32_t *restrict sum, const int8_t *const *layer, size_t n)
{
	for (size_t from = 0; from < n; from += TOLD_AT_ONCE) {
		size_t to = n - from < TOLD_AT_ONCE ? n : from + TOLD_AT_ONCE;
		int16_t some[NER_HIDDEN] = { 0 };

		for (size_t r = from; r < to; r++) {
			const int8_t *restrict told = layer[r];

			for (size_t k = 0; k < NER_HIDDEN; k++)
				some[k] = (int16_t)(some[k] + told[k]);
		}
		tally(sum, some);
	}
}

INLINE void
rectify(int16_t *restrict layer, const int16_t *restrict mean, int16_t most)
{
	for (size_t k = 0; k < NER_HIDDEN; k++) {
		int16_t x = (int16_t)(layer[k] + mean[k]);

		x = x < 0 ? 0 : x;
		layer[k] = x > most ? most : x;
	}
}

#define KERNELS(name, attribute, settle) \
	static attribute void name##_narrow(int8_t out[NER_HIDDEN], \
	    const int32_t *sum, int32_t shift) \
	{ \
		narrow(out, sum, shift); \
	} \
	static attribute void name##_rows(int32_t out[NER_ROW], \
	    const int8_t *table, const uint32_t *row, size_t n) \
	{ \
		rows(out, table, row, n); \
	} \
	static attribute void name##_layers(int16_t out[NER_HIDDEN], \
	    const int16_t *const *layer, size_t n) \
	{ \
		layers(out, layer, n); \
	} \
	static attribute void name##_tally(int32_t sum[NER_HIDDEN], \
	    const int16_t *layer) \
	{ \
		tally(sum, layer); \
	} \
	static attribute void name##_tell(int32_t sum[NER_HIDDEN], \
	    const int8_t *const *layer, size_t n) \
	{ \
		tell(sum, layer, n); \
	} \
	static attribute void name##_rectify(int16_t layer[NER_HIDDEN], \
	    const int16_t mean[NER_HIDDEN], int16_t most) \
	{ \
		rectify(layer, mean, most); \
	} \
	static const struct ner_kernels name = { name##_one, name##_abreast, \
		settle, name##_narrow, name##_rows, name##_layers, \
		name##_tally, name##_tell, name##_rectify }

/* ------------------------------------------------------------- everywhere */

static void
plain_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
    size_t width)
{
	const int16_t *w = weights;

	memset(out, 0, n * sizeof(*out));
	for (size_t block = 0; block < n; block += NER_BLOCK)
		for (size_t i = 0; i < width; i += 2)
			for (size_t o = 0; o < NER_BLOCK; o++, w += 2)
				out[block + o] += (int32_t)in[i] * w[0] +
				    (int32_t)in[i + 1] * w[1];
}

static void
plain_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
    size_t n, size_t width)
{
	const size_t size = NER_BLOCK_ABREAST;

	memset(out, 0, NER_ABREAST * n * sizeof(*out));
	for (size_t k = 0; k < NER_ABREAST; k++) {
		const int16_t *w = weights;

		for (size_t block = 0; block < n; block += size)
			for (size_t i = 0; i < width; i += 2)
				for (size_t o = 0; o < size; o++, w += 2)
					out[k * n + block + o] +=
					    (int32_t)in[k][i] * w[0] +
					    (int32_t)in[k][i + 1] * w[1];
	}
}

static void
plain_settle(int16_t *out, const int32_t *sum, int32_t shift,
    const int32_t *bias, int32_t low, int32_t high, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		int32_t x = (sum[k] >> shift) + (bias == NULL ? 0 : bias[k]);

		x = x < low ? low : x;
		out[k] = (int16_t)(x > high ? high : x);
	}
}

KERNELS(plain, , plain_settle);

#if defined(__x86_64__) && defined(__GNUC__)

/* Inputs i and i + 1, as one number to be copied into every lane. */
INLINE int32_t
pair_at(const int16_t *in, size_t i)
{
	int32_t pair;

	memcpy(&pair, in + i, sizeof(pair));
	return pair;
}

/* ------------------------------------------------------------------- AVX2 */

#define AVX2 __attribute__((target("avx2")))

static inline AVX2 __m256i
add_products_256(__m256i sum, const int16_t *weights, __m256i pair)
{
	return _mm256_add_epi32(sum, _mm256_madd_epi16(
	    _mm256_loadu_si256((const __m256i *)(const void *)weights), pair));
}

/* Pairs of zeros, of words without a vector, are free. */
static AVX2 void
avx2_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
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
			int32_t pair = pair_at(in, i);
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
avx2_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
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
				    _mm256_set1_epi32(pair_at(in[k], i));

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

static AVX2 void
avx2_settle(int16_t *out, const int32_t *sum, int32_t shift,
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

KERNELS(avx2, AVX2, avx2_settle);

/* ---------------------------------------------------------------- AVX-512 */

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2")))

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
		int32_t pair = pair_at(in, i);
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
vnni_one(int32_t *out, const int16_t *in, const int16_t *weights, size_t n,
    size_t width)
{
	size_t o = 0;

	for (; o + 2 * NER_BLOCK <= n; o += 2 * NER_BLOCK)
		vnni_blocks(out + o, in, weights + o * width, width, 2);
	for (; o < n; o += NER_BLOCK)
		vnni_blocks(out + o, in, weights + o * width, width, 1);
}

static VNNI void
vnni_abreast(int32_t *out, const int16_t *const *in, const int16_t *weights,
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
				    _mm512_set1_epi32(pair_at(in[k], i));

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

KERNELS(vnni, VNNI, avx2_settle);

static bool
has_vnni(void)
{
	return __builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vl") &&
	    __builtin_cpu_supports("avx512vnni");
}

const struct ner_kernels *const *
ner_kernels_all(void)
{
	static const struct ner_kernels *all[4] = { &plain };

	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2")) {
		all[1] = &avx2;
		all[2] = has_vnni() ? &vnni : NULL;
	}
	return all;
}

#else

const struct ner_kernels *const *
ner_kernels_all(void)
{
	static const struct ner_kernels *const all[] = { &plain, NULL };

	return all;
}

#endif

const struct ner_kernels *
ner_kernels_best(void)
{
	const struct ner_kernels *const *all = ner_kernels_all();

	while (all[1] != NULL)
		all++;
	return *all;
}
