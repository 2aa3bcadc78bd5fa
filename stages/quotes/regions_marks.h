/*
 * The marks of a paragraph that may open or close quotations, which regions.c
 * pairs.
 */
#ifndef REGIONS_MARKS_H
#define REGIONS_MARKS_H

#include "regions.h"

enum family {
	CURLY,
	STRAIGHT,
	DOUBLED, /* '' on both sides */
	ANGLE,
	SINGLE,
};

enum direction {
	OPENS,
	CLOSES,
	EITHER,
};

/* A mark that may open or close a quotation. */
struct mark_at {
	struct span at;
	enum family family;
	enum direction direction;
};

struct marks {
	struct mark_at *at; /* [n], by begin */
	size_t n;
	size_t cap;
};

/* The first byte from i on that may begin a mark, or end. */
uint32_t regions_next_mark(struct str text, uint32_t i, uint32_t end);

/* Is there such a mark at byte i, the character c of len bytes? */
bool regions_mark(struct str text, const struct region_par *par, uint32_t i,
    uint32_t c, size_t len, struct mark_at *found);

/* All marks of a paragraph, in place of those that marks had. */
void regions_marks(struct str text, const struct region_par *par,
    struct marks *marks, struct arena *arena);

#endif
