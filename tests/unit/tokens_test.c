#include "abbrev.h"
#include "address.h"
#include "lexicon.h"
#include "tokens.h"
#include "unit.h"

#include "abbrev.tsv.h"

/* The tokens joined by "|", so that an expectation can be read. */
static const char *
shown(struct str text, struct tokens tokens)
{
	struct str all = arena_copy(&unit_arena, STR(""));

	for (size_t i = 0; i < tokens.n; i++) {
		struct str form = str_span(text, tokens.at[i].at);

		all = arena_printf(&unit_arena, "%s%s%.*s", all.at,
		    i == 0 ? "" : "|", (int)form.len, form.at);
	}
	return all.at;
}

static const char *
found(const char *text)
{
	struct str s = str_of(text);
	struct span all = { 0, (uint32_t)s.len };

	return shown(s, tokens_find(s, all, &unit_arena));
}

static const char *
words(const char *text)
{
	struct str s = str_of(text);
	struct span all = { 0, (uint32_t)s.len };

	return shown(s, tokens_words(s, all, &unit_arena));
}

static void
punctuation_stands_alone(void **state)
{
	(void)state;
	assert_string_equal(
	    found("“Stop,” she said."), "“|Stop|,|”|she|said|.");
	assert_string_equal(
	    found("(Really?!) Wait..."), "(|Really|?!|)|Wait|...");
}

static void
hyphens_split_but_for_prefixes_and_phones(void **state)
{
	(void)state;
	assert_string_equal(
	    found("a 15-year-old non-profit"), "a|15|-|year|-|old|non-profit");
	assert_string_equal(found("Call 212-555-0147 by 3-4 pm"),
	    "Call|212-555-0147|by|3|-|4|pm");
}

static void
amounts_and_shares_are_cut(void **state)
{
	(void)state;
	assert_string_equal(
	    found("$1,250.50 or 5.2% of US$3"), "$|1,250.50|or|5.2|%|of|US$|3");
	assert_string_equal(
	    found("at 7pm on 08/15/2000"), "at|7|pm|on|08/15/2000");
}

static void
ampersands_join_what_is_short(void **state)
{
	(void)state;
	assert_string_equal(found("A&E, AT&T, B&b, R&DIVISION, DIVISION&R"),
	    "A&E|,|AT&T|,|B&b|,|R|&|DIVISION|,|DIVISION|&|R");
}

static void
commas_join_only_thousands(void **state)
{
	(void)state;
	assert_string_equal(
	    found("1,250 votes [13,14]"), "1,250|votes|[|13|,|14|]");
	assert_string_equal(
	    found("He batted .265 in 2003."), "He|batted|.265|in|2003|.");
}

static void
possessive_of_a_year_is_cut_but_not_a_decade(void **state)
{
	(void)state;
	assert_string_equal(
	    words("2003's flood, the 1930's"), "2003|'s|flood|,|the|1930's");
	assert_string_equal(found("2003's flood"), "2003's|flood");
}

static void
pieces_of_words_keep_their_hyphen(void **state)
{
	(void)state;
	assert_string_equal(found("mid- to late May"), "mid-|to|late|May");
	assert_string_equal(found("the vote- no"), "the|vote-|no");
	assert_string_equal(found("the river- no"), "the|river|-|no");
}

static void
abbreviations_keep_their_stop(void **state)
{
	(void)state;
	assert_string_equal(found("Dr. Ada Moor left the U.S. No. 7."),
	    "Dr.|Ada|Moor|left|the|U.S.|No.|7|.");
	assert_string_equal(found("She said no."), "She|said|no|.");
	assert_string_equal(
	    found("Henry J., the king, and Henry I., his son"),
	    "Henry|J.|,|the|king|,|and|Henry|I|.|,|his|son");
	assert_string_equal(found("“It was vitamin C.”"), "“|It|was|vitamin|C|.|”");
	assert_string_equal(found("‘Vitamin C.’»"), "‘|Vitamin|C|.|’|»");
	assert_string_equal(found("It opens at 9 a.m."), "It|opens|at|9|a.m.");
}

static void
addresses_are_one(void **state)
{
	(void)state;
	assert_string_equal(
	    found("See https://a.example/b?c=(d), or write to m.o@b.example."),
	    "See|https://a.example/b?c=(d)|,|or|write|to|m.o@b.example|.");
	assert_string_equal(found("in rec.boats.sailing and bexley.com."),
	    "in|rec.boats.sailing|and|bexley.com|.");
	assert_string_equal(found("Follow @cityhall and #budget."),
	    "Follow|@cityhall|and|#budget|.");
}

static void
contractions_are_cut_in_words_only(void **state)
{
	(void)state;
	assert_string_equal(
	    found("Don’t say Okafor's can't."), "Don’t|say|Okafor's|can't|.");
	assert_string_equal(words("Don’t say Okafor's can't."),
	    "Do|n’t|say|Okafor|'s|ca|n't|.");
	assert_string_equal(words("They cannot, the players' union"),
	    "They|can|not|,|the|players|'|union");
}

static void
closing_single_mark_is_no_possessive(void **state)
{
	(void)state;
	assert_string_equal(
	    found("‘Mind the steps’ was all."), "‘|Mind|the|steps|’|was|all|.");
}

static void
lost_blank_is_cut(void **state)
{
	(void)state;
	assert_string_equal(found("is out.Crews stay"), "is|out|.|Crews|stay");
}

static void
blanks_of_any_width_part_tokens(void **state)
{
	struct str text = STR("a\xc2\xa0"
			      "b\xe2\x80\x89"
			      "c");
	struct tokens tokens =
	    tokens_find(text, (struct span){ 0, (uint32_t)text.len }, &unit_arena);

	(void)state;
	assert_int_equal(tokens.n, 3);
	assert_true(tokens.at[1].space_before);
}

static void
class_and_space_are_told(void **state)
{
	struct str text = STR("I paid $5. €");
	struct tokens tokens =
	    tokens_find(text, (struct span){ 0, (uint32_t)text.len }, &unit_arena);

	(void)state;
	assert_int_equal(tokens.n, 6);
	assert_int_equal(tokens.at[5].class, TOKEN_SYMBOL);
	assert_int_equal(tokens.at[1].class, TOKEN_WORD);
	assert_int_equal(tokens.at[2].class, TOKEN_SYMBOL);
	assert_int_equal(tokens.at[3].class, TOKEN_NUMBER);
	assert_false(tokens.at[3].space_before);
	assert_int_equal(tokens.at[4].class, TOKEN_PUNCT);
}

static void
nothing_gives_nothing(void **state)
{
	(void)state;
	assert_string_equal(found(""), "");
	assert_string_equal(found(" \n "), "");
}

static void
abbreviation_classes_are_found_in_any_case(void **state)
{
	bool is_word;

	(void)state;
	assert_int_equal(abbrev_class(STR("Gov"), &is_word), ABBREV_TITLE);
	assert_false(is_word);
	assert_int_equal(abbrev_class(STR("NO"), &is_word), ABBREV_NUMBER);
	assert_true(is_word);
	assert_int_equal(abbrev_class(STR("yrs"), NULL), ABBREV_OTHER);
	assert_int_equal(abbrev_class(STR("a.d"), NULL), ABBREV_TIME);
	assert_int_equal(abbrev_class(STR("house"), NULL), ABBREV_NONE);
	assert_int_equal(abbrev_class(STR(""), NULL), ABBREV_NONE);
}

static void
state_behind_a_town(void **state)
{
	(void)state;
	assert_int_equal(abbrev_state_end(STR("Salem, Ore., is"), 5), 11);
	assert_int_equal(abbrev_state_end(STR("Salem, N.Y."), 5), 11);
	assert_int_equal(abbrev_state_end(STR("Salem, Ore, is"), 5), 5);
	assert_int_equal(abbrev_state_end(STR("Salem, Dr. Ruiz"), 5), 5);
	assert_int_equal(abbrev_state_end(STR("Salem, ill."), 5), 5);
	assert_int_equal(abbrev_state_end(STR("Salem, "), 5), 5);
	assert_int_equal(abbrev_state_end(STR("Salem"), 5), 5);
}

/* abbrev_class() searches by halves. */
static void
abbreviation_table_is_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < abbrev_n; i++)
		assert_true(
		    str_cmp(abbrev_rows[i - 1].key, abbrev_rows[i].key) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(punctuation_stands_alone),
		cmocka_unit_test(hyphens_split_but_for_prefixes_and_phones),
		cmocka_unit_test(amounts_and_shares_are_cut),
		cmocka_unit_test(ampersands_join_what_is_short),
		cmocka_unit_test(commas_join_only_thousands),
		cmocka_unit_test(possessive_of_a_year_is_cut_but_not_a_decade),
		cmocka_unit_test(pieces_of_words_keep_their_hyphen),
		cmocka_unit_test(abbreviations_keep_their_stop),
		cmocka_unit_test(addresses_are_one),
		cmocka_unit_test(contractions_are_cut_in_words_only),
		cmocka_unit_test(closing_single_mark_is_no_possessive),
		cmocka_unit_test(lost_blank_is_cut),
		cmocka_unit_test(blanks_of_any_width_part_tokens),
		cmocka_unit_test(class_and_space_are_told),
		cmocka_unit_test(nothing_gives_nothing),
		cmocka_unit_test(abbreviation_table_is_sorted),
		cmocka_unit_test(abbreviation_classes_are_found_in_any_case),
		cmocka_unit_test(state_behind_a_town),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
