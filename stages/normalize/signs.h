/* What stands anywhere in a line, all of it told in one pass. */
#ifndef SIGNS_H
#define SIGNS_H

#include "str.h"

struct signs {
	bool digit; /* of ASCII */
	bool slash;
	bool colon; /* ": " */
	bool via;   /* " via " */
};

struct signs signs_read(struct str line);

/* Does "contributed" stand in line? */
bool signs_contributed(struct str line);

/*
 * May a line have a dash or a closing bracket among its first bytes, where a
 * dateline ends?  Says yes too often, never no too often.
 */
bool signs_of_dateline(struct str front);

#endif
