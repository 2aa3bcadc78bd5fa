/*
 * A run from its inputs to its tables, in steps that can also be taken apart
 * and given to many machines.
 */
#ifndef BATCH_H
#define BATCH_H

#include "pool.h"
#include "publish.h"

struct batch {
	/* What the user asked for. */
	char *out;             /* OUT */
	char **operands;       /* [n_operands] */
	size_t n_operands;
	unsigned jobs;
	bool follow, verify, dry_run, quiet, verbose, retry;
	enum progress_when progress;
	struct limits limits;
	const char *alias;
	unsigned shards;       /* newsline shard -n */

	/* What a run finds. */
	char *bin, *state;
	int lock;
	struct inputs inputs;
	struct plan plan;
	size_t *todo; /* [n_todo] shards without a file */
	size_t n_todo;
	struct tally tally;
	double begin;
};

/* Each returns the program's exit status, or ends it. */
int batch_run(struct batch *batch);
int batch_shard(struct batch *batch);
int batch_run_shard(struct batch *batch, unsigned index);
int batch_merge(struct batch *batch);

/* How many inputs the shards to do have. */
size_t batch_count_todo(const struct batch *batch);

/* Give back what the run found. */
void batch_release(struct batch *batch);

#endif
