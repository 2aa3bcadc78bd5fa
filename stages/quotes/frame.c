#include "frame.h"

#include <stdlib.h>

#include "diag.h"
#include "frame_pairs.h"

/* What does not depend on the cue is summed once for the cues of a paragraph. */
enum { SLOTS = 1024 };

struct slot {
	struct frame_sums sums;
	float steps[FRAME_PAIRS];
};

/*
 * Rows lie far apart and most are not in the cache: those of one unit are
 * called for while the features of the next ones are made.
 */
enum { LAG = 16 };

struct pending {
	uint32_t i;
	struct frame_unit unit;
	const void *steps[FRAME_STEP_ROWS];
};

struct pending_pair {
	uint32_t unit;
	unsigned side;
	struct frame_pair pair;
};

struct framer {
	struct frame_unit_tables units; /* on lines of the cache */
	void *memory;
	struct frame_powers powers;
	struct frame_step_tables steps;
	struct frame_pairs pairs;
	struct frame_weights weights;
	struct slot *slots; /* [SLOTS] */
	uint32_t first, end; /* units of the article that slots hold */
	struct chain *chain;
	struct pending waits[LAG];
	struct pending_pair pair_waits[LAG];
};

struct framer *
framer_new(const struct frame_weights *weights)
{
	const uintptr_t line = _Alignof(struct framer);
	void *memory = xcalloc(1, sizeof(struct framer) + line - 1);
	struct framer *framer = (struct framer *)
	    (((uintptr_t)memory + line - 1) / line * line);

	framer->memory = memory;
	framer->weights = *weights;
	framer->slots = xcalloc(SLOTS, sizeof(struct slot));
	framer->chain = chain_new();
	frame_powers_init(&framer->powers);
	frame_unit_tables_init(&framer->units, weights);
	frame_step_tables_init(&framer->steps, weights);
	frame_pairs_init(&framer->pairs, weights);
	return framer;
}

void
framer_free(struct framer *framer)
{
	chain_free(framer->chain);
	free(framer->slots);
	free(framer->memory);
}

void
framer_begin(struct framer *framer)
{
	framer->first = framer->end = 0;
}

static struct slot *
slot_of(struct framer *framer, uint32_t i)
{
	return &framer->slots[i % SLOTS];
}

static void
call_slot(struct framer *framer, const struct scene *scene, uint32_t i,
    const float *chances, struct pending *wait)
{
	wait->i = i;
	frame_unit_call(&framer->units, &framer->weights, scene, i, chances,
	    &wait->unit);
	frame_step_call(
	    &framer->steps, &framer->weights, scene, i, wait->steps);
}

static void
fill_slot(struct framer *framer, const struct pending *wait)
{
	struct slot *slot = slot_of(framer, wait->i);

	frame_sum_unit(&wait->unit, &slot->sums);
	frame_sum_steps(&framer->powers, wait->steps, slot->steps);
}

static void
fill_from_to(struct framer *framer, const struct scene *scene, uint32_t first,
    uint32_t end, const float *chances)
{
	uint32_t filled = first;

	for (uint32_t i = first; i < end; i++) {
		if (i - filled == LAG)
			fill_slot(framer, &framer->waits[filled++ % LAG]);
		call_slot(framer, scene, i, chances, &framer->waits[i % LAG]);
	}
	while (filled < end)
		fill_slot(framer, &framer->waits[filled++ % LAG]);
}

/* Fill the slots of a window that are not filled yet: windows go on from
 * cue to cue, but one may begin before the last. */
static void
fill_slots(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	if (window->first > framer->end || window->end < framer->first)
		framer->first = framer->end = window->first;
	if (window->first < framer->first) {
		fill_from_to(framer, scene, window->first, framer->first,
		    chances);
		framer->first = window->first;
		if (framer->end - framer->first > SLOTS)
			framer->end = framer->first + SLOTS;
	}
	if (window->end > framer->end) {
		fill_from_to(
		    framer, scene, framer->end, window->end, chances);
		framer->end = window->end;
	}
	if (framer->end - framer->first > SLOTS)
		framer->first = framer->end - SLOTS;
}

static void
weigh_pair(struct framer *framer, const struct window *window,
    const struct pending_pair *wait)
{
	const struct frame_sums *unit = &slot_of(framer, wait->unit)->sums;
	const struct frame_pair *pair = &wait->pair;

	frame_power(&framer->powers, frame_pair_sum(pair) + unit->of[wait->side],
	    unit->n + pair->n,
	    framer->chain->units[wait->unit - window->first]);
}

/* Call for n units to one side of the cue, going outwards, and weigh those
 * that were called for long ago. */
static uint32_t
weigh_side(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances, uint32_t n,
    uint32_t step, uint32_t called)
{
	const uint32_t sent = scene->units[window->cue].sent;
	const unsigned here = step == 1 ? 2 : 0; /* as frame_side() */
	struct between between = { 0 };
	struct frame_cue cue = { .side = FRAME_SIDES };

	for (uint32_t i = window->cue + step; n > 0; n--, i += step) {
		struct pending_pair *wait =
		    &framer->pair_waits[called++ % LAG];
		const struct unit *unit = &scene->units[i];
		unsigned side = here + (unit->sent != sent);

		if (called > LAG)
			weigh_pair(framer, window, wait);
		if (side != cue.side) {
			cue = frame_cue(scene, window->cue, side);
			frame_cue_lay_out(
			    &cue, &framer->pairs, &framer->weights);
		}
		wait->unit = i;
		wait->side = side;
		frame_pair_call(&framer->pairs, &framer->weights, scene, &cue,
		    i, &between, chances, &wait->pair);
		between_add(&between, unit, chances[i]);
	}
	return called;
}

static void
weigh_pairs(struct framer *framer, const struct scene *scene,
    const struct window *window, const float *chances)
{
	uint32_t called = weigh_side(framer, scene, window, chances,
	    window->cue - window->first, UINT32_MAX, 0);

	called = weigh_side(framer, scene, window, chances,
	    window->end - window->cue - 1, 1, called);
	for (uint32_t k = called > LAG ? called - LAG : 0; k < called; k++)
		weigh_pair(framer, window, &framer->pair_waits[k % LAG]);
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
	weigh_pairs(framer, scene, window, chances);
	fix_head(framer, window);
	weigh_steps(framer, window);
	chain_find(framer->chain);
	return framer->chain;
}
