/*
 * Names of persons that the entities lack, but that a speaker's words show:
 * "PENCE:", "Secretary General Ban Ki-moon".
 */
#ifndef QUOTES_MISSED_H
#define QUOTES_MISSED_H

#include "quotes/reading.h"
#include "quotes/source.h"

/* The last words of the names that the entities have. */
struct missed {
	uint64_t *surnames; /* [mask + 1], 0: free */
	size_t mask;
};

void missed_init(struct missed *missed, const struct reading *reading,
    struct arena *arena);

/*
 * The bytes of a name within the speaker's words that no mention has, or that
 * one has only in part; empty where there is none.
 */
struct span missed_name(const struct missed *missed,
    const struct reading *reading, const struct source *source);

#endif
