/* Changes to a text, which are many, overlap or cut it off. */
#include "normalize/edit.h"
#include "unit.h"

static void
changes_that_overlap_become_one(void **state)
{
	struct mapped text = mapped_same(STR("abcdefgh"), *state), done;
	struct buf ops;
	struct edit edit;

	edit_begin(&edit, text.text, *state);
	edit_change(&edit, 2, 4, STR("XYZ"));
	done = edit_end(&edit);
	mapped_apply(&text, &done, *state);
	assert_str(text.text, "abXYZefgh");
	edit_begin(&edit, text.text, *state);
	edit_change(&edit, 4, 6, STR("-"));
	edit_drop(&edit, 8, 9);
	done = edit_end(&edit);
	mapped_apply(&text, &done, *state);
	assert_str(text.text, "abXY-fg");
	buf_init(&ops);
	srcmap_print(&text.map, &ops);
	assert_str(buf_str(&ops), "2= 3>3 2= 1>0");
	buf_release(&ops);
}

/* Cutting off ends leaves a view of the same bytes. */
static void
edits_that_cut_off_the_ends_copy_nothing(void **state)
{
	struct str from = STR("  text \n");
	struct mapped done;
	struct edit edit;

	edit_begin(&edit, from, *state);
	edit_drop(&edit, 0, 2);
	edit_drop(&edit, 6, 8);
	done = edit_end(&edit);
	assert_str(done.text, "text");
	assert_ptr_equal(done.text.at, from.at + 2);
	assert_int_equal(srcmap_source_len(&done.map), from.len);
}

static void
too_many_changes_stop_the_edit(void **state)
{
	enum { LEN = EDIT_MAX + 3 };
	char *tabs = arena_alloc(*state, LEN);
	struct mapped done;
	struct edit edit;

	memset(tabs, '\t', LEN);
	edit_begin(&edit, (struct str){ tabs, LEN }, *state);
	for (size_t i = 0; i < LEN; i++)
		edit_change(&edit, i, i + 1, STR(" "));
	done = edit_end(&edit);
	assert_true(done.full);
	assert_int_equal(done.text.len, LEN);
	assert_int_equal(srcmap_text_len(&done.map), LEN);
	assert_true(done.map.n <= EDIT_MAX + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_that_overlap_become_one),
		cmocka_unit_test(edits_that_cut_off_the_ends_copy_nothing),
		cmocka_unit_test(too_many_changes_stop_the_edit),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
