/*
 * struct strmap: from strings to numbers, growing, in linear time.
 *
 * Keys are borrowed: their bytes must outlive the map.  Out of memory ends
 * the program, so no call can fail.
 */
#ifndef STRMAP_H
#define STRMAP_H

#include "str.h"

struct strmap_slot {
	struct str key; /* at == NULL: free */
	uint64_t hash;
	size_t value;
};

/* Start with a zeroed struct. */
struct strmap {
	struct strmap_slot *slots; /* [size], size is 0 or a power of two */
	size_t size;
	size_t n;
};

void strmap_release(struct strmap *map);

/* Forget the keys; cost follows the number of keys, not the size. */
void strmap_clear(struct strmap *map);

/* The value of key, or NULL where it has none.  Good until the next set. */
size_t *strmap_find(const struct strmap *map, struct str key);

/* Give key a value, a new one where it had one. */
void strmap_set(struct strmap *map, struct str key, size_t value);

#endif
