/*
 * An article as the end of the chain reads it: records joined to each other.
 *
 * The stream keeps quote, cue, speaker and the pieces of a quotation as
 * records that name one another by id.  A reading follows the names once, in
 * linear time, so that tables and the report need no look-ups of their own.
 */
#ifndef READING_H
#define READING_H

#include "stream.h"

/* Some records of an article, by begin. */
struct records {
	const struct record **at; /* [n] */
	size_t n, cap;
};

/* One quotation: one or more pieces, and who said it. */
struct quotation {
	struct records pieces; /* by begin; at least one */
	const struct record *quote;    /* the record with the attributes */
	const struct record *speaker;  /* NULL: none was found */
	const struct record *cue;      /* NULL: none was found */
	const struct record *sentence; /* where it begins, or NULL */
	struct str name;  /* the speaker's resolved name; empty: unknown */
	struct str kind;  /* person, org, role, group, document, unknown */
	struct str ref;   /* name, surname, pronoun, nominal, none */
	struct str role;
	struct str affil;
	struct str class; /* speech, thought, stance */
	struct str conf;  /* "0.93"; may be empty */
	uint32_t words;   /* of all pieces */
	bool review;      /* unsure: a person should look at it */
};

struct reading {
	const struct article *article;
	uint64_t source_at; /* first byte of the article in its file */
	struct str date, outlet; /* of the doc line; empty: unknown */
	struct records pars;
	struct records sents;
	struct records ents;
	struct records errs; /* in the order of the stream */
	struct quotation *quotes; /* [n_quotes], by begin */
	size_t n_quotes;
};

/*
 * Join the records of article.  All memory is the article's arena's.
 *
 * quotes  without it the quotations, which take the most time, are left out
 */
struct reading reading_of(const struct article *article, bool quotes);

/* Which of records (by begin, not overlapping) holds byte at, or NULL. */
const struct record *reading_at(const struct records *records, uint32_t at);

/*
 * The same.  *near is where the byte before was looked for, 0 at first: bytes
 * that come in order take no search.
 */
const struct record *reading_at_near(
    const struct records *records, uint32_t at, size_t *near);

/* Where byte at would stand: the number of records that begin at or before
 * it. */
size_t reading_rank(const struct records *records, uint32_t at);

/*
 * Words of s: what white space separates and holds a letter or a digit.
 * A dash between two words is none.
 */
uint32_t reading_words(struct str s);

/* Is a paragraph with this label part of the story, not of its frame? */
bool reading_is_story(struct str label);

/* The text of all pieces, joined by " … ". */
struct str reading_quote_text(
    const struct quotation *quotation, struct arena *arena);

#endif
