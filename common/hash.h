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

static inline uint64_t
hash_str(struct str s)
{
	uint64_t h = 0x9e3779b97f4a7c15u ^ s.len;
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8) {
		h = (h ^ eight_load(s.at + i)) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	return hash_mix(h ^ hash_tail(s, s.len - i));
}

/*
 * As hash_str() of len bytes that zeros follow up to a multiple of eight, so
 * that none has to be read by itself.
 */
static inline uint64_t
hash_padded(const char *at, size_t len)
{
	uint64_t h = 0x9e3779b97f4a7c15u ^ len;
	size_t i = 0;

	for (; i + 8 <= len; i += 8) {
		h = (h ^ eight_load(at + i)) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	return hash_mix(i < len ? h ^ eight_load(at + i) : h);
}

#endif
