/*
 * The plan: the inputs cut into shards, each with a key.
 *
 * Where a shard ends depends on the ids near the cut alone, so a new article
 * changes one shard and leaves the others' keys as they were (content-defined
 * chunking).  A key is the SHA-256 of what the shard's rows depend on: the
 * programs, the options, and the names and contents of its inputs.  So a
 * shard file that is there is right, whoever made it and whenever.
 */
#ifndef PLAN_H
#define PLAN_H

#include "inputs.h"

struct shard {
	size_t begin, end; /* inputs */
	char key[65];
};

struct plan {
	struct shard *at; /* [n] */
	size_t n, cap;
	char key[65]; /* of the whole run: equal keys, equal tables */
};

/* config: what else the rows depend on, such as program hashes. */
void plan_make(
    struct plan *plan, const struct inputs *inputs, struct str config);
void plan_release(struct plan *plan);

#endif
