#include "srcmap.h"
#include "unit.h"

/* The example of stream(5): CRLF, a combining mark and an entity. */
static struct srcmap
example(struct arena *arena)
{
	struct srcmap map = { 0 };

	assert_true(srcmap_parse(
	    &map, STR("17= 4>1 27= 3>2 18= 5>1 6= 2>0"), arena));
	return map;
}

static void
sums_are_the_lengths_of_both_sides(void **state)
{
	struct srcmap map = example(*state);

	assert_int_equal(srcmap_source_len(&map), 82);
	assert_int_equal(srcmap_text_len(&map), 72);
}

static void
spans_lead_back_to_source_bytes(void **state)
{
	static const struct {
		struct span text, source;
	} cases[] = {
		{ { 0, 17 }, { 0, 17 } },
		{ { 18, 37 }, { 21, 40 } },
		{ { 43, 54 }, { 46, 58 } }, /* Zoë Okafor, e + diaeresis */
		{ { 46, 47 }, { 48, 51 } }, /* half a letter widens */
		{ { 58, 71 }, { 62, 79 } }, /* Marten & Sons, &amp; */
		{ { 72, 72 }, { 82, 82 } },
	};
	struct srcmap map = example(*state);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span found = srcmap_source(&map, cases[i].text);

		assert_int_equal(found.begin, cases[i].source.begin);
		assert_int_equal(found.end, cases[i].source.end);
	}
}

static void
printing_undoes_parsing(void **state)
{
	struct srcmap map = example(*state);
	struct buf out;

	buf_init(&out);
	srcmap_print(&map, &out);
	assert_true(str_eq(
	    buf_str(&out), STR("17= 4>1 27= 3>2 18= 5>1 6= 2>0")));
	buf_release(&out);
}

static void
equal_stretches_and_drops_join(void **state)
{
	struct srcmap map = { 0 };
	struct buf out;

	buf_init(&out);
	srcmap_same(&map, 3, *state);
	srcmap_same(&map, 4, *state);
	srcmap_change(&map, 1, 0, *state);
	srcmap_change(&map, 2, 0, *state);
	srcmap_change(&map, 2, 1, *state);
	srcmap_change(&map, 0, 0, *state);
	srcmap_print(&map, &out);
	assert_true(str_eq(buf_str(&out), STR("7= 3>0 2>1")));
	buf_release(&out);
}

static void
malformed_ops_are_refused(void **state)
{
	static const char *const bad[] = { "", "=", "0=", "4", "4>", ">4",
		"0>0", "07=", "4= ", "4=x", "4=5=", "-1=",
		"2147483647= 1=", "9x=" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct srcmap map = { 0 };

		assert_false(srcmap_parse(&map, str_of(bad[i]), *state));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_the_lengths_of_both_sides),
		cmocka_unit_test(spans_lead_back_to_source_bytes),
		cmocka_unit_test(printing_undoes_parsing),
		cmocka_unit_test(equal_stretches_and_drops_join),
		cmocka_unit_test(malformed_ops_are_refused),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
