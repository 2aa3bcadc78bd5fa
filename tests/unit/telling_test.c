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
		cmocka_unit_test(a_country_that_acts_is_a_place),
		cmocka_unit_test(an_and_sign_joins_a_firm),
		cmocka_unit_test(a_person_of_somewhere_is_parted),
		cmocka_unit_test(the_last_word_tells_the_label),
		cmocka_unit_test(what_ends_as_no_people_does_is_none),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
