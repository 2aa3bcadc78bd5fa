/*
 * Speech tags: the words behind a quotation that tell who spoke.
 */
#ifndef SPEECH_H
#define SPEECH_H

#include "str.h"

enum speech {
	SPEECH_NONE,
	SPEECH_VERB,    /* said Chen */
	SPEECH_PRONOUN, /* she said */
	SPEECH_SUBJECT, /* Council member Diaz asked */
};

/* Do the words from byte i on tell who spoke, before the next mark? */
enum speech speech_after(struct str text, uint32_t i, uint32_t limit);

#endif
