#include "signs.h"

#include "bytes16.h"

/* The bytes that are looked at from one on: sixteen and those behind them. */
enum { REACH = 16 + 4 };

struct found {
	bytes16 digit, slash, colon, by, via, contributed;
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
	bytes16 small = bytes16_all(0x20);

	found->digit |= bytes16_between(here, '0', '9');
	found->slash |= equals(here, '/');
	found->colon |= equals(here, ':') & equals(next, ' ');
	found->by |= equals(here, ' ') & equals(next | small, 'b') &
	    equals(third | small, 'y');
	found->via |= equals(here, ' ') & equals(next, 'v') &
	    equals(third, 'i') & equals(fifth, ' ');
	found->contributed |= equals(here, 'c') & equals(third, 'n') &
	    equals(fifth, 'r');
}

struct signs
signs_read(struct str line)
{
	struct found found = { { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 } };
	char last[16 + REACH] = "";
	size_t i = 0, rest;

	for (; i + REACH <= line.len; i += 16)
		look(&found, line.at + i);
	rest = line.len - i;
	memcpy(last, line.at + i, rest);
	look(&found, last);
	if (rest > 16)
		look(&found, last + 16);
	return (struct signs){ .digit = bytes16_any(found.digit),
		.slash = bytes16_any(found.slash),
		.colon = bytes16_any(found.colon),
		.by = bytes16_any(found.by),
		.via = bytes16_any(found.via),
		.contributed = bytes16_any(found.contributed) &&
		    str_find_str(line, STR("contributed"), 0) < line.len };
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
	char last[16] = "";
	size_t i = 0;

	for (; i + 16 <= front.len; i += 16)
		found |= find_end(front.at + i);
	memcpy(last, front.at + i, front.len - i);
	return bytes16_any(found | find_end(last));
}
