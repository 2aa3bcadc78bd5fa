/*
 * Joining, in three steps: the same name (people_same.c), what speaks for and
 * against one person (people_evidence.c), and names of one surname
 * (people_full.c, people_join.c).  For those files alone.
 */
#ifndef PEOPLE_JOIN_H
#define PEOPLE_JOIN_H

#include "people_in.h"

enum {
	WORDS_MAX = 16,  /* words of affiliations kept for a person */
	CLIQUE_MAX = 32, /* names that are compared each with each */
	ROLES_MAX = 16,  /* roles kept for a person */
	COMPANY_MAX = 16, /* names of one article that are compared */
	RIVALS_MAX = 8,  /* more than these are not worth proposing */
	WORK_MAX = 4000000, /* comparisons in a group before it gives up */
};

/* Atoms of one name that are one person so far. */
struct cluster {
	uint32_t atom;     /* one of them */
	struct str key;    /* the name, for equality */
	struct str name;   /* without titles */
	uint64_t group;
	bool human, pinned;
	uint32_t callings;
	uint64_t words[WORDS_MAX]; /* [n_words] of affiliations, hashed */
	size_t n_words;
	uint64_t roles[ROLES_MAX]; /* [n_roles] hashed */
	size_t n_roles;
	uint64_t n_articles, n_quotes;
	uint32_t part;     /* union-find among clusters of a group */
};

struct clusters {
	struct cluster *at; /* [n] */
	size_t n, cap;
};

/* An atom with what joining looks at. */
struct item {
	uint32_t atom;
	bool human;
	uint64_t group;
	struct str key, roles, affils;
	uint32_t callings;
};

/* All atoms, those of one name side by side.  On the heap. */
struct item *people_items(struct people *people);
bool people_same_name(const struct item *a, const struct item *b);

/* Unite those of n atoms of one name that are one person. */
void people_join_same_name(
    struct people *people, const struct item *items, size_t n);

/* Call each() with the hash of every telling word of affils, in lower case. */
void people_affil_words(
    struct str affils, void (*each)(uint64_t hash, void *), void *data);

/*
 * Add the persons that atoms of one name have become; several of one name are
 * proposed to each other.
 */
void people_add_clusters(struct people *people, struct clusters *list,
    const struct item *items, size_t n);

/* Do their callings keep them apart, with no affiliation in common? */
bool people_clash(const struct cluster *a, const struct cluster *b);

/* Does something speak for one person, more than the absence of a clash? */
bool people_have_evidence(const struct cluster *a, const struct cluster *b);

/* Do they have a role of the same words? */
bool people_share_role(const struct cluster *a, const struct cluster *b);

/*
 * In how many articles two names spoke side by side.  Whoever does that often
 * is not one person: a senator and his son of the same name.
 */
struct together {
	struct strmap where; /* two roots: number of the count */
	struct arena arena;
};

struct together people_together(struct people *people);
void people_together_release(struct together *together);

/* Do they speak side by side in one of four articles of the rarer one? */
bool people_speak_together(const struct together *together,
    const struct cluster *a, const struct cluster *b);

/* What the comparisons of a group look at beside the clusters. */
struct context {
	struct people *people;
	const struct together *together;
	struct arena *arena;
};

/* Has the name a given name that is no initial? */
bool people_is_full(const struct cluster *cluster);

/* Unite the full names of a group that fit, and propose what nearly does. */
void people_join_full_names(
    const struct context *context, struct cluster *group, size_t n);

#endif
