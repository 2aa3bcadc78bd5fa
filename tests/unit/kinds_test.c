/* What names are of; see marked.h for the marks of what the tagger found. */
#include "cases.h"
#include "entities/complete.h"
#include "entities/hints.h"
#include "entities/kinds.h"
#include "marked.h"

struct state {
	struct names names;
	struct complete_knowledge complete;
	struct kinds_knowledge kinds;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct state s;

	names_init(&s.names);
	complete_init(&s.complete, &s.names);
	kinds_init(&s.kinds, &s.names, &s.complete.last_words);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	kinds_release(&s->kinds);
	complete_release(&s->complete);
	names_release(&s->names);
	arena_release(&s->arena);
	return 0;
}

/* "surface=label" of what was added or has another label, joined by "; ". */
static void
answer(void *state, const char *marks, struct buf *out)
{
	static const uint16_t hints[] = { HINTS };
	struct state *s = state;
	struct marked before, m;

	marked_read(&before, marks, &s->arena);
	marked_read(&m, marks, &s->arena);
	kinds_add(&m.found, m.text, &m.sentences, hints, &s->kinds,
	    &s->arena);
	for (size_t i = 0; i < m.found.n; i++) {
		const struct entity *e = &m.found.at[i];

		if (i < before.found.n && before.found.at[i].label == e->label)
			continue;
		if (out->len > 0)
			buf_text(out, "; ");
		buf_add(out, str_span(m.text, e->at));
		buf_byte(out, '=');
		buf_text(out, mention_label_name((enum mention_label)e->label));
	}
	arena_reset(&s->arena);
}

static void
peoples_faiths_and_parties_are_norp(void **state)
{
	static const struct one cases[] = {
		{ "the German minister", "German=norp" },
		{ "two Republicans and a Democrat",
		    "Republicans=norp; Democrat=norp" },
		{ "Sikhs, Muslims and Jews prayed",
		    "Sikhs=norp; Muslims=norp; Jews=norp" },
		{ "a South Korean ship", "South Korean=norp" },
		{ "a South [l:Korean] ship", "South Korean=norp" },
		{ "the Papua New Guinean team", "Papua New Guinean=norp" },
		{ "African-American voters", "African-American=norp" },
		{ "FRENCH FARMERS BLOCK ROADS", "" },
		{ "FRENCH farmers", "FRENCH=norp" },
		{ "the [o:French] coast", "French=norp" },
		{ "Russian President [p:Ivan Ivanov] left", "Russian=norp" },
		{ "the Democratic majority", "Democratic=norp" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_group_inside_a_name_is_left_alone(void **state)
{
	static const struct one cases[] = {
		{ "[p:Anna French] left", "" },
		{ "Mr. German left", "" },
		{ "the [o:Republican Party] met", "" },
		{ "Russian Railways grew", "" },
		{ "they polish the table", "" },
		{ "the process is Democratic.", "" },
		{ "in South [l:Dakota]", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
laws_and_events_have_telling_words(void **state)
{
	static const struct one cases[] = {
		{ "the Clean Ponds Act passed.", "Clean Ponds Act=law" },
		{ "the Clean Ponds Act of 1965.", "Clean Ponds Act of 1965=law" },
		{ "the Clean Ponds Act in 1965.", "Clean Ponds Act=law" },
		{ "the Clean Ponds Act of 12.", "Clean Ponds Act=law" },
		{ "The Freedom of Speech Act is.", "Freedom of Speech Act=law" },
		{ "voted for Proposition 12 and Measure B.", 
		    "Proposition 12=law; Measure B=law" },
		{ "the Treaty of Ostrel was.", "Treaty of Ostrel=law" },
		{ "the Battle of Ostrel was.", "Battle of Ostrel=event" },
		{ "won the Northern Cup on.", "Northern Cup=event" },
		{ "since World War II he.", "World War II=event" },
		{ "as Hurricane Norbert hit.", "Hurricane Norbert=event" },
		{ "the Tour of the Three Rivers is.", 
		    "Tour of the Three Rivers=event" },
		{ "won the Tarn Prize for.", "Tarn Prize=misc" },
		{ "in Poe v. Marlow, the court.", "Poe v. Marlow=misc" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
telling_words_in_other_use_are_left_alone(void **state)
{
	static const struct one cases[] = {
		{ "In the second Act, he.", "" },
		{ "The War began.", "" },
		{ "World Cup Committee officials.", "" },
		{ "a measure of 12 points.", "" },
		{ "After the storm Norbert left.", "" },
		{ "the tour of Ostrel.", "" },
		{ "POLL NUMBERS: Ten Lines Ask For Clean Ponds Act Vote", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
an_organisation_gets_its_last_word(void **state)
{
	static const struct one cases[] = {
		{ "the [l:Port Linden Harbor] Authority said.", 
		    "Port Linden Harbor Authority=org" },
		{ "the Harbor Authority said.", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
works_stand_in_quotation_marks(void **state)
{
	static const struct one cases[] = {
		{ "in her novel “Pull,” she", "Pull=work" },
		{ "in “The Baker’s Wife,” a play by",
		    "The Baker’s Wife=work" },
		{ "sang “Mrs. Poe Regrets the Rain” there",
		    "Mrs. Poe Regrets the Rain=work" },
		{ "sang \"Mrs. Poe Regrets the Rain\" there",
		    "Mrs. Poe Regrets the Rain=work" },
		{ "he said “We will wait” and", "" },
		{ "called him “Joe” and", "" },
		{ "he cried “NO MORE WARS” and", "" },
		{ "she wrote in a book “Mr. Poe” said", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
ships_stand_behind_their_kind(void **state)
{
	static const struct one cases[] = {
		{ "captain of the ferry Nadir, which", "Nadir=product" },
		{ "captain of the ferry from Ostrel", "" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(peoples_faiths_and_parties_are_norp),
		cmocka_unit_test(a_group_inside_a_name_is_left_alone),
		cmocka_unit_test(laws_and_events_have_telling_words),
		cmocka_unit_test(telling_words_in_other_use_are_left_alone),
		cmocka_unit_test(an_organisation_gets_its_last_word),
		cmocka_unit_test(works_stand_in_quotation_marks),
		cmocka_unit_test(ships_stand_behind_their_kind),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
