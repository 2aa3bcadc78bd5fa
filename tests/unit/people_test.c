/* Which speakers are one person. */
#include "people_cases.h"

static void
same_name_is_one_person_with_all_roles(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;;2;)",
	    { "a", "Ana Ruiz", "mayor", "" },
	    { "b", "Ana Ruiz", "Mayor of Marten", "Marten" });
}

static void
no_quotes_are_no_people(void **state)
{
	struct people *people = people_new(NULL);

	(void)state;
	assert_string_equal(people_show(people), "");
	people_free(people);
}

static void
clashing_roles_keep_one_name_apart(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "john-lowe(John Lowe;;1;john-lowe-2) "
	    "john-lowe-2(John Lowe;;1;john-lowe)",
	    { "a", "John Lowe", "firefighter", "" },
	    { "b", "John Lowe", "state senator", "" });
}

static void
words_that_many_bodies_bear_are_no_shared_affiliation(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "john-lowe(John Lowe;;1;john-lowe-2) "
	    "john-lowe-2(John Lowe;;1;john-lowe)",
	    { "a", "John Lowe", "firefighter", "the Bend Brigade" },
	    { "b", "John Lowe", "state senator", "the Alder Party" });
}

static void
shared_affiliation_outweighs_clashing_roles(void **state)
{
	(void)state;
	EXPECT(NULL, "john-lowe(John Lowe;;2;)",
	    { "a", "John Lowe", "firefighter", "Marten Council" },
	    { "b", "John Lowe", "state senator", "Marten Council" });
}

static void
name_without_role_joins_the_only_one(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;;2;)",
	    { "a", "Ana Ruiz", "", "" },
	    { "b", "Ana Ruiz", "pastor", "" });
}

static void
short_given_name_and_full_one_become_one(void **state)
{
	(void)state;
	EXPECT(NULL, "bob-marsh(Bob Marsh;Robert Marsh;3;)",
	    { "a", "Bob Marsh", "senator", "" },
	    { "b", "Robert Marsh", "Senate candidate", "" },
	    { "c", "Bob Marsh", "", "" });
}

static void
middle_names_that_clash_are_never_joined(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "ann-b-poe(Ann B. Poe;;1;ann-poe) ann-c-poe(Ann C. Poe;;1;ann-poe)"
	    " ann-poe(Ann Poe;;1;ann-b-poe|ann-c-poe)",
	    { "a", "Ann B. Poe", "", "" },
	    { "b", "Ann C. Poe", "", "" },
	    { "c", "Ann Poe", "", "" });
}

static void
bare_surname_needs_evidence(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;Ruiz;2;)",
	    { "a", "Ana Ruiz", "sheriff", "" },
	    { "b", "Ruiz", "sheriff", "" });
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;;1;ruiz) ruiz(Ruiz;;1;ana-ruiz)",
	    { "a", "Ana Ruiz", "sheriff", "" },
	    { "b", "Ruiz", "", "" });
}

static void
bare_surname_with_two_bearers_is_only_proposed(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "ana-ruiz(Ana Ruiz;;1;ruiz) ruiz(Ruiz;;1;ana-ruiz|tom-ruiz) "
	    "tom-ruiz(Tom Ruiz;;1;ruiz)",
	    { "a", "Ana Ruiz", "senator", "" },
	    { "b", "Ruiz", "senator", "" },
	    { "c", "Tom Ruiz", "senator", "" });
}

static void
role_tells_which_bearer_a_surname_means(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;Ruiz;2;) tom-ruiz(Tom Ruiz;;1;)",
	    { "a", "Ana Ruiz", "state senator", "" },
	    { "b", "Ruiz", "State Senator", "" },
	    { "c", "Tom Ruiz", "councilman", "" });
}

static void
names_that_speak_side_by_side_are_two_people(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "sam-marsh(Sam Marsh;;2;) sam-marsh-jr(Sam Marsh Jr.;;1;)",
	    { "a", "Sam Marsh", "senator", "" },
	    { "b", "Sam Marsh", "senator", "" },
	    { "b", "Sam Marsh Jr.", "", "" });
	EXPECT(NULL, "sam-marsh(Sam Marsh;Sam Marsh Jr.;2;)",
	    { "a", "Sam Marsh", "senator", "" },
	    { "b", "Sam Marsh Jr.", "", "" });
}

static void
two_short_forms_are_only_proposed(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "fred-poe(Fred Poe;;1;rick-poe) rick-poe(Rick Poe;;1;fred-poe)",
	    { "a", "Fred Poe", "mayor", "" }, { "b", "Rick Poe", "mayor", "" });
}

static void
rare_rival_does_not_part_frequent_names(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "sam-marsh(Sam Marsh;Sam J. Marsh;11;sam-marsh-jr) "
	    "sam-marsh-jr(Sam Marsh Jr.;;1;sam-marsh)",
	    { "a", "Sam Marsh", "", "" }, { "b", "Sam Marsh", "", "" },
	    { "c", "Sam Marsh", "", "" }, { "d", "Sam Marsh", "", "" },
	    { "e", "Sam Marsh", "", "" }, { "f", "Sam Marsh", "", "" },
	    { "g", "Sam J. Marsh", "", "" }, { "h", "Sam J. Marsh", "", "" },
	    { "i", "Sam J. Marsh", "", "" }, { "j", "Sam J. Marsh", "", "" },
	    { "k", "Sam J. Marsh", "", "" },
	    { "k", "Sam Marsh Jr.", "", "" });
}

static void
name_in_capitals_is_the_alias(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;ANA RUIZ;3;)",
	    { "a", "ANA RUIZ", "", "" }, { "b", "ANA RUIZ", "", "" },
	    { "c", "Ana Ruiz", "", "" });
}

static void
spelling_variant_is_proposed_and_not_joined(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "tina-crail(Tina Crail;;1;tina-crale) "
	    "tina-crale(Tina Crale;;1;tina-crail)",
	    { "a", "Tina Crail", "negotiator", "Local 9" },
	    { "b", "Tina Crale", "negotiator", "Local 9" });
	EXPECT(NULL,
	    "iman-okafor(Iman Okafor;;2;imaan-okafor) "
	    "imaan-okafor(Imaan Okafor;;1;iman-okafor)",
	    { "a", "Imaan Okafor", "", "" }, { "b", "Iman Okafor", "", "" },
	    { "c", "Iman Okafor", "", "" });
}

static void
mark_on_a_letter_is_a_variant(void **state)
{
	(void)state;
	EXPECT(NULL,
	    "zoe-okafor(Zoe Okafor;;1;zoë-okafor) "
	    "zoë-okafor(Zoë Okafor;;1;zoe-okafor)",
	    { "a", "Zoë Okafor", "", "" }, { "b", "Zoe Okafor", "", "" });
}

static void
two_forms_in_one_article_count_it_once(void **state)
{
	(void)state;
	EXPECT(NULL, "ana-ruiz(Ana Ruiz;Ruiz;2;)",
	    { "a", "Ana Ruiz", "sheriff", "" },
	    { "a", "Ruiz", "sheriff", "" },
	    { "b", "Ana Ruiz", "sheriff", "" });
}

static void
order_of_articles_does_not_matter(void **state)
{
	static const char want[] =
	    "ana-ruiz(Ana Ruiz;Ruiz;2;) john-lowe(John Lowe;;1;john-lowe-2) "
	    "john-lowe-2(John Lowe;;1;john-lowe)";

	(void)state;
	EXPECT(NULL, want, { "a", "Ana Ruiz", "sheriff", "" },
	    { "b", "Ruiz", "sheriff", "" },
	    { "c", "John Lowe", "firefighter", "" },
	    { "d", "John Lowe", "state senator", "" });
	EXPECT(NULL, want, { "d", "John Lowe", "state senator", "" },
	    { "b", "Ruiz", "sheriff", "" },
	    { "c", "John Lowe", "firefighter", "" },
	    { "a", "Ana Ruiz", "sheriff", "" });
}

static void
longest_direct_quote_is_the_example(void **state)
{
	struct people *people = people_new(NULL);
	struct people_quote quote = { .name = STR("Ana Ruiz"),
		.kind = STR("person"), .quote = STR("q1"), .words = 90 };
	const struct person *person;
	size_t n;

	(void)state;
	people_article(people, STR("a"), STR(""), STR(""));
	people_add(people, &quote);
	quote.quote = STR("q2");
	quote.words = 5;
	quote.direct = true;
	people_add(people, &quote);
	person = people_finish(people, &n);
	assert_int_equal(n, 1);
	assert_true(str_is(person->example_quote, "q2"));
	assert_int_equal(person->n_quotes, 2);
	assert_int_equal(person->n_direct, 1);
	people_free(people);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_name_is_one_person_with_all_roles),
		cmocka_unit_test(no_quotes_are_no_people),
		cmocka_unit_test(clashing_roles_keep_one_name_apart),
		cmocka_unit_test(
		    words_that_many_bodies_bear_are_no_shared_affiliation),
		cmocka_unit_test(shared_affiliation_outweighs_clashing_roles),
		cmocka_unit_test(name_without_role_joins_the_only_one),
		cmocka_unit_test(short_given_name_and_full_one_become_one),
		cmocka_unit_test(middle_names_that_clash_are_never_joined),
		cmocka_unit_test(bare_surname_needs_evidence),
		cmocka_unit_test(
		    bare_surname_with_two_bearers_is_only_proposed),
		cmocka_unit_test(role_tells_which_bearer_a_surname_means),
		cmocka_unit_test(names_that_speak_side_by_side_are_two_people),
		cmocka_unit_test(two_short_forms_are_only_proposed),
		cmocka_unit_test(rare_rival_does_not_part_frequent_names),
		cmocka_unit_test(name_in_capitals_is_the_alias),
		cmocka_unit_test(spelling_variant_is_proposed_and_not_joined),
		cmocka_unit_test(mark_on_a_letter_is_a_variant),
		cmocka_unit_test(two_forms_in_one_article_count_it_once),
		cmocka_unit_test(order_of_articles_does_not_matter),
		cmocka_unit_test(longest_direct_quote_is_the_example),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
