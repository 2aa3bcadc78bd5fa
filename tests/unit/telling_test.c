/* Names whose own words tell what they are; see marked.h. */
#include "entities/telling.h"

#include "cases.h"
#include "marked.h"

struct state {
	struct telling telling;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct state s;

	telling_init(&s.telling);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	telling_release(&s->telling);
	arena_release(&s->arena);
	return 0;
}

/* The labels of the names, joined by blanks. */
static void
answer(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	telling_set(&m.found, m.text, &s->telling, &s->arena);
	for (size_t i = 0; i < m.found.n; i++) {
		if (i > 0)
			buf_byte(out, ' ');
		buf_text(out, entity_label_name(m.found.at[i].label));
	}
	arena_reset(&s->arena);
}

/* The names, too. */
static void
show(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	telling_set(&m.found, m.text, &s->telling, &s->arena);
	marked_show(&m, out);
	arena_reset(&s->arena);
}

static void
two_joined_by_and_are_parted(void **state)
{
	static const struct one cases[] = {
		{ "[p:Silva and D K Poe]", "Silva=person; D K Poe=person" },
		{ "[o:New Times Trust and New Linden Trust]",
		    "New Times Trust=org; New Linden Trust=org" },
		{ "[o:Ash College and Elm University]",
		    "Ash College=org; Elm University=org" },
		{ "[o:Securities and Exchange Commission]",
		    "Securities and Exchange Commission=org" },
		{ "[o:Marten University and Sons]",
		    "Marten University and Sons=org" },
		{ "[l:Antigua and Barbuda]", "Antigua and Barbuda=place" },
	};

	CASES_CHECK(state, show, cases);
}

static void
what_sits_somewhere_is_parted_from_it(void **state)
{
	static const struct one cases[] = {
		{ "[o:Ash University in Linden]",
		    "Ash University=org; Linden=place" },
		{ "[l:Ash University in Linden]",
		    "Ash University=org; Linden=place" },
		{ "[o:Ash University in part]", "Ash University in part=org" },
		{ "[o:Ethics in Linden]", "Ethics in Linden=org" },
		{ "[l:King's College Linden]", "King's College Linden=org" },
		{ "[l:College Linden]", "College Linden=place" },
		{ "[p:Linden's Ann Poe]", "Linden=org; Ann Poe=person" },
		{ "[p:France ’s Ann Poe]", "France=place; Ann Poe=person" },
		{ "[p:Bo Roe's Ann Poe]", "Bo Roe=person; Ann Poe=person" },
		{ "[o:Linden's Ash Co.]", "Linden's Ash Co.=org" },
	};

	CASES_CHECK(state, show, cases);
}

static void
names_begin_behind_what_is_not_of_them(void **state)
{
	static const struct one cases[] = {
		{ "[o:nonpartisan Budget Office]", "Budget Office=org" },
		{ "[l:northern Linden]", "northern Linden=place" },
		{ "[o:adidas]", "adidas=org" },
		{ "[o:eBay Linden]", "eBay Linden=org" },
		{ "[p:karl Linden]", "karl Linden=person" },
		{ "[o:al-Ash Linden]", "al-Ash Linden=org" },
		{ "[o:NGO Provea]", "Provea=org" },
		{ "[o:NGO Affairs Bureau]", "NGO Affairs Bureau=org" },
		{ "[l:Lima-based Ash Clinic]", "Ash Clinic=place" },
	};

	CASES_CHECK(state, show, cases);
}

static void
names_end_before_signs(void **state)
{
	static const struct one cases[] = {
		{ "[o:Linden Commission; LICO]", "Linden Commission=org" },
		{ "[p:Ann Poe, King Bo]", "Ann Poe=person" },
		{ "[p:Ann Poe, Jr.]", "Ann Poe, Jr.=person" },
		{ "[o:Poe, Roe Co.]", "Poe, Roe Co.=org" },
	};

	CASES_CHECK(state, show, cases);
}

static void
some_names_are_always_one_thing(void **state)
{
	static const struct one cases[] = {
		{ "[l:U.N.] staff", "org" },
		{ "[p:Boko Haram]", "org" },
		{ "[o:Islam]", "misc" },
		{ "[l:West Bank] and [o:West Bank]", "place place" },
		{ "[p:Ariz.] and [p:Jr.]", "place person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_a_party_is_called_is_one(void **state)
{
	static const struct one cases[] = {
		{ "the ruling [L:Linden] party", "org" },
		{ "the [P:Linden] party", "org" },
		{ "the [p:Linden] partying", "person" },
		{ "a [L:Linden] party", "place" },
		{ "the [N:Ostrelian] party", "norp" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_country_that_acts_is_a_place(void **state)
{
	static const struct one cases[] = {
		{ "[o:France] said", "place" },
		{ "[o:Marten & Sons] said", "org" },
		{ "[p:France] said", "person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
an_and_sign_joins_a_firm(void **state)
{
	static const struct one cases[] = {
		{ "[p:Johnson & Johnson]", "org" },
		{ "[p:Ana Ruiz]", "person" },
		{ "[l:Antigua & Barbuda]", "place" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_person_of_somewhere_is_parted(void **state)
{
	static const struct one cases[] = {
		{ "[p:Ana Ruiz of Third Meridian]", "person org" },
		{ "[p:Boesel of Rowe Hill]", "person org" },
		{ "[p:Ana Ruiz of France]", "person place" },
		{ "[p:Joan of Arc]", "person" },
		{ "[p:Ana of ]", "person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
the_last_word_tells_the_label(void **state)
{
	static const struct one cases[] = {
		{ "[l:Linden University]", "org" },
		{ "[o:Linden River]", "place" },
		{ "[l:University]", "place" },
		{ "[p:Ann Poe Foundation]", "org" },
		{ "[p:Emily Post]", "person" },
		{ "[p:Poe Center for Elders]", "org" },
		{ "[p:Trump Tower] and [o:Poe Center]", "place org" },
		{ "[p:Ann Street] and [l:Ann Street]", "person place" },
		{ "[l:Linden Sentinel]", "org" },
		{ "[p:Foundation]", "person" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_ends_as_no_people_does_is_none(void **state)
{
	static const struct one cases[] = {
		{ "[n:Ostrelian] and [n:Selmarkers]", "norp norp" },
		{ "[n:Brexit] and [n:Politico]", "misc misc" },
	};

	CASES_CHECK(state, answer, cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_joined_by_and_are_parted),
		cmocka_unit_test(what_sits_somewhere_is_parted_from_it),
		cmocka_unit_test(names_begin_behind_what_is_not_of_them),
		cmocka_unit_test(names_end_before_signs),
		cmocka_unit_test(some_names_are_always_one_thing),
		cmocka_unit_test(what_a_party_is_called_is_one),
		cmocka_unit_test(a_country_that_acts_is_a_place),
		cmocka_unit_test(an_and_sign_joins_a_firm),
		cmocka_unit_test(a_person_of_somewhere_is_parted),
		cmocka_unit_test(the_last_word_tells_the_label),
		cmocka_unit_test(what_ends_as_no_people_does_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
