/* What rescoring learns from and is judged by. */
#ifndef TRAIN_STORIES_H
#define TRAIN_STORIES_H

#include "data.h"
#include "quotes/candidate.h"

/* An article's candidates, which of them are right, and their features. */
struct story {
	struct candidates candidates;
	unsigned char *right; /* [candidates.n] */
	uint32_t **rows;      /* [candidates.n] */
	uint32_t *rows_n;
};

#endif
