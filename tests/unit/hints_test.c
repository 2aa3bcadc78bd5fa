/* What words hint at, before any rule reads their sentence. */
#include "cases.h"
#include "entities/hints.h"
#include "tokens.h"

struct state {
	struct names names;
	struct complete_knowledge complete;
	struct kinds_knowledge kinds;
	struct value_words *values;
	struct hint_words words;
};

static int
setup(void **state)
{
	static struct state s;

	arena_init(&unit_arena);
	names_init(&s.names);
	complete_init(&s.complete, &s.names);
	kinds_init(&s.kinds, &s.names, &s.complete.last_words);
	s.values = values_words_new();
	hint_words_init(&s.words, s.values, &s.kinds);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	hint_words_release(&s->words);
	values_words_free(s->values);
	kinds_release(&s->kinds);
	complete_release(&s->complete);
	names_release(&s->names);
	arena_release(&unit_arena);
	return 0;
}

static unsigned
hints_of(struct hint_words *words, struct str text)
{
	struct tokens tokens = tokens_words(text,
	    (struct span){ 0, (uint32_t)text.len }, &unit_arena);
	uint32_t hints = 0, before = 0;

	for (size_t i = 0; i < tokens.n; i++) {
		struct ner_form form = { 0 };

		hints_set(words, str_span(text, tokens.at[i].at), &form);
		hints |= hints_of_pair(
		    before, form.hints, tokens.at[i].space_before);
		before = form.hints;
	}
	return hints;
}

static void
answer(void *state, const char *text, struct buf *out)
{
	static const struct {
		unsigned hint;
		const char *name;
	} names[] = { { HINT_VALUE, "value" }, { HINT_GROUP, "group" },
		{ HINT_RUN, "run" }, { HINT_WORK, "work" },
		{ HINT_STATION, "station" }, { HINT_ROLE, "role" } };
	struct state *s = state;
	unsigned hints = hints_of(&s->words, str_of(text));

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if ((hints & names[i].hint) == 0)
			continue;
		if (out->len > 0)
			buf_byte(out, ' ');
		buf_text(out, names[i].name);
	}
}

static void
most_words_hint_at_nothing(void **state)
{
	static const struct one cases[] = {
		{ "The council did not say why it can't pay.", "" },
		{ "“It is an act of will,” Ann Poe said.", "work" },
		{ "He saw a film about her and the ferry.", "" },
		{ "A dog of the house, the Fox and Ms. Poe", "" },
		{ "Each one of two men is of a new and late kind.", "" },
		{ "In New York the past is a second home.", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_word_hints_in_any_case(void **state)
{
	static const struct one cases[] = {
		{ "on MONDAY", "value" },
		{ "it cost $", "value" },
		{ "this Monday", "value" },
		{ "the second of May", "value" },
		{ "a week ago", "value" },
		{ "over the weekend", "value" },
		{ "on New Year's Day", "value" },
		{ "at Christmas", "value" },
		{ "THE FRENCH", "group" },
		{ "African American voters", "group" },
		{ "the Voting Rights Act", "run" },
		{ "the film Pull", "run" },
		{ "Roe v. Wade", "run" },
		{ "on FOX 40", "value station" },
		{ "the Chairman said", "role" },
		{ "her fiancé", "" },
		{ "on FOX40", "value station" },
		{ "U.S.D. 5", "value" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_word_that_is_cut_hints_at_all(void **state)
{
	static const struct one cases[] = {
		{ "they seven't", "value group run work station role" },
		{ "they haven't", "" },
		{ "\xc4\xb0t", "value group run work station role" },
	};

	CASES_CHECK(state, answer, cases);
}

/* Tokens are cut within words; no word that hints may be lost by it. */
static void
words_that_hint_are_one_token(void **state)
{
	struct state *s = *state;

	for (size_t i = 0; i < s->words.n; i++) {
		struct str word = s->words.rows[i].key;

		if (s->words.hints[i] & (HINT_GROUP | HINT_RUN) << HINT_IF)
			assert_int_equal(tokens_words(word, (struct span){ 0,
			    (uint32_t)word.len }, &unit_arena).n, 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(most_words_hint_at_nothing),
		cmocka_unit_test(a_word_hints_in_any_case),
		cmocka_unit_test(a_word_that_is_cut_hints_at_all),
		cmocka_unit_test(words_that_hint_are_one_token),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
