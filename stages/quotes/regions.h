/*
 * Quotation regions: the stretches of text between quotation marks.
 *
 * Marks come in houses: curly, straight, ''doubled'', low-9, guillemets,
 * curly typed backwards, and single marks in British style or headlines.
 * Apostrophes and inch marks look the same as some of them.
 */
#ifndef REGIONS_H
#define REGIONS_H

#include "arena.h"
#include "span.h"
#include "str.h"

struct region {
	struct span at;    /* with its marks */
	struct span inner; /* without them */
	uint32_t par;      /* index of its paragraph */
	bool open_before;  /* goes on from the paragraph before */
	bool open_after;   /* was not closed: goes on in the next paragraph */
	bool stray;        /* was never closed; its end is a guess */
};

struct regions {
	struct region *at; /* [n], by begin, not overlapping */
	size_t n;
	size_t cap;
};

/* A paragraph as regions_find() wants it. */
struct region_par {
	struct span at;
	bool singles; /* single marks quote here, as in headlines */
};

/*
 * The regions of an article.  Marks inside a region belong to it: what is
 * quoted within a quotation is no region of its own.  An opening mark without
 * a closing one spoils at most the rest of its paragraph.  Linear time.
 */
struct regions regions_find(struct str text, const struct region_par *pars,
    size_t n_pars, struct arena *arena);

#endif
