/* The fullest form of names in an article; see marked.h for the marks. */
#include "buf.h"
#include "cases.h"
#include "entities/fullform.h"
#include "marked.h"

struct state {
	struct names names;
	struct lexicon org_words;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct state s;

	names_init(&s.names);
	fullform_words_init(&s.org_words);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	lexicon_release(&s->org_words);
	names_release(&s->names);
	arena_release(&s->arena);
	return 0;
}

/* The names of what is marked, joined by "; ". */
static void
answer(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	fullform_set(&m.found, m.text, &s->names, &s->org_words, &s->arena);
	for (size_t i = 0; i < m.found.n; i++) {
		if (i > 0)
			buf_text(out, "; ");
		buf_add(out, m.found.at[i].name);
	}
	arena_reset(&s->arena);
}

static void
persons_have_their_full_name(void **state)
{
	static const struct one cases[] = {
		{ "[p:Karla Faucett] and [p:Faucett’s]",
		    "Karla Faucett; Karla Faucett" },
		{ "[p:Faucett] is [p:Karla Faucett]",
		    "Karla Faucett; Karla Faucett" },
		{ "[p:Hillary] is [p:Hillary Clinton]",
		    "Hillary Clinton; Hillary Clinton" },
		{ "[p:Bob Dole], [p:Robert J. Dole]",
		    "Robert J. Dole; Robert J. Dole" },
		{ "[p:FAUCETT] is [p:Karla Faucett]",
		    "Karla Faucett; Karla Faucett" },
		{ "[p:O'Malley] is [p:Martin O’Malley]",
		    "Martin O’Malley; Martin O’Malley" },
		{ "[p:de Blasio] is [p:Bill de Blasio]",
		    "Bill de Blasio; Bill de Blasio" },
		{ "[p:Sen. Ted Cruz], [p:Cruz]", "Ted Cruz; Ted Cruz" },
		{ "[p:Ann Poe] and [p:Roe]", "Ann Poe; Roe" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
two_with_one_surname_stay_apart(void **state)
{
	static const struct one cases[] = {
		{ "[p:Ann Poe] and [p:Bob Poe]; [p:Poe] said",
		    "Ann Poe; Bob Poe; Poe" },
		{ "Mrs. [p:Ann Poe] and Mr. [p:Bob Poe]; Mr. [p:Poe] said",
		    "Ann Poe; Bob Poe; Bob Poe" },
		{ "[p:Ann Poe].\n[p:Poe] said.\n[p:Bob Poe].",
		    "Ann Poe; Ann Poe; Bob Poe" },
		{ "[p:Ann Poe] and [p:Bob Poe].\n[p:Bob Poe] left; [p:Poe] sat.",
		    "Ann Poe; Bob Poe; Bob Poe; Bob Poe" },
		{ "[p:Ken Poe Jr.], [p:Ken Poe Sr.]",
		    "Ken Poe Jr.; Ken Poe Sr." },
	};

	CASES_CHECK(state, answer, cases);
}

static void
acronyms_have_their_full_name(void **state)
{
	static const struct one cases[] = {
		{ "[o:National Rifle Association] and the [o:NRA]",
		    "National Rifle Association; National Rifle Association" },
		{ "[o:Sacramento City Teacher’s Association], [o:Sacramento "
		  "City Teachers Association], [o:SCTA’s]",
		    "Sacramento City Teachers Association; Sacramento City "
		    "Teachers Association; Sacramento City Teachers "
		    "Association" },
		{ "[o:Department of Defense], the [o:DoD]",
		    "Department of Defense; Department of Defense" },
		{ "[l:United States], [l:U.S.]",
		    "United States; United States" },
		{ "[o:Federal Office for Cats] ([o:FC])",
		    "Federal Office for Cats; Federal Office for Cats" },
		{ "[o:Ann and Bob Company], [o:Austin Best Cars], [o:ABC]",
		    "Ann and Bob Company; Austin Best Cars; ABC" },
		{ "[p:Ann Bob Poe], [o:ABP]", "Ann Bob Poe; ABP" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
shorter_names_have_the_longer(void **state)
{
	static const struct one cases[] = {
		{ "[o:Theranos Inc.], [o:Theranos]",
		    "Theranos Inc.; Theranos Inc." },
		{ "[o:Sacramento City Unified School District], "
		  "[o:Sac City Unified]",
		    "Sacramento City Unified School District; Sacramento City "
		    "Unified School District" },
		{ "[o:White House Correspondents Association], "
		  "[o:White House]",
		    "White House Correspondents Association; White House" },
		{ "[o:SEIU Local 1021], [o:SEIU 1021]",
		    "SEIU Local 1021; SEIU Local 1021" },
		{ "[l:New York], [l:New York City]",
		    "New York; New York City" },
		{ "[n:Republican], [o:Republican Party]",
		    "Republican; Republican Party" },
		{ "[o:the Union], [o:Union]", "Union; Union" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(persons_have_their_full_name),
		cmocka_unit_test(two_with_one_surname_stay_apart),
		cmocka_unit_test(acronyms_have_their_full_name),
		cmocka_unit_test(shorter_names_have_the_longer),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
