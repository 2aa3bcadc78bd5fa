/* Firms that bear a person's name, and what is no person; see marked.h. */
#include "entities/possessive.h"

#include "cases.h"
#include "entities/no_person.h"
#include "entities/telling.h"
#include "marked.h"

struct state {
	struct telling telling;
	struct possessive possessive;
	struct lexicon no_persons;
	struct arena arena;
};

static const struct lexicon_row no_persons_rows[] = {
	{ { "Forbes", 6 }, { "org", 3 } },
	{ { "Venus", 5 }, { "misc", 4 } },
};

static int
setup(void **state)
{
	static struct state s;

	telling_init(&s.telling);
	possessive_init(&s.possessive, &s.telling.countries);
	lexicon_init(&s.no_persons, no_persons_rows, 2);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	possessive_release(&s->possessive);
	telling_release(&s->telling);
	lexicon_release(&s->no_persons);
	arena_release(&s->arena);
	return 0;
}

static void
answer(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	no_person_set(&m.found, m.text, &s->no_persons, &s->arena);
	possessive_join(&m.found, m.text, &s->possessive, &s->arena);
	marked_show(&m, out);
	arena_reset(&s->arena);
}

static void
who_leaves_nothing_to_own_is_a_firm(void **state)
{
	static const struct one cases[] = {
		{ "[p:Corvey]'s said so", "Corvey's=org" },
		{ "[p:Corvey]’s was first", "Corvey’s=org" },
		{ "[p:Corvey] 's said so", "Corvey 's=org" },
		{ "[p:Corvey]'s dog said so", "Corvey=person" },
		{ "[p:Corvey]'sx said so", "Corvey=person" },
		{ "[p:Paul Corvey]'s was first", "Paul Corvey=person" },
		{ "[p:Jim Corvey]'s said so", "Jim Corvey's=org" },
		{ "[o:OTM]'s were let in", "OTM=org" },
		{ "[l:France]'s was first", "France=place" },
		{ "[n:Dane]'s was first", "Dane=norp" },
		{ "[p:A B C Corvey]'s said so", "A B C Corvey=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_house_is_entered(void **state)
{
	static const struct one cases[] = {
		{ "at [p:Corvey]'s in Linden", "Corvey's=org" },
		{ "at [l:Corvey]'s.", "Corvey's=place" },
		{ "went to [p:Corvey]'s on Friday", "Corvey's=org" },
		{ "At [p:Corvey]'s, he", "Corvey's=org" },
		{ "sat that [p:Corvey]'s, he", "Corvey=person" },
		{ "at [p:Corvey]'s house", "Corvey=person" },
		{ "at [p:Corvey]'s-in", "Corvey=person" },
		{ "a friend of [p:Corvey]'s.", "Corvey=person" },
		{ "bell of [l:St Corvey]'s, Linden", "St Corvey's=place" },
		{ "bell of [l:St. Corvey]'s.", "St. Corvey's=place" },
		{ "bell of [l:St Corvey]'s tower", "St Corvey=place" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_one_mention_tells_holds_for_all(void **state)
{
	static const struct one cases[] = {
		{ "[p:Corvey]'s dog. [p:Corvey]'s said so",
		    "Corvey's=org; Corvey's=org" },
		{ "at [l:Bo]'s. [l:Bo]'s said so", "Bo's=org; Bo's=org" },
		{ "[l:Bo]'s said so at [l:Bo]'s.", "Bo's=org; Bo's=org" },
		{ "[p:Ann Corvey] left. [p:Corvey]'s said so",
		    "Ann Corvey=person; Corvey=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
some_are_known(void **state)
{
	static const struct one cases[] = {
		{ "the [p:Macy]'s parade", "Macy's=org" },
		{ "cures for [p:Alzheimer]'s", "Alzheimer's=misc" },
		{ "Trader [p:Joe]'s shelves", "Trader Joe's=org" },
		{ "trader [p:Joe]'s shelves", "Joe=person" },
		{ "[p:Ann Macy] left [p:Macy]'s dog",
		    "Ann Macy=person; Macy=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_shop_is_somebodys(void **state)
{
	static const struct one cases[] = {
		{ "in [p:Ray]'s Pizza now", "Ray's Pizza=org" },
		{ "in [p:Ray]'s Corner Pizza.", "Ray's Corner Pizza=org" },
		{ "in [p:Ray]'s pizza", "Ray=person" },
		{ "in [p:Ray]'s Pizza Tower", "Ray=person" },
		{ "in [p:Ray]'s Corner", "Ray=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_only_sounds_like_a_person_is_none(void **state)
{
	static const struct one cases[] = {
		{ "[p:Forbes] lists [p:Venus]", "Forbes=org; Venus=misc" },
		{ "[p:Steve Forbes] left. [p:Forbes] said",
		    "Steve Forbes=person; Forbes=person" },
		{ "[p:Forbes] said. [p:Venus Poe] left",
		    "Forbes=org; Venus Poe=person" },
		{ "[l:Venus]", "Venus=place" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_leaves_nothing_to_own_is_a_firm),
		cmocka_unit_test(a_house_is_entered),
		cmocka_unit_test(what_one_mention_tells_holds_for_all),
		cmocka_unit_test(some_are_known),
		cmocka_unit_test(a_shop_is_somebodys),
		cmocka_unit_test(what_only_sounds_like_a_person_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
