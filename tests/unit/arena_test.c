#include "arena.h"
#include "buf.h"
#include "unit.h"

static void
blocks_do_not_overlap_and_are_aligned(void **state)
{
	struct arena arena;
	char *old = NULL;

	(void)state;
	arena_init(&arena);
	for (size_t i = 1; i < 5000; i++) {
		char *at = arena_alloc(&arena, i);

		assert_int_equal((uintptr_t)at % 16, 0);
		if (old != NULL)
			assert_int_equal(old[0], 'x');
		memset(at, 'x', i);
		old = at;
	}
	arena_release(&arena);
}

static void
a_reset_keeps_one_chunk_for_the_next_article(void **state)
{
	struct arena arena;
	void *first;

	(void)state;
	arena_init(&arena);
	arena_alloc(&arena, 1 << 20);
	arena_reset(&arena);
	first = arena_alloc(&arena, 100);
	arena_reset(&arena);
	assert_ptr_equal(arena_alloc(&arena, 100), first);
	arena_release(&arena);
}

static void
the_newest_block_grows_in_place(void **state)
{
	struct arena arena;
	char *a, *b;

	(void)state;
	arena_init(&arena);
	a = arena_alloc(&arena, 10);
	memcpy(a, "0123456789", 10);
	assert_ptr_equal(arena_grow(&arena, a, 10, 1000), a);
	b = arena_alloc(&arena, 10);
	memcpy(b, "abcdefghij", 10);
	a = arena_grow(&arena, a, 1000, 100000);
	assert_memory_equal(a, "0123456789", 10);
	assert_memory_equal(b, "abcdefghij", 10);
	arena_release(&arena);
}

static void
appended_elements_stay(void **state)
{
	struct {
		uint32_t *at;
		size_t n, cap;
	} list = { NULL, 0, 0 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (uint32_t i = 0; i < 10000; i++)
		arena_append(&arena, &list, i);
	for (uint32_t i = 0; i < 10000; i++)
		assert_int_equal(list.at[i], i);
	arena_release(&arena);
}

static void
formatted_text_is_as_long_as_needed(void **state)
{
	struct arena arena;
	struct str s;

	(void)state;
	arena_init(&arena);
	s = arena_printf(&arena, "%c%u%200s", 'e', 7u, "x");
	assert_int_equal(s.len, 202);
	assert_true(str_starts(s, STR("e7 ")));
	arena_release(&arena);
}

static void
a_buffer_holds_what_was_added(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf);
	buf_text(&buf, "n=");
	buf_number(&buf, 18446744073709551615u);
	buf_byte(&buf, ' ');
	buf_number(&buf, 0);
	buf_printf(&buf, " %s", "end");
	assert_true(
	    str_is(buf_str(&buf), "n=18446744073709551615 0 end"));
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_do_not_overlap_and_are_aligned),
		cmocka_unit_test(a_reset_keeps_one_chunk_for_the_next_article),
		cmocka_unit_test(the_newest_block_grows_in_place),
		cmocka_unit_test(appended_elements_stay),
		cmocka_unit_test(formatted_text_is_as_long_as_needed),
		cmocka_unit_test(a_buffer_holds_what_was_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
