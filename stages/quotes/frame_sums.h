/*
 * Sums of a frame's weights, and e to them.
 *
 * A sum has a quarter of a word for each label: few enough weights of a byte
 * cannot carry from one into the next.
 */
#ifndef FRAME_SUMS_H
#define FRAME_SUMS_H

#include "frame_units.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The first label lowest; each weight is plus 128. */
typedef uint64_t frame_packed;

/* A sum in the making, of rows with a byte for each label. */
#if defined __SSE2__ && defined __x86_64__

typedef __m128i frame_adding;

static inline frame_adding
frame_add(frame_adding sum, uint32_t row)
{
	return _mm_add_epi16(sum, _mm_unpacklo_epi8(
	    _mm_cvtsi32_si128((int32_t)row), _mm_setzero_si128()));
}

static inline frame_packed
frame_added(frame_adding sum)
{
	return (frame_packed)_mm_cvtsi128_si64(sum);
}

#else

typedef frame_packed frame_adding;

static inline frame_adding
frame_add(frame_adding sum, uint32_t row)
{
	uint64_t two = (row | (uint64_t)row << 16) & 0x0000ffff0000ffff;

	return sum + ((two | two << 8) & 0x00ff00ff00ff00ff);
}

static inline frame_packed
frame_added(frame_adding sum)
{
	return sum;
}

#endif

/* The weights of a row. */
static inline frame_packed
frame_unpack(uint32_t row)
{
	const frame_adding none = { 0 };

	return frame_added(frame_add(none, row));
}

/* At most so many weights are in one sum. */
enum { FRAME_WEIGHTS_MAX = 64 };

/*
 * Powers of e for all sums.  Those of weights of units are alike beyond the
 * limit; sums of weights of steps stay within 16 bits, which is the limit.
 */
enum {
	POWER_LIMIT = 16,
	UNIT_POWERS = FRAME_WEIGHTS_MAX * 128, /* in parts of one */
	STEP_PARTS = 64,
	STEP_PART_BITS = 5, /* FRAME_STEP_SCALE / STEP_PARTS, as a power of 2 */
	STEP_POWERS = POWER_LIMIT * STEP_PARTS,
};

struct frame_powers {
	float unit[2 * UNIT_POWERS + 1];
	float step[2 * STEP_POWERS];
};

void frame_powers_init(struct frame_powers *powers);

/* What a unit says by itself, for every side of a cue that it may be on. */
struct frame_sums {
	uint32_t n; /* weights in each */
	frame_packed of[FRAME_SIDES];
};

/* The sums of a unit's weights, when they came. */
void frame_sum_unit(const struct frame_unit *unit, struct frame_sums *sums);

/* e to the sums of FRAME_STEP_ROWS rows of struct frame_steps_row. */
void frame_sum_steps(const struct frame_powers *powers,
    const void *const *rows, float steps[FRAME_PAIRS]);

/* e to a sum of n weights, for each label. */
void frame_power(const struct frame_powers *powers, frame_packed sum,
    uint32_t n, float out[FRAME_LABELS]);

#endif
