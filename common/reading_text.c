/* What is said of the text of a reading: words, labels, quotations. */
#include "eight.h"
#include "reading.h"
#include "utf8.h"

enum { BLOCK = 16 };

/* Of a block, a bit for each byte. */
struct block_bits {
	uint32_t text;    /* bytes that are no gap */
	uint32_t letters; /* bytes where a letter or a digit begins */
};

/* Does the character at byte i, which is not ASCII, make a word? */
static bool
is_word_char(struct str s, size_t i)
{
	uint32_t c;

	/* Dashes and quotation marks, of which there are many. */
	if ((unsigned char)s.at[i] == 0xe2 && i + 1 < s.len &&
	    (unsigned char)s.at[i + 1] == 0x80)
		return false;
	c = utf8_at(s, i);
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* The block of s at byte i; behind the end there are gaps. */
static struct block_bits
block_at(struct str s, size_t i)
{
	struct block_bits bits;
	eight_two block;
	uint32_t leads;

	if (s.len - i >= BLOCK) {
		memcpy(&block, s.at + i, BLOCK);
	} else {
		memset(&block, ' ', BLOCK);
		memcpy(&block, s.at + i, s.len - i);
	}
	bits.text = ~eight_bits((eight_two)((block == ' ') |
	                (block == '\n'))) & 0xffff;
	bits.letters = eight_bits((eight_two)(((block | 0x20) - 'a' < 26) |
	    (block - '0' < 10)));
	leads = eight_bits((eight_two)(block >= 0xc0));
	for (; leads != 0; leads &= leads - 1) {
		uint32_t at = (uint32_t)__builtin_ctz(leads);

		if (is_word_char(s, i + at))
			bits.letters |= (uint32_t)1 << at;
	}
	return bits;
}

/*
 * The letters that are the first of their word: adding the beginnings of words
 * to what is neither a letter nor a gap carries each to the first letter, if
 * the word has one.  counted: the first word goes on, and was counted.
 */
static uint32_t
first_letters(struct block_bits bits, bool counted)
{
	uint32_t begins = bits.text & ~(bits.text << 1 | counted);
	uint32_t others = bits.text & ~bits.letters;

	return (others + begins) & bits.letters;
}

/* Does the word at the end of the block go on, and was it counted? */
static bool
last_counted(struct block_bits bits, bool counted)
{
	uint32_t gaps = ~bits.text & 0xffff;
	unsigned begin;

	if (gaps == 0)
		return counted || bits.letters != 0;
	begin = 32 - (unsigned)__builtin_clz(gaps);
	return bits.letters >> begin != 0;
}

uint32_t
reading_words(struct str s)
{
	uint32_t n = 0;
	bool counted = false;

	for (size_t i = 0; i < s.len; i += BLOCK) {
		struct block_bits bits = block_at(s, i);

		n += (uint32_t)__builtin_popcount(
		    first_letters(bits, counted));
		counted = last_counted(bits, counted);
	}
	return n;
}

bool
reading_is_story(struct str label)
{
	static const char *const story[] = { "body", "headline", "dek",
		"list", "caption", "transcript" };

	for (size_t i = 0; i < sizeof(story) / sizeof(story[0]); i++)
		if (str_is(label, story[i]))
			return true;
	return false;
}

struct str
reading_quote_text(const struct quotation *quotation, struct arena *arena)
{
	const struct records *pieces = &quotation->pieces;
	const struct str joint = STR(" … ");
	size_t len = 0;
	char *out, *p;

	if (pieces->n == 1)
		return pieces->at[0]->surface;
	for (size_t i = 0; i < pieces->n; i++)
		len += pieces->at[i]->surface.len + joint.len;
	p = out = arena_alloc(arena, len);
	for (size_t i = 0; i < pieces->n; i++) {
		struct str piece = pieces->at[i]->surface;

		memcpy(p, joint.at, i > 0 ? joint.len : 0);
		p += i > 0 ? joint.len : 0;
		memcpy(p, piece.at, piece.len);
		p += piece.len;
	}
	return (struct str){ out, (size_t)(p - out) };
}
