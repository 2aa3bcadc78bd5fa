/*
 * Persons by description: "the superintendent", "the Vermont independent".
 *
 * What an article says of a person beside the name (titles, appositions, what
 * stands in brackets, "is a ...") is kept as a bag of words, and a description
 * means whoever has its head word and most of its other words.
 */
#ifndef QUOTES_DESCRIBE_H
#define QUOTES_DESCRIBE_H

#include "quotes/persons.h"
#include "quotes/reading.h"

struct described; /* one word said of one person */

struct describe {
	struct described *at; /* [n] */
	size_t n, cap;
	uint32_t *heads; /* [mask + 1]: chains by word */
	size_t mask;
};

/* Gather what is said of all persons.  Memory is the arena's; linear time. */
void describe_init(struct describe *describe, const struct reading *reading,
    struct arena *arena);

/*
 * Whom the description means, of those named before byte span.begin, or
 * NOBODY.  head is its head word, within span.  *sure: 0 to 1.
 */
uint32_t describe_find(const struct describe *describe,
    const struct reading *reading, const struct persons *persons,
    struct span span, struct span head, float *sure);

/*
 * The organisation that "the district" means: a mention before byte at of the
 * only one whose full form ends with the head word, or NOBODY.
 */
uint32_t describe_org(const struct describe *describe,
    const struct reading *reading, struct span head, uint32_t at);

#endif
