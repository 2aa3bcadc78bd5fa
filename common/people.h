/*
 * People: the speakers of many articles, brought together.
 *
 * Quotations go in article by article; at the end the same name becomes one
 * speaker, and so do names whose surname, given name and role go together.
 * What only looks alike is proposed, never joined.  Memory grows with the
 * different names and roles, not with articles, and the outcome does not
 * depend on the order of the articles.
 */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "str.h"

struct people;
struct people_alias;

/*
 * The user's corrections, a line each:
 *
 *     NAME <TAB> IS [<TAB> role=WORDS | affil=WORDS | article=BEGIN]
 *
 * The speaker called NAME, where the condition holds, is IS.  The first line
 * that fits counts.  Names in the second column are neither joined to others
 * nor taken apart.  '#' begins a comment.  Ends the program, naming the line,
 * where the file cannot be read or is malformed.
 */
struct people_alias *people_alias_read(const char *path);
void people_alias_free(struct people_alias *alias);

/* alias may be NULL and must outlive the people. */
struct people *people_new(const struct people_alias *alias);
void people_free(struct people *people);

/* A quotation that has a named speaker. */
struct people_quote {
	struct str name;
	struct str kind;  /* person, org, role, group, document, unknown */
	struct str role;  /* may be empty, as may affil */
	struct str affil;
	struct str quote; /* its id */
	bool direct;      /* direct or mixed */
	uint32_t words;
};

/*
 * Begin an article, and end the one before.  date and outlet may be empty;
 * all strings are copied where they are kept.
 */
void people_article(struct people *people, struct str id, struct str date,
    struct str outlet);

/*
 * Add a quotation of the article.  Returns the number of its speaker in this
 * article: 0, 1, ... as they come.
 */
size_t people_add(struct people *people, const struct people_quote *quote);

/*
 * End the last article.  For each speaker of it, in order, a handle for
 * people_person(); the array is good until the next article begins.
 */
const uint32_t *people_article_end(struct people *people, size_t *n);

struct person {
	struct str id;      /* of the name: "zoe-okafor", "-2" where taken */
	struct str name;    /* the full form that most articles have */
	struct str kind;
	struct str aliases; /* other forms, joined by '|' */
	struct str roles;   /* the most frequent first, joined by '|' */
	struct str affils;
	struct str same_as; /* ids that may be the same, joined by '|' */
	struct str example_article; /* of the longest direct quote */
	struct str example_quote;
	struct str first_date; /* empty: no article had one */
	struct str last_date;
	uint64_t n_articles, n_outlets, n_quotes, n_direct, n_words;
};

/*
 * Bring the speakers together: [*n] by number of quotes, the most first, then
 * by name.  Their memory is people's.  Nothing can be added after that.
 */
const struct person *people_finish(struct people *people, size_t *n);

/* Which of the persons a handle became, after people_finish(). */
size_t people_person(const struct people *people, uint32_t handle);

#endif
