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

enum element_kind {
	ELEMENT_WORD,  /* one of its words */
	ELEMENT_MAYBE, /* one of them, or none */
	ELEMENT_ANY,   /* "*" */
	ELEMENT_SOME,  /* "+" */
};

struct phrase_element {
	enum element_kind kind;
	uint32_t words, n_words; /* in phrases.hashes */
};

struct phrase {
	const struct lexicon_row *row;
	uint32_t elements, n_elements; /* in phrases.elements */
};

/* A word that a phrase may begin with. */
struct phrase_first {
	uint64_t hash;
	uint32_t phrase;
};

/* The phrases of a table, made ready to be looked for. */
struct phrases {
	struct phrase *at;            /* [n], as in the table */
	struct phrase_element *elements;
	uint64_t *hashes;             /* of words */
	struct phrase_first *firsts;  /* [n_firsts], by hash, then phrase */
	size_t n, n_elements, n_hashes, n_firsts;
	uint64_t *pairs; /* a bit for each two words that one may begin with */
	uint64_t letters[512]; /* a bit for each three letters likewise */
	uint64_t plain[512]; /* and one for letters and length of plain words */
	bool marks; /* one begins with a sign from U+2000 to U+203F */
};

void phrases_init(
    struct phrases *phrases, const struct lexicon_row *rows, size_t n);
void phrases_release(struct phrases *phrases);

/*
 * Could line fit a phrase that begins with a word of its own?  Looks at the
 * first two words; says yes too often, never no too often.  opening is that of
 * the line.
 */
bool phrases_may_begin(const struct phrases *phrases, struct str line,
    const struct opening *opening);

/* The first phrase of the table that the line fits, or NULL. */
const struct lexicon_row *phrases_find(
    const struct phrases *phrases, const struct words *words);

#endif
