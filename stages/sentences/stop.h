/*
 * A place where a sentence may end, and what stands around it.
 *
 * Every blank is looked at; most are waved through at once.  What is left is
 * described here once, and both the rules and the learned model decide from
 * the description.
 */
#ifndef STOP_H
#define STOP_H

#include "abbrev.h"
#include "span.h"
#include "speech.h"
#include "str.h"
#include "word.h"

enum stop_mark {
	MARKED_NOT,      /* a blank without punctuation that ends sentences */
	MARKED_STOP,     /* . */
	MARKED_QUESTION, /* ? and ?! */
	MARKED_EXCLAIM,  /* ! */
	MARKED_DOTS,     /* ... and U+2026, also with blanks between the dots */
	STOP_MARKS,
};

/* What closes or opens between the mark and the next word: bits. */
enum {
	STOP_QUOTE = 1,   /* double quotation mark */
	STOP_SINGLE = 2,  /* single quotation mark */
	STOP_BRACKET = 4, /* round or square */
	STOP_OTHER = 8,   /* before: a note, "[17]"; after: a dash or bullet */
};

struct stop {
	uint32_t mark; /* where the marks begin; where kind is none: end */
	uint32_t end;  /* where the sentence would end */
	uint32_t next; /* where the next would begin */
	enum stop_mark kind;
	unsigned closed; /* bits, between the mark and end */
	bool lost_blank; /* "out.Crews" */

	/* What follows is set by stop_read_words(). */
	unsigned opened;     /* bits, between next and word */
	uint32_t word;       /* where the first word of the next begins */
	struct word before;  /* the word that the marks follow */
	struct word before2; /* the one before it */
	struct word after;   /* the word at word */
	struct word after2;
	enum abbrev abbrev; /* of before, where kind is MARKED_STOP */
	bool abbrev_is_word;
	enum speech speech; /* only where closed has a quotation mark */
};

/*
 * Describe the place between the bytes at end and next of the paragraph par:
 * blanks, or nothing where a blank was lost.
 */
void stop_look(struct stop *stop, struct str text, struct span par,
    uint32_t end, uint32_t next);

/* Describe the words around the place, too; most are decided without them. */
void stop_read_words(struct stop *stop, struct str text, struct span par);

/* Is c a full stop, question or exclamation mark? */
static inline bool
stop_is_mark(char c)
{
	return c == '.' || c == '?' || c == '!';
}

#endif
