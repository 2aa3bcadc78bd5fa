/*
 * Sixty-four bytes at a time: compare them all, get a bit for each.
 *
 * Written with the vectors of gcc and clang, so it builds for any processor;
 * SSE2 only makes it short.
 */
#ifndef LANES_H
#define LANES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LANES = 16 };

/* Sixteen bytes, or what a comparison says of each: all ones or zeros. */
typedef unsigned char lanes __attribute__((vector_size(LANES)));

static inline lanes
lanes_load(const char *at)
{
	lanes v;

	memcpy(&v, at, sizeof(v));
	return v;
}

static inline void
lanes_store(char *at, lanes v)
{
	memcpy(at, &v, sizeof(v));
}

static inline lanes
lanes_are(lanes v, unsigned char c)
{
	return (lanes)(v == c);
}

static inline lanes
lanes_within(lanes v, unsigned char first, unsigned char last)
{
	return (lanes)((v - first) <= (unsigned char)(last - first));
}

/* The highest bit of each byte; bit i is that of byte i. */
static inline uint64_t
lanes_bits(lanes v)
{
#ifdef __SSE2__
	return (uint64_t)(uint16_t)_mm_movemask_epi8((__m128i)v);
#else
	uint64_t bits = 0;

	for (unsigned i = 0; i < LANES; i++)
		bits |= (uint64_t)(v[i] >> 7) << i;
	return bits;
#endif
}

/* The first n bytes of v, 16 at most, and zeros. */
static inline lanes
lanes_first(lanes v, size_t n)
{
	static const char kept[2 * LANES] = { -1, -1, -1, -1, -1, -1, -1, -1,
		-1, -1, -1, -1, -1, -1, -1, -1 };

	return v & lanes_load(kept + LANES - n);
}

/* The same bytes as two words of eight, the first byte lowest. */
static inline void
lanes_eights(lanes v, uint64_t part[2])
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	memcpy(part, &v, sizeof(v));
#else
	part[0] = part[1] = 0;
	for (unsigned i = 0; i < LANES; i++)
		part[i / 8] |= (uint64_t)v[i] << i % 8 * 8;
#endif
}

/* Does the comparison hold for any byte? */
static inline bool
lanes_any(lanes v)
{
	return lanes_bits(v) != 0;
}

static inline unsigned
bits_first(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits);
}

static inline unsigned
bits_last(uint64_t bits)
{
	return 63 - (unsigned)__builtin_clzll(bits);
}

static inline unsigned
bits_count(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
	return (unsigned)(bits * 0x0101010101010101u >> 56);
}

#endif
