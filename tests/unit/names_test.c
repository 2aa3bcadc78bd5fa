#include "names.h"
#include "unit.h"

static int
setup(void **state)
{
	static struct names names;

	names_init(&names);
	*state = &names;
	return 0;
}

static int
teardown(void **state)
{
	names_release(*state);
	return 0;
}

static void
parts_of_names_are_found(void **state)
{
	static const struct {
		const char *name, *given, *middle, *nickname, *surname,
		    *suffix;
	} cases[] = {
		{ "Karla Faucett", "Karla", "", "", "Faucett", "" },
		{ "Faucett", "", "", "", "Faucett", "" },
		{ "George H.W. Bush", "George", "H.W.", "", "Bush", "" },
		{ "J. Edgar Hoover", "J.", "Edgar", "", "Hoover", "" },
		{ "Martin Luther King Jr.", "Martin", "Luther", "", "King",
		    "Jr." },
		{ "Robert Downey, Jr.", "Robert", "", "", "Downey", "Jr." },
		{ "Bill de Blasio", "Bill", "", "", "de Blasio", "" },
		{ "Alyssa Van Wagenen", "Alyssa", "", "", "Van Wagenen", "" },
		{ "Van Wagenen", "", "", "", "Van Wagenen", "" },
		{ "Ursula von der Leyen", "Ursula", "", "", "von der Leyen",
		    "" },
		{ "Omar ibn Said", "Omar", "", "", "ibn Said", "" },
		{ "Al Gore", "Al", "", "", "Gore", "" },
		{ "Al “Shorty” Poe", "Al", "", "Shorty", "Poe", "" },
		{ "Thurston Howell III", "Thurston", "", "", "Howell", "III" },
		{ "", "", "", "", "", "" },
		{ "Jr.", "", "", "", "Jr.", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct names_parts p = names_parse(str_of(cases[i].name));

		assert_str(p.given, cases[i].given);
		assert_str(p.middle, cases[i].middle);
		assert_str(p.nickname, cases[i].nickname);
		assert_str(p.surname, cases[i].surname);
		assert_str(p.suffix, cases[i].suffix);
	}
}

static void
forms_of_one_person_match(void **state)
{
	static const struct {
		const char *form, *full;
		enum names_match match;
	} cases[] = {
		{ "Faucett", "Karla Faucett", NAMES_BY_SURNAME },
		{ "Karla", "Karla Faucett", NAMES_BY_GIVEN },
		{ "karla faucett", "Karla Faucett", NAMES_SAME },
		{ "Bob Dole", "Robert Dole", NAMES_BY_BOTH },
		{ "Bob Dole", "Robert J. Dole", NAMES_BY_BOTH },
		{ "R. Dole", "Bob Dole", NAMES_DIFFERENT },
		{ "R.J. Dole", "Robert Dole", NAMES_BY_BOTH },
		{ "J. Edgar Hoover", "Edgar Hoover", NAMES_BY_BOTH },
		{ "Bill Clinton", "Hillary Clinton", NAMES_DIFFERENT },
		{ "George H.W. Bush", "George W. Bush", NAMES_DIFFERENT },
		{ "George Bush", "George W. Bush", NAMES_BY_BOTH },
		{ "Peña Nieto", "Enrique Peña Nieto", NAMES_BY_BOTH },
		{ "Suu Kyi", "Aung San Suu Kyi", NAMES_BY_SURNAME },
		{ "Pena Nieto", "Enrique Peña Nieto", NAMES_BY_BOTH },
		{ "de Blasio", "Bill de Blasio", NAMES_BY_SURNAME },
		{ "Blasio", "Bill de Blasio", NAMES_BY_SURNAME },
		{ "Sammy Davis", "Sammy Davis Jr.", NAMES_BY_BOTH },
		{ "Ken Griffey Sr.", "Ken Griffey Jr.", NAMES_DIFFERENT },
		{ "O'Malley", "Martin O’Malley", NAMES_BY_SURNAME },
		{ "Shorty Poe", "Al “Shorty” Poe", NAMES_BY_BOTH },
		{ "Poe", "Popeye Doyle", NAMES_DIFFERENT },
		{ "", "Karla Faucett", NAMES_DIFFERENT },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (names_match(*state, str_of(cases[i].form),
		        str_of(cases[i].full)) != cases[i].match)
			fail_msg("%s, %s", cases[i].form, cases[i].full);
}

static void
titles_before_a_name_are_measured(void **state)
{
	static const struct {
		const char *name;
		size_t len;
		enum names_gender gender;
	} cases[] = {
		{ "Karla Faucett", 0, NAMES_UNKNOWN },
		{ "Mr. Shkreli", 4, NAMES_MALE },
		{ "Mrs Faucett", 4, NAMES_FEMALE },
		{ "Lt. Gov. Mrs. Okafor", 14, NAMES_FEMALE },
		{ "Vice President Joe Biden", 15, NAMES_UNKNOWN },
		{ "former Sen. Jim Webb", 12, NAMES_UNKNOWN },
		{ "Chief Okafor", 6, NAMES_UNKNOWN },
		{ "Congresswoman Mia Love", 14, NAMES_FEMALE },
		{ "President", 0, NAMES_UNKNOWN },
		{ "Grand Rapids", 0, NAMES_UNKNOWN },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct names_title title;

		assert_int_equal(names_title_len(*state,
		                     str_of(cases[i].name), &title),
		    cases[i].len);
		assert_int_equal(title.gender, cases[i].gender);
	}
}

static void
gender_comes_from_titles_only(void **state)
{
	assert_int_equal(
	    names_title(*state, STR("spokeswoman")).gender, NAMES_FEMALE);
	assert_int_equal(names_title(*state, STR("Mr.")).gender, NAMES_MALE);
	assert_int_equal(
	    names_title(*state, STR("Karla")).gender, NAMES_UNKNOWN);
	assert_int_equal(
	    names_title(*state, STR("Karla")).kind, NAMES_NO_TITLE);
}

static void
hostile_names_do_no_harm(void **state)
{
	static char long_name[5000];

	memset(long_name, 'a', sizeof(long_name) - 1);
	for (size_t i = 3; i < sizeof(long_name) - 1; i += 4)
		long_name[i] = ' ';
	names_match(*state, str_of(long_name), STR("“”"));
	names_match(*state, STR("“"), STR("( ( ("));
	names_match(*state, STR(", Jr., Jr."), STR("van van van"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_of_names_are_found),
		cmocka_unit_test(forms_of_one_person_match),
		cmocka_unit_test(titles_before_a_name_are_measured),
		cmocka_unit_test(gender_comes_from_titles_only),
		cmocka_unit_test(hostile_names_do_no_harm),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
