/*
 * Speech tags: the words behind a quotation that tell who spoke.
 */
#ifndef SPEECH_H
#define SPEECH_H

#include <stdbool.h>

#include "str.h"

enum speech {
	SPEECH_NONE,
	SPEECH_VERB,    /* said Chen */
	SPEECH_PRONOUN, /* she said */
	SPEECH_SUBJECT, /* Council member Diaz asked */
};

/* Is the word, in small letters, a verb that tells who spoke? */
bool speech_is_verb(struct str word);

/* Do the words from byte i on tell who spoke, before the next mark? */
enum speech speech_after(struct str text, uint32_t i, uint32_t limit);

#endif
