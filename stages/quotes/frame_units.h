/*
 * The weights of what a unit says by itself, and of the step to it.
 *
 * Features of few values have copies of their rows in tables by these, which
 * no hash has to find and which lie close together.
 */
#ifndef FRAME_UNITS_H
#define FRAME_UNITS_H

#include "frame.h"

enum {
	FRAME_TAGS = POS_COUNT + 1, /* or no unit */
	FRAME_KINDS = 32, /* of units; in pairs those of quotations by size */
	FRAME_ENTS = 16,
	FRAME_FLAGS = 16,
	FRAME_CHANCES = 4,
	FRAME_BORDERS = 3,
	FRAME_SIZES = 8,
	FRAME_PLAIN_KINDS = KIND_COUNT + 1, /* or no unit */
};

/* Weights of several features that go together, summed: a number for each
 * label and side. */
struct frame_units_sum {
	uint64_t of[FRAME_SIDES]; /* as frame_packed; 0: not summed yet */
};

/*
 * What units of these values say.  Of some there are more than are ever met:
 * their sums are set when they are asked for first.
 */
struct frame_unit_tables {
	_Alignas(64) struct frame_units_sum
	    what[FRAME_KINDS][FRAME_ENTS][FRAME_FLAGS][FRAME_CHANCES],
	    before[FRAME_TAGS][FRAME_TAGS]; /* with what its own tag says */
	struct frame_units_row after[FRAME_TAGS][FRAME_TAGS],
	    ents[FRAME_ENTS][FRAME_ENTS][FRAME_ENTS],
	    kinds_before[FRAME_PLAIN_KINDS][FRAME_PLAIN_KINDS]
	    [FRAME_PLAIN_KINDS],
	    kinds_after[FRAME_PLAIN_KINDS][FRAME_PLAIN_KINDS]
	    [FRAME_PLAIN_KINDS];
};

/* The same of steps, all set; kinds are those of quotations by size. */
struct frame_step_tables {
	_Alignas(16) struct frame_steps_row
	    tags[FRAME_BORDERS][FRAME_TAGS][FRAME_TAGS],
	    kinds[FRAME_BORDERS][FRAME_KINDS][FRAME_KINDS],
	    ents[FRAME_ENTS][FRAME_ENTS][FRAME_PLAIN_KINDS];
};

/* Sums of other weights are all zero before. */
void frame_unit_tables_init(
    struct frame_unit_tables *tables, const struct frame_weights *weights);
void frame_step_tables_init(
    struct frame_step_tables *tables, const struct frame_weights *weights);

/* Rows that are called for. */
enum { FRAME_WORD_ROWS = 8, FRAME_UNIT_ROWS = 14, FRAME_STEP_ROWS = 5 };

/* A unit whose weights are called for. */
struct frame_unit {
	const struct frame_units_sum *before, *what;
	uint32_t n; /* features */
	uint32_t n_rows; /* FRAME_WORD_ROWS, of a quotation FRAME_UNIT_ROWS */
	const struct frame_units_row *rows[FRAME_UNIT_ROWS]; /* [n_rows] */
};

/* Call for the weights of unit i. */
void frame_unit_call(struct frame_unit_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const float *chances, struct frame_unit *unit);

/* The same of the step to it, which are FRAME_STEP_ROWS. */
void frame_step_call(const struct frame_step_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const void *rows[FRAME_STEP_ROWS]);

#endif
