#include "sentences/sentences.h"
#include "unit.h"

/* The sentences of text joined by " | ", by rules alone. */
static const char *
cut(const char *text)
{
	struct str s = str_of(text);
	struct span all = { 0, (uint32_t)s.len };
	struct sentences found = sentences_find(s, all, NULL, &unit_arena);
	struct str shown = arena_copy(&unit_arena, STR(""));

	for (size_t i = 0; i < found.n; i++) {
		struct str form = str_span(s, found.at[i].at);

		shown = arena_printf(&unit_arena, "%s%s%.*s", shown.at,
		    i == 0 ? "" : " | ", (int)form.len, form.at);
	}
	return shown.at;
}

static void
full_stop_ends_a_sentence(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("It rained. We left."), "It rained. | We left.");
}

static void
white_space_at_the_ends_is_left_out(void **state)
{
	(void)state;
	assert_string_equal(cut("  It rained.  "), "It rained.");
	assert_string_equal(cut(" "), "");
	assert_string_equal(cut(""), "");
}

static void
full_stop_inside_quotation_ends_sentence(void **state)
{
	(void)state;
	assert_string_equal(cut("“We came. We saw,” she said."),
	    "“We came. | We saw,” she said.");
}

static void
speech_tag_keeps_its_quotation(void **state)
{
	(void)state;
	assert_string_equal(cut("“Why?” Ada Moor asked. He left."),
	    "“Why?” Ada Moor asked. | He left.");
	assert_string_equal(
	    cut("“Why?” That is unknown."), "“Why?” | That is unknown.");
}

static void
title_is_no_end(void **state)
{
	(void)state;
	assert_string_equal(cut("Dr. Moor left."), "Dr. Moor left.");
	assert_string_equal(cut("See Gov. Ito."), "See Gov. Ito.");
}

static void
labels_of_a_list_cut_only_in_their_order(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("1. Fix it 2. Sell it"), "1. Fix it | 2. Sell it");
	assert_string_equal(
	    cut("a) fix it b) sell it"), "a) fix it | b) sell it");
	assert_string_equal(
	    cut("We need 2. Then 7) more"), "We need 2. | Then 7) more");
}

static void
lost_blank_is_found_but_not_in_addresses(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("It is out.Crews stay."), "It is out. | Crews stay.");
	assert_string_equal(cut("Write to a@b.gazette.Example now."),
	    "Write to a@b.gazette.Example now.");
}

static void
sentence_inside_open_quotation_is_told(void **state)
{
	struct str text = STR("“It rained. We left,” he said. He smiled.");
	struct span all = { 0, (uint32_t)text.len };
	struct sentences found = sentences_find(text, all, NULL, &unit_arena);

	(void)state;
	assert_int_equal(found.n, 3);
	assert_false(found.at[0].quoted);
	assert_true(found.at[1].quoted);
	assert_false(found.at[2].quoted);
}

static void
apostrophe_of_an_elision_opens_nothing(void **state)
{
	struct str text = STR("Go get 'em. It was the ‘90s. We left.");
	struct span all = { 0, (uint32_t)text.len };
	struct sentences found = sentences_find(text, all, NULL, &unit_arena);

	(void)state;
	assert_int_equal(found.n, 3);
	assert_false(found.at[1].quoted);
	assert_false(found.at[2].quoted);
}

/* An unclosed straight mark must not turn the quotations behind it around. */
static void
straight_marks_open_at_words(void **state)
{
	struct str text =
	    STR("A 6\" pipe. \"It leaks. We left,\" he said. Ok.");
	struct span all = { 0, (uint32_t)text.len };
	struct sentences found = sentences_find(text, all, NULL, &unit_arena);

	(void)state;
	assert_int_equal(found.n, 4);
	assert_true(found.at[2].quoted);
	assert_false(found.at[3].quoted);
}

static void
word_shapes_are_told(void **state)
{
	struct str text = STR("Ada Moor left the U.S. Now 7 boats came.");
	struct span all = { 0, (uint32_t)text.len };
	struct stop stop;

	(void)state;
	stop_look(&stop, text, all, 22, 23);
	stop_read_words(&stop, text, all);
	assert_int_equal(stop.kind, MARKED_STOP);
	assert_int_equal(stop.mark, 21);
	assert_int_equal(stop.before.shape, SHAPE_DOTTED);
	assert_int_equal(stop.before2.shape, SHAPE_LOWER);
	assert_int_equal(stop.after.shape, SHAPE_CAPITAL);
	assert_int_equal(stop.after2.shape, SHAPE_NUMBER);
}

static void
closers_and_notes_are_told(void **state)
{
	struct str text = STR("He \xe2\x80\x9cleft?!\xe2\x80\x9d) [12] (Why");
	struct span all = { 0, (uint32_t)text.len };
	struct stop stop;

	(void)state;
	stop_look(&stop, text, all, 21, 22);
	stop_read_words(&stop, text, all);
	assert_int_equal(stop.kind, MARKED_QUESTION);
	assert_int_equal(stop.closed, STOP_QUOTE | STOP_BRACKET | STOP_OTHER);
	assert_int_equal(stop.opened, STOP_BRACKET);
	assert_true(str_is(stop.after.form, "Why"));
}

static void
dateline_is_never_cut(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("ST. IVES, Ky. (BNS) — The snow fell. It melted."),
	    "ST. IVES, Ky. (BNS) — The snow fell. | It melted.");
}

static void
capitals_before_a_dash_are_no_dateline_in_prose(void **state)
{
	(void)state;
	assert_string_equal(
	    cut("GOP aides met. They spoke — in public — of it."),
	    "GOP aides met. | They spoke — in public — of it.");
}

static void
names_with_marks_go_on(void **state)
{
	(void)state;
	assert_string_equal(cut("Shares of Zip! Inc. and Zap! fell. We sold."),
	    "Shares of Zip! Inc. and Zap! fell. | We sold.");
}

static void
spaced_dots_are_one_mark(void **state)
{
	(void)state;
	assert_string_equal(cut("It was . . . odd, he said . . . . We left."),
	    "It was . . . odd, he said . . . . | We left.");
}

static void
clause_behind_a_verb_of_speech_is_no_tag(void **state)
{
	(void)state;
	assert_string_equal(cut("“Why?” Critics said the law was clear."),
	    "“Why?” | Critics said the law was clear.");
	assert_string_equal(cut("“Why?” Moor, a teacher, asked."),
	    "“Why?” Moor, a teacher, asked.");
}

static void
single_capital_behind_a_label_noun_ends(void **state)
{
	(void)state;
	assert_string_equal(cut("They use Plan B. Teachers do not."),
	    "They use Plan B. | Teachers do not.");
	assert_string_equal(
	    cut("They met Ada B. Moor."), "They met Ada B. Moor.");
}

static void
number_of_a_note_goes_with_its_sentence(void **state)
{
	(void)state;
	assert_string_equal(cut("They have rights. 4 Even so, few vote."),
	    "They have rights. 4 | Even so, few vote.");
}

static void
time_zone_behind_the_clock_goes_on(void **state)
{
	(void)state;
	assert_string_equal(cut("It ends at 3 p.m. EDT Friday."),
	    "It ends at 3 p.m. EDT Friday.");
}

/* Rows that a hostile text may hold are read in linear time. */
static void
long_rows_are_read_through(void **state)
{
	static const char *const pieces[] = { "\"", "“", ". ", ". . ", "[1] ",
		"?” said ", "' ", "( ", "Ab.", "1. ", "- ", "… " };
	enum { BYTES = 1 << 18 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		size_t n = strlen(pieces[i]);
		char *row = arena_alloc(&unit_arena, BYTES);

		for (size_t k = 0; k < BYTES; k++)
			row[k] = k < BYTES / n * n ? pieces[i][k % n] : ' ';
		assert_true(sentences_find((struct str){ row, BYTES },
				(struct span){ 0, BYTES }, NULL, &unit_arena)
				.n > 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_stop_ends_a_sentence),
		cmocka_unit_test(white_space_at_the_ends_is_left_out),
		cmocka_unit_test(full_stop_inside_quotation_ends_sentence),
		cmocka_unit_test(speech_tag_keeps_its_quotation),
		cmocka_unit_test(title_is_no_end),
		cmocka_unit_test(labels_of_a_list_cut_only_in_their_order),
		cmocka_unit_test(lost_blank_is_found_but_not_in_addresses),
		cmocka_unit_test(sentence_inside_open_quotation_is_told),
		cmocka_unit_test(apostrophe_of_an_elision_opens_nothing),
		cmocka_unit_test(straight_marks_open_at_words),
		cmocka_unit_test(word_shapes_are_told),
		cmocka_unit_test(closers_and_notes_are_told),
		cmocka_unit_test(dateline_is_never_cut),
		cmocka_unit_test(
		    capitals_before_a_dash_are_no_dateline_in_prose),
		cmocka_unit_test(names_with_marks_go_on),
		cmocka_unit_test(spaced_dots_are_one_mark),
		cmocka_unit_test(clause_behind_a_verb_of_speech_is_no_tag),
		cmocka_unit_test(single_capital_behind_a_label_noun_ends),
		cmocka_unit_test(number_of_a_note_goes_with_its_sentence),
		cmocka_unit_test(time_zone_behind_the_clock_goes_on),
		cmocka_unit_test(long_rows_are_read_through),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
