/*
 * struct arena: memory that is given back all at once.
 *
 * One arena holds what one article needs and is reset when the article is
 * written.  Nothing in it is freed by itself.  Out of memory ends the program
 * (status 2), so no call here can fail.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

#include "str.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* the one in use, older ones behind it */
	size_t used;               /* bytes of chunk that are given out */
};

void arena_init(struct arena *arena);

/* size bytes, not set, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* n elements of size bytes each, all zero.  Ends the program on overflow. */
void *arena_calloc(struct arena *arena, size_t n, size_t size);

/*
 * Make an array from the arena longer: a block of new_size bytes that starts
 * with the old_size bytes of old.  Where old is the arena's newest block it
 * grows in place; else it is copied.
 */
void *arena_grow(
    struct arena *arena, void *old, size_t old_size, size_t new_size);

/* A copy of s that lives in the arena, with a NUL behind it. */
struct str arena_copy(struct arena *arena, struct str s);

/* As sprintf, into the arena. */
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Where the arena stands, to come back to. */
static inline struct arena
arena_mark(const struct arena *arena)
{
	return *arena;
}

/*
 * Forget what was given out since the mark, which no arena_reset() came
 * after, where that is cheap: in the chunk that was in use then.
 */
void arena_rewind(struct arena *arena, struct arena mark);

/* Forget everything; the largest chunk is kept for the next article. */
void arena_reset(struct arena *arena);

/* Give all memory back.  The arena can be used again as after arena_init. */
void arena_release(struct arena *arena);

/* A zeroed array of n elements of a type. */
#define arena_array(arena, type, n) \
	((type *)arena_calloc((arena), (n), sizeof(type)))

/*
 * Append one element to list, a struct with fields at, n and cap.
 * Its memory is the arena's.
 */
#define arena_append(arena, list, value)                                    \
	do {                                                                \
		if ((list)->n == (list)->cap) {                             \
			size_t cap_ = (list)->cap == 0 ? 8 : (list)->cap * 2; \
			(list)->at = arena_grow((arena), (list)->at,        \
			    (list)->n * sizeof(*(list)->at),                \
			    cap_ * sizeof(*(list)->at));                    \
			(list)->cap = cap_;                                 \
		}                                                           \
		(list)->at[(list)->n++] = (value);                          \
	} while (0)

#endif
