/* What nl-entities finds, before it is written as records. */
#ifndef ENTITIES_ENTITY_H
#define ENTITIES_ENTITY_H

#include "arena.h"
#include "span.h"
#include "str.h"
#include "tagger.h"
#include "values.h"

enum entity_label {
	/* as enum mention_label, in its order */
	ENTITY_PERSON = MENTION_PERSON,
	ENTITY_ORG = MENTION_ORG,
	ENTITY_PLACE = MENTION_PLACE,
	ENTITY_NORP = MENTION_NORP,
	ENTITY_EVENT = MENTION_EVENT,
	ENTITY_WORK = MENTION_WORK,
	ENTITY_LAW = MENTION_LAW,
	ENTITY_PRODUCT = MENTION_PRODUCT,
	ENTITY_MISC = MENTION_MISC,
	/* as enum value_kind, in its order */
	ENTITY_DATE,
	ENTITY_TIME,
	ENTITY_MONEY,
	ENTITY_PERCENT,
	ENTITY_QUANTITY,
	ENTITY_ROLE,
	ENTITY_LABELS
};

enum { ENTITY_NONE = -1 };

/* Strings are empty where nothing is known. */
struct entity {
	struct span at;
	enum entity_label label;
	uint32_t sentence; /* its number in the article, from 0 */
	float confidence;
	struct str name;   /* the fullest form in this article */
	struct str value;  /* of a date, an amount, ... */
	struct str unit;
	struct str role;   /* of a person, without the affiliation */
	struct str affil;  /* of a person */
	int of;            /* of a role: the person, as index; ENTITY_NONE */
	bool owner;        /* "'s" is of the name: "Macy's" */
	bool taught;       /* by --add-names: nothing overrules it */
	bool dropped;      /* was no name after all: "Secretary of State" */
};

/*
 * By begin, not overlapping; behind them all roles, by begin.  A role may hold
 * names: "Sacramento City Councilmember" holds a place.
 */
struct entities {
	struct entity *at; /* [n] */
	size_t n;
	size_t cap;
};

const char *entity_label_name(enum entity_label label);

/* Is it a name: person, org, place or another label of the tagger's? */
static inline bool
entity_is_name(const struct entity *entity)
{
	return entity->label <= ENTITY_MISC;
}

#endif
