/*
 * The inside of story: for story*.c alone.
 *
 * Spans may lie in one another or overlap.  So text is cut at every begin and
 * end of a span, and each piece is one <span> with the classes of all that it
 * lies in: no nesting can go wrong, and the cost is linear.
 */
#ifndef STORY_H
#define STORY_H

#include "report.h"

enum layer {
	LAYER_QUOTE,
	LAYER_CUE,
	LAYER_SPEAKER,
	LAYER_ENT,
	LAYERS,
};

struct mark {
	struct span at;
	enum layer layer;
	const struct record *record;
	const struct quotation *quotation; /* but for LAYER_ENT */
	uint32_t handle;
	bool first; /* LAYER_QUOTE: the first piece */
};

struct marks {
	struct mark *at; /* [n], by begin */
	size_t n, cap;
};

/* Marks that are open, the innermost last; deeper ones are left out. */
struct open {
	const struct mark *at[8];
	size_t n;
};

/* An article that is being drawn. */
struct story {
	struct buf *out;
	const struct reading *reading;
	struct marks marks;
	size_t next; /* of marks: the first that is not yet open */
	struct open open[LAYERS];
};

/* The mark that was opened last of those that are open, or NULL. */
static inline const struct mark *
story_innermost(const struct open *open)
{
	return open->n == 0 ? NULL : open->at[open->n - 1];
}

/* Gather the marks of all quotations and entities. */
void story_gather(struct story *story, const uint32_t handles[]);

/* Draw these bytes of the text, which stand behind those drawn before. */
void story_span(struct story *story, struct span at);

/* Begin anew: the next stretch may stand before those that were drawn. */
static inline void
story_rewind(struct story *story)
{
	story->next = 0;
	for (size_t i = 0; i < LAYERS; i++)
		story->open[i].n = 0;
}

/* Draw a piece, in which no mark begins or ends. */
void story_piece(struct story *story, struct span at);

/* Draw what has to be said behind a speaker. */
void story_meaning(struct story *story, const struct mark *speaker);

#endif
