/*
 * Sums of a frame's weights, and e to them.
 *
 * Sums lie packed as the weights do, two labels in the halves of a word: less
 * than 256 weights of a byte cannot carry from one half into the other.
 */
#ifndef FRAME_SUMS_H
#define FRAME_SUMS_H

#include "frame.h"

/* Powers of e for sums of weights, in parts of one, within these limits. */
enum {
	POWER_LIMIT = 16,
	UNIT_POWERS = POWER_LIMIT * FRAME_UNIT_SCALE,
	STEP_PARTS = 64,
	STEP_PART_BITS = 5, /* FRAME_STEP_SCALE / STEP_PARTS, as a power of 2 */
	STEP_POWERS = POWER_LIMIT * STEP_PARTS,
};

struct frame_powers {
	float unit[2 * UNIT_POWERS + 1];
	float step[2 * STEP_POWERS + 1];
};

void frame_powers_init(struct frame_powers *powers);

/* What a unit says by itself, for every side of a cue that it may be on. */
struct frame_sums {
	uint32_t n; /* weights in each */
	uint32_t even[FRAME_SIDES]; /* labels 0 and 2 */
	uint32_t odd[FRAME_SIDES];  /* labels 1 and 3 */
};

void frame_sum_units(const struct frame_weights *weights,
    const struct features *f, struct frame_sums *sums);

/* e to the sums of the weights of steps. */
void frame_sum_steps(const struct frame_powers *powers,
    const struct frame_weights *weights, const struct features *f,
    float steps[FRAME_PAIRS]);

/* e to a unit's sums on this side together with those of its pairs. */
void frame_sum_pairs(const struct frame_powers *powers,
    const struct frame_weights *weights, const struct features *f,
    const struct frame_sums *unit, unsigned side, float out[FRAME_LABELS]);

#endif
