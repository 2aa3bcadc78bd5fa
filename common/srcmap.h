/*
 * The way back: which source bytes became which bytes of normalized text.
 *
 * A map is a list of ops from left to right.  "n=" says that n bytes are the
 * same on both sides, "a>b" that a source bytes became b text bytes: b may be
 * 0 (dropped) and so may a (added).  It is to normalization what CIGAR is to
 * sequence alignment.  See stream(5).
 */
#ifndef SRCMAP_H
#define SRCMAP_H

#include "arena.h"
#include "buf.h"
#include "span.h"

struct srcmap_op {
	uint32_t source; /* first source byte of the op */
	uint32_t text;   /* first text byte of the op */
	bool same;       /* "n=", offsets move along inside it */
};

/*
 * The ops in order, and one past the last whose source and text are the two
 * lengths.  Start with a zeroed struct.
 */
struct srcmap {
	struct srcmap_op *at; /* [n], and the sums at [n] where n > 0 */
	size_t n;
	size_t cap;
};

/* Add "n="; joined to the op before where that is "n=" too. */
void srcmap_same(struct srcmap *map, uint32_t n, struct arena *arena);

/*
 * Add "a>b".  Droppings that touch are joined; nothing is added for 0>0.
 * Two changes that touch stay two ops: each is its own smallest unit.
 */
void srcmap_change(
    struct srcmap *map, uint32_t a, uint32_t b, struct arena *arena);

uint32_t srcmap_source_len(const struct srcmap *map);
uint32_t srcmap_text_len(const struct srcmap *map);

/*
 * The source bytes that span of text came from.  The ends of the span are
 * widened to the whole of an "a>b" op, never of an "n=".  An empty span gives
 * an empty one.
 */
struct span srcmap_source(const struct srcmap *map, struct span text);

/*
 * The same.  *near is where the span before was found, 0 at first: spans that
 * come by begin take no search.
 */
struct span srcmap_source_near(
    const struct srcmap *map, struct span text, size_t *near);

/*
 * Read the ops of a map record, "17= 4>1 27=", onto the end of map.
 * Returns false where they are malformed or a sum reaches 2^31.
 */
bool srcmap_parse(struct srcmap *map, struct str ops, struct arena *arena);

/* Write the ops as in a map record, without "map" and TAB. */
void srcmap_print(const struct srcmap *map, struct buf *out);

#endif
