#include "utf8.h"

#include <utf8proc.h>

#include "lanes.h"

/* Is byte i of s a continuation byte? */
static bool
continues(struct str s, size_t i)
{
	return i < s.len && ((unsigned char)s.at[i] & 0xc0) == 0x80;
}

static uint32_t
low_bits(struct str s, size_t i)
{
	return (unsigned char)s.at[i] & 0x3f;
}

static size_t
decode_two(struct str s, size_t i, uint32_t lead, uint32_t *c)
{
	if (lead < 0xc2 || !continues(s, i + 1))
		return 0;
	*c = (lead & 0x1f) << 6 | low_bits(s, i + 1);
	return 2;
}

static size_t
decode_three(struct str s, size_t i, uint32_t lead, uint32_t *c)
{
	uint32_t value;

	if (!continues(s, i + 1) || !continues(s, i + 2))
		return 0;
	value = (lead & 0x0f) << 12 | low_bits(s, i + 1) << 6 |
	    low_bits(s, i + 2);
	if (value < 0x800 || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*c = value;
	return 3;
}

static size_t
decode_four(struct str s, size_t i, uint32_t lead, uint32_t *c)
{
	uint32_t value;

	if (lead > 0xf4 || !continues(s, i + 1) || !continues(s, i + 2) ||
	    !continues(s, i + 3))
		return 0;
	value = (lead & 0x07) << 18 | low_bits(s, i + 1) << 12 |
	    low_bits(s, i + 2) << 6 | low_bits(s, i + 3);
	if (value < 0x10000 || value > 0x10ffff)
		return 0;
	*c = value;
	return 4;
}

size_t
utf8_decode_any(struct str s, size_t i, uint32_t *c)
{
	uint32_t lead;

	if (i >= s.len)
		return 0;
	lead = (unsigned char)s.at[i];
	if (lead < 0x80) {
		*c = lead;
		return 1;
	}
	if (lead < 0xe0)
		return decode_two(s, i, lead, c);
	if (lead < 0xf0)
		return decode_three(s, i, lead, c);
	return decode_four(s, i, lead, c);
}

uint32_t
utf8_before(struct str s, size_t i, size_t *begin)
{
	uint32_t c = 0;

	do
		i--;
	while (i > 0 && ((unsigned char)s.at[i] & 0xc0) == 0x80);
	*begin = i;
	utf8_decode(s, i, &c);
	return c;
}

size_t
utf8_encode(uint32_t c, char *out)
{
	unsigned char *o = (unsigned char *)out;

	if (c < 0x80) {
		o[0] = (unsigned char)c;
		return 1;
	}
	if (c < 0x800) {
		o[0] = (unsigned char)(0xc0 | c >> 6);
		o[1] = (unsigned char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		o[0] = (unsigned char)(0xe0 | c >> 12);
		o[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
		o[2] = (unsigned char)(0x80 | (c & 0x3f));
		return 3;
	}
	o[0] = (unsigned char)(0xf0 | c >> 18);
	o[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
	o[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
	o[3] = (unsigned char)(0x80 | (c & 0x3f));
	return 4;
}

size_t
utf8_ascii(struct str s)
{
	size_t i = 0;

	for (; i + 4 * LANES <= s.len; i += 4 * LANES) {
		const char *at = s.at + i;

		if (lanes_any(lanes_load(at) | lanes_load(at + LANES) |
		        lanes_load(at + 2 * LANES) | lanes_load(at + 3 * LANES)))
			break;
	}
	for (; i + LANES <= s.len; i += LANES) {
		uint64_t high = lanes_bits(lanes_load(s.at + i));

		if (high != 0)
			return i + bits_first(high);
	}
	while (i < s.len && (unsigned char)s.at[i] < 0x80)
		i++;
	return i;
}

/* Length of the code point at i where that is told at once; else 0. */
static size_t
plain_length(struct str s, size_t i)
{
	unsigned char lead = (unsigned char)s.at[i];

	if (lead >= 0xc2 && lead < 0xe0)
		return continues(s, i + 1) ? 2 : 0;
	if (lead > 0xe0 && lead < 0xed)
		return continues(s, i + 1) && continues(s, i + 2) ? 3 : 0;
	return 0;
}

size_t
utf8_valid(struct str s)
{
	size_t i = 0;

	for (;;) {
		i += utf8_ascii(str_slice(s, i, s.len));
		if (i == s.len)
			return i;
		while (i < s.len && (unsigned char)s.at[i] >= 0x80) {
			size_t n = plain_length(s, i);
			uint32_t c;

			if (n == 0)
				n = utf8_decode(s, i, &c);
			if (n == 0)
				return i;
			i += n;
		}
	}
}

static utf8proc_category_t
category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool
utf8_is_upper_wide(uint32_t c)
{
	return category(c) == UTF8PROC_CATEGORY_LU ||
	    category(c) == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_lower_wide(uint32_t c)
{
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool
utf8_is_letter_wide(uint32_t c)
{
	utf8proc_category_t cat = category(c);

	return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_digit_wide(uint32_t c)
{
	return category(c) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_space_wide(uint32_t c)
{
	return c == 0x85 || category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 ||
	    c == 0x2029;
}

uint32_t
utf8_lower(uint32_t c)
{
	if (c < 0x80)
		return ascii_lower((unsigned char)c);
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t
utf8_upper(uint32_t c)
{
	if (c < 0x80)
		return ascii_upper((unsigned char)c);
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

enum mark
utf8_mark(uint32_t c)
{
	switch (c) {
	case 0x22:
		return MARK_STRAIGHT;
	case 0x27:
		return MARK_STRAIGHT_SINGLE;
	case 0xab:
	case 0x201c:
	case 0x201e:
		return MARK_OPEN;
	case 0xbb:
	case 0x201d:
		return MARK_CLOSE;
	case 0x2018:
	case 0x201a:
	case 0x2039:
		return MARK_OPEN_SINGLE;
	case 0x2019:
	case 0x203a:
		return MARK_CLOSE_SINGLE;
	default:
		return MARK_NONE;
	}
}

size_t
utf8_lower_copy(struct str s, char *out)
{
	size_t len = 0;

	for (size_t i = 0; i < s.len;) {
		uint32_t c = (unsigned char)s.at[i];
		size_t n = c < 0x80 ? 0 : utf8_decode(s, i, &c);

		if (n == 0) {
			out[len++] = (char)ascii_lower((unsigned char)s.at[i++]);
			continue;
		}
		len += utf8_encode(utf8_lower(c), out + len);
		i += n;
	}
	return len;
}
