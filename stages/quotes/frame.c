#include "frame.h"

#include <stdlib.h>

#include "diag.h"
#include "frame_sums.h"

/* What does not depend on the cue is summed once for the cues of a paragraph. */
enum { SLOTS = 1024 };

struct slot {
	uint32_t unit; /* plus one; 0: free */
	struct frame_sums sums;
	float steps[FRAME_PAIRS];
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

struct framer {
	struct frame_powers powers;
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
	frame_powers_init(&framer->powers);
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
	frame_sum_units(&framer->weights, &wait->units, &slot->sums);
	frame_sum_steps(&framer->powers, &framer->weights, &wait->steps,
	    slot->steps);
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

	frame_sum_pairs(&framer->powers, &framer->weights, &wait->pairs,
	    &slot_of(framer, i)->sums, frame_side(scene, window->cue, i),
	    framer->chain->units[i - window->first]);
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
