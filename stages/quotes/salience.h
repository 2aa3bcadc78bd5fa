/*
 * Whom a "he" or "she" means: every person named before it is a candidate,
 * weighed by learned weights over how, where and how lately the person was
 * spoken of, and by the grammatical gender that the article itself shows.
 *
 * What the article shows of gender (titles, pronouns that can mean only one
 * person) and what its pronouns mean depend on each other, so the article is
 * gone through more than once, each time with the evidence of the last.
 */
#ifndef QUOTES_SALIENCE_H
#define QUOTES_SALIENCE_H

#include "quotes/persons.h"
#include "quotes/reading.h"

enum {
	SALIENCE_CANDIDATES = 10, /* persons weighed for one pronoun */
	SALIENCE_FEATURES_MAX = 40,
};

/* One person weighed for one pronoun. */
struct candidate {
	uint32_t who;
	unsigned char features[SALIENCE_FEATURES_MAX]; /* [n] */
	size_t n;
	double fits; /* log chance of the gender, 0: sure */
	double score;
	double p; /* of all candidates: sums to 1 */
};

struct candidates {
	struct candidate at[SALIENCE_CANDIDATES]; /* [n], latest named first */
	size_t n;
};

/* The weights, by number of the feature. */
struct salience {
	double weights[256];
	double gender; /* weight of candidate.fits */
};

/* The weights of salience.tsv. */
void salience_init(struct salience *salience);

/* The name of a feature, or NULL behind the last one. */
const char *salience_feature(size_t number);

/*
 * Set who and sure of every pronoun outside quotations, and the evidence for
 * gender of every person.  Linear in the number of mentions.
 */
void salience_run(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena);

/* As one turn of salience_run; each() sees the candidates of each pronoun
 * before the best is taken.  For trainers and explanations. */
typedef void salience_each(const struct reading *reading, uint32_t mention,
    const struct candidates *candidates, void *data);
void salience_turn(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena, salience_each *each,
    void *data);

#endif
