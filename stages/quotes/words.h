/*
 * The words that tell who is meant: pronouns, titles, nouns for people,
 * groups and documents.  What is known of them lies in words.tsv.
 */
#ifndef QUOTES_WORDS_H
#define QUOTES_WORDS_H

#include "lexicon.h"
#include "span.h"
#include "str.h"

/* Grammatical gender, from a pronoun or a title; never from a given name. */
enum gender { GENDER_UNKNOWN, GENDER_HE, GENDER_SHE };

enum word_kind {
	WORD_OTHER,
	WORD_PERSONAL,   /* he, she and their forms */
	WORD_SELF,       /* I, we */
	WORD_THEY,       /* they, and you */
	WORD_IT,         /* it, this */
	WORD_RELATIVE,   /* who, which, that */
	WORD_INDEFINITE, /* some, many, others, one */
	WORD_PERSON,     /* a noun for one person: senator, mother */
	WORD_GROUP,      /* a noun for several: officials, family */
	WORD_ORG,        /* company, union, department */
	WORD_DOCUMENT,   /* report, letter, poll */
	WORD_EPITHET,    /* what only helps to describe: Vt., D, vice */
	WORD_VERB,       /* was, said: what a subject goes before */
	WORD_PREPOSITION,
	WORD_STOP,       /* the, and: says nothing of a person */
};

struct word {
	enum word_kind kind;
	enum gender gender;
	struct str meaning; /* "senator" for "sen": equal words, equal meaning */
};

/* The words, as words.tsv gives them. */
struct words {
	struct lexicon lexicon;
	struct word *known; /* what each row of the table says */
};

void words_init(struct words *words);
void words_release(struct words *words);

/*
 * What is known of a word in any case; for an unknown one the kind is
 * WORD_OTHER and the meaning is the word itself.
 */
struct word words_find(const struct words *words, struct str word);

/* The same of bytes of a text, faster for what stands around them. */
struct word words_find_at(
    const struct words *words, struct str text, struct span at);

/*
 * The first word of text that begins at or after from and before to: letters
 * and digits, with the points inside "N.C" but none at the end.  Empty, at
 * to, where there is none.
 */
struct span word_next(struct str text, uint32_t from, uint32_t to);

/* Does one of those words begin at byte at, a letter? */
bool word_begins(struct str text, uint32_t from, uint32_t at);

/* The last word that ends at or before from and not before begin of to. */
struct span word_before(struct str text, uint32_t from, uint32_t to);

/* A hash of the word that is the same in upper and lower case. */
uint64_t word_key(struct str word);

#endif
