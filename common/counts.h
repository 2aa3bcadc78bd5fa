/* Values with weights: added up, put in order, joined. */
#ifndef COUNTS_H
#define COUNTS_H

#include "arena.h"
#include "strmap.h"

struct counted {
	struct str value; /* not copied */
	uint64_t count;
};

/* Start with { 0 }; the list is the arena's that is given to the additions. */
struct counts {
	struct counted *at; /* [n] */
	size_t n, cap;
	struct strmap where;
};

/* Add more to the weight of value; an empty one is left out. */
void counts_add(struct counts *counts, struct str value, uint64_t more,
    struct arena *arena);

/*
 * Add the values of a list joined by '|'.  Those that only case tells apart
 * are one, shown as the one that sorts last, which has the fewest capitals in
 * front.
 */
void counts_add_list(struct counts *counts, struct str list, uint64_t more,
    struct arena *arena);

/* The heaviest first, then by bytes; nothing may be added after it. */
void counts_sort(struct counts *counts);

/* The values first to end - 1, joined by '|', as a copy in the arena. */
struct str counts_join(const struct counts *counts, size_t first, size_t end,
    struct arena *arena);

#endif
