/*
 * Rewriting text while keeping the way back.
 *
 * Normalization is a row of passes.  Each pass reads a text from left to
 * right and says what it keeps and what it changes; what it leaves behind is
 * a new text and the map that leads from the old one to it.  Maps of passes
 * that follow each other are composed.
 */
#ifndef EDIT_H
#define EDIT_H

#include "arena.h"
#include "srcmap.h"
#include "str.h"

/* A text and the map that leads from its source to it. */
struct mapped {
	struct str text;
	struct srcmap map; /* source -> text */
	bool full;         /* there were more changes than are kept */
};

/*
 * No article has so many changes; each takes memory.  An edit that has them
 * leaves the rest as it was and says that it is full: of no use any more.
 */
enum { EDIT_MAX = 3000000 };

struct edit {
	struct str from;   /* the text that is rewritten */
	size_t kept;       /* bytes of from before this are done */
	struct span run;   /* the last that were kept, not yet in out */
	char *out;         /* [cap], len are set; NULL while run is all */
	size_t len, cap;
	struct srcmap map; /* from -> out */
	bool full;         /* as in struct mapped */
	struct arena *arena;
};

/* Begin to rewrite from.  What comes out lives in the arena. */
void edit_begin(struct edit *edit, struct str from, struct arena *arena);

/*
 * The bytes begin to end of from become the bytes of to; all between the
 * change before and begin is kept as it is.  Changes come from left to right
 * and do not overlap.
 */
void edit_change(struct edit *edit, size_t begin, size_t end, struct str to);

static inline void
edit_drop(struct edit *edit, size_t begin, size_t end)
{
	edit_change(edit, begin, end, (struct str){ "", 0 });
}

/* Was anything changed so far? */
static inline bool
edit_changed(const struct edit *edit)
{
	return edit->map.n > 0;
}

/*
 * Keep the rest.  Where one run of bytes is all that was kept, and nothing was
 * added, the text is from itself, not a copy of it.
 */
struct mapped edit_end(struct edit *edit);

/* The text as it is: a map that changes nothing. */
struct mapped mapped_same(struct str text, struct arena *arena);

/*
 * The map of first followed by second: second's source is first's text.
 * Changes that overlap without sharing their ends become one.
 */
struct srcmap srcmap_compose(const struct srcmap *first,
    const struct srcmap *second, struct arena *arena);

/* Put the pass done upon base, whose text it rewrote. */
void mapped_apply(
    struct mapped *base, const struct mapped *done, struct arena *arena);

#endif
