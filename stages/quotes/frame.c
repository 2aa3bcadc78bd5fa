#include "frame.h"

#include <stdlib.h>

#include "cue.h"
#include "diag.h"

/*
 * What does not depend on the cue but only on the side it lies on is summed
 * once for the cues of a paragraph.
 */
enum { SLOTS = 1024 };

struct slot {
	uint32_t unit; /* plus one; 0: free */
	unsigned char known[FRAME_SIDES];
	int32_t sums[FRAME_SIDES][FRAME_LABELS];
	float steps[FRAME_SIDES][FRAME_PAIRS];
};

/* Powers of e for sums of weights, in parts of one, within these limits. */
enum {
	POWER_LIMIT = 16,
	UNIT_POWERS = POWER_LIMIT * FRAME_UNIT_SCALE,
	STEP_PARTS = 64,
	STEP_POWERS = POWER_LIMIT * STEP_PARTS,
};

struct framer {
	float unit_powers[2 * UNIT_POWERS + 1];
	float step_powers[2 * STEP_POWERS + 1];
	struct frame_weights weights;
	struct slot *slots; /* [SLOTS] */
	struct chain *chain;
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

/*
 * Two labels are added at once, in the halves of a word: less than 256
 * features cannot carry from one half into the other.
 */
static void
add_units(const struct frame_weights *weights, const struct features *f,
    int32_t sums[FRAME_LABELS])
{
	const struct frame_units_row *rows = weights->units;
	uint32_t even = 0, odd = 0, mask = weights->units_mask;
	int32_t middle = (int32_t)f->n * 128;

	for (size_t k = 0; k < f->n; k++)
		__builtin_prefetch(&rows[f->at[k] & mask]);
	for (size_t k = 0; k < f->n; k++) {
		uint32_t row = rows[f->at[k] & mask].of;

		even += row & 0x00ff00ff;
		odd += row >> 8 & 0x00ff00ff;
	}
	sums[0] += (int32_t)(even & 0xffff) - middle;
	sums[1] += (int32_t)(odd & 0xffff) - middle;
	sums[2] += (int32_t)(even >> 16) - middle;
	sums[3] += (int32_t)(odd >> 16) - middle;
}

static float
unit_power(const struct framer *framer, int32_t sum)
{
	int32_t i = sum < -UNIT_POWERS ? -UNIT_POWERS
	    : sum > UNIT_POWERS ? UNIT_POWERS : sum;

	return framer->unit_powers[i + UNIT_POWERS];
}

static float
step_power(const struct framer *framer, int32_t sum)
{
	int32_t i = (sum + (1 << 20)) / (FRAME_STEP_SCALE / STEP_PARTS) -
	    (1 << 20) / (FRAME_STEP_SCALE / STEP_PARTS);

	i = i < -STEP_POWERS ? -STEP_POWERS : i > STEP_POWERS ? STEP_POWERS
	    : i;
	return framer->step_powers[i + STEP_POWERS];
}

static void
sum_steps(const struct framer *framer, const struct features *f,
    float steps[FRAME_PAIRS])
{
	const struct frame_weights *weights = &framer->weights;
	int32_t sums[FRAME_PAIRS] = { 0 };

	for (size_t k = 0; k < f->n; k++) {
		const int16_t *row =
		    weights->steps[f->at[k] & weights->steps_mask].of;

		for (int y = 0; y < FRAME_PAIRS; y++)
			sums[y] = sums[y] + row[y];
	}
	for (int y = 0; y < FRAME_PAIRS; y++)
		steps[y] = step_power(framer, sums[y]);
}

static const struct slot *
slot_of(struct framer *framer, const struct scene *scene, uint32_t i,
    unsigned side, const float *chances)
{
	struct slot *slot = &framer->slots[i % SLOTS];
	struct features f = { .n = 0 };

	if (slot->unit != i + 1) {
		memset(slot->known, 0, sizeof(slot->known));
		memset(slot->sums, 0, sizeof(slot->sums));
		slot->unit = i + 1;
	}
	if (slot->known[side])
		return slot;
	slot->known[side] = 1;
	frame_unit_features(scene, i, side, chances, &f);
	add_units(&framer->weights, &f, slot->sums[side]);
	f.n = 0;
	frame_step_features(scene, i, side, &f);
	sum_steps(framer, &f, slot->steps[side]);
	return slot;
}

static void
weigh_unit(struct framer *framer, const struct scene *scene,
    const struct window *window, uint32_t i, const struct between *between,
    const float *chances)
{
	unsigned side = frame_side(scene, window->cue, i);
	const struct slot *slot = slot_of(framer, scene, i, side, chances);
	uint32_t at = i - window->first;
	int32_t sums[FRAME_LABELS];
	struct features f = { .n = 0 };

	memcpy(sums, slot->sums[side], sizeof(sums));
	frame_pair_features(scene, window, i, between, chances, &f);
	add_units(&framer->weights, &f, sums);
	for (int y = 0; y < FRAME_LABELS; y++)
		framer->chain->units[at][y] = unit_power(framer, sums[y]);
	memcpy(framer->chain->steps[at], slot->steps[side],
	    sizeof(slot->steps[side]));
}

/* The head is cue and nothing else. */
static void
fix_head(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	static const float only_cue[FRAME_LABELS] = { [FRAME_CUE] = 1 };
	const struct slot *slot =
	    slot_of(framer, scene, window->cue, 0, chances);
	uint32_t at = window->cue - window->first;

	memcpy(framer->chain->units[at], only_cue, sizeof(only_cue));
	memcpy(framer->chain->steps[at], slot->steps[0],
	    sizeof(slot->steps[0]));
}

const struct chain *
framer_label(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	struct between between = { 0 };

	chain_size(framer->chain, window->end - window->first);
	for (uint32_t i = window->cue + 1; i < window->end; i++) {
		weigh_unit(framer, scene, window, i, &between, chances);
		between_add(&between, &scene->units[i], chances[i]);
	}
	between = (struct between){ 0 };
	for (uint32_t i = window->cue; i-- > window->first;) {
		weigh_unit(framer, scene, window, i, &between, chances);
		between_add(&between, &scene->units[i], chances[i]);
	}
	fix_head(framer, scene, window, chances);
	chain_sum(framer->chain);
	chain_best(framer->chain);
	return framer->chain;
}
