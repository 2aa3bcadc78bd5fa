/* nl-normalize: the words of a line. */
#include "normalize/label.h"
#include "unit.h"

static void
lines_of_too_many_words_are_not_looked_at(void **state)
{
	struct labeller labeller;
	struct words *words = arena_alloc(*state, sizeof(*words));
	char line[2 * (WORDS_MAX + 1)];

	labeller_init(&labeller);
	for (size_t n = WORDS_MAX; n <= WORDS_MAX + 1; n++) {
		for (size_t i = 0; i < n; i++)
			memcpy(line + 2 * i, "a ", 2);
		words_read(words, (struct str){ line, 2 * n },
		    &labeller.words, *state);
		assert_int_equal(words->n, n == WORDS_MAX ? n : 0);
	}
	labeller_release(&labeller);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_too_many_words_are_not_looked_at),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
