/* What stands anywhere in a line, all of it told in one pass. */
#ifndef SIGNS_H
#define SIGNS_H

#include "str.h"

struct signs {
	bool digit; /* of ASCII */
	bool slash;
	bool colon; /* ": " */
	bool by;    /* " by" or " By" begins a word */
	bool via;   /* " via " */
	bool contributed;
};

struct signs signs_read(struct str line);

/*
 * May a line have a dash or a closing bracket among its first bytes, where a
 * dateline ends?  Says yes too often, never no too often.
 */
bool signs_of_dateline(struct str front);

#endif
