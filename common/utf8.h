/*
 * UTF-8: decoding, checking and the classes of characters that rules ask for.
 *
 * Classes come from utf8proc (its version of Unicode); the locale is never
 * asked.  ASCII takes a short cut everywhere.
 */
#ifndef UTF8_H
#define UTF8_H

#include "str.h"

/*
 * Decode the code point that starts at byte i of s.  Returns how many bytes
 * it takes, 1 to 4, or 0 where the bytes are not valid UTF-8 (overlong, lone
 * surrogate, cut short, above U+10FFFF); *c is then not set.
 */
static inline size_t utf8_decode(struct str s, size_t i, uint32_t *c);
size_t utf8_decode_any(struct str s, size_t i, uint32_t *c);

/* The code point that ends just before byte i, in valid UTF-8; i > 0. */
uint32_t utf8_before(struct str s, size_t i, size_t *begin);

/* The code point at byte i of valid UTF-8, or 0 at the end of s. */
static inline uint32_t utf8_at(struct str s, size_t i);

/* Write c to out (at least 4 bytes).  Returns the number of bytes. */
size_t utf8_encode(uint32_t c, char *out);

/* How many bytes of s, from its start, are valid UTF-8; s.len: all. */
size_t utf8_valid(struct str s);

/* How many bytes of s, from its start, are ASCII; s.len: all. */
size_t utf8_ascii(struct str s);

/* Does byte i of valid UTF-8 begin a code point (or stand at the end)? */
static inline bool
utf8_is_boundary(struct str s, size_t i)
{
	return i >= s.len || ((unsigned char)s.at[i] & 0xc0) != 0x80;
}

/* Classes, the first for any code point, the second beyond ASCII alone. */
#define UTF8_CLASS(name, of_ascii)                                     \
	bool name##_wide(uint32_t c);                                  \
	static inline bool                                             \
	name(uint32_t c)                                               \
	{                                                              \
		return c < 0x80 ? of_ascii((unsigned char)c)           \
		                : name##_wide(c);                      \
	}
UTF8_CLASS(utf8_is_upper, ascii_is_upper)  /* upper or title case letter */
UTF8_CLASS(utf8_is_lower, ascii_is_lower)  /* lower case letter */
UTF8_CLASS(utf8_is_letter, ascii_is_alpha) /* any letter, or a mark on one */
UTF8_CLASS(utf8_is_digit, ascii_is_digit)  /* decimal digit of any script */
UTF8_CLASS(utf8_is_space, ascii_is_space)  /* blank of any width, also U+00A0 */
#undef UTF8_CLASS

uint32_t utf8_lower(uint32_t c); /* simple lower case */
uint32_t utf8_upper(uint32_t c); /* simple upper case */

/*
 * Quotation marks, compared by class and never folded in the text.
 * An apostrophe may be a closing mark: only the text around it tells.
 */
enum mark {
	MARK_NONE,
	MARK_OPEN,          /* U+201C U+201E U+00AB */
	MARK_CLOSE,         /* U+201D U+00BB */
	MARK_STRAIGHT,      /* U+0022 */
	MARK_OPEN_SINGLE,   /* U+2018 U+201A U+2039 */
	MARK_CLOSE_SINGLE,  /* U+2019 U+203A, mostly an apostrophe */
	MARK_STRAIGHT_SINGLE, /* U+0027 */
};

enum mark utf8_mark(uint32_t c);

/*
 * Write s in lower case to out, which has room for 3 * s.len bytes.
 * Returns the number of bytes written.
 */
size_t utf8_lower_copy(struct str s, char *out);

/* ASCII is decoded where it is asked for: it is most of all text. */
static inline size_t
utf8_decode(struct str s, size_t i, uint32_t *c)
{
	if (i >= s.len || (unsigned char)s.at[i] >= 0x80)
		return utf8_decode_any(s, i, c);
	*c = (unsigned char)s.at[i];
	return 1;
}

static inline uint32_t
utf8_at(struct str s, size_t i)
{
	uint32_t c = 0;

	utf8_decode(s, i, &c);
	return c;
}

#endif
