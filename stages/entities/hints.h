/*
 * What the words of a sentence let hope for: most sentences hold no value, no
 * people's name and no title of a work, and the rules for these need not read
 * them.  A form is asked once, and what it tells is kept with it.
 *
 * A hint may promise too much, never too little.
 */
#ifndef ENTITIES_HINTS_H
#define ENTITIES_HINTS_H

#include "arena.h"
#include "complete.h"
#include "kinds.h"
#include "value_lex.h"
#include "words.h"

enum {
	/* What is hoped for in a sentence. */
	HINT_VALUE = 15,   /* any of these bits: a value may start */
	HINT_RUN = 16,     /* what kinds_runs() looks for */
	HINT_WORK = 32,    /* a quotation mark opens before a capital */
	HINT_STATION = 64, /* "FOX 40" */
	HINT_GROUP = 128,  /* a word of groups.tsv */
	HINT_ROLE = 256,   /* a title */
	HINTS = 511,

	/* Of a form, shifted by these: what is hoped for where the next word
	 * is that, and what it is itself to one before it. */
	HINT_IF = 10,
	HINT_IS = 18,
	HINT_PAIRS = HINT_VALUE | HINT_RUN | HINT_WORK | HINT_STATION,
	HINT_CAPITAL = (HINT_RUN | HINT_WORK | HINT_STATION) << HINT_IS,

	HINT_BEGINS = 1 << 26, /* with a letter: words may be cut there */
	HINT_ENDS = 1 << 27,   /* with a letter, or a stop */
	HINT_NOT = 1 << 28,    /* "n't" */
	HINT_VERB = 1 << 29,   /* "do", "ca" as before it */
	HINT_ASKED = 1 << 30,
};

/* Those of a word of letters alone, and of the same with a capital. */
struct plain_hints {
	uint32_t small, capital;
	uint16_t value; /* by value_words_number() */
};

/* Words by which hints are given. */
struct hint_words {
	const struct value_words *values;
	struct lexicon_row *rows; /* [n] */
	uint32_t *hints;          /* [n] */
	struct plain_hints *plain; /* [n] */
	struct plain_hints unknown; /* of a word that is none of them */
	size_t n;
	struct lexicon lexicon;
	struct arena words;   /* what rows point to */
	struct arena scratch; /* for one form */
};

void hint_words_init(struct hint_words *words,
    const struct value_words *values, const struct kinds_knowledge *kinds);
void hint_words_release(struct hint_words *words);

/* Set hints and value of the form of a token of tokens_words(). */
void hints_set(
    struct hint_words *words, struct str token, struct ner_form *form);

/*
 * What a token with the hints this is worth behind one with those of before,
 * which is 0 where none is before it.
 */
static inline unsigned
hints_of_pair(uint32_t before, uint32_t this, bool space)
{
	unsigned pair = before >> HINT_IF & this >> HINT_IS & HINT_PAIRS;

	if (space)
		pair &= ~(unsigned)HINT_WORK;
	/* A word that is cut in two may be one of those that hint. */
	if (!space && (before & HINT_ENDS) && (this & HINT_BEGINS) &&
	    !((this & HINT_NOT) && (before & HINT_VERB)))
		return HINTS;
	return (pair | this) & HINTS;
}

#endif
