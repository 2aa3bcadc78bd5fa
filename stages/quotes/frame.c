#include "frame.h"

#include <stdlib.h>

#include "cue.h"
#include "diag.h"

/*
 * What does not depend on the cue is summed once for the cues of a paragraph.
 * Sums lie packed as the weights do, two labels in the halves of a word: less
 * than 256 weights of a byte cannot carry from one half into the other.
 */
enum { SLOTS = 1024, WEIGHT_ZERO = 128 };

struct packed {
	uint32_t even, odd; /* labels 0 and 2, 1 and 3 */
	uint32_t n;         /* weights in it */
};

/*
 * Rows lie far apart and most are not in the cache: those of one unit are
 * called for while the features of the next ones are made.
 */
enum { LAG = 4 };

struct pending {
	uint32_t unit;
	struct features units, steps, pairs;
};

struct slot {
	uint32_t unit; /* plus one; 0: free */
	uint32_t n;
	uint32_t even[FRAME_SIDES], odd[FRAME_SIDES];
	float steps[FRAME_PAIRS];
};

typedef int32_t quad __attribute__((vector_size(16), may_alias));
typedef uint32_t sides __attribute__((vector_size(16), may_alias));

/* Powers of e for sums of weights, in parts of one, within these limits. */
enum {
	POWER_LIMIT = 16,
	UNIT_POWERS = POWER_LIMIT * FRAME_UNIT_SCALE,
	STEP_PARTS = 64,
	STEP_PART_BITS = 5, /* FRAME_STEP_SCALE / STEP_PARTS, as a power of 2 */
	STEP_POWERS = POWER_LIMIT * STEP_PARTS,
};

struct framer {
	float unit_powers[2 * UNIT_POWERS + 1];
	float step_powers[2 * STEP_POWERS + 1];
	struct frame_weights weights;
	struct slot *slots; /* [SLOTS] */
	struct chain *chain;
	struct pending waits[LAG];
};

struct framer *
framer_new(const struct frame_weights *weights)
{
	struct framer *framer = xcalloc(1, sizeof(*framer));

	framer->weights = *weights;
	framer->slots = xcalloc(SLOTS, sizeof(struct slot));
	framer->chain = chain_new();
	for (int i = -UNIT_POWERS; i <= UNIT_POWERS; i++)
		framer->unit_powers[i + UNIT_POWERS] =
		    cue_exp((float)i / FRAME_UNIT_SCALE);
	for (int i = -STEP_POWERS; i <= STEP_POWERS; i++)
		framer->step_powers[i + STEP_POWERS] =
		    cue_exp((float)i / STEP_PARTS);
	return framer;
}

void
framer_free(struct framer *framer)
{
	chain_free(framer->chain);
	free(framer->slots);
	free(framer);
}

void
framer_begin(struct framer *framer)
{
	for (size_t i = 0; i < SLOTS; i++)
		framer->slots[i].unit = 0;
}

static void
sum_units(const struct frame_weights *weights, const struct features *f,
    struct slot *slot)
{
	sides even = { 0 }, odd = { 0 };

	for (size_t k = 0; k < f->n; k++) {
		sides row = *(const sides *)
		    weights->units[f->at[k] & weights->units_mask].of;

		even += row & 0x00ff00ff;
		odd += row >> 8 & 0x00ff00ff;
	}
	memcpy(slot->even, &even, sizeof(even));
	memcpy(slot->odd, &odd, sizeof(odd));
	slot->n = (uint32_t)f->n;
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
unit_power(const struct framer *framer, int32_t sum)
{
	int32_t i = sum < -UNIT_POWERS ? -UNIT_POWERS
	    : sum > UNIT_POWERS ? UNIT_POWERS : sum;

	return framer->unit_powers[i + UNIT_POWERS];
}

/* e to sums of weights of steps, two apart. */
static void
step_powers(const struct framer *framer, quad sums, float *powers)
{
	const int32_t most = STEP_POWERS;
	quad i = sums >> STEP_PART_BITS;
	quad high = i > most, low = i < -most;

	i = (i & ~(high | low)) | (high & most) | (low & -most);
	for (int k = 0; k < 4; k++)
		powers[2 * k] = framer->step_powers[i[k] + STEP_POWERS];
}

/* The pairs with even and with odd numbers are added by themselves. */
static void
sum_steps(const struct framer *framer, const struct features *f,
    float steps[FRAME_PAIRS])
{
	const struct frame_weights *weights = &framer->weights;
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
		step_powers(framer, even[half], steps + 8 * half);
		step_powers(framer, odd[half], steps + 8 * half + 1);
	}
}

static const struct slot *
slot_of(const struct framer *framer, uint32_t i)
{
	return &framer->slots[i % SLOTS];
}

static void
call_slot(struct framer *framer, const struct scene *scene, uint32_t i,
    const float *chances, struct pending *wait)
{
	const struct frame_weights *weights = &framer->weights;

	wait->unit = i;
	wait->units.n = wait->steps.n = 0;
	frame_unit_features(scene, i, chances, &wait->units);
	for (size_t k = 0; k < wait->units.n; k++)
		__builtin_prefetch(&weights->units[wait->units.at[k] &
		    weights->units_mask]);
	frame_step_features(scene, i, &wait->steps);
	for (size_t k = 0; k < wait->steps.n; k++)
		__builtin_prefetch(&weights->steps[wait->steps.at[k] &
		    weights->steps_mask]);
}

static void
fill_slot(struct framer *framer, struct pending *wait)
{
	struct slot *slot = &framer->slots[wait->unit % SLOTS];

	slot->unit = wait->unit + 1;
	sum_units(&framer->weights, &wait->units, slot);
	sum_steps(framer, &wait->steps, slot->steps);
}

/* Fill the slots of a window that are not filled yet. */
static void
fill_slots(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	uint32_t called = 0, filled = 0;

	for (uint32_t i = window->first; i < window->end; i++) {
		if (slot_of(framer, i)->unit == i + 1)
			continue;
		if (called - filled == LAG)
			fill_slot(framer, &framer->waits[filled++ % LAG]);
		call_slot(framer, scene, i, chances,
		    &framer->waits[called++ % LAG]);
	}
	while (filled < called)
		fill_slot(framer, &framer->waits[filled++ % LAG]);
}

/* e to the sum for each label. */
static void
unpack(const struct framer *framer, struct packed sums,
    float powers[FRAME_LABELS])
{
	int32_t zero = (int32_t)sums.n * WEIGHT_ZERO;

	powers[0] = unit_power(framer, (int32_t)(sums.even & 0xffff) - zero);
	powers[1] = unit_power(framer, (int32_t)(sums.odd & 0xffff) - zero);
	powers[2] = unit_power(framer, (int32_t)(sums.even >> 16) - zero);
	powers[3] = unit_power(framer, (int32_t)(sums.odd >> 16) - zero);
}

static void
call_pairs(struct framer *framer, const struct scene *scene,
    const struct window *window, uint32_t i, const struct between *between,
    const float *chances, struct pending *wait)
{
	const struct frame_weights *weights = &framer->weights;
	struct features *f = &wait->pairs;

	wait->unit = i;
	f->n = 0;
	frame_pair_features(scene, window, i, between, chances, f);
	for (size_t k = 0; k < f->n; k++)
		__builtin_prefetch(
		    &weights->pairs[f->at[k] & weights->pairs_mask]);
}

static void
weigh_pairs(struct framer *framer, const struct scene *scene,
    const struct window *window, struct pending *wait)
{
	uint32_t i = wait->unit;
	const struct slot *slot = slot_of(framer, i);
	unsigned side = frame_side(scene, window->cue, i);
	struct packed sums = { slot->even[side], slot->odd[side], slot->n };

	add_pairs(&framer->weights, &wait->pairs, &sums);
	unpack(framer, sums, framer->chain->units[i - window->first]);
}

/* Weigh the units on one side of the cue, going outwards. */
static void
weigh_side(struct framer *framer, const struct scene *scene,
    const struct window *window, int side, const float *chances)
{
	struct between between = { 0 };
	uint32_t n = side < 0 ? window->cue - window->first
	    : window->end - window->cue - 1;

	for (uint32_t far = 0; far < n + LAG; far++) {
		struct pending *wait = &framer->waits[far % LAG];
		uint32_t i = side < 0 ? window->cue - 1 - far
		    : window->cue + 1 + far;

		if (far >= LAG)
			weigh_pairs(framer, scene, window, wait);
		if (far >= n)
			continue;
		call_pairs(
		    framer, scene, window, i, &between, chances, wait);
		between_add(&between, &scene->units[i], chances[i]);
	}
}

/* The head is cue and nothing else. */
static void
fix_head(struct framer *framer, const struct window *window)
{
	static const float only_cue[FRAME_LABELS] = { [FRAME_CUE] = 1 };

	memcpy(framer->chain->units[window->cue - window->first], only_cue,
	    sizeof(only_cue));
}

static void
weigh_steps(struct framer *framer, const struct window *window)
{
	for (uint32_t i = window->first; i < window->end; i++)
		memcpy(framer->chain->steps[i - window->first],
		    slot_of(framer, i)->steps, sizeof(float) * FRAME_PAIRS);
}

const struct chain *
framer_label(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	chain_size(framer->chain, window->end - window->first);
	fill_slots(framer, scene, window, chances);
	weigh_side(framer, scene, window, -1, chances);
	weigh_side(framer, scene, window, 1, chances);
	fix_head(framer, window);
	weigh_steps(framer, window);
	chain_find(framer->chain);
	return framer->chain;
}
