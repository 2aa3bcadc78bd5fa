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
#include "values.h"

enum {
	HINT_VALUE = 1,   /* a value may begin */
	HINT_GROUP = 2,   /* a word of groups.tsv */
	HINT_RUN = 4,     /* of what kinds_runs() looks for */
	HINT_WORK = 8,    /* a quotation mark opens before a capital */
	HINT_STATION = 16, /* "FOX 40" */
	HINTS = 31,

	/* Of a form alone: what it is worth where a capital follows. */
	HINT_IF = 3, /* so many bits further up */
	HINT_IF_RUN = HINT_RUN << HINT_IF,
	HINT_IF_WORK = HINT_WORK << HINT_IF, /* if it follows without a blank */
	HINT_IF_STATION = HINT_STATION << HINT_IF,
	HINT_CAPITAL = 0x100, /* begins with a capital, a digit, or no ASCII */
	HINT_BEGINS = 0x200,  /* with a letter, so that words may be cut there */
	HINT_ENDS = 0x400,    /* with a letter, or a stop */
	HINT_NOT = 0x800,     /* "n't" */
	HINT_VERB = 0x1000,   /* "do", "ca" as before it */
	HINT_ASKED = 0x8000,
};

/* Words by which hints are given. */
struct hint_words {
	const struct value_words *values;
	struct lexicon_row *rows; /* [n] */
	uint16_t *hints;          /* [n] */
	size_t n;
	struct lexicon lexicon;
	struct arena words;   /* what rows point to */
	struct arena scratch; /* for one form */
};

void hint_words_init(struct hint_words *words,
    const struct value_words *values, const struct kinds_knowledge *kinds);
void hint_words_release(struct hint_words *words);

/* The hints of a form, a token of tokens_words(), cut to NER_FORM_MAX bytes. */
uint16_t hints_of_form(struct hint_words *words, struct str form);

/* What those of HINT_IF_... become where a capital does follow. */
static inline unsigned
hints_of_if(unsigned hints)
{
	return hints >> HINT_IF & (HINT_RUN | HINT_WORK | HINT_STATION);
}

/*
 * What a token with the hints this is worth behind one with those of before,
 * which is 0 where none is before it.
 */
static inline unsigned
hints_of_pair(unsigned before, unsigned this, bool space)
{
	unsigned hints = this;

	if (this & HINT_CAPITAL)
		hints |= hints_of_if(before) &
		    ~(space ? (unsigned)HINT_WORK : 0);
	/* A word that is cut in two may be one of those that hint. */
	if (!space && (before & HINT_ENDS) && (this & HINT_BEGINS) &&
	    !((this & HINT_NOT) && (before & HINT_VERB)))
		hints = HINTS;
	return hints & HINTS;
}

#endif
