/*
 * The inside of people: for people*.c alone.
 *
 * An atom is what one article says of one speaker: a kind, a name, roles and
 * affiliations.  Articles that say the same share an atom, so there are as
 * many atoms as different descriptions.  Joining makes persons of atoms.
 */
#ifndef PEOPLE_IN_H
#define PEOPLE_IN_H

#include "arena.h"
#include "buf.h"
#include "callings.h"
#include "names.h"
#include "people.h"
#include "strmap.h"

/* Numbers that grow; zeroed: none.  On the heap. */
struct people_numbers {
	uint32_t *at; /* [n] */
	size_t n, cap;
};

void people_number_add(struct people_numbers *numbers, uint32_t number);

struct people_example {
	bool direct;
	uint32_t words;
	struct str article, quote;
};

/* Is a the better example: direct, longer, of the article that sorts first? */
bool people_better(
    const struct people_example *a, const struct people_example *b);

struct people_atom {
	struct str kind, name, roles, affils; /* lists joined by '|' */
	uint64_t n_articles; /* that have no other atom of the same surname */
	uint64_t n_quotes, n_direct, n_words;
	char first_date[11], last_date[11]; /* "": none */
	bool pinned;         /* the name is one that the user gave */
	uint64_t group;      /* the same for names that may be joined */
	struct people_numbers outlets; /* sorted */
	struct people_example example; /* its strings: example_text */
	struct buf example_text;
	uint32_t callings;   /* of roles and affils, see callings.h */
	bool tied;           /* a root: some role says what they do */
	uint64_t tally;      /* a root: quotes of its atoms with such roles */
	uint32_t parent;     /* union-find; itself: the root */
	uint32_t person;     /* set by people_finish() */
};

/* Atoms of one surname that stood in one article together. */
struct people_company {
	const uint32_t *atoms; /* [n] sorted */
	size_t n;
	uint64_t n_articles;
};

/* Two atoms whose persons may be the same. */
struct people_pair {
	uint32_t a, b;
};

struct people_pairs {
	struct people_pair *at; /* [n] */
	size_t n, cap;
};

/* A speaker of the article that is being read. */
struct people_mention {
	struct str name, kind;
	struct str roles[8], affils[8]; /* those seen first */
	size_t n_roles, n_affils;
	uint64_t n_quotes, n_direct, n_words;
	struct people_example example;
};

struct people {
	const struct people_alias *alias;
	struct names names;
	struct callings callings;
	struct arena arena;          /* strings that live as long as this */
	struct people_atom *atoms;   /* [n] */
	size_t n, cap;
	struct strmap atom_of;       /* kind, name, roles, affils joined */
	struct strmap outlets;       /* numbers of outlets */
	struct strmap company_of;    /* the bytes of the sorted atoms */
	struct people_company *companies; /* [n_companies] */
	size_t n_companies, cap_companies;

	struct arena article;        /* what lives as long as the article */
	struct str id, date, outlet; /* of the article; id.at NULL: none yet */
	struct people_mention *mentions; /* [n_mentions] */
	size_t n_mentions, cap_mentions;
	struct strmap mention_of;    /* kind and name joined */
	struct people_numbers handles;

	struct people_pairs pairs;   /* proposals */
	struct person *persons;      /* [n_persons] */
	size_t n_persons;
};

/* The name that the alias file gives, or name itself. */
struct str people_alias_apply(const struct people_alias *alias,
    const struct people_mention *mention, struct str article);

/* Is name one that the alias file gives? */
bool people_alias_pins(const struct people_alias *alias, struct str name);

/* A person, or nothing said against it. */
bool people_is_human(const struct people_atom *atom);

/* The name without titles. */
struct str people_bare_name(const struct people *people, struct str name);

/* Which atoms may be one person: see people_join.c. */
void people_join(struct people *people);

uint32_t people_root(struct people *people, uint32_t atom);
void people_unite(struct people *people, uint32_t a, uint32_t b);
void people_propose(struct people *people, uint32_t a, uint32_t b);

/* Propose names that are a slip of the pen apart: see people_spelling.c. */
void people_spelling(struct people *people);

/* Make persons of joined atoms: see people_rows.c. */
void people_rows(struct people *people);

/* Their order, their ids, possible_same_as: see people_order.c. */
void people_rank(struct people *people);
void people_set_ids(struct people *people);
void people_set_same_as(struct people *people);

/* Add what an article says to atoms, and count it: see people_atoms.c. */
uint32_t people_atom(struct people *people, struct people_mention *mention);
void people_count_article(struct people *people);

/* Room for one more element of size bytes in an array on the heap. */
void *people_room(void *at, size_t n, size_t *cap, size_t size);

#endif
