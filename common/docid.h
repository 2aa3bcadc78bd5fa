/*
 * Ids of articles: the path of the source below the given folder without its
 * extension, printable, at most 255 bytes, no two alike in a run.
 */
#ifndef DOCID_H
#define DOCID_H

#include "arena.h"
#include "str.h"

/* The ids that were given out, as hashes: 8 bytes for each. */
struct docids {
	uint64_t *slots; /* [mask + 1], 0: free */
	size_t mask, n;
};

void docids_init(struct docids *ids);
void docids_release(struct docids *ids);

/*
 * An id for the article in path, which is as given below the folder.  number
 * is that of the article in a file of many, or 0.  The id lives in the arena.
 */
struct str docids_new(struct docids *ids, struct str path, uint64_t number,
    struct arena *arena);

/* The id of article number in a file that has an id: "feed:12", or id. */
struct str docid_part(struct str id, uint64_t number, struct arena *arena);

/* The path without what tells the format: ".txt", ".html.gz". */
struct str docid_stem(struct str path);

#endif
