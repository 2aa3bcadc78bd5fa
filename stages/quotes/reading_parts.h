/* What reading.c asks of reading_mentions.c. */
#ifndef QUOTES_READING_PARTS_H
#define QUOTES_READING_PARTS_H

#include "reading.h"

/* The entities that are names. */
struct reading_ents {
	const struct record **at; /* [n], by begin */
	size_t n;
};

/* Find the mentions in the sentences, with nothing yet told about them. */
void reading_find_mentions(struct reading *reading,
    const struct reading_ents *ents, struct arena *arena);

#endif
