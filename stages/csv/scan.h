/*
 * What the bytes of a cell ask for, sixteen at a time.
 *
 * Most cells are short and ask for nothing.
 */
#ifndef CSV_SCAN_H
#define CSV_SCAN_H

#include "eight.h"

/* GCC and Clang have such vectors for every machine. */
enum { SCAN_BLOCK = 16 };
typedef unsigned char scan_block __attribute__((vector_size(SCAN_BLOCK)));
typedef uint64_t scan_halves __attribute__((vector_size(SCAN_BLOCK)));

/* The two signs that a format asks for; each fills a block. */
struct scan_signs {
	scan_block a, b;
};

/* What was found, byte by byte: anything but zero counts. */
struct scan {
	scan_block controls; /* below U+0020, or U+007F */
	scan_block a, b;     /* the signs */
};

static inline scan_block
scan_fill(unsigned char c)
{
	scan_block block;

	memset(&block, c, sizeof(block));
	return block;
}

static inline bool
scan_any(scan_block block)
{
	scan_halves halves = (scan_halves)block;

	return (halves[0] | halves[1]) != 0;
}

/* The n bytes at at, at most a block, filled up with blanks. */
static inline scan_block
scan_load_short(const char *at, size_t n)
{
	const uint64_t blanks = EIGHT_OF(' ');
	scan_halves halves = { blanks, blanks };

	halves[0] = eight_load_short(at, n < 8 ? n : 8, blanks);
	if (n > 8)
		halves[1] = eight_first(
		    eight_load(at + n - 8) >> 8 * (16 - n), n - 8, blanks);
	return (scan_block)halves;
}

static inline void
scan_add(struct scan *scan, scan_block block, const struct scan_signs *signs)
{
	scan->controls |= (scan_block)((block < 0x20) | (block == 0x7f));
	scan->a |= (scan_block)(block == signs->a);
	scan->b |= (scan_block)(block == signs->b);
}

/* Look at all of s.  The last block may be looked at twice in part. */
static inline struct scan
scan_of(struct str s, const struct scan_signs *signs)
{
	struct scan scan = { 0 };
	scan_block block;

	if (s.len < SCAN_BLOCK) {
		scan_add(&scan, scan_load_short(s.at, s.len), signs);
		return scan;
	}
	for (size_t i = 0; i + SCAN_BLOCK < s.len; i += SCAN_BLOCK) {
		memcpy(&block, s.at + i, sizeof(block));
		scan_add(&scan, block, signs);
	}
	memcpy(&block, s.at + s.len - SCAN_BLOCK, sizeof(block));
	scan_add(&scan, block, signs);
	return scan;
}

#endif
