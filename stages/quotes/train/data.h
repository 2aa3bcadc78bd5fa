/* The articles to learn from, with what annotators marked in them. */
#ifndef TRAIN_DATA_H
#define TRAIN_DATA_H

#include "quotes/scene.h"
#include "srcmap.h"

/* One attribution that annotators marked, in bytes of the article's text. */
struct gold {
	struct spans content;
	struct span cue, speaker; /* empty: none */
	bool speech;              /* the cue is a word of saying */
	uint32_t head; /* unit that governs the cue, NO_UNIT: none found */
};

#define NO_UNIT UINT32_MAX

struct doc {
	struct str name;
	struct str text;
	struct srcmap map;
	struct scene scene;
	struct gold *at; /* [n], what was marked */
	size_t n;
	size_t cap;
	uint32_t *gold_at;  /* [scene.n]: index of the gold whose head the unit
	                     * is, plus one; 0: none */
	unsigned fold;
};

struct docs {
	struct doc *at; /* [n] */
	size_t n;
	size_t cap;
};

/*
 * Read a stream, as the chain before nl-quotes writes it, and the table of
 * what was marked, whose offsets are bytes of the source files.
 */
void data_read(struct docs *docs, const char *stream, const char *table,
    const struct pos_model *pos, unsigned folds, struct arena *arena);

/* Does most of the unit lie in the span? */
bool data_in_span(const struct unit *unit, struct span span);

/* The label of unit i in a gold attribution, enum frame_label. */
unsigned data_label(const struct doc *doc, const struct gold *gold,
    uint32_t i);

#endif
