/*
 * What the unit tests share: cmocka with what it needs, an arena, and strings
 * compared so that a failure shows both.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include "arena.h"
#include "str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* The arena of a file's tests, and their state where they need no other. */
static struct arena unit_arena;

static inline int
unit_setup(void **state)
{
	arena_init(&unit_arena);
	*state = &unit_arena;
	return 0;
}

static inline int
unit_teardown(void **state)
{
	(void)state;
	arena_release(&unit_arena);
	return 0;
}

/* The piece n times. */
static inline struct str
unit_repeat(const char *piece, size_t n)
{
	size_t len = strlen(piece);
	char *at = arena_alloc(&unit_arena, n * len);

	for (size_t i = 0; i < n; i++)
		memcpy(at + i * len, piece, len);
	return (struct str){ at, n * len };
}

static inline void
assert_str(struct str found, const char *expected)
{
	if (!str_is(found, expected))
		fail_msg("expected '%s', found '%.*s'", expected,
		    (int)found.len, found.at == NULL ? "" : found.at);
}

#endif
