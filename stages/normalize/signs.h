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

/* Where the full stops of a line are, and whether "contributed" stands in it. */
enum { SIGNS_MAX = 448 };

struct body_signs {
	uint64_t stops[SIGNS_MAX / 64]; /* a bit for each byte */
	bool contributed;
};

/* line is of at most SIGNS_MAX bytes. */
void signs_of_body(struct str line, struct body_signs *signs);

/* What may end a dateline, in the first bytes of a line. */
enum { DATELINE_MAX = 96 };

struct dateline_signs {
	uint64_t dashes[2]; /* a bit for each byte where one may begin,
	                     * or another sign beyond ASCII */
	bool bracket;       /* there is a closing one */
};

struct dateline_signs signs_of_dateline(struct str line);

#endif
