/* Names made whole, or cut where a title begins; see marked.h. */
#include "entities/complete.h"
#include "entities/hints.h"

#include "cases.h"
#include "marked.h"

struct state {
	struct names names;
	struct complete_knowledge complete;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct state s;

	names_init(&s.names);
	complete_init(&s.complete, &s.names);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	complete_release(&s->complete);
	names_release(&s->names);
	arena_release(&s->arena);
	return 0;
}

static void
answer(void *state, const char *marks, struct buf *out)
{
	static const uint16_t hints[] = { HINTS };
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	complete_names(&m.found, m.text, &m.sentences, hints, &s->complete,
	    &s->arena);
	marked_show(&m, out);
	arena_reset(&s->arena);
}

static void
a_title_is_no_part_of_an_organisation(void **state)
{
	static const struct one cases[] = {
		{ "[o:Senate Majority] Leader [p:Ann Poe]",
		    "Senate=org; Ann Poe=person" },
		{ "[o:White House Press] Secretary [p:Ann Poe]",
		    "White House=org; Ann Poe=person" },
		{ "[o:Press] Secretary [p:Ann Poe]", "Ann Poe=person" },
		{ "[o:Marten Press] said", "Marten Press=org" },
		{ "[o:Marten Press] Group", "Marten Press=org" },
		{ "[o:Senate Majority] leader", "Senate Majority=org" },
		{ "[o:Senate Majority]", "Senate Majority=org" },
		{ "[o:Senate Majority], Leader", "Senate Majority=org" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
names_go_on_to_their_end(void **state)
{
	static const struct one cases[] = {
		{ "[p:Ann Poe] Jr. left", "Ann Poe Jr.=person" },
		{ "[o:SEIU] Local 88 met", "SEIU Local 88=org" },
		{ "[l:Linden] Unified School District",
		    "Linden Unified School District=org" },
		{ "[p:Mayor Ann Poe] left", "Ann Poe=person" },
		{ "[p:Linden Valley Superintendent Ann Poe] left",
		    "Ann Poe=person" },
		{ "[p:Ann Lee King Jr.] left", "Ann Lee King Jr.=person" },
		{ "[p:Ann King Poe] left", "Ann King Poe=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
initials_are_of_the_name(void **state)
{
	static const struct one cases[] = {
		{ "named A. Noel [p:Ann Poe]", "Ann Poe=person" },
		{ "named A. [p:Noel Poe]", "A. Noel Poe=person" },
		{ "met K S [p:Poe]", "K S Poe=person" },
		{ "I [p:Poe] and A [p:Roe]", "Poe=person; Roe=person" },
		{ "George W [p:Poe]", "Poe=person" },
		{ "Judge K [p:Poe]", "K Poe=person" },
		{ "won: [p:1 S. Poe] (Linden)", "S. Poe=person" },
		{ "won: [p:007]", "007=person" },
		{ "Corp.: K. [p:Poe]", "K. Poe=person" },
		{ "[o:Plan B] [p:Poe]", "Plan B=org; Poe=person" },
		{ "vitaminC. [p:Poe]", "Poe=person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
remnants_of_names_are_dropped(void **state)
{
	static const struct one cases[] = {
		{ "Mr. [p:President], they", "" },
		{ "Rep. [p:King] said", "King=person" },
		{ "[p:Ann Poe], [p:Jr.], said", "Ann Poe=person" },
		{ "the [o:President] line", "President=org" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
an_acronym_tells_its_long_form(void **state)
{
	static const struct one cases[] = {
		{ "the Housing Authority of New [l:Linden] ([o:HANL]) met",
		    "Linden=place; HANL=org; "
		    "Housing Authority of New Linden=org" },
		{ "the Member of the Linden Diet ([o:MLD]) met", "MLD=org" },
		{ "the Housing Authority ([o:HA]) met", "HA=org" },
		{ "the Housing Office of Linden ([o:HAL]) met", "HAL=org" },
		{ "Housing; Authority of Linden ([o:HAL]) met", "HAL=org" },
		{ "the Housing Authority of Linden ([p:HAL]) met",
		    "HAL=org; Housing Authority of Linden=org" },
		{ "the Housing Office of Linden ([p:HOL]) met", "HOL=person" },
		{ "Authority of Linden ([o:HAL]) met", "HAL=org" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_state_stands_behind_its_town(void **state)
{
	static const struct one cases[] = {
		{ "in [l:Linden], OH, and", "Linden=place; OH=place" },
		{ "in [l:Linden], Ore., and", "Linden=place; Ore.=place" },
		{ "in [l:Linden], [l:OH], and", "Linden=place; OH=place" },
		{ "in [l:Linden], OK'd by", "Linden=place" },
		{ "in [l:Linden], QX, and", "Linden=place" },
		{ "in [l:LINDEN], OR SO", "LINDEN=place" },
		{ "the [o:Linden], OH, and", "Linden=org" },
		{ "in [l:Linden], OHIO and", "Linden=place" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
the_last_of_several_words_tells_what_a_name_is_of(void **state)
{
	static const struct one cases[] = {
		{ "the [l:Linden Commission] met", "Linden Commission=org" },
		{ "[l:Linden Co.] grew", "Linden Co.=org" },
		{ "the [o:Dayton Accord] held", "Dayton Accord=law" },
		{ "[l:Linden Unified School District]",
		    "Linden Unified School District=org" },
		{ "the [p:Linden Commission] met", "Linden Commission=person" },
		{ "the [l:Commission] met", "Commission=place" },
		{ "the [l:Linden Water District]",
		    "Linden Water District=org" },
		{ "the [l:Linden District]", "Linden District=place" },
		{ "the [e:State of the Union]", "State of the Union=event" },
		{ "[l:Commission Linden] met", "Commission Linden=place" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_is_no_part_of_an_organisation),
		cmocka_unit_test(names_go_on_to_their_end),
		cmocka_unit_test(initials_are_of_the_name),
		cmocka_unit_test(remnants_of_names_are_dropped),
		cmocka_unit_test(an_acronym_tells_its_long_form),
		cmocka_unit_test(a_state_stands_behind_its_town),
		cmocka_unit_test(
		    the_last_of_several_words_tells_what_a_name_is_of),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
