#define _DEFAULT_SOURCE
#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "asan.h"
#include "diag.h"
#include "huge.h"

#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(at, n) ASAN_POISON_MEMORY_REGION((at), (n))
#define UNPOISON(at, n) ASAN_UNPOISON_MEMORY_REGION((at), (n))
#else
#define POISON(at, n) ((void)(at), (void)(n))
#define UNPOISON(at, n) ((void)(at), (void)(n))
#endif

enum {
	ALIGN = 16,
	CHUNK_MIN = 64 * 1024,
};

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* bytes behind this header */
};

/* The header, rounded up so that what follows is aligned. */
static const size_t header =
    (sizeof(struct arena_chunk) + ALIGN - 1) / ALIGN * ALIGN;

static char *
chunk_bytes(struct arena_chunk *chunk)
{
	return (char *)chunk + header;
}

void
arena_init(struct arena *arena)
{
	*arena = (struct arena){ NULL, 0 };
}

static size_t
round_up(size_t size)
{
	if (size > SIZE_MAX / 2)
		die_memory();
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static void
add_chunk(struct arena *arena, size_t size)
{
	size_t want = arena->chunk == NULL ? CHUNK_MIN : arena->chunk->size * 2;
	struct arena_chunk *chunk;

	if (want < size)
		want = size;
	if (want >= HUGE_PAGE)
		want = huge_round(header + want) - header;
	chunk = want < HUGE_PAGE ? malloc(header + want)
	                         : aligned_alloc(HUGE_PAGE, header + want);
	if (chunk == NULL)
		die_memory();
	huge_advise(chunk, header + want);
	chunk->older = arena->chunk;
	chunk->size = want;
	POISON(chunk_bytes(chunk), want);
	arena->chunk = chunk;
	arena->used = 0;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size_t need = round_up(size);
	char *at;

	if (arena->chunk == NULL || arena->chunk->size - arena->used < need)
		add_chunk(arena, need);
	at = chunk_bytes(arena->chunk) + arena->used;
	arena->used += need;
	UNPOISON(at, size);
	return at;
}

void *
arena_calloc(struct arena *arena, size_t n, size_t size)
{
	void *at;

	if (size != 0 && n > SIZE_MAX / 2 / size)
		die_memory();
	at = arena_alloc(arena, n * size);
	memset(at, 0, n * size);
	return at;
}

/* Is the block of old_size bytes at old the newest of its chunk? */
static bool
is_newest(const struct arena *arena, const char *old, size_t old_size)
{
	return arena->chunk != NULL &&
	    old + round_up(old_size) ==
	    chunk_bytes(arena->chunk) + arena->used;
}

void *
arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	size_t more = round_up(new_size) - round_up(old_size);
	void *at;

	if (old != NULL && is_newest(arena, old, old_size) &&
	    arena->chunk->size - arena->used >= more) {
		arena->used += more;
		UNPOISON(old, new_size);
		return old;
	}
	at = arena_alloc(arena, new_size);
	if (old != NULL)
		memcpy(at, old, old_size);
	return at;
}

struct str
arena_copy(struct arena *arena, struct str s)
{
	char *at = arena_alloc(arena, s.len + 1);

	if (s.len > 0)
		memcpy(at, s.at, s.len);
	at[s.len] = '\0';
	return (struct str){ at, s.len };
}

struct str
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char brief[64]; /* most are */
	int len;
	char *at;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(brief, sizeof(brief), format, args);
	va_end(args);
	if (len < 0)
		die("cannot format a message");
	at = arena_alloc(arena, (size_t)len + 1);
	if ((size_t)len < sizeof(brief))
		memcpy(at, brief, (size_t)len + 1);
	else
		vsnprintf(at, (size_t)len + 1, format, again);
	va_end(again);
	return (struct str){ at, (size_t)len };
}

void
arena_rewind(struct arena *arena, struct arena mark)
{
	if (arena->chunk != mark.chunk || arena->chunk == NULL)
		return;
	POISON(chunk_bytes(arena->chunk) + mark.used,
	    arena->used - mark.used);
	arena->used = mark.used;
}

static void
free_chunk(struct arena_chunk *chunk)
{
	UNPOISON(chunk_bytes(chunk), chunk->size);
	free(chunk);
}

static void
free_older(struct arena_chunk *chunk)
{
	struct arena_chunk *older = chunk->older;

	while (older != NULL) {
		struct arena_chunk *next = older->older;

		free_chunk(older);
		older = next;
	}
	chunk->older = NULL;
}

void
arena_reset(struct arena *arena)
{
	if (arena->chunk == NULL)
		return;
	free_older(arena->chunk);
	arena->used = 0;
	POISON(chunk_bytes(arena->chunk), arena->chunk->size);
}

void
arena_release(struct arena *arena)
{
	if (arena->chunk == NULL)
		return;
	free_older(arena->chunk);
	free_chunk(arena->chunk);
	arena_init(arena);
}
