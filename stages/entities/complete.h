/*
 * What the tagger tends to miss and a rule knows: acronyms in brackets behind
 * a name, numbers of union locals, unified school districts, stations, titles
 * taken into a name, and names whose words say that they are organisations,
 * events or laws, or no names at all.
 */
#ifndef ENTITIES_COMPLETE_H
#define ENTITIES_COMPLETE_H

#include "entity.h"
#include "lexicon.h"
#include "names.h"

struct complete_knowledge {
	const struct names *names;
	struct lexicon last_words; /* last_words.tsv */
	struct lexicon no_names;   /* no_names.tsv */
	struct lexicon office_words; /* office_words.tsv */
	struct lexicon no_persons; /* no_persons.tsv */
};

void complete_init(
    struct complete_knowledge *knowledge, const struct names *names);
void complete_release(struct complete_knowledge *knowledge);

/*
 * Correct found in place and add to its end.
 *
 * found  names by begin, not overlapping
 * hints  [sentences]: see hints.h
 *
 * Linear time.
 */
void complete_names(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct complete_knowledge *knowledge, struct arena *arena);

#endif
