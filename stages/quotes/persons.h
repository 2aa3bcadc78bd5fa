/*
 * The persons of an article: which names belong to one person.
 */
#ifndef QUOTES_PERSONS_H
#define QUOTES_PERSONS_H

#include "names.h"
#include "quotes/reading.h"

enum {
	FORMS_MAX = 4,
	PERSONS_CHAIN_MAX = 16, /* persons of one name that are looked at:
	                         * hostile articles stay linear */
};

struct person {
	struct str name; /* the fullest form that the article prefers */
	struct names_parts parts; /* of the first full form, or the only one */
	bool full;                /* has a given name and a surname */
	uint32_t first;           /* its first mention */
	enum gender told; /* by a title or noun beside the name in full */
	uint32_t n_full;  /* mentions in full */
	uint32_t n;       /* mentions by name */
	double he_title, she_title; /* evidence for a grammatical gender, from
	                             * titles: Mrs., chairman */
	double he, she;             /* the same, and from pronouns */

	struct {
		struct str text;
		uint32_t n;
	} forms[FORMS_MAX];
	uint32_t last_full; /* the latest mention in full, while assigning */
	uint32_t next_surname, next_given; /* in the index chains */
};

/* The name of a mention, taken apart once: it is asked for many times. */
struct parsed {
	struct str bare; /* without titles; empty: not yet taken apart */
	struct names_parts parts;
	size_t by_last, by_whole; /* places of its surname's last word and of
	                           * all of it in the index */
};

struct persons {
	struct person *at; /* [n] */
	size_t n, cap;
	struct parsed *parsed; /* by mention */
	const struct names *names;
	const struct words *words;
	uint32_t *by_surname, *by_given; /* [mask + 1]: heads of chains */
	size_t mask;
	bool settled; /* lone names would all mean the same if asked again */
};

/*
 * Find the persons from the names in reading, and set who and sure of those
 * mentions.  Memory is the arena's.
 */
void persons_find(struct persons *persons, struct reading *reading,
    const struct names *names, struct arena *arena);

/*
 * Decide again whom each lone surname means, now that the evidence for gender
 * has grown.
 */
void persons_settle(
    struct persons *persons, struct reading *reading, struct arena *arena);

/* The person whom a name outside the mentions means, or NOBODY. */
uint32_t persons_lookup(const struct persons *persons, struct str name);

/* For lone.h: the name of a mention; a new person, whose first mention this
 * is. */
const struct parsed *persons_name(
    struct persons *persons, const struct reading *reading, uint32_t mention);
uint32_t persons_add(struct persons *persons, struct names_parts parts,
    uint32_t mention, struct arena *arena);

/* Evidence that the person is spoken of by this gender: -1 against, 1 for. */
double person_fits(const struct person *person, enum gender gender);

#endif
