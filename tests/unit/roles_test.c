/* Roles beside persons; see marked.h for the marks. */
#include "buf.h"
#include "cases.h"
#include "entities/hints.h"
#include "entities/roles.h"
#include "marked.h"

static const uint16_t hints[] = { HINTS };

struct state {
	struct names names;
	struct roles_knowledge roles;
	struct arena arena;
};

static int
setup(void **state)
{
	static struct state s;

	names_init(&s.names);
	roles_knowledge_init(&s.roles, &s.names);
	arena_init(&s.arena);
	*state = &s;
	return 0;
}

static int
teardown(void **state)
{
	struct state *s = *state;

	roles_knowledge_release(&s->roles);
	names_release(&s->names);
	arena_release(&s->arena);
	return 0;
}

/* "role surface > role < affil" of each role, joined by "; ". */
static void
print_roles(struct buf *out, const struct marked *m)
{
	for (size_t i = 0; i < m->found.n; i++) {
		const struct entity *role = &m->found.at[i];
		const struct entity *who;

		if (role->label != ENTITY_ROLE)
			continue;
		who = &m->found.at[role->of];
		if (out->len > 0)
			buf_text(out, "; ");
		buf_add(out, str_span(m->text, role->at));
		buf_text(out, " > ");
		buf_add(out, who->role);
		if (who->affil.len == 0)
			continue;
		buf_text(out, " < ");
		buf_add(out, who->affil);
	}
}

static void
answer(void *state, const char *marks, struct buf *out)
{
	struct state *s = state;
	struct marked m;

	marked_read(&m, marks, &s->arena);
	for (size_t i = 0; i < m.found.n; i++)
		m.found.at[i].name = str_span(m.text, m.found.at[i].at);
	roles_find(&m.found, m.text, &m.sentences, hints, &s->roles,
	    &s->arena);
	print_roles(out, &m);
	arena_reset(&s->arena);
}

static void
titles_stand_before_the_name(void **state)
{
	static const struct one cases[] = {
		{ "said [l:Sacramento] Vice Mayor [p:Angelique Ashby].",
		    "Sacramento Vice Mayor > Vice Mayor < Sacramento" },
		{ "said [o:SEIU] chief negotiator [p:Tiffany Crain].",
		    "SEIU chief negotiator > chief negotiator < SEIU" },
		{ "because district superintendent [p:Jorge Aguilar] said",
		    "district superintendent > district superintendent" },
		{ "[l:California]’s top educational official [p:Tony Thurmond]",
		    "California’s top educational official > top educational "
		    "official < California" },
		{ "Former [l:Florida] governor [p:Jeb Bush] left",
		    "Former Florida governor > Former governor < Florida" },
		{ "met Secretary of State [p:John Kerry] in",
		    "Secretary of State > Secretary of State" },
		{ "met Sen. [p:Ted Cruz]", "Sen. > Sen." },
		{ "met Lt. Gov. [p:Ann Poe]", "Lt. Gov. > Lt. Gov." },
		{ "met [n:French] President [p:François Hollande]",
		    "French President > French President" },
		{ "the climate scientist [p:Ann Poe] said",
		    "climate scientist > climate scientist" },
		{ "a group backing former Gov. [p:Ann Poe]",
		    "former Gov. > former Gov." },
		{ "[p:Trump] campaign spokeswoman [p:Hope Hicks] said",
		    "Trump campaign spokeswoman > campaign spokeswoman < "
		    "Trump" },
		{ "comedian and actor [p:Ann Poe] said",
		    "comedian and actor > comedian and actor" },
		{ "Race director [p:Ann Poe] said",
		    "Race director > Race director" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
roles_stand_behind_the_name(void **state)
{
	static const struct one cases[] = {
		{ "[p:Karla Faucett], president of [o:SEIU Local 1021].",
		    "president of SEIU Local 1021 > president < "
		    "SEIU Local 1021" },
		{ "[p:Tiffany Crane] a negotiator with [o:SEIU 1021].",
		    "negotiator with SEIU 1021 > negotiator < SEIU 1021" },
		{ "[p:Ann Poe], 45, a teacher from [l:Rome], said",
		    "teacher from Rome > teacher < Rome" },
		{ "[p:Ann Poe], the chief executive of [o:Apple], said",
		    "chief executive of Apple > chief executive < Apple" },
		{ "[p:Ann Poe], professor of public law at [o:Yale], said",
		    "professor of public law at Yale > "
		    "professor of public law < Yale" },
		{ "[p:Ann Poe], [p:Clinton]'s campaign manager, said",
		    "Clinton's campaign manager > campaign manager < "
		    "Clinton" },
		{ "[p:Ann Poe], 61, oyster farmer.",
		    "oyster farmer > oyster farmer" },
		{ "[p:Ann Poe], director of the [o:Center], said",
		    "director of the Center > director < Center" },
		{ "Sen. [p:Ann Poe] of [l:Ohio] said", "Sen. > Sen. < Ohio" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
roles_stand_before_a_comma(void **state)
{
	static const struct one cases[] = {
		{ "The president of the [o:Union], [p:Ann Poe], said",
		    "president of the Union > president < Union" },
		{ "Its chairman, [p:Ann Poe], said", "chairman > chairman" },
		{ "[l:Selmark]’s president, [p:Ann Poe], said",
		    "Selmark’s president > president < Selmark" },
		{ "the State Superintendent of Schools, [p:Ann Poe] set for",
		    "State Superintendent of Schools > "
		    "State Superintendent of Schools" },
		{ "If she wants to be the president, [p:Ann Poe] should", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
what_is_no_role_is_left_alone(void **state)
{
	static const struct one cases[] = {
		{ "Mr. [p:Smith] met Mrs. [p:Poe]", "" },
		{ "his wife [p:Jane], his friend [p:Bob]", "" },
		{ "[p:Ann Poe], who left, said", "" },
		{ "told [p:Ann Poe], Mayor [p:Bob Roe] and", "Mayor > Mayor" },
		{ "on [d:Friday] [p:Ann Poe] said", "" },
		{ "[p:Ann Poe]", "" },
		{ "[p:Ann Poe], the", "" },
		{ "of of of the [p:Ann Poe], of of", "" },
	};

	CASES_CHECK(state, answer, cases);
}

static void
a_title_taken_for_an_organisation_is_dropped(void **state)
{
	struct state *s = *state;
	struct marked m;

	marked_read(&m, "the [o:Secretary of State] [p:John Kerry]", &s->arena);
	roles_find(&m.found, m.text, &m.sentences, hints, &s->roles,
	    &s->arena);
	assert_true(m.found.at[0].dropped);
	assert_false(m.found.at[1].dropped);
	arena_reset(&s->arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_stand_before_the_name),
		cmocka_unit_test(roles_stand_behind_the_name),
		cmocka_unit_test(roles_stand_before_a_comma),
		cmocka_unit_test(what_is_no_role_is_left_alone),
		cmocka_unit_test(a_title_taken_for_an_organisation_is_dropped),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
