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

/* Go on to the sentence and paragraph of the mention. */
void state_advance(struct state *state, const struct mention *m);

/* The mention is now part of what was read. */
void state_take(
    struct state *state, const struct reading *reading, uint32_t mention);

/* Add the features of c->who for a pronoun; rank 0 was named last. */
void candidate_features(struct candidate *c, const struct reading *reading,
    const struct state *state, uint32_t mention, size_t rank);

/*
 * What turns tell each other: as long as all mean whom they meant in the turn
 * before, the candidates of a pronoun and their features are the same, too.
 */
struct turns {
	uint32_t *named;          /* [reading->n]: whom names meant */
	struct candidates *lists; /* [n], of the first pronouns */
	size_t n, next;
	bool begun; /* there was a turn before */
	bool same;  /* in this turn so far */
};

struct turns turns_new(const struct reading *reading, struct arena *arena);
void turns_begin(struct turns *turns, const struct reading *reading);

#endif
