/*
 * Tables of cases: what is given, and what is expected of it, both as text.
 */
#ifndef TESTS_CASES_H
#define TESTS_CASES_H

#include "buf.h"
#include "unit.h"

struct one {
	const char *given, *expected;
};

/* Write to out what the tested code makes of given. */
typedef void cases_answer(void *state, const char *given, struct buf *out);

/* Is it what was expected?  If not, say so. */
static inline bool
cases_right(void *state, cases_answer *answer, const struct one *one)
{
	struct buf out;
	bool right;

	buf_init(&out);
	answer(state, one->given, &out);
	right = str_is(buf_str(&out), one->expected);
	if (!right)
		print_error("%s\n    expected %s\n    found    %.*s\n",
		    one->given, one->expected, (int)out.len,
		    out.at == NULL ? "" : out.at);
	buf_release(&out);
	return right;
}

/* All cases are looked at before the test fails. */
static inline void
cases_check(void *state, cases_answer *answer, const struct one *cases,
    size_t n)
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++)
		if (!cases_right(state, answer, &cases[i]))
			wrong++;
	assert_int_equal(wrong, 0);
}

#define CASES_CHECK(state, answer, cases) \
	cases_check(*(state), answer, cases, sizeof(cases) / sizeof((cases)[0]))

#endif
