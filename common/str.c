/* memmem() is in POSIX since 2024 and in every libc that we build on. */
#define _GNU_SOURCE
#include "str.h"

#include "lanes.h"

bool
str_is_one(struct str s, const char *const words[], size_t n)
{
	char first = s.len > 0 ? s.at[0] : '\0';

	for (size_t i = 0; i < n; i++)
		if (words[i][0] == first && str_is(s, words[i]))
			return true;
	return false;
}

bool
str_is_one_nocase(struct str s, const char *const words[], size_t n)
{
	unsigned char first =
	    s.len > 0 ? ascii_lower((unsigned char)s.at[0]) : '\0';

	for (size_t i = 0; i < n; i++)
		if (ascii_lower((unsigned char)words[i][0]) == first &&
		    str_eq_nocase(s, str_of(words[i])))
			return true;
	return false;
}

struct str
str_last_word(struct str s)
{
	size_t begin = s.len;

	while (begin > 0 && s.at[begin - 1] != ' ')
		begin--;
	return str_slice(s, begin, s.len);
}

bool
str_has_lower(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_lower((unsigned char)s.at[i]))
			return true;
	return false;
}

int
str_cmp(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter == 0 ? 0 : memcmp(a.at, b.at, shorter);

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower((unsigned char)a.at[i]) !=
		    ascii_lower((unsigned char)b.at[i]))
			return false;
	return true;
}

size_t
str_find(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.len)
		return s.len;
	hit = memchr(s.at + from, c, s.len - from);
	return hit == NULL ? s.len : (size_t)(hit - s.at);
}

/* How often c stands in the blocks of 64 bytes at at, 63 of them at most. */
static size_t
count_blocks(const char *at, size_t blocks, unsigned char c)
{
	lanes counts = { 0 };
	size_t n = 0;

	/* What compares equal is -1. */
	for (; blocks > 0; blocks--, at += 64)
		counts -= lanes_are(lanes_load(at), c) +
		    lanes_are(lanes_load(at + 16), c) +
		    lanes_are(lanes_load(at + 32), c) +
		    lanes_are(lanes_load(at + 48), c);
	for (int k = 0; k < LANES; k++)
		n += counts[k];
	return n;
}

size_t
str_count(struct str s, char c)
{
	size_t n = 0, i = 0;

	while (s.len - i >= 64) {
		size_t blocks = (s.len - i) / 64;

		if (blocks > 63)
			blocks = 63;
		n += count_blocks(s.at + i, blocks, (unsigned char)c);
		i += blocks * 64;
	}
	for (; i < s.len; i++)
		n += s.at[i] == c;
	return n;
}

enum { FEW = 32 }; /* bytes that may be compared at each place */

/*
 * The place of a text of few bytes in those from *from on, as far as sixteen
 * of them can be looked at; else s.len, and *from is where that is no more so.
 * Its first and its last byte are seldom right at once.
 */
static size_t
find_few(struct str s, struct str text, size_t *from)
{
	unsigned char first = (unsigned char)text.at[0];
	unsigned char last = (unsigned char)text.at[text.len - 1];
	size_t i = *from;

	for (; i + text.len + LANES <= s.len; i += LANES) {
		const char *at = s.at + i;
		uint64_t both = lanes_bits(lanes_are(lanes_load(at), first) &
		    lanes_are(lanes_load(at + text.len - 1), last));

		for (; both != 0; both &= both - 1)
			if (memcmp(at + bits_first(both), text.at,
			    text.len) == 0)
				return i + bits_first(both);
	}
	*from = i;
	return s.len;
}

size_t
str_find_str(struct str s, struct str text, size_t from)
{
	const char *hit;

	if (from < s.len && text.len > 0 && text.len <= FEW) {
		size_t at = find_few(s, text, &from);

		if (at < s.len)
			return at;
	}
	if (from >= s.len)
		return s.len;
	hit = memmem(s.at + from, s.len - from, text.at, text.len);
	return hit == NULL ? s.len : (size_t)(hit - s.at);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str
str_trim(struct str s)
{
	while (s.len > 0 && is_blank(s.at[0])) {
		s.at++;
		s.len--;
	}
	while (s.len > 0 && is_blank(s.at[s.len - 1]))
		s.len--;
	return s;
}

bool
str_field(struct str *rest, char c, struct str *field)
{
	size_t end;

	if (rest->at == NULL)
		return false;
	end = str_find(*rest, c, 0);
	*field = str_slice(*rest, 0, end);
	if (end == rest->len)
		*rest = (struct str){ NULL, 0 };
	else
		*rest = str_slice(*rest, end + 1, rest->len);
	return true;
}

enum { SAFE_DIGITS = 19 }; /* so many fit into 64 bits */

bool
str_number(struct str s, uint64_t max, uint64_t *value)
{
	uint64_t n = 0;

	if (s.len == 0 || (s.len > 1 && s.at[0] == '0'))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		uint64_t digit = (uint64_t)(c - '0');

		if (!ascii_is_digit(c) ||
		    (i >= SAFE_DIGITS && n > (UINT64_MAX - digit) / 10))
			return false;
		n = n * 10 + digit;
	}
	*value = n;
	return n <= max;
}
