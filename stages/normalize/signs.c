#include "signs.h"

#include "lanes.h"

/* What is looked at from a byte on: sixteen and the four behind them. */
enum { REACH = 16 + 4 };

struct found {
	lanes digit, slash, via;
};

static inline void
look(struct found *found, const char *at)
{
	lanes here = lanes_load(at), next = lanes_load(at + 1);
	lanes third = lanes_load(at + 2), fifth = lanes_load(at + 4);

	found->digit |= lanes_within(here, '0', '9');
	found->slash |= lanes_are(here, '/');
	found->via |= lanes_are(here, ' ') & lanes_are(next, 'v') &
	    lanes_are(third, 'i') & lanes_are(fifth, ' ');
}

/*
 * The bytes from i on, fewer than REACH, with NULs behind them.  Both halves
 * can be looked at.
 */
static inline void
copy_end(char out[16 + REACH], struct str line, size_t i)
{
	memset(out, 0, 16 + REACH);
	memcpy(out, line.at + i, line.len - i);
}

struct signs
signs_read(struct str line)
{
	struct found found = { { 0 }, { 0 }, { 0 } };
	char end[16 + REACH];
	size_t i = 0;

	for (; i + REACH <= line.len; i += 16)
		look(&found, line.at + i);
	copy_end(end, line, i);
	look(&found, end);
	look(&found, end + 16);
	return (struct signs){ .digit = lanes_any(found.digit),
		.slash = lanes_any(found.slash),
		.via = lanes_any(found.via) };
}

/* "c.n.r": so "contributed" begins, and few other words do. */
static inline lanes
find_contributed(const char *at)
{
	return lanes_are(lanes_load(at), 'c') &
	    lanes_are(lanes_load(at + 2), 'n') &
	    lanes_are(lanes_load(at + 4), 'r');
}

bool
signs_contributed(struct str line)
{
	lanes found = { 0 };

	if (line.len >= REACH) {
		size_t last = line.len - REACH;

		for (size_t i = 0; i < last; i += 16)
			found |= find_contributed(line.at + i);
		found |= find_contributed(line.at + last);
		if (!lanes_any(found))
			return false;
	}
	return str_find_str(line, STR("contributed"), 0) < line.len;
}

/* "-" and "_" at at, and where the dashes from U+2013 to U+2015 begin. */
static inline uint64_t
find_dashes(const char *at)
{
	lanes here = lanes_load(at);

	return lanes_bits(lanes_are(here, '-') | lanes_are(here, '_') |
	    (lanes_are(here, 0xe2) & lanes_are(lanes_load(at + 1), 0x80) &
	        lanes_within(lanes_load(at + 2), 0x93, 0x95)));
}

struct dateline_signs
signs_of_dateline(struct str line)
{
	char front[DATELINE_MAX + LANES] = "";
	struct dateline_signs signs = { { 0, 0 }, false };
	size_t len = line.len < DATELINE_MAX + 2 ? line.len : DATELINE_MAX + 2;
	lanes brackets = { 0 };

	memcpy(front, line.at, len);
	for (size_t i = 0; i < DATELINE_MAX; i += LANES) {
		signs.dashes[i / 64] |= find_dashes(front + i) << i % 64;
		brackets |= lanes_are(lanes_load(front + i), ')');
	}
	signs.bracket = lanes_any(brackets);
	return signs;
}
