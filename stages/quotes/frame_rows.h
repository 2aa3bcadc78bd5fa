/* Rows of weights of units and steps, for the files frame_units*.c. */
#ifndef FRAME_ROWS_H
#define FRAME_ROWS_H

#include "frame_sums.h"

static inline const struct frame_units_row *
frame_unit_row(const struct frame_weights *weights, uint64_t feature)
{
	return &weights->units[(uint32_t)feature & weights->units_mask];
}

static inline const struct frame_steps_row *
frame_step_row(const struct frame_weights *weights, uint64_t feature)
{
	return &weights->steps[(uint32_t)feature & weights->steps_mask];
}

static inline void
frame_add_unit_row(struct frame_units_sum *sum,
    const struct frame_weights *weights, uint64_t feature)
{
	const struct frame_units_row *row = frame_unit_row(weights, feature);

	for (int side = 0; side < FRAME_SIDES; side++)
		sum->of[side] += frame_unpack(row->of[side]);
}

#endif
