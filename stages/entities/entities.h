/*
 * The whole of nl-entities but reading and writing: the tagger's mentions,
 * the user's names, values and roles, brought together.
 */
#ifndef ENTITIES_ENTITIES_H
#define ENTITIES_ENTITIES_H

#include "complete.h"
#include "kinds.h"
#include "entity.h"
#include "names.h"
#include "possessive.h"
#include "hints.h"
#include "roles.h"
#include "teach.h"
#include "telling.h"

/* What is made once, before the first article. */
struct recognizer {
	struct tagger *tagger;
	struct value_words *words;
	struct arena scratch; /* for one sentence */
	struct names names;
	struct roles_knowledge roles;
	struct complete_knowledge complete;
	struct kinds_knowledge kinds;
	struct lexicon org_words;
	struct telling telling;
	struct possessive possessive;
	struct teach *taught; /* NULL: nothing */
	struct str dollar;    /* the code of a bare "$" */
	struct hint_words hint_words;
	bool thorough; /* for tests: read what gives no hint, too */
};

/* On the weights from begin to end; see tagger_new(). */
void recognizer_init(struct recognizer *recognizer, const unsigned char *begin,
    const unsigned char *end);
void recognizer_release(struct recognizer *recognizer);

/*
 * Find the entities of one article.
 *
 * text       normalized text: valid UTF-8
 * sentences  where to look, by begin, not overlapping
 * towns      of datelines, by begin, each within a sentence
 * today      the article's date, or day_none
 *
 * Memory is the arena's.  Cannot fail.
 */
struct entities entities_find(struct recognizer *recognizer, struct str text,
    const struct spans *sentences, const struct spans *towns,
    struct day today, struct arena *arena);

#endif
