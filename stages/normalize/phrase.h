/*
 * Phrases that a whole line must fit, for boilerplate and its like.
 *
 * phrases.tsv has one on each line: words in lower case with a space between
 * them, punctuation as words of its own.  "a|b" is one of both, "word?" may
 * be missing, "*" is any words or none, "+" at least one.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "words.h"

/* Does the line fit the phrase? */
bool phrase_fits(struct str phrase, const struct words *words);

/* The first words of phrases, to part from most lines at once. */
struct phrases {
	const struct lexicon_row *rows; /* [n] */
	size_t n;
	struct lexicon_row *firsts; /* words that a phrase begins with */
	struct lexicon first;
};

void phrases_init(
    struct phrases *phrases, const struct lexicon_row *rows, size_t n);
void phrases_release(struct phrases *phrases);

/* Could a line that begins with this word, in any case, fit a phrase? */
bool phrases_may_begin(const struct phrases *phrases, struct str word);

/* The first phrase that the line fits, or NULL. */
const struct lexicon_row *phrases_find(
    const struct phrases *phrases, const struct words *words);

#endif
