/*
 * What kind of thing the words of a speaker are: a name, a pronoun, a noun
 * phrase, and which word or mention in them counts.
 */
#ifndef QUOTES_SOURCE_H
#define QUOTES_SOURCE_H

#include "quotes/persons.h"
#include "quotes/reading.h"

enum source_label {
	SOURCE_NAME,    /* Ana Ruiz; Marten & Sons */
	SOURCE_SURNAME, /* Ruiz, Mrs. Ruiz */
	SOURCE_PRONOUN, /* she, who, they */
	SOURCE_NOMINAL, /* the mayor */
};

enum source_kind {
	SOURCE_PERSON,
	SOURCE_ORG,
	SOURCE_ROLE, /* one person without a name: a spokesman */
	SOURCE_GROUP,
	SOURCE_DOCUMENT,
	SOURCE_UNKNOWN,
};

struct source {
	struct span at;
	enum source_label label;
	enum source_kind kind;
	uint32_t mention;    /* the name, organisation, he or she that counts,
	                      * or NOBODY */
	struct span core;    /* without what is set off or added behind */
	struct span head;    /* the word that counts; empty in a name */
	enum word_kind word; /* of the head word or the pronoun */
	bool definite;       /* "the", "his": somebody known */
};

/* Look at the words of a speaker.  at must not be empty. */
struct source source_read(const struct reading *reading, struct span at);

#endif
