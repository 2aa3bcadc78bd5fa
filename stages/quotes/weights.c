/* Sums of rows of weights, alike on every machine: they are whole numbers. */
#include "weights.h"

#ifdef __SSE2__
#include <immintrin.h>

/* Add eight weights of one byte, twice each in bytes, to their sums. */
static inline __m128i
add_eight(__m128i sum, __m128i twice)
{
	return _mm_add_epi16(sum, _mm_srai_epi16(twice, 8));
}

static void
add_rows(const struct weights_row *const *rows, size_t n,
    struct weights_sums *sums)
{
	__m128i *at = (__m128i *)(void *)sums->of;
	__m128i a = at[0], b = at[1], c = at[2], d = at[3];

	for (size_t k = 0; k < n; k++) {
		const __m128i *row = (const __m128i *)(const void *)rows[k]->of;
		__m128i low = row[0], high = row[1];

		a = add_eight(a, _mm_unpacklo_epi8(low, low));
		b = add_eight(b, _mm_unpackhi_epi8(low, low));
		c = add_eight(c, _mm_unpacklo_epi8(high, high));
		d = add_eight(d, _mm_unpackhi_epi8(high, high));
	}
	at[0] = a;
	at[1] = b;
	at[2] = c;
	at[3] = d;
}

static __attribute__((target("avx2"))) void
add_rows_avx2(const struct weights_row *const *rows, size_t n,
    struct weights_sums *sums)
{
	__m256i *at = (__m256i *)(void *)sums->of;
	__m256i low = _mm256_loadu_si256(at), high = _mm256_loadu_si256(at + 1);

	for (size_t k = 0; k < n; k++) {
		const __m128i *row = (const __m128i *)(const void *)rows[k]->of;

		low = _mm256_add_epi16(low, _mm256_cvtepi8_epi16(row[0]));
		high = _mm256_add_epi16(high, _mm256_cvtepi8_epi16(row[1]));
	}
	_mm256_storeu_si256(at, low);
	_mm256_storeu_si256(at + 1, high);
}

weights_adder *
weights_best_adder(void)
{
	return __builtin_cpu_supports("avx2") ? add_rows_avx2 : add_rows;
}

#else

static void
add_rows(const struct weights_row *const *rows, size_t n,
    struct weights_sums *sums)
{
	for (size_t k = 0; k < n; k++)
		for (int c = 0; c < WEIGHTS_CLASSES; c++)
			sums->of[c] = (int16_t)(sums->of[c] + rows[k]->of[c]);
}

weights_adder *
weights_best_adder(void)
{
	return add_rows;
}

#endif
