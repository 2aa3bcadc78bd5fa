/* What the files chain*.c share, and nobody else. */
#ifndef ENTITIES_CHAIN_INSIDE_H
#define ENTITIES_CHAIN_INSIDE_H

#include "chain.h"
#include "unroll.h"

/* Where tag is the last of a sentence, is every name closed? */
static inline bool
may_end(int tag)
{
	return !ner_tag_open(tag);
}

static inline bool
may_begin(int tag)
{
	return !ner_tag_inner(tag);
}

static const int closed[NER_CLOSING] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };
static const int opening[NER_OPENING] = { 0, 1, 4, 5, 8, 9, 12, 13, 16 };

#endif
