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

struct frame_unit_tables {
	_Alignas(16) struct frame_units_row any, tags[FRAME_TAGS],
	    before[FRAME_TAGS][FRAME_TAGS], after[FRAME_TAGS][FRAME_TAGS],
	    ents[FRAME_ENTS][FRAME_ENTS][FRAME_ENTS],
	    ent_kinds[FRAME_ENTS][FRAME_KINDS],
	    flags[FRAME_FLAGS][FRAME_KINDS],
	    chances[FRAME_CHANCES][FRAME_KINDS],
	    kinds_before[FRAME_PLAIN_KINDS][FRAME_PLAIN_KINDS]
	    [FRAME_PLAIN_KINDS],
	    kinds_after[FRAME_PLAIN_KINDS][FRAME_PLAIN_KINDS]
	    [FRAME_PLAIN_KINDS];
};

struct frame_step_tables {
	_Alignas(16) struct frame_steps_row any,
	    tags[FRAME_BORDERS][FRAME_TAGS],
	    kinds[FRAME_KINDS][FRAME_KINDS],
	    sizes[FRAME_BORDERS][FRAME_SIZES][FRAME_SIZES],
	    tag_pairs[FRAME_TAGS][FRAME_TAGS],
	    ents[FRAME_ENTS][FRAME_ENTS][FRAME_PLAIN_KINDS];
};

void frame_unit_tables_init(
    struct frame_unit_tables *tables, const struct frame_weights *weights);
void frame_step_tables_init(
    struct frame_step_tables *tables, const struct frame_weights *weights);

/* Rows that are called for. */
enum { FRAME_UNIT_ROWS = 20, FRAME_STEP_ROWS = 8 };

/* Call for the weights of unit i.  Returns how many these are. */
uint32_t frame_unit_call(const struct frame_unit_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const float *chances, const void *rows[FRAME_UNIT_ROWS]);

/* The same of the step to it, which are FRAME_STEP_ROWS. */
void frame_step_call(const struct frame_step_tables *tables,
    const struct frame_weights *weights, const struct scene *scene,
    uint32_t i, const void *rows[FRAME_STEP_ROWS]);

#endif
