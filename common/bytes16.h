/*
 * Sixteen bytes at once, by the vectors of GCC and Clang: SSE2, NEON, or
 * plain words on machines that have neither.  Comparing two vectors gives
 * 0xff in each byte where it holds and 0 elsewhere; | and & join such masks.
 */
#ifndef BYTES16_H
#define BYTES16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char bytes16 __attribute__((vector_size(16)));

/* The sixteen bytes at at, which need not be aligned. */
static inline bytes16
bytes16_load(const char *at)
{
	bytes16 bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

static inline void
bytes16_store(char *at, bytes16 bytes)
{
	memcpy(at, &bytes, sizeof(bytes));
}

/* c in every byte. */
static inline bytes16
bytes16_all(unsigned char c)
{
	return (bytes16){ c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c };
}

/* Is any bit set? */
static inline bool
bytes16_any(bytes16 mask)
{
	uint64_t half[2];

	memcpy(half, &mask, sizeof(half));
	return (half[0] | half[1]) != 0;
}

static inline size_t
bytes16_first_of_half(uint64_t half)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(half) / 8;
#else
	return (size_t)__builtin_clzll(half) / 8;
#endif
}

/* Which byte is the first that is not 0; 16: none is. */
static inline size_t
bytes16_first(bytes16 mask)
{
	uint64_t half[2];

	memcpy(half, &mask, sizeof(half));
	if (half[0] != 0)
		return bytes16_first_of_half(half[0]);
	return half[1] == 0 ? 16 : 8 + bytes16_first_of_half(half[1]);
}

/* Which bytes lie from low to high? */
static inline bytes16
bytes16_between(bytes16 bytes, unsigned char low, unsigned char high)
{
	return (bytes16)(bytes - bytes16_all(low) <=
	    bytes16_all((unsigned char)(high - low)));
}

#endif
