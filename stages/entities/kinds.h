/*
 * What a name is of, told by its words: peoples, faiths and parties from a
 * table, laws, events and bodies by their last word, storms and battles by
 * their first, ships behind "the ferry", titles of works in quotation marks.
 * The tagger knows persons, organisations and places better than these.
 */
#ifndef ENTITIES_KINDS_H
#define ENTITIES_KINDS_H

#include "entity.h"
#include "lexicon.h"
#include "names.h"

struct kinds_knowledge {
	const struct names *names;
	struct lexicon groups; /* groups.tsv */
	const struct lexicon *last_words; /* last_words.tsv */
	struct lexicon kind_words; /* kind_words.tsv */
};

void kinds_init(struct kinds_knowledge *knowledge, const struct names *names,
    const struct lexicon *last_words);
void kinds_release(struct kinds_knowledge *knowledge);

/* The label that the second column of a table begins with. */
enum entity_label kinds_label(struct str kind);

/*
 * Correct labels of found, and add behind the rest what it lacks; what is
 * added may overlap what was found, the longer being right.
 *
 * found      names by begin, not overlapping
 * sentences  where to look
 * hints      [sentences]: see hints.h
 *
 * Linear time.
 */
void kinds_add(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct kinds_knowledge *knowledge, struct arena *arena);

#endif
