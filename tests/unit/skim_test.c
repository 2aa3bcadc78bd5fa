#include "sentences/skim.h"
#include "unit.h"

enum { NO_PROSE = 1000, ALL_PROSE = 0 };

/* What is left of text where skimming it from byte from on stops. */
static const char *
left(const char *text, uint32_t from, uint32_t prose, struct skim *skim)
{
	struct str s = str_of(text);

	*skim = (struct skim){ .text = s };
	return text + skim_on(skim, from, (uint32_t)s.len, prose);
}

static void
words_and_dull_blanks_are_passed_over_and_counted(void **state)
{
	struct skim skim;

	(void)state;
	assert_string_equal(
	    left("so the well-kept mill doesn't run, he says. It", 0, NO_PROSE,
	        &skim),
	    ". It");
	assert_int_equal(skim.words, 7);
	assert_int_equal(skim.lowers, 7);
}

static void
capital_in_prose_is_passed_over_behind_a_dull_blank(void **state)
{
	struct skim skim;

	(void)state;
	assert_string_equal(
	    left("Ada Moor told Leon 12 lies.", 0, ALL_PROSE, &skim),
	    " Moor told Leon 12 lies.");
	assert_string_equal(
	    left("Ada Moor told Leon 12 lies.", 4, ALL_PROSE, &skim), ".");
	assert_int_equal(skim.words, 4);
	assert_int_equal(skim.lowers, 2);
	assert_string_equal(
	    left("he told Leon 12 lies.", 0, NO_PROSE, &skim),
	    " Leon 12 lies.");
}

static void
labels_marks_and_wide_blanks_stop(void **state)
{
	static const char *const cases[][2] = {
		{ "one b) two", " b) two" },
		{ "one a. two", " a. two" },
		{ "he saw 12) two", " 12) two" },
		{ "he said \"no", " \"no" },
		{ "the boys' hut", "' hut" },
		{ "one  two", "  two" },
		{ "caf\xc3\xa9s \xe2\x80\x9c", " \xe2\x80\x9c" },
		{ "", "" },
	};
	struct skim skim;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    left(cases[i][0], 0, ALL_PROSE, &skim), cases[i][1]);
}

static void
long_prose_is_passed_over_in_one_go(void **state)
{
	struct str many = STR("the rain fell on it and ");
	struct str text = STR("");
	struct skim skim;

	for (int i = 0; i < 20; i++)
		text = arena_printf(*state, "%s%s", text.at, many.at);
	text = arena_printf(*state, "%sno more!", text.at);
	assert_string_equal(left(text.at, 0, NO_PROSE, &skim), "!");
	assert_int_equal(skim.lowers, 121);
	assert_int_equal(skim_to_mark(text, 3, (uint32_t)text.len),
	    text.len - 1);
	assert_int_equal(skim_to_mark(text, 3, 100), 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    words_and_dull_blanks_are_passed_over_and_counted),
		cmocka_unit_test(
		    capital_in_prose_is_passed_over_behind_a_dull_blank),
		cmocka_unit_test(labels_marks_and_wide_blanks_stop),
		cmocka_unit_test(long_prose_is_passed_over_in_one_go),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
