/* Our own random numbers (xorshift64*, Vigna 2016): the same everywhere. */
#ifndef TRAIN_RANDOM_H
#define TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
	uint64_t state; /* not zero */
};

static inline uint64_t
random_next(struct random *random)
{
	random->state ^= random->state >> 12;
	random->state ^= random->state << 25;
	random->state ^= random->state >> 27;
	return random->state * 0x2545f4914f6cdd1du;
}

/* From 0 to 1, 1 excluded. */
static inline double
random_unit(struct random *random)
{
	return (double)(random_next(random) >> 11) / 9007199254740992.0;
}

static inline size_t
random_below(struct random *random, size_t n)
{
	return (size_t)(random_unit(random) * (double)n);
}

#endif
