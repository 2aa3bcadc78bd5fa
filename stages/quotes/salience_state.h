/* Where a reader of the article stands, and how it makes a person stand out.
 * Between the files of salience.h only. */
#ifndef QUOTES_SALIENCE_STATE_H
#define QUOTES_SALIENCE_STATE_H

#include "quotes/salience.h"

/* What is known of a person up to a place in the text. */
struct known {
	uint32_t last; /* latest mention, NOBODY: none */
	uint32_t n;
	double fits[2]; /* how well she and he do, 0: not asked yet */
};

struct state {
	struct known *known;                  /* [persons.n] */
	uint32_t recent[SALIENCE_CANDIDATES]; /* [n], the latest first */
	size_t n;
	uint32_t most;         /* the person with the most mentions */
	uint32_t last_source;  /* mention that was a source last */
	uint32_t subject;      /* person who is subject in this sentence */
	uint32_t last_subject; /* the same of the sentence before */
	uint32_t sentence;     /* where these two hold */
	uint32_t first;        /* first person of this paragraph */
	uint32_t paragraph;
};

/* Add the features of c->who for a pronoun; rank 0 was named last. */
void candidate_features(struct candidate *c, const struct reading *reading,
    const struct state *state, uint32_t mention, size_t rank);

#endif
