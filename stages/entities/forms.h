/*
 * The different forms of names in one article, and how they hang together.
 *
 * Only fullform*.c use this.
 */
#ifndef ENTITIES_FORMS_H
#define ENTITIES_FORMS_H

#include "entity.h"
#include "lexicon.h"
#include "names.h"

enum {
	FORM_NONE = -1,
	FORM_AMBIGUOUS = -2, /* in an index: several */
};

/* One form: all names of the article with these words, but for case, accents,
 * apostrophes and stops. */
struct form {
	struct str key;     /* folded: "sacramento city teachers association" */
	struct str shown;   /* as it is written best */
	struct str variant; /* the way of writing seen last */
	uint32_t variant_count;
	uint32_t shown_count;
	uint32_t count;      /* names in this form */
	uint32_t first;      /* entity in which it is first seen */
	enum entity_label label;
	bool has_given;      /* of a person: not a surname alone */
	uint64_t surname;    /* of a person: hash of its last word */
	int full;            /* the form it is short for; FORM_NONE: none */
	int next_surname;    /* next with the same last word */
	int next_given;      /* next person with the same first word */
	int next_head;       /* next with the same first three letters */
	bool acronym;        /* full was found by its letters */
	int *rivals;         /* [n_rivals]: persons who all bear this name */
	size_t n_rivals;
	uint32_t total;      /* names in this form and those short for it */
	uint32_t seen;       /* entity in which any of them is first seen */
	enum names_gender gender; /* by a title before one of them */
};

struct slot {
	uint64_t hash; /* 0: free */
	int value;
};

/* From hashes to numbers; of equal hashes the last put wins. */
struct index {
	struct slot *at; /* [mask + 1] */
	size_t mask;
};

struct forms {
	struct form *at; /* [n] */
	size_t n, cap;
	int *of; /* [entities]: the form of each, or FORM_NONE */
	const struct entities *entities;
	struct str text;
	const struct names *names;
	struct arena *arena;
};

void index_init(struct index *index, size_t n, struct arena *arena);
/* The number at the hash, or FORM_NONE. */
int index_get(const struct index *index, uint64_t hash);
void index_put(struct index *index, uint64_t hash, int value);

/* Collect the forms of all names that were not taught. */
struct forms forms_collect(const struct entities *entities, struct str text,
    const struct names *names, struct arena *arena);

/* The form at the end of the chain of full forms that starts at i. */
int forms_fullest(const struct forms *forms, int i);

/* The words of a key: how many, and the i-th. */
size_t key_words(struct str key);
struct str key_word(struct str key, size_t i);

/* Link short forms of persons, and of all else, to their full ones. */
void forms_link_persons(struct forms *forms);
void forms_link_others(struct forms *forms, const struct lexicon *org_words);

/* Of the latter: acronyms, by brackets behind the name or by its initials. */
void forms_link_brackets(struct forms *forms);
void forms_link_acronyms(struct forms *forms);

/*
 * Is full first named as a relative ("his daughter, Ivanka Trump") when form,
 * one of its words, stood there before?  Then that means somebody else, whom
 * the article never names in full.
 */
bool forms_is_late_relative(const struct forms *forms, const struct form *form,
    const struct form *full);

/* The title written directly before a name, "Mr. Clinton". */
struct names_title forms_title_before(
    const struct forms *forms, const struct entity *entity);

/*
 * The full form of a name, by its entity.  Where several persons bear it, the
 * title before it or the text around it may tell; else it is its own form.
 */
int forms_meant(const struct forms *forms, size_t entity);

#endif
