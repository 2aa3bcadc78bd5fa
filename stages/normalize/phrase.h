/*
 * Phrases that a whole line must fit, for boilerplate and its like.
 *
 * phrases.tsv has one on each line: words in lower case with a space between
 * them, punctuation as words of its own.  "a|b" is one of both, "word?" may
 * be missing, "*" is any words or none, "+" at least one.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "arena.h"
#include "lexicon.h"
#include "str.h"

enum { PHRASE_WORDS = 64 };

/* The words of a line, lower-cased; n is 0 where it has too many. */
struct words {
	struct str at[PHRASE_WORDS];
	struct span span[PHRASE_WORDS]; /* bytes of the line */
	size_t n;
};

void words_read(struct words *words, struct str line, struct arena *arena);

/* Does the line fit the phrase? */
bool phrase_fits(struct str phrase, const struct words *words);

/* The value of the first phrase in rows that the line fits, or NULL. */
const struct lexicon_row *phrase_find(const struct lexicon_row *rows,
    size_t n, const struct words *words);

#endif
