/*
 * Hashing of bytes and features: fast, the same on every machine.
 *
 * Multiply and fold, after the finalizer of MurmurHash3 (Austin Appleby,
 * public domain).  Not for use against adversaries.
 */
#ifndef HASH_H
#define HASH_H

#include "eight.h"
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

/* The last n bytes of s, fewer than 8, without a loop over each. */
static inline uint64_t
hash_tail(struct str s, size_t n)
{
	if (n == 0)
		return 0;
	if (s.len >= 8)
		return eight_load(s.at + s.len - 8) >> 8 * (8 - n);
	return eight_load_short(s.at, n, 0);
}

/* A hash of bytes in parts: of how many, eight by eight, the rest as one. */
static inline uint64_t
hash_begin(size_t len)
{
	return 0x9e3779b97f4a7c15u ^ len;
}

static inline uint64_t
hash_eight(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0xff51afd7ed558ccdu;
	return h ^ h >> 32;
}

static inline uint64_t
hash_end(uint64_t h, uint64_t rest)
{
	return hash_mix(h ^ rest);
}

static inline uint64_t
hash_str(struct str s)
{
	uint64_t h = hash_begin(s.len);
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8)
		h = hash_eight(h, eight_load(s.at + i));
	return hash_end(h, hash_tail(s, s.len - i));
}

#endif
