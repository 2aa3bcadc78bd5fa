/*
 * Tokens of a sentence, after the conventions of Universal Dependencies for
 * English: hyphens split ("15 - year"), "$ 5", "5 %", abbreviations keep their
 * stop, "..." is one token, URLs, addresses, handles and dates with slashes
 * are one.  https://universaldependencies.org/en/
 */
#ifndef TOKENS_H
#define TOKENS_H

#include "arena.h"
#include "span.h"
#include "str.h"

enum token_class {
	TOKEN_WORD,   /* has a letter */
	TOKEN_NUMBER, /* digits with their points, commas, slashes, colons */
	TOKEN_PUNCT,
	TOKEN_SYMBOL, /* $ % + = and the like, emoji */
	TOKEN_URL,    /* also e-mail addresses, handles, hashtags */
};

struct token {
	struct span at; /* bytes of the article's text */
	enum token_class class;
	bool space_before; /* white space, or the sentence's begin, before it */
};

struct tokens {
	struct token *at; /* [n], by begin, not overlapping */
	size_t n;
};

/*
 * Surface tokens: "don't" and "Okafor's" are one each.
 *
 * text      normalized text: valid UTF-8
 * sentence  the bytes of text to look at
 *
 * Between tokens there is only white space.  Their memory is the arena's.
 * Linear time.  Cannot fail.
 */
struct tokens tokens_find(
    struct str text, struct span sentence, struct arena *arena);

/*
 * Words: as tokens_find, but contractions and possessives are cut, "do n't",
 * "Okafor 's", "can not", for straight and curly apostrophes.
 */
struct tokens tokens_words(
    struct str text, struct span sentence, struct arena *arena);

#endif
