/*
 * The work on shards: run the chain, find the article that breaks it,
 * put the rows into shard files.
 */
#ifndef WORK_H
#define WORK_H

#include "inputs.h"
#include "pipeline.h"
#include "plan.h"

struct limits {
	uint64_t bytes;   /* of an article */
	uint64_t memory;  /* of a stage */
	unsigned seconds; /* for an input; a large one gets more */
};

struct work {
	const char *bin;    /* folder of the programs */
	const char *state;  /* OUT/.newsline */
	struct limits limits;
	bool verbose;
};

/* Where the shard's file is or will be; good until 8 paths later. */
const char *shard_path(const char *state, const struct shard *shard);

/*
 * Do n shards, each of which begins where the one before ends, and write their
 * files.  One run of the chain does them all: starting it takes as long as
 * some ten articles.  Uses a folder of its own under state/tmp.  An input that
 * crashes or stalls a stage is found by halving and gets a row that says so;
 * all others come out.  Ends the process on trouble that is not an input's.
 */
void work_shards(const struct work *work, const struct inputs *inputs,
    const struct shard *shards, size_t n);

#endif
