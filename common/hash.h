/*
 * Hashing of bytes and features: fast, the same on every machine.
 *
 * Multiply and fold, after the finalizer of MurmurHash3 (Austin Appleby,
 * public domain).  Not for use against adversaries.
 */
#ifndef HASH_H
#define HASH_H

#include "str.h"

static inline uint64_t
hash_mix(uint64_t h)
{
	h ^= h >> 33;
	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 33;
	h *= 0xc4ceb9fe1a85ec53u;
	h ^= h >> 33;
	return h;
}

/* Fold b into a: order matters. */
static inline uint64_t
hash_join(uint64_t a, uint64_t b)
{
	return hash_mix(a * 0x9e3779b97f4a7c15u + b);
}

static inline uint64_t
hash_str(struct str s)
{
	uint64_t h = 0x9e3779b97f4a7c15u ^ s.len;
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8) {
		uint64_t word = 0;

		for (size_t k = 0; k < 8; k++)
			word |= (uint64_t)(unsigned char)s.at[i + k] << 8 * k;
		h = (h ^ word) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	for (size_t k = 0; i < s.len; i++, k++)
		h ^= (uint64_t)(unsigned char)s.at[i] << 8 * k;
	return hash_mix(h);
}

#endif
