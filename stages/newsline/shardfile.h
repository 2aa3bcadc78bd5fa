/*
 * Shard files: the rows of one shard, a piece of every table, in one file.
 *
 *     newsline-shard 1 LF
 *     counts OK WARN QUARANTINED ARTICLES BAD AGAIN LF
 *     table NAME BYTES LF            one a table
 *     LF
 *     the rows of the first table, the second, ...
 *
 * Written aside and renamed, so a file that is there is whole.
 */
#ifndef SHARDFILE_H
#define SHARDFILE_H

#include "buf.h"

enum { TABLES = 5 };

/* articles sentences entities quotes errors: what shards hold pieces of. */
extern const char *const table_names[TABLES];

/*
 * How things ended.  An input is quarantined where all of its articles are,
 * warn where any is not ok; so ok + warn + quarantined is the inputs.
 */
struct tally {
	uint64_t ok, warn, quarantined; /* inputs */
	uint64_t articles;
	uint64_t bad;   /* articles in quarantine */
	uint64_t again; /* inputs to be tried again by the next run, since a
	                 * stage was killed from outside or took too long */
};

void tally_add(struct tally *sum, const struct tally *more);

/* Rows of each table, without the header line; not owned. */
struct rows {
	struct str table[TABLES];
};

/* Write them so that they are on disk under path, or end the program. */
void shardfile_write(const char *path, const struct rows *rows,
    const struct tally *tally);

/* What a shard file says of itself. */
struct shardfile {
	int fd;
	struct tally tally;
	uint64_t begin[TABLES], len[TABLES];
};

/* Open path.  False where it is missing or not a whole shard file. */
bool shardfile_open(struct shardfile *file, const char *path);
void shardfile_close(struct shardfile *file);

#endif
