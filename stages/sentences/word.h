/*
 * Words beside a place where a sentence may end, and how they are written.
 * Only a few bytes of a long one are looked at, so that each costs the same.
 */
#ifndef WORD_H
#define WORD_H

#include "lexicon.h"
#include "str.h"

enum { WORD_MAX = 40 };

/* How a word is written. */
enum shape {
	SHAPE_NONE,    /* there is none */
	SHAPE_LOWER,   /* house */
	SHAPE_CAPITAL, /* House */
	SHAPE_UPPER,   /* HOUSE */
	SHAPE_LETTER,  /* A: a single capital */
	SHAPE_SMALL,   /* a: a single small letter */
	SHAPE_DOTTED,  /* U.S, a.m */
	SHAPE_NUMBER,  /* 1912, 5.2, 50-49 */
	SHAPE_MIXED,   /* iPhone, 3rd, F-16 */
	SHAPE_ADDRESS, /* has @ or :// or www. */
	SHAPE_MARK,    /* no letter, no digit */
	SHAPES,
};

struct word {
	struct str form; /* at most WORD_MAX bytes of it */
	enum shape shape;
	bool edge;    /* the paragraph begins or ends with it */
	bool starter; /* one that begins sentences more often than names */
};

/*
 * The word that ends at byte end, not before from; *begin is where it begins.
 * Stops inside it are its own.
 */
struct word word_before(
    struct str text, uint32_t from, uint32_t end, uint32_t *begin);

/*
 * The word that begins at byte begin, without its last stops; *end is where
 * it ends with them.  Empty where a mark or a blank stands there.
 */
struct word word_after(
    struct str text, uint32_t begin, uint32_t limit, uint32_t *end);

/* The hash of the word in lower case. */
uint64_t word_hash(const struct word *word);

/* Is s, in any case, a word that begins sentences: "the", "however"? */
bool word_is_starter(struct str s);

/* Past white space from byte i on, up to end; back from byte i, down to begin. */
uint32_t word_blanks(struct str text, uint32_t i, uint32_t end);
uint32_t word_blanks_back(struct str text, uint32_t i, uint32_t begin);

/* The character behind, and that before, the one that begins at byte i. */
uint32_t word_forward(struct str text, uint32_t i);
uint32_t word_back(struct str text, uint32_t i);

#endif
