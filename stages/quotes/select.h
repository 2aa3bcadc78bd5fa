/*
 * Selection: which candidates become attributions.
 *
 * No word is in two contents, and nothing that is reported reports.
 */
#ifndef SELECT_H
#define SELECT_H

#include "candidate.h"

/* An attribution in units. */
struct chosen {
	const struct candidate *candidate; /* NULL: found by its layout */
	struct ranges content;
	struct range cue, speaker;
	enum quote_source source;
	float score;
};

struct chosens {
	struct chosen *at; /* [n] */
	size_t n;
	size_t cap;
};

/* Candidates are taken down to these scores, by enum quote_type. */
struct thresholds {
	float least[3];
};

struct chosens select_best(const struct scene *scene,
    const struct candidates *candidates, const struct thresholds *thresholds,
    struct arena *arena);

#endif
