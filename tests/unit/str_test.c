#include "str.h"
#include "unit.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
fields_are_cut_with_the_empty_ones(void **state)
{
	struct str rest = STR("a,,b"), field;

	(void)state;
	assert_true(str_field(&rest, ',', &field) && str_is(field, "a"));
	assert_true(str_field(&rest, ',', &field) && str_is(field, ""));
	assert_true(str_field(&rest, ',', &field) && str_is(field, "b"));
	assert_false(str_field(&rest, ',', &field));
}

static void
numbers_are_read_strictly(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		uint64_t value;
	} cases[] = {
		{ "0", true, 0 },
		{ "2147483647", true, INT32_MAX },
		{ "2147483648", false, 0 },
		{ "99999999999999999999", false, 0 },
		{ "07", false, 0 },
		{ "", false, 0 },
		{ "-1", false, 0 },
		{ "1 ", false, 0 },
		{ "x", false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint64_t value = 0;

		assert_int_equal(str_number(str_of(cases[i].text), INT32_MAX,
		                     &value),
		    cases[i].ok);
		if (cases[i].ok)
			assert_int_equal(value, cases[i].value);
	}
}

static void
numbers_that_do_not_fit_are_none(void **state)
{
	static const struct {
		const char *text;
		bool ok;
	} cases[] = { { "18446744073709551615", true },
		{ "18446744073709551616", false },
		{ "19000000000000000000", false },
		{ "99999999999999999999", false },
		{ "184467440737095516150", false } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint64_t value;

		assert_int_equal(str_number(str_of(cases[i].text), UINT64_MAX,
		                     &value),
		    cases[i].ok);
		if (cases[i].ok)
			assert_int_equal(value, UINT64_MAX);
	}
}

static void
order_is_by_bytes_and_prefix_first(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("\xc3\xa9"), STR("z")) > 0);
	assert_int_equal(str_cmp(STR(""), STR("")), 0);
}

static void
trim_takes_blanks_at_both_ends_only(void **state)
{
	(void)state;
	assert_true(str_is(str_trim(STR(" \t a b\r\n")), "a b"));
	assert_int_equal(str_trim(STR(" \n ")).len, 0);
}

static void
finding_begins_at_the_offset(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), 'b', 2), 4);
	assert_int_equal(str_find(STR("abc"), 'x', 0), 3);
	assert_int_equal(str_find(STR("abc"), 'a', 9), 3);
	assert_int_equal(str_find_str(STR("abcabc"), STR("bc"), 2), 4);
	assert_int_equal(str_find_str(STR("abc"), STR("bcd"), 0), 3);
}

static void
ascii_case_is_ignored_where_asked(void **state)
{
	(void)state;
	assert_true(str_eq_nocase(STR("Jr."), STR("jR.")));
	assert_false(str_eq_nocase(STR("Jr."), STR("Jr")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_cut_with_the_empty_ones),
		cmocka_unit_test(numbers_are_read_strictly),
		cmocka_unit_test(numbers_that_do_not_fit_are_none),
		cmocka_unit_test(order_is_by_bytes_and_prefix_first),
		cmocka_unit_test(trim_takes_blanks_at_both_ends_only),
		cmocka_unit_test(finding_begins_at_the_offset),
		cmocka_unit_test(ascii_case_is_ignored_where_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
