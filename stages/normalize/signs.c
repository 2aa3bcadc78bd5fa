#include "signs.h"

#include "lanes.h"
#include "utf8.h"

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

/* What is looked at for "contributed": 64 bytes, and where "ib" would be. */
enum { WORD_REACH = 64 + 6 };

/* "ib" as it stands in "contributed", and in few other words. */
static inline lanes
find_ib(const char *at)
{
	return lanes_are(lanes_load(at + 5), 'i') &
	    lanes_are(lanes_load(at + 6), 'b');
}

static inline lanes
find_ib_in_block(const char *at)
{
	return find_ib(at) | find_ib(at + 16) | find_ib(at + 32) |
	    find_ib(at + 48);
}

static bool
may_be_contributed(struct str line)
{
	char end[WORD_REACH];
	lanes found;

	if (line.len < WORD_REACH) {
		memset(end, 0, sizeof(end));
		memcpy(end, line.at, line.len);
		return lanes_any(find_ib_in_block(end));
	}
	found = find_ib_in_block(line.at + line.len - WORD_REACH);
	for (size_t i = 0; i + WORD_REACH < line.len; i += 64)
		found |= find_ib_in_block(line.at + i);
	return lanes_any(found);
}

bool
signs_contributed(struct str line)
{
	static const struct str word = { "contributed", 11 };

	return may_be_contributed(line) &&
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

/*
 * The dash at byte i that ends a dateline, its length in bytes; 0: none.
 * *loose: it stands between blanks.
 */
static size_t
dash_at(struct str s, size_t i, bool *loose)
{
	uint32_t c = utf8_at(s, i);
	size_t len = c == 0x2013 || c == 0x2014 || c == 0x2015 ? 3
	    : c == '-' && i + 1 < s.len && s.at[i + 1] == '-'  ? 2
	    : c == '-' || c == '_'                             ? 1
	                                                       : 0;

	if (len == 0 || i + len >= s.len)
		return 0;
	*loose = i > 0 && s.at[i - 1] == ' ' && s.at[i + len] == ' ';
	/* A long dash or a bracket before it needs no blanks. */
	return *loose || c == 0x2014 || len == 2 ||
	        (i > 0 && s.at[i - 1] == ')')
	    ? len : 0;
}

/* Is the sign at i, beyond ASCII, one from U+2010 to U+2017? */
static inline bool
may_be_dash(struct str s, size_t i)
{
	return s.at[i] == '-' || s.at[i] == '_' || (i + 2 < s.len &&
	    (unsigned char)s.at[i + 1] == 0x80 &&
	    ((unsigned char)s.at[i + 2] & 0xf8) == 0x90);
}

size_t
signs_find_dash(struct str line, const struct dateline_signs *signs,
    size_t *len, bool *loose)
{
	for (size_t k = 0; k < 2; k++)
		for (uint64_t bits = signs->dashes[k]; bits != 0;
		     bits &= bits - 1) {
			size_t i = 64 * k + bits_first(bits);

			if (i == 0 || !may_be_dash(line, i))
				continue;
			*len = dash_at(line, i, loose);
			if (*len > 0)
				return i;
		}
	return 0;
}
