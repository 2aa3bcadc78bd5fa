/* Inputs on their way through the chain: what work.c asks of job.c. */
#ifndef JOB_H
#define JOB_H

#include "work.h"

struct job {
	const struct work *work;
	const struct inputs *inputs;
	struct chain chain;
	struct buf *tables; /* [TABLES]: the rows of all inputs */
	bool *again;       /* of each input from begin on: to be tried again */
	size_t begin, end; /* inputs */
	char *out; /* where csv puts its tables */
};

/*
 * Run the chain over the inputs begin to end, and add their rows to tables.
 * What breaks the chain is found by halving; it and what is not worth trying
 * get a row that says why.
 */
void job_do(struct job *job);

#endif
