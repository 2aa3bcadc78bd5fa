/* Sums and maxima over the labellings of a chain. */
#include <stdlib.h>

#include "diag.h"
#include "frame.h"

/* A number for each label. */
typedef float lanes __attribute__((vector_size(16), may_alias));
typedef int32_t mask_lanes __attribute__((vector_size(16), may_alias));

struct room {
	struct chain chain;
	uint32_t cap;
};

struct chain *
chain_new(void)
{
	return xcalloc(1, sizeof(struct room));
}

static void
release(struct chain *chain)
{
	free(chain->units);
	free(chain->steps);
	free(chain->forward);
	free(chain->backward);
	free(chain->chance);
	free(chain->label);
	free(chain->from);
	free(chain->scale);
}

void
chain_free(struct chain *chain)
{
	release(chain);
	free(chain);
}

void
chain_size(struct chain *chain, uint32_t n)
{
	struct room *room = (struct room *)chain;

	chain->n = n;
	if (n <= room->cap)
		return;
	release(chain);
	room->cap = n * 2;
	chain->units = xcalloc(room->cap, sizeof(*chain->units));
	chain->steps = xcalloc(room->cap, sizeof(*chain->steps));
	chain->forward = xcalloc(room->cap, sizeof(*chain->forward));
	chain->backward = xcalloc(room->cap, sizeof(*chain->backward));
	chain->chance = xcalloc(room->cap, sizeof(*chain->chance));
	chain->label = xcalloc(room->cap, 1);
	chain->from = xcalloc(room->cap, sizeof(*chain->from));
	chain->scale = xcalloc(room->cap, sizeof(*chain->scale));
}

static inline float
sum_of(lanes at)
{
	return (at[0] + at[2]) + (at[1] + at[3]);
}

/*
 * The power of two that brings sum near one, so that long chains stay within
 * a float.
 */
static inline float
scale_of(float sum)
{
	union {
		float value;
		int32_t bits;
	} power = { sum };

	power.bits = (254 << 23) - (power.bits & 0xff << 23);
	return power.value;
}

static inline lanes
weigh_steps(lanes before, const lanes step[FRAME_LABELS])
{
	return before[0] * step[0] + before[1] * step[1] +
	    before[2] * step[2] + before[3] * step[3];
}

/* One unit ahead. */
static inline lanes
step_forward(struct chain *chain, uint32_t i, lanes before)
{
	const lanes *units = (const lanes *)chain->units;
	lanes here = units[i];
	float sum;

	if (i > 0)
		here *= weigh_steps(before, (const lanes *)chain->steps[i]);
	sum = sum_of(here);
	chain->scale[i] = i == chain->n - 1 ? 1 / sum : scale_of(sum);
	here *= chain->scale[i];
	((lanes *)chain->forward)[i] = here;
	return here;
}

static void
run_backward(struct chain *chain)
{
	const lanes *units = (const lanes *)chain->units;
	lanes *backward = (lanes *)chain->backward;
	lanes here = { 1, 1, 1, 1 };

	for (uint32_t i = chain->n - 1; i > 0; i--) {
		const lanes *step = (const lanes *)chain->steps[i];
		lanes after = units[i] * here * chain->scale[i];

		backward[i] = here;
		here = (lanes){ sum_of(step[0] * after),
			sum_of(step[1] * after), sum_of(step[2] * after),
			sum_of(step[3] * after) };
	}
	backward[0] = here;
}

static void
set_chances(struct chain *chain)
{
	const lanes *forward = (const lanes *)chain->forward;
	const lanes *backward = (const lanes *)chain->backward;
	lanes *chance = (lanes *)chain->chance;

	for (uint32_t i = 0; i < chain->n; i++) {
		lanes here = forward[i] * backward[i];
		float sum = sum_of(here);

		chance[i] = here / (sum > 0 ? sum : 1e-30f);
	}
}

void
chain_sum(struct chain *chain)
{
	lanes forward = { 0 };

	for (uint32_t i = 0; i < chain->n; i++)
		forward = step_forward(chain, i, forward);
	run_backward(chain);
	set_chances(chain);
}

static inline lanes
choose(mask_lanes where, lanes a, lanes b)
{
	return (lanes)(((mask_lanes)a & where) | ((mask_lanes)b & ~where));
}

/* The best way to each label of unit i, the first of those as good. */
static inline lanes
step_best(struct chain *chain, uint32_t i, lanes before)
{
	const lanes *step = (const lanes *)chain->steps[i];
	lanes way[FRAME_LABELS], low, high, here;
	mask_lanes second, fourth, upper;

	for (int x = 0; x < FRAME_LABELS; x++)
		way[x] = before[x] * step[x];
	second = way[1] > way[0];
	fourth = way[3] > way[2];
	low = choose(second, way[1], way[0]);
	high = choose(fourth, way[3], way[2]);
	upper = high > low;
	((mask_lanes *)chain->from)[i] = (upper & (2 - fourth)) |
	    (~upper & -second);
	here = ((const lanes *)chain->units)[i] * choose(upper, high, low);
	return here * scale_of(sum_of(here));
}

static void
trace_back(struct chain *chain, lanes last)
{
	unsigned char y = 0;

	for (unsigned char x = 1; x < FRAME_LABELS; x++)
		if (last[x] > last[y])
			y = x;
	for (uint32_t i = chain->n - 1; i > 0; i--) {
		chain->label[i] = y;
		y = (unsigned char)chain->from[i][y];
	}
	chain->label[0] = y;
}

/* Sums and maxima depend on nothing of each other: they go side by side. */
void
chain_find(struct chain *chain)
{
	lanes forward = { 0 }, best = *(const lanes *)chain->units;

	forward = step_forward(chain, 0, forward);
	for (uint32_t i = 1; i < chain->n; i++) {
		best = step_best(chain, i, best);
		forward = step_forward(chain, i, forward);
	}
	run_backward(chain);
	set_chances(chain);
	trace_back(chain, best);
}
