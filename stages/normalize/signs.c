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

/* What is looked at from a byte on: 64, and what "contributed" has to "ib". */
enum { BODY_REACH = 64 + 6 };

/* Set *ib where "ib" may stand as in "contributed", which few words have. */
static inline uint64_t
find_stops(const char *at, lanes *ib)
{
	lanes here = lanes_load(at);

	*ib |= lanes_are(lanes_load(at + 5), 'i') &
	    lanes_are(lanes_load(at + 6), 'b');
	return lanes_bits(lanes_are(here, '.'));
}

static inline uint64_t
find_stops_in_block(const char *at, lanes *ib)
{
	return find_stops(at, ib) | find_stops(at + 16, ib) << 16 |
	    find_stops(at + 32, ib) << 32 | find_stops(at + 48, ib) << 48;
}

void
signs_of_body(struct str line, struct body_signs *signs)
{
	static const struct str word = { "contributed", 11 };
	lanes ib = { 0 };

	memset(signs, 0, sizeof(*signs));
	for (size_t i = 0; i < line.len; i += 64) {
		char end[BODY_REACH];
		const char *at = line.at + i;

		if (line.len - i < BODY_REACH) {
			memset(end, 0, sizeof(end));
			memcpy(end, at, line.len - i);
			at = end;
		}
		signs->stops[i / 64] = find_stops_in_block(at, &ib);
	}
	signs->contributed = lanes_any(ib) &&
	    str_find_str(line, word, 0) < line.len;
}

/* "-", "_", and what U+2013 to U+2015 begin with as much else does. */
static inline uint64_t
find_dashes(const char *at)
{
	lanes here = lanes_load(at);

	return lanes_bits(lanes_are(here, '-') | lanes_are(here, '_') |
	    lanes_are(here, 0xe2));
}

static inline struct dateline_signs
look_for_dateline(const char *front)
{
	struct dateline_signs signs = { { 0, 0 }, false };
	lanes brackets = { 0 };

	for (size_t i = 0; i < DATELINE_MAX; i += LANES) {
		signs.dashes[i / 64] |= find_dashes(front + i) << i % 64;
		brackets |= lanes_are(lanes_load(front + i), ')');
	}
	signs.bracket = lanes_any(brackets);
	return signs;
}

struct dateline_signs
signs_of_dateline(struct str line)
{
	char front[DATELINE_MAX];

	if (line.len >= sizeof(front))
		return look_for_dateline(line.at);
	memset(front, 0, sizeof(front));
	memcpy(front, line.at, line.len);
	return look_for_dateline(front);
}
