/*
 * A sentence as roles are looked for in it: words between blanks, with what
 * stands around each and what is known of it.
 *
 * Only roles.c and role_*.c use this.
 */
#ifndef ENTITIES_ROLE_TEXT_H
#define ENTITIES_ROLE_TEXT_H

#include "lexicon.h"
#include "roles.h"

enum role_class {
	R_OTHER,
	R_DET,  /* the, a */
	R_OWN,  /* his, their */
	R_LINK, /* of, for, at, with */
	R_PREP, /* by, against */
	R_MOD,  /* campaign, police */
	R_AND,
	R_STOP, /* but, said */
};

struct role_word {
	struct span at;    /* without signs around it and without "'s" */
	uint32_t end;      /* with "'s", without other signs */
	int entity;        /* that it is part of; ENTITY_NONE */
	uint8_t its_class; /* enum role_class: by role_class() alone */
	uint8_t its_title; /* enum names_kind: by role_title() alone */
	bool known;        /* class and title were looked up */
	bool capital;
	bool possessive;   /* "California's" */
	bool cut;          /* a sign between it and the word before */
	bool comma;        /* that sign is one comma, nothing else */
};

/* Is it a headline, in which capitals tell nothing? */
enum role_case {
	ROLE_CASE_UNKNOWN,
	ROLE_CASE_TEXT,
	ROLE_CASE_TITLE,
};

struct role_text {
	struct role_word *at; /* [n] */
	size_t n;
	struct str text;
	const struct entities *found;
	const struct roles_knowledge *knowledge;
	enum role_case *written; /* see role_title_case() */
};

/*
 * The words of one sentence.  entity is the first entity that may lie in it;
 * it is moved behind the last that does.
 */
struct role_text role_text_read(struct str text, struct span sentence,
    const struct entities *found, size_t n_found, size_t *entity,
    const struct roles_knowledge *knowledge, struct arena *arena);

/*
 * What the tables have of a word.  Most words of a sentence are nowhere near
 * a person, so it is looked up when it is first asked for.
 */
void role_look_up(const struct role_text *t, size_t i);

static inline enum role_class
role_class(const struct role_text *t, const struct role_word *w)
{
	if (!w->known)
		role_look_up(t, (size_t)(w - t->at));
	return (enum role_class)w->its_class;
}

static inline enum names_kind
role_title(const struct role_text *t, const struct role_word *w)
{
	if (!w->known)
		role_look_up(t, (size_t)(w - t->at));
	return (enum names_kind)w->its_title;
}

bool role_title_case(const struct role_text *t);

/* What a word is: a noun that is a role by itself, part of a value, of a
 * person's name. */
static inline bool
role_is_head(const struct role_text *t, const struct role_word *w)
{
	enum names_kind title = role_title(t, w);

	return title == NAMES_OFFICE || title == NAMES_OFFICE_PLURAL ||
	    title == NAMES_JOB;
}

static inline bool
role_is_value(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE &&
	    !entity_is_name(&t->found->at[w->entity]);
}

static inline bool
role_is_person(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE &&
	    t->found->at[w->entity].label == ENTITY_PERSON;
}

/* An organisation or place, whose role it can be; a title is none. */
static inline bool
role_is_body(const struct role_text *t, const struct role_word *w)
{
	return w->entity != ENTITY_NONE && !role_is_head(t, w) &&
	    (t->found->at[w->entity].label == ENTITY_ORG ||
	        t->found->at[w->entity].label == ENTITY_PLACE);
}

/* The words of the entity that word i is part of: first, behind the last. */
size_t role_entity_begin(const struct role_text *t, size_t i);
size_t role_entity_end(const struct role_text *t, size_t i);

/* A role that was found, in words of a role_text. */
struct role_hit {
	size_t begin, end; /* words: of the role with what it is of */
	size_t to;         /* words: behind the role without what it is of */
	size_t gap, from;  /* words gap to from - 1 of it are the affiliation */
	int affil;         /* entity; ENTITY_NONE */
};

enum { ROLE_WORDS = 12 }; /* no role before a name is longer */

/* Leave the affiliation, where the title starts with one, out of the role. */
void role_set_affil(const struct role_text *t, struct role_hit *hit);

/* The title that ends directly before word i: "Vice Mayor", "Sen.". */
bool role_before(const struct role_text *t, size_t i, struct role_hit *hit);

/* What stands behind word i - 1, the last of a name: ", president of ...". */
bool role_behind(const struct role_text *t, size_t i, struct role_hit *hit);

/* The place of "Senator Bernie Sanders of Vermont", the organisation of "Ana Ruiz
 * of the Nurses' Union", word i being "of"; ENTITY_NONE. */
int role_of_body(const struct role_text *t, size_t i);

/* "the president of the union," before word i. */
bool role_before_comma(
    const struct role_text *t, size_t i, struct role_hit *hit);

#endif
