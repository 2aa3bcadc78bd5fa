/* SHA-256 by the instructions that many x86 processors have for it. */
#include "sha256_fold.h"

#ifdef SHA256_X86
#include <cpuid.h>
#include <immintrin.h>

#define NI __attribute__((target("sha,sse4.1,ssse3")))

/* Four rounds; state in the order that the instructions want. */
NI static inline void
four_rounds(__m128i *abef, __m128i *cdgh, __m128i w, int t)
{
	__m128i k = _mm_loadu_si128((const __m128i *)(const void *)
	                                (sha256_constants + t));
	__m128i sum = _mm_add_epi32(w, k);

	*cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, sum);
	*abef = _mm_sha256rnds2_epu32(
	    *abef, *cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

/* The next four words of the schedule from the last sixteen. */
NI static inline __m128i
next_words(__m128i w0, __m128i w1, __m128i w2, __m128i w3)
{
	__m128i sum = _mm_add_epi32(
	    _mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4));

	return _mm_sha256msg2_epu32(sum, w3);
}

NI static inline __m128i
load_words(const unsigned char *at)
{
	const __m128i swap = _mm_set_epi64x(
	    0x0c0d0e0f08090a0b, 0x0405060700010203);

	return _mm_shuffle_epi8(
	    _mm_loadu_si128((const __m128i *)(const void *)at), swap);
}

NI static void
fold_block(__m128i *abef, __m128i *cdgh, const unsigned char *at)
{
	__m128i w[4], a = *abef, c = *cdgh;

	for (int i = 0; i < 4; i++)
		w[i] = load_words(at + 16 * i);
	for (int t = 0; t < 48; t += 16) {
		four_rounds(&a, &c, w[0], t);
		w[0] = next_words(w[0], w[1], w[2], w[3]);
		four_rounds(&a, &c, w[1], t + 4);
		w[1] = next_words(w[1], w[2], w[3], w[0]);
		four_rounds(&a, &c, w[2], t + 8);
		w[2] = next_words(w[2], w[3], w[0], w[1]);
		four_rounds(&a, &c, w[3], t + 12);
		w[3] = next_words(w[3], w[0], w[1], w[2]);
	}
	for (int i = 0; i < 4; i++)
		four_rounds(&a, &c, w[i], 48 + 4 * i);
	*abef = _mm_add_epi32(*abef, a);
	*cdgh = _mm_add_epi32(*cdgh, c);
}

NI void
sha256_fold_x86(uint32_t state[8], const unsigned char *at, size_t blocks)
{
	__m128i abef = _mm_set_epi32((int)state[0], (int)state[1],
	    (int)state[4], (int)state[5]);
	__m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3],
	    (int)state[6], (int)state[7]);

	for (; blocks > 0; blocks--, at += 64)
		fold_block(&abef, &cdgh, at);
	state[0] = (uint32_t)_mm_extract_epi32(abef, 3);
	state[1] = (uint32_t)_mm_extract_epi32(abef, 2);
	state[4] = (uint32_t)_mm_extract_epi32(abef, 1);
	state[5] = (uint32_t)_mm_extract_epi32(abef, 0);
	state[2] = (uint32_t)_mm_extract_epi32(cdgh, 3);
	state[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
	state[6] = (uint32_t)_mm_extract_epi32(cdgh, 1);
	state[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}

static bool
has_instructions(void)
{
	unsigned a, b, c, d;

	if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & bit_SSSE3) == 0 ||
	    (c & bit_SSE4_1) == 0)
		return false;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 &&
	    (b & bit_SHA) != 0;
}

/* Asking the processor costs more than a small article's sum: ask once. */
bool
sha256_has_x86(void)
{
	static int answer = -1;

	if (answer < 0)
		answer = has_instructions();
	return answer;
}
#endif
