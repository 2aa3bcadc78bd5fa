#include "frame_sums.h"

#include "cue.h"

enum { WEIGHT_ZERO = 128 };

typedef int32_t quad __attribute__((vector_size(16), may_alias));
typedef uint32_t sides __attribute__((vector_size(16), may_alias));

struct packed {
	uint32_t even, odd; /* labels 0 and 2, 1 and 3 */
	uint32_t n;         /* weights in it */
};

void
frame_powers_init(struct frame_powers *powers)
{
	for (int i = -UNIT_POWERS; i <= UNIT_POWERS; i++)
		powers->unit[i + UNIT_POWERS] =
		    cue_exp((float)i / FRAME_UNIT_SCALE);
	for (int i = -STEP_POWERS; i <= STEP_POWERS; i++)
		powers->step[i + STEP_POWERS] =
		    cue_exp((float)i / STEP_PARTS);
}

void
frame_sum_units(const struct frame_weights *weights, const struct features *f,
    struct frame_sums *sums)
{
	sides even = { 0 }, odd = { 0 };

	for (size_t k = 0; k < f->n; k++) {
		sides row = *(const sides *)
		    weights->units[f->at[k] & weights->units_mask].of;

		even += row & 0x00ff00ff;
		odd += row >> 8 & 0x00ff00ff;
	}
	memcpy(sums->even, &even, sizeof(even));
	memcpy(sums->odd, &odd, sizeof(odd));
	sums->n = (uint32_t)f->n;
}

static void
add_pairs(const struct frame_weights *weights, const struct features *f,
    struct packed *sums)
{
	for (size_t k = 0; k < f->n; k++) {
		uint32_t row =
		    weights->pairs[f->at[k] & weights->pairs_mask].of;

		sums->even += row & 0x00ff00ff;
		sums->odd += row >> 8 & 0x00ff00ff;
	}
	sums->n += (uint32_t)f->n;
}

static float
unit_power(const struct frame_powers *powers, int32_t sum)
{
	int32_t i = sum < -UNIT_POWERS ? -UNIT_POWERS
	    : sum > UNIT_POWERS ? UNIT_POWERS : sum;

	return powers->unit[i + UNIT_POWERS];
}

/* e to sums of weights of steps, two apart. */
static void
step_powers(const struct frame_powers *powers, quad sums, float *out)
{
	const int32_t most = STEP_POWERS;
	quad i = sums >> STEP_PART_BITS;
	quad high = i > most, low = i < -most;

	i = (i & ~(high | low)) | (high & most) | (low & -most);
	for (int k = 0; k < 4; k++)
		out[2 * k] = powers->step[i[k] + STEP_POWERS];
}

/* The pairs with even and with odd numbers are added by themselves. */
void
frame_sum_steps(const struct frame_powers *powers,
    const struct frame_weights *weights, const struct features *f,
    float steps[FRAME_PAIRS])
{
	quad even[2] = { 0 }, odd[2] = { 0 };

	for (size_t k = 0; k < f->n; k++) {
		const quad *row = (const quad *)weights->steps[
		    f->at[k] & weights->steps_mask].of;

		even[0] += row[0] << 16 >> 16;
		odd[0] += row[0] >> 16;
		even[1] += row[1] << 16 >> 16;
		odd[1] += row[1] >> 16;
	}
	for (int half = 0; half < 2; half++) {
		step_powers(powers, even[half], steps + 8 * half);
		step_powers(powers, odd[half], steps + 8 * half + 1);
	}
}

/* e to the sum for each label. */
static void
unpack(const struct frame_powers *powers, struct packed sums,
    float out[FRAME_LABELS])
{
	int32_t zero = (int32_t)sums.n * WEIGHT_ZERO;

	out[0] = unit_power(powers, (int32_t)(sums.even & 0xffff) - zero);
	out[1] = unit_power(powers, (int32_t)(sums.odd & 0xffff) - zero);
	out[2] = unit_power(powers, (int32_t)(sums.even >> 16) - zero);
	out[3] = unit_power(powers, (int32_t)(sums.odd >> 16) - zero);
}

void
frame_sum_pairs(const struct frame_powers *powers,
    const struct frame_weights *weights, const struct features *f,
    const struct frame_sums *unit, unsigned side, float out[FRAME_LABELS])
{
	struct packed sums = { unit->even[side], unit->odd[side], unit->n };

	add_pairs(weights, f, &sums);
	unpack(powers, sums, out);
}
