#include "strmap.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"

enum { SIZE_MIN = 32 };

void
strmap_release(struct strmap *map)
{
	free(map->slots);
	*map = (struct strmap){ 0 };
}

void
strmap_clear(struct strmap *map)
{
	if (map->n == 0)
		return;
	if (map->n < map->size / 16) {
		strmap_release(map);
		return;
	}
	memset(map->slots, 0, map->size * sizeof(map->slots[0]));
	map->n = 0;
}

static struct strmap_slot *
slot_of(const struct strmap *map, struct str key, uint64_t hash)
{
	size_t i = (size_t)hash & (map->size - 1);

	while (map->slots[i].key.at != NULL &&
	    (map->slots[i].hash != hash || !str_eq(map->slots[i].key, key)))
		i = (i + 1) & (map->size - 1);
	return &map->slots[i];
}

static void
grow(struct strmap *map)
{
	struct strmap bigger = { .size = map->size == 0 ? SIZE_MIN
		                                        : map->size * 2,
		.n = map->n };

	bigger.slots = xcalloc(bigger.size, sizeof(bigger.slots[0]));
	for (size_t i = 0; i < map->size; i++) {
		const struct strmap_slot *old = &map->slots[i];

		if (old->key.at != NULL)
			*slot_of(&bigger, old->key, old->hash) = *old;
	}
	free(map->slots);
	*map = bigger;
}

size_t *
strmap_find(const struct strmap *map, struct str key)
{
	struct strmap_slot *slot;

	if (map->n == 0)
		return NULL;
	slot = slot_of(map, key, hash_str(key));
	return slot->key.at == NULL ? NULL : &slot->value;
}

void
strmap_set(struct strmap *map, struct str key, size_t value)
{
	uint64_t hash = hash_str(key);
	struct strmap_slot *slot;

	if (map->n * 2 >= map->size)
		grow(map);
	slot = slot_of(map, key, hash);
	if (slot->key.at == NULL)
		map->n++;
	*slot = (struct strmap_slot){ key, hash, value };
}
