/* The inside of phrase: for phrase*.c alone. */
#ifndef PHRASE_IN_H
#define PHRASE_IN_H

#include "phrase.h"

enum {
	PAIR_BITS = 18,
	/* Instead of the hash of a second word. */
	ANY_WORD = 1,
	SOME_WORD = 2, /* there is one that may follow */
};

/* Is the bit for two words that a phrase may begin with set? */
static inline bool
phrase_has_bit(const struct phrases *phrases, uint64_t hash)
{
	hash &= (1u << PAIR_BITS) - 1;
	return (phrases->pairs[hash / 64] >> hash % 64 & 1) != 0;
}

/* The place of a letter in the alphabet, from 1; 0: it is none of ASCII. */
static inline unsigned
phrase_letter(unsigned char c)
{
	return ascii_is_alpha(c) ? c & 31 : 0;
}

/* The bit for the letters that s begins with, up to three. */
static inline size_t
phrase_letters(struct str s)
{
	unsigned a = phrase_letter((unsigned char)s.at[0]), b = 0, c = 0;

	if (a > 0 && s.len > 1)
		b = phrase_letter((unsigned char)s.at[1]);
	if (b > 0 && s.len > 2)
		c = phrase_letter((unsigned char)s.at[2]);
	return a << 10 | b << 5 | c;
}

/* The bit for the same letters, and how long the word is. */
static inline size_t
phrase_plain(size_t letters, size_t len)
{
	return (letters + len * 3911) & 32767;
}

/* A quotation mark, a dash or the like, which no case changes? */
static inline bool
phrase_begins_with_mark(struct str s)
{
	return str_starts(s, STR("\xe2\x80"));
}

#endif
