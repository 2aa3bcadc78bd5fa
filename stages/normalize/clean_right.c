/* What is as it should be, so that clean() need not look at it. */
#include <utf8proc.h>

#include "clean.h"
#include "clean_in.h"
#include "lanes.h"
#include "utf8.h"

/* Which bytes are neither printable ASCII nor LF? */
static inline lanes
find_other(const char *at)
{
	lanes bytes = lanes_load(at);

	return ~(lanes_within(bytes, ' ', 0x7e) | lanes_are(bytes, '\n'));
}

/* A bit for each of the 64 bytes at at that is none of these. */
static inline uint64_t
other_bits(const char *at)
{
	lanes a = find_other(at), b = find_other(at + 16);
	lanes c = find_other(at + 32), d = find_other(at + 48);

	if (!lanes_any(a | b | c | d))
		return 0;
	return lanes_bits(a) | lanes_bits(b) << 16 | lanes_bits(c) << 32 |
	    lanes_bits(d) << 48;
}

/* The same for the bytes from i on, fewer than 64. */
static uint64_t
other_bits_at_end(struct str s, size_t i)
{
	char last[64];

	memset(last, ' ', sizeof(last));
	memcpy(last, s.at + i, s.len - i);
	return other_bits(last);
}

/* ------------------------------------------------------ one character */

/* General punctuation that is printed: quotation marks, dashes, dots. */
static bool
is_printed_mark(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e) ||
	    (c >= 0x20a0 && c <= 0x20c0) || c == 0x2122;
}

/* A character that neither changes nor joins with one beside it. */
bool
clean_is_inert(uint32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x300)
		return true;
	if (c >= 0x1100 && c <= 0x11ff)
		return false;
	p = utf8proc_get_property((utf8proc_int32_t)c);
	if (p->category == UTF8PROC_CATEGORY_MN ||
	    p->category == UTF8PROC_CATEGORY_MC ||
	    p->category == UTF8PROC_CATEGORY_ME)
		return false;
	return p->decomp_seqindex == UINT16_MAX || p->decomp_type != 0;
}

static bool
is_invisible(uint32_t c)
{
	return c == 0xad || c == 0x61c || c == 0x180e || c == 0x200b ||
	    c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb);
}

static bool
is_blank(uint32_t c)
{
	return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Does a joiner belong behind c: in emoji, in scripts that need it? */
static bool
takes_joiner(uint32_t c)
{
	return (c >= 0x600 && c < 0x1e00) || (c >= 0x2190 && c < 0x2c00) ||
	    (c >= 0xa800 && c < 0xac00) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    (c >= 0x1f000 && c < 0x20000);
}

static bool
keeps_joiner(struct str s, size_t i, size_t end)
{
	size_t begin;

	return i > 0 && takes_joiner(utf8_before(s, i, &begin)) &&
	    takes_joiner(utf8_at(s, end));
}

enum fault
clean_fault(struct str s, size_t i, size_t end, uint32_t c)
{
	if (c < 0xa0)
		return c == 0x85 ? FAULT_BREAK : FAULT_CONTROL;
	if (c >= 0xc0 && c < 0x600)
		return FAULT_NONE;
	if (is_blank(c))
		return FAULT_BLANK;
	if (c == 0x2028 || c == 0x2029)
		return FAULT_BREAK;
	if (is_invisible(c) || ((c == 0x200c || c == 0x200d) &&
	        !keeps_joiner(s, i, end)))
		return FAULT_DROP;
	return FAULT_NONE;
}

/* The length of the character at i, not plain, if it is right; 0: it is not. */
static size_t
right_length(struct str s, size_t i, bool mojibake)
{
	uint32_t c, meant;
	size_t n = utf8_decode(s, i, &c);

	if (n < 2 || is_printed_mark(c))
		return n < 2 ? 0 : n;
	if (mojibake && c >= 0xc2 && c <= 0xf4 &&
	    mojibake_decode(s, i, &meant) > 0)
		return 0;
	return clean_fault(s, i, i + n, c) == FAULT_NONE && clean_is_inert(c)
	    ? n : 0;
}

/*
 * The same for what stands most often in articles, at a glance: quotation
 * marks, dashes and dots from U+2010 to U+2027, and letters from U+00C0 to
 * U+00FF before ASCII, which are no mojibake.
 */
static inline size_t
quick_length(struct str s, size_t i)
{
	const unsigned char *at = (const unsigned char *)s.at + i;

	if (s.len - i < 3)
		return 0;
	if (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xa7)
		return 3;
	return at[0] == 0xc3 && (at[1] & 0xc0) == 0x80 && at[2] < 0x80 ? 2 : 0;
}

size_t
clean_right_end(struct str s, size_t i, bool mojibake)
{
	size_t next = i; /* all before it is right */

	for (size_t block = i; block < s.len; block += 64) {
		uint64_t bits = s.len - block >= 64
		    ? other_bits(s.at + block) : other_bits_at_end(s, block);

		for (; bits != 0; bits &= bits - 1) {
			size_t at = block + bits_first(bits), n;

			if (at < next)
				continue;
			n = quick_length(s, at);
			if (n == 0)
				n = right_length(s, at, mojibake);
			if (n == 0)
				return at;
			next = at + n;
		}
	}
	return s.len;
}

bool
clean_is_right(struct str bytes)
{
	return clean_right_end(bytes, 0, true) == bytes.len;
}
