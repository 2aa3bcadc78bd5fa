/* What the tests of people share: quotations in, persons out. */
#ifndef TESTS_PEOPLE_CASES_H
#define TESTS_PEOPLE_CASES_H

#include "people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* One quotation each; an article a row unless two rows name the same one. */
struct said {
	const char *article, *name, *role, *affil;
};

static inline struct people *
people_gather(const struct people_alias *alias, const struct said *said, size_t n)
{
	struct people *people = people_new(alias);

	for (size_t i = 0; i < n; i++) {
		struct people_quote quote = {
			.name = str_of(said[i].name),
			.kind = STR("person"),
			.role = str_of(said[i].role),
			.affil = str_of(said[i].affil),
			.quote = STR("q1"),
			.direct = true,
			.words = 3,
		};

		if (i == 0 ||
		    strcmp(said[i].article, said[i - 1].article) != 0)
			people_article(people, str_of(said[i].article),
			    STR("2024-05-01"), STR("Gazette"));
		people_add(people, &quote);
	}
	return people;
}

/* "id(name;aliases;n_articles;same_as)" of all persons, joined by blanks. */
static inline char *
people_show(struct people *people)
{
	size_t n;
	const struct person *person = people_finish(people, &n);
	static char out[4096];
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(out + len, sizeof(out) - len,
		    "%s%.*s(%.*s;%.*s;%llu;%.*s)", i > 0 ? " " : "",
		    (int)person[i].id.len, person[i].id.at,
		    (int)person[i].name.len, person[i].name.at,
		    (int)person[i].aliases.len, person[i].aliases.at,
		    (unsigned long long)person[i].n_articles,
		    (int)person[i].same_as.len, person[i].same_as.at);
	return out;
}

#define EXPECT(alias, want, ...)                                           \
	do {                                                               \
		static const struct said said[] = { __VA_ARGS__ };         \
		struct people *people =                                    \
		    people_gather(alias, said, sizeof(said) / sizeof(said[0]));   \
		assert_string_equal(people_show(people), want);                   \
		people_free(people);                                       \
	} while (0)

#endif
