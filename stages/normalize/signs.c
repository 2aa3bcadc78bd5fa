#include "signs.h"

#include "bytes16.h"

/* What is looked at from a byte on: sixteen and the four behind them. */
enum { REACH = 16 + 4 };

struct found {
	bytes16 digit, slash, colon, via;
};

static inline bytes16
equals(bytes16 bytes, char c)
{
	return (bytes16)(bytes == bytes16_all((unsigned char)c));
}

static inline void
look(struct found *found, const char *at)
{
	bytes16 here = bytes16_load(at), next = bytes16_load(at + 1);
	bytes16 third = bytes16_load(at + 2), fifth = bytes16_load(at + 4);

	found->digit |= bytes16_between(here, '0', '9');
	found->slash |= equals(here, '/');
	found->colon |= equals(here, ':') & equals(next, ' ');
	found->via |= equals(here, ' ') & equals(next, 'v') &
	    equals(third, 'i') & equals(fifth, ' ');
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
	struct found found = { { 0 }, { 0 }, { 0 }, { 0 } };
	char end[16 + REACH];
	size_t i = 0;

	for (; i + REACH <= line.len; i += 16)
		look(&found, line.at + i);
	copy_end(end, line, i);
	look(&found, end);
	look(&found, end + 16);
	return (struct signs){ .digit = bytes16_any(found.digit),
		.slash = bytes16_any(found.slash),
		.colon = bytes16_any(found.colon),
		.via = bytes16_any(found.via) };
}

/* "c.n.r": so "contributed" begins, and few other words do. */
static inline bytes16
find_contributed(const char *at)
{
	return equals(bytes16_load(at), 'c') &
	    equals(bytes16_load(at + 2), 'n') &
	    equals(bytes16_load(at + 4), 'r');
}

bool
signs_contributed(struct str line)
{
	bytes16 found = { 0 };

	if (line.len >= REACH) {
		size_t last = line.len - REACH;

		for (size_t i = 0; i < last; i += 16)
			found |= find_contributed(line.at + i);
		found |= find_contributed(line.at + last);
		if (!bytes16_any(found))
			return false;
	}
	return str_find_str(line, STR("contributed"), 0) < line.len;
}

/* "-", "_", ")", or the last byte of a dash from U+2013 to U+2015. */
static inline bytes16
find_end(const char *at)
{
	bytes16 bytes = bytes16_load(at);

	return equals(bytes, '-') | equals(bytes, '_') | equals(bytes, ')') |
	    bytes16_between(bytes, 0x93, 0x95);
}

bool
signs_of_dateline(struct str front)
{
	bytes16 found = { 0 };
	char end[16] = "";
	size_t i = 0;

	for (; i + 16 <= front.len; i += 16)
		found |= find_end(front.at + i);
	memcpy(end, front.at + i, front.len - i);
	return bytes16_any(found | find_end(end));
}
