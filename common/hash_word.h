/* The hash of a word of a text, without a branch on how long it is, which
 * nobody can foresee. */
#ifndef HASH_WORD_H
#define HASH_WORD_H

#include "hash.h"
#include "lanes.h"

/* hash_str() of bytes of a text. */
static inline uint64_t
hash_word(struct str text, struct span at)
{
	size_t len = span_len(at);
	uint64_t part[2], h = hash_begin(len), next;

	if (len >= LANES || text.len - at.begin < LANES)
		return hash_str(str_span(text, at));
	lanes_eights(lanes_first(lanes_load(text.at + at.begin), len), part);
	next = hash_eight(h, part[0]);
	return hash_end(len < 8 ? h : next, part[len >= 8]);
}

#endif
