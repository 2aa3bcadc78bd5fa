/* From lines to paragraphs. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "edit.h"

/*
 * Make every paragraph one line: blanks at both ends of lines and empty lines
 * go.  With unwrap, where the text was wrapped at a width, its lines are
 * joined and words cut by a hyphen mended.  text is clean().  Laying it out
 * again changes nothing.  Linear time.
 */
void layout(struct mapped *text, bool unwrap, struct arena *arena);

/* A line of text, without blanks at its ends. */
struct layout_line {
	struct span at;   /* bytes of the text */
	uint32_t width;   /* in characters; set by wrap_find() */
	uint32_t first;   /* width of the first word; so is this */
	bool after_blank; /* an empty line stands before it */
};

struct layout_lines {
	struct layout_line *at; /* [n] */
	size_t n;
};

/*
 * Mark the lines that go on in the next one: joins[i] says so of line i.
 * Returns false where the text was not wrapped at all.
 */
bool wrap_find(struct str text, struct layout_lines *lines, bool *joins);

/* How a line that ends in a hyphen goes on in the next. */
enum hyphen {
	HYPHEN_NONE, /* no word is cut: a blank between the lines */
	HYPHEN_KEEP, /* "well-" "known" */
	HYPHEN_DROP, /* "govern-" "ment" */
};

/* The words of a text, to tell whether a mended word is one. */
struct vocabulary {
	uint64_t *slots; /* [mask + 1], NULL: not filled yet */
	size_t mask;
};

enum hyphen hyphen_find(struct str text, struct span line, struct span next,
    struct vocabulary *words, struct arena *arena);

#endif
