/* Names made whole, or cut where a title begins; see marked.h. */
#include "entities/complete.h"

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

/* "surface=label" of every name that is left, joined by "; ". */
static void
answer(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	complete_names(
	    &m.found, m.text, &m.sentences, &s->complete, &s->arena);
	for (size_t i = 0; i < m.found.n; i++) {
		const struct entity *e = &m.found.at[i];

		if (out->len > 0)
			buf_text(out, "; ");
		buf_add(out, str_span(m.text, e->at));
		buf_byte(out, '=');
		buf_text(out, entity_label_name(e->label));
	}
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
		cmocka_unit_test(
		    the_last_of_several_words_tells_what_a_name_is_of),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
