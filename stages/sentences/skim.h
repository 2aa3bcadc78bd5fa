/*
 * Past the stretches of prose that ask nothing of a reader, as many bytes at
 * a time as a machine word has bits.  Whatever is not plain at first sight is
 * left to a closer look.
 */
#ifndef SKIM_H
#define SKIM_H

#include "str.h"

/* What was seen of the bytes from begin on: bit i + 1 speaks of begin + i. */
struct skim {
	struct str text;
	uint32_t begin;
	uint32_t n;     /* how many of them were seen */
	uint64_t asks;  /* marks of all kinds, blanks */
	uint64_t dull;  /* blanks between a letter or comma and a small letter */
	uint64_t prose; /* and those before capitals and numbers */

	uint32_t words;  /* blanks passed over in this sentence */
	uint32_t lowers; /* those of them before a small letter */
};

/*
 * The first byte at or behind i that asks for a closer look, or end.  Dull
 * blanks are passed over, and counted; so are those of prose behind the first
 * dull one of the sentence and from byte prose on.
 */
uint32_t skim_on(struct skim *skim, uint32_t i, uint32_t end, uint32_t prose);

/* Where the next . ? ! stands at or behind byte i, or end. */
uint32_t skim_to_mark(struct str text, uint32_t i, uint32_t end);

#endif
