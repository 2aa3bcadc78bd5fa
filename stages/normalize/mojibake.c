/*
 * Mojibake: "donâ€™t".  Text that looks right is left alone: a sequence is
 * taken for mojibake only if its characters are bytes of valid UTF-8, and
 * then only where no writer would have put them.
 */
#include "clean.h"
#include "decode.h"
#include "utf8.h"

/* Up to four characters that may be the bytes of one. */
struct candidate {
	unsigned char bytes[4];
	size_t n;       /* how many bytes the character that was meant has */
	size_t len;     /* how many bytes of text these characters take */
	uint32_t c;     /* the character that was meant */
};

static size_t
sequence_length(unsigned char lead)
{
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* Read characters from i on as the bytes of one UTF-8 sequence. */
static bool
read_candidate(struct str text, size_t i, struct candidate *found)
{
	size_t want = 1, begin = i;

	for (found->n = 0; found->n < want; found->n++) {
		uint32_t c;
		size_t n = utf8_decode(text, i, &c);
		unsigned char byte = n == 0 ? 0 : cp1252_byte(c);

		if (byte == 0)
			return false;
		found->bytes[found->n] = byte;
		if (found->n == 0)
			want = sequence_length(byte);
		if (want == 0)
			return false;
		i += n;
	}
	found->len = i - begin;
	return utf8_decode((struct str){ (const char *)found->bytes,
	    found->n }, 0, &found->c) == found->n;
}

/* A byte that is a quotation mark, dash or ellipsis in Windows-1252. */
static bool
is_punctuation(unsigned char byte)
{
	return byte == 0x82 || byte == 0x84 || byte == 0x85 || byte == 0x8b ||
	    (byte >= 0x91 && byte <= 0x97) || byte == 0x9b || byte == 0xab ||
	    byte == 0xbb || byte == 0xa0;
}

static uint32_t
before(struct str text, size_t i)
{
	size_t begin;

	return i == 0 ? ' ' : utf8_before(text, i, &begin);
}

/* A sign that mojibake is full of and prose is not: "¬", "€", "™". */
static bool
is_odd(uint32_t c)
{
	switch (c) {
	case 0xa1:
	case 0xaa:
	case 0xab:
	case 0xb0:
	case 0xb7:
	case 0xba:
	case 0xbb:
	case 0xbf:
		return false;
	default:
		return (c > 0xa0 && c < 0xc0) || c == 0x20ac || c == 0x2122 ||
		    c == 0x2020 || c == 0x2021 || c == 0x2c6 || c == 0x2dc;
	}
}

/*
 * A capital letter with a mark, and punctuation: "MALMÖ”" and „Ä“ are right
 * as they are, "PEÃ‘A" is not.
 */
static bool
may_be_capital_and_mark(struct str text, size_t i, const struct candidate *at)
{
	uint32_t left = before(text, i), right;

	if (!is_punctuation(at->bytes[1]) || is_odd(left))
		return false;
	right = utf8_at(text, i + at->len);
	if (at->bytes[0] == 0xc3)
		return !utf8_is_lower(left) && !utf8_is_letter(right);
	return !utf8_is_lower(left) && !utf8_is_lower(right);
}

/* Does the same kind of sequence follow, so that this is no accident? */
static bool
goes_on(struct str text, size_t i, const struct candidate *at)
{
	struct candidate next;

	return read_candidate(text, i + at->len, &next) &&
	    next.n == at->n && utf8_is_letter(next.c) &&
	    next.bytes[0] - at->bytes[0] <= 1 &&
	    at->bytes[0] - next.bytes[0] <= 1;
}

static bool
follows_same(struct str text, size_t i, const struct candidate *at)
{
	struct candidate last;
	size_t begin = i;

	for (size_t k = 0; k < at->n; k++) {
		if (begin == 0)
			return false;
		utf8_before(text, begin, &begin);
	}
	return read_candidate(text, begin, &last) &&
	    begin + last.len == i && last.n == at->n &&
	    utf8_is_letter(last.c) && last.bytes[0] - at->bytes[0] <= 1 &&
	    at->bytes[0] - last.bytes[0] <= 1;
}

static bool
is_sure_pair(struct str text, size_t i, const struct candidate *at)
{
	if (may_be_capital_and_mark(text, i, at))
		return false;
	if (at->bytes[0] <= 0xc5)
		return true;
	return utf8_is_letter(at->c) &&
	    (goes_on(text, i, at) || follows_same(text, i, at));
}

static bool
is_sure_triple(struct str text, size_t i, const struct candidate *at)
{
	uint32_t c = at->c;

	if (at->bytes[0] == 0xe2)
		return c >= 0x2000 && c < 0x2c00;
	if (c == 0xfeff || c == 0xfffd || (c >= 0xfb00 && c <= 0xfb06))
		return true;
	return utf8_is_letter(c) &&
	    (goes_on(text, i, at) || follows_same(text, i, at));
}

size_t
mojibake_decode(struct str text, size_t i, uint32_t *c)
{
	struct candidate at;
	bool sure;

	if (!read_candidate(text, i, &at))
		return 0;
	if (at.n == 2)
		sure = is_sure_pair(text, i, &at);
	else if (at.n == 3)
		sure = is_sure_triple(text, i, &at);
	else
		sure = at.c >= 0x1f000 && at.c < 0x20000;
	*c = at.c;
	return sure ? at.len : 0;
}
