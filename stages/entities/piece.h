/*
 * A sentence that is too long is read in pieces, so that memory is bounded by
 * a piece and not by what a hostile text holds without an end.
 */
#ifndef ENTITIES_PIECE_H
#define ENTITIES_PIECE_H

#include "span.h"
#include "utf8.h"

enum { PIECE_BYTES = 32768 };

/* The end of the first piece: at a blank, or where none is, anywhere. */
static inline uint32_t
piece_end(struct str text, struct span sentence)
{
	uint32_t most = sentence.begin + PIECE_BYTES, at = most;

	if (span_len(sentence) <= PIECE_BYTES)
		return sentence.end;
	while (at > sentence.begin && text.at[at] != ' ')
		at--;
	if (at > sentence.begin)
		return at;
	while (!utf8_is_boundary(text, most))
		most--;
	return most;
}

#endif
