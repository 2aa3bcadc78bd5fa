/*
 * The work on one shard: run the chain, find the article that breaks it,
 * put the rows into a shard file.
 */
#ifndef WORK_H
#define WORK_H

#include "inputs.h"
#include "pipeline.h"
#include "plan.h"

struct limits {
	uint64_t bytes;   /* of an input */
	uint64_t memory;  /* of a stage */
	unsigned seconds; /* for an input */
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
 * Do the shard and write its file.  Uses a folder of its own under state/tmp.
 * An input that crashes or stalls a stage is found by halving and gets a row
 * that says so; all others come out.  Ends the process on trouble that is not
 * an input's.
 */
void work_shard(const struct work *work, const struct inputs *inputs,
    const struct shard *shard);

#endif
