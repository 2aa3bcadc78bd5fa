/*
 * Generations: the tables of one run, published whole by one rename.
 *
 *     OUT/gen-000007/     the tables
 *     OUT/current         a symbolic link to the newest generation
 *
 * A reader who opens OUT/current/ sees one generation; the one before it stays
 * until the next is published, for whoever is still reading.
 */
#ifndef PUBLISH_H
#define PUBLISH_H

#include "plan.h"
#include "shardfile.h"

struct publishing {
	const char *out;   /* the folder that the user named */
	const char *bin;   /* folder of the programs */
	const char *state; /* OUT/.newsline */
	const char *alias; /* --alias for people, or NULL */
};

/* Is the newest generation the one of this plan? */
bool publish_is_current(
    const struct publishing *publishing, const struct plan *plan);

/*
 * Put the shard files of the plan together and publish them.  Every shard file
 * must be there.  Ends the program, the old generation untouched, on trouble.
 */
void publish_tables(
    const struct publishing *publishing, const struct plan *plan);

/* How all articles of the plan ended. */
struct tally publish_tally(
    const struct publishing *publishing, const struct plan *plan);

/* Remove shard files that the plan does not use, and what a kill left. */
void publish_sweep(
    const struct publishing *publishing, const struct plan *plan);

#endif
