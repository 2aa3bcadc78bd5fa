/* What stands anywhere in a line, all of it told in one pass. */
#ifndef SIGNS_H
#define SIGNS_H

#include "str.h"

struct signs {
	bool digit; /* of ASCII */
	bool slash;
	bool via;   /* " via " */
};

struct signs signs_read(struct str line);

/* Does "contributed" stand in line? */
bool signs_contributed(struct str line);

/* What may end a dateline, in the first bytes of a line. */
enum { DATELINE_MAX = 96 };

struct dateline_signs {
	uint64_t dashes[2]; /* a bit for each byte where one may begin,
	                     * or another sign beyond ASCII */
	bool bracket;       /* there is a closing one */
};

struct dateline_signs signs_of_dateline(struct str line);

/*
 * The first dash of line that ends a dateline, 0: none; *len: its length.
 * *loose: it stands between blanks.
 */
size_t signs_find_dash(struct str line, const struct dateline_signs *signs,
    size_t *len, bool *loose);

#endif
