/*
 * Eight bytes at a time, in one word, the first byte lowest.
 *
 * For loops over short columns and cells, where a branch that goes astray
 * costs more than all the work.  Words are the same on every machine.
 */
#ifndef EIGHT_H
#define EIGHT_H

#include "str.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define EIGHT_OF(c) ((uint64_t)0x0101010101010101u * (unsigned char)(c))

/* The eight bytes at at.  Compilers make one load of it. */
static inline uint64_t
eight_load(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	    (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	    (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static inline void
eight_store(char *at, uint64_t word)
{
	unsigned char *b = (unsigned char *)at;

	b[0] = (unsigned char)word;
	b[1] = (unsigned char)(word >> 8);
	b[2] = (unsigned char)(word >> 16);
	b[3] = (unsigned char)(word >> 24);
	b[4] = (unsigned char)(word >> 32);
	b[5] = (unsigned char)(word >> 40);
	b[6] = (unsigned char)(word >> 48);
	b[7] = (unsigned char)(word >> 56);
}

static inline uint64_t
eight_load_four(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	    (uint64_t)b[3] << 24;
}

/* The first n bytes of word, 0 to 8, and fill behind them. */
static inline uint64_t
eight_first(uint64_t word, size_t n, uint64_t fill)
{
	uint64_t keep = n >= 8 ? UINT64_MAX : ((uint64_t)1 << 8 * n) - 1;

	return (word & keep) | (fill & ~keep);
}

/* The n bytes at at, 0 to 8, and fill behind them.  Reads no other byte. */
static inline uint64_t
eight_load_short(const char *at, size_t n, uint64_t fill)
{
	uint64_t word = 0;

	if (n == 8)
		return eight_load(at);
	if (n >= 4)
		word = eight_load_four(at) |
		    eight_load_four(at + n - 4) << 8 * (n - 4);
	else if (n > 0)
		word = (uint64_t)(unsigned char)at[0] |
		    (uint64_t)(unsigned char)at[n / 2] << 8 * (n / 2) |
		    (uint64_t)(unsigned char)at[n - 1] << 8 * (n - 1);
	return eight_first(word, n, fill);
}

/* A bit for each byte that is c, that of the first byte lowest. */
static inline uint64_t
eight_mask(uint64_t word, char c)
{
	const uint64_t low = EIGHT_OF(0x7f);
	uint64_t others = word ^ EIGHT_OF(c);

	others = ((others & low) + low) | others | low;
	return (~others >> 7) * 0x0102040810204080u >> 56;
}

/* The same of the sixteen bytes at at. */
static inline uint64_t
eight_mask_two(const char *at, char c)
{
#ifdef __SSE2__
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);

	return (uint32_t)_mm_movemask_epi8(
	    _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
#else
	return eight_mask(eight_load(at), c) |
	    eight_mask(eight_load(at + 8), c) << 8;
#endif
}

/* With capitals of ASCII as small letters. */
static inline uint64_t
eight_lower(uint64_t word)
{
	uint64_t low = word & EIGHT_OF(0x7f);
	uint64_t upper = (low + EIGHT_OF(0x80 - 'A')) &
	    ~(low + EIGHT_OF(0x7f - 'Z')) & ~word & EIGHT_OF(0x80);

	return word | upper >> 2;
}

/* Sixteen bytes, for comparisons of all at once; GCC and Clang have such
 * vectors for every machine. */
typedef unsigned char eight_two __attribute__((vector_size(16)));

/* A bit for each byte of a comparison's outcome, that of the first lowest. */
static inline uint32_t
eight_bits(eight_two outcome)
{
#ifdef __SSE2__
	return (uint32_t)_mm_movemask_epi8((__m128i)outcome);
#else
	uint32_t bits = 0;

	for (unsigned i = 0; i < 16; i++)
		bits |= (uint32_t)(outcome[i] >> 7) << i;
	return bits;
#endif
}

/* Are all eight bytes ASCII digits? */
static inline bool
eight_digits(uint64_t word)
{
	const uint64_t high = EIGHT_OF(0xf0);

	return (word & high) == EIGHT_OF('0') &&
	    ((word + EIGHT_OF(6)) & high) == EIGHT_OF('0');
}

/* Their value, the first digit highest. */
static inline uint32_t
eight_number(uint64_t word)
{
	word -= EIGHT_OF('0');
	word = word * 10 + (word >> 8); /* pairs, in every second byte */
	return (uint32_t)(((word & 0x000000ff000000ffu) * 0x000f424000000064u +
	    (word >> 16 & 0x000000ff000000ffu) * 0x0000271000000001u) >> 32);
}

/* The digits of n, which is below 10^8, as values: zeros before the first. */
static inline uint64_t
eight_of_number(uint32_t n)
{
	/* In two lanes, then four, then eight; no product leaves its lane. */
	uint64_t fours = n / 10000 | (uint64_t)(n % 10000) << 32;
	uint64_t high = (fours * 5243 >> 19) & 0x0000007f0000007fu;
	uint64_t twos = high | (fours - 100 * high) << 16;

	high = (twos * 103 >> 10) & 0x000f000f000f000fu;
	return high | (twos - 10 * high) << 8;
}

/* How many zeros stand before the number's first digit; 7 at most. */
static inline unsigned
eight_zeros(uint64_t digits)
{
	return (unsigned)__builtin_ctzll(digits | (uint64_t)1 << 56) / 8;
}

#endif
