/*
 * Where in a long array of hashes in rising order one stands.
 *
 * Each look far off costs as much as a hundred steps, so the array is cut by
 * the hashes' high bits, and as they are spread evenly, the low ones tell
 * about where in its bucket a hash stands.
 */
#ifndef ENTITIES_BUCKETS_H
#define ENTITIES_BUCKETS_H

#include <stdint.h>

enum {
	BUCKET_BITS = 12,
	BUCKETS = 1 << BUCKET_BITS,
	BUCKET_LOW_BITS = 32 - BUCKET_BITS,
};

struct buckets {
	uint32_t first[BUCKETS + 1]; /* place of the first hash of each */
};

static inline void
buckets_init(struct buckets *buckets, const uint32_t *hash, uint32_t n)
{
	uint32_t i = 0;

	for (uint32_t b = 0; b <= BUCKETS; b++) {
		while (i < n && hash[i] >> BUCKET_LOW_BITS < b)
			i++;
		buckets->first[b] = i;
	}
}

/* About where x stands: in its bucket or, where that is empty, behind it. */
static inline uint32_t
buckets_guess(const struct buckets *buckets, uint32_t x)
{
	const uint32_t *first = &buckets->first[x >> BUCKET_LOW_BITS];
	uint64_t low = x & ((1u << BUCKET_LOW_BITS) - 1);

	return first[0] +
	    (uint32_t)(low * (first[1] - first[0]) >> BUCKET_LOW_BITS);
}

/* The first hash of the bucket of x that is not below x, else the bucket's
 * end. */
static inline uint32_t
buckets_find(const struct buckets *buckets, const uint32_t *hash, uint32_t x)
{
	const uint32_t *first = &buckets->first[x >> BUCKET_LOW_BITS];
	uint32_t i = buckets_guess(buckets, x);

	while (i > first[0] && hash[i] >= x)
		i--;
	while (i < first[1] && hash[i] < x)
		i++;
	return i;
}

#endif
