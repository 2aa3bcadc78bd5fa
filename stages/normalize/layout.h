/* From lines to paragraphs. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "edit.h"

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
 * The paragraphs of text, which is clean(): each is one line, empty lines are
 * none.  With unwrap, where the text was wrapped at a width, its lines are
 * joined and words cut by a hyphen mended; text is then a new one.  Linear
 * time.
 */
struct layout_lines layout(
    struct mapped *text, bool unwrap, struct arena *arena);

/*
 * The map from text's source to the lines joined by LF, without what stands
 * between them in the text.  Laying these out again changes nothing.
 */
struct srcmap layout_map(const struct mapped *text,
    const struct layout_lines *lines, struct arena *arena);

/* What the lines of a text say of its being wrapped. */
enum wrap {
	WRAP_NEVER, /* no text with such lines was */
	WRAP_NOT,   /* it was not, as it stands */
	WRAP_DONE,
};

/* Where the text was wrapped, joins[i] says that line i goes on in the next. */
enum wrap wrap_find(
    struct str text, struct layout_lines *lines, bool *joins);

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
