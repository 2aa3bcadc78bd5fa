/*
 * struct str: a borrowed view of bytes, not NUL-terminated.
 *
 * It owns nothing and outlives nothing: what must live longer than the line or
 * the article that it points into is copied by a function that says copy.
 */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "span.h"

struct str {
	const char *at; /* [len] */
	size_t len;
};

/* A view of a string literal. */
#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

/* A view of a NUL-terminated string. */
static inline struct str
str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

/* The bytes of s from begin to end, both within s. */
static inline struct str
str_slice(struct str s, size_t begin, size_t end)
{
	return (struct str){ s.at + begin, end - begin };
}

static inline struct str
str_span(struct str s, struct span at)
{
	return str_slice(s, at.begin, at.end);
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (b.len == 0 || memcmp(a.at, b.at, b.len) == 0);
}

/* Is s the NUL-terminated text? */
static inline bool
str_is(struct str s, const char *text)
{
	return str_eq(s, str_of(text));
}

static inline bool
str_starts(struct str s, struct str with)
{
	return s.len >= with.len && memcmp(s.at, with.at, with.len) == 0;
}

static inline bool
str_ends(struct str s, struct str with)
{
	return s.len >= with.len &&
	    memcmp(s.at + s.len - with.len, with.at, with.len) == 0;
}

/* "Sen" of "Sen."; a lone stop stays. */
static inline struct str
str_without_stop(struct str s)
{
	if (s.len > 1 && s.at[s.len - 1] == '.')
		s.len--;
	return s;
}

/* Is it one of the words? */
bool str_is_one(struct str s, const char *const words[], size_t n);
#define STR_IS_ONE(s, words) \
	str_is_one(s, words, sizeof(words) / sizeof((words)[0]))

/* The same but for the case of ASCII letters. */
bool str_is_one_nocase(struct str s, const char *const words[], size_t n);
#define STR_IS_ONE_NOCASE(s, words) \
	str_is_one_nocase(s, words, sizeof(words) / sizeof((words)[0]))

/* What stands behind the last blank: Blasio of "de Blasio". */
struct str str_last_word(struct str s);

/* Is there an ASCII letter in lower case? */
bool str_has_lower(struct str s);

/* Order by bytes, a prefix first: negative, zero or positive, as strcmp. */
int str_cmp(struct str a, struct str b);

/* Equal but for the case of ASCII letters? */
bool str_eq_nocase(struct str a, struct str b);

/* Where c first stands in s at or after from; s.len where it does not. */
size_t str_find(struct str s, char c, size_t from);

/* How often c stands in s. */
size_t str_count(struct str s, char c);

/* Where text first stands in s at or after from; s.len where it does not. */
size_t str_find_str(struct str s, struct str text, size_t from);

/* s without ASCII blanks (space, TAB, CR, LF) at both ends. */
struct str str_trim(struct str s);

/*
 * Cut the next field off rest: what stands before the first c, or all of it.
 * Returns false when rest is used up.  "a,,b" gives "a", "" and "b".
 * *rest must not be empty-with-NULL at first; it ends as at == NULL.
 */
bool str_field(struct str *rest, char c, struct str *field);

/*
 * Read s as a decimal number of at most max.  False where s is empty, holds
 * anything but digits, has a leading zero ("07") or is above max.
 */
bool str_number(struct str s, uint64_t max, uint64_t *value);

static inline bool
ascii_is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_upper(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_lower(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_alpha(unsigned char c)
{
	return ascii_is_upper(c) || ascii_is_lower(c);
}

static inline bool
ascii_is_alnum(unsigned char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* Space, TAB, LF, VT, FF or CR. */
static inline bool
ascii_is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline unsigned char
ascii_lower(unsigned char c)
{
	return ascii_is_upper(c) ? (unsigned char)(c + 32) : c;
}

static inline unsigned char
ascii_upper(unsigned char c)
{
	return ascii_is_lower(c) ? (unsigned char)(c - 32) : c;
}

#endif
