/* What the user says of people. */
#include <unistd.h>

#include "people_cases.h"

static struct people_alias *
alias_of(const char *text)
{
	char path[] = "/tmp/people_test.XXXXXX";
	int fd = mkstemp(path);
	struct people_alias *alias;

	assert_true(fd != -1);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	alias = people_alias_read(path);
	unlink(path);
	return alias;
}

static void
alias_joins_splits_and_renames(void **state)
{
	struct people_alias *alias = alias_of("# ours\n"
	    "Tina Crale\tTina Crail\n"
	    "John Lowe\tJohn Lowe (Acme)\taffil=acme\n"
	    "Bo\tBeatrice Oduya\n");

	(void)state;
	EXPECT(alias,
	    "tina-crail(Tina Crail;;2;) beatrice-oduya(Beatrice Oduya;;1;) "
	    "john-lowe(John Lowe;;1;) john-lowe-acme(John Lowe (Acme);;1;)",
	    { "a", "Tina Crail", "negotiator", "" },
	    { "b", "Tina Crale", "teacher", "" },
	    { "c", "John Lowe", "manager", "Acme Inc." },
	    { "d", "John Lowe", "manager", "Globex" },
	    { "e", "Bo", "", "" });
	people_alias_free(alias);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alias_joins_splits_and_renames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
