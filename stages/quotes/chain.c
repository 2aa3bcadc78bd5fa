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
	free(chain->best);
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
	chain->best = xcalloc(room->cap, sizeof(*chain->best));
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

static void
run_forward(struct chain *chain)
{
	const lanes *units = (const lanes *)chain->units;
	lanes *forward = (lanes *)chain->forward;
	lanes here = units[0];

	for (uint32_t i = 0;; i++) {
		chain->scale[i] = scale_of(sum_of(here));
		if (i == chain->n - 1)
			chain->scale[i] = 1 / sum_of(here);
		here *= chain->scale[i];
		forward[i] = here;
		if (i == chain->n - 1)
			return;
		here = units[i + 1] * weigh_steps(
		    here, (const lanes *)chain->steps[i + 1]);
	}
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

void
chain_sum(struct chain *chain)
{
	const lanes *forward = (const lanes *)chain->forward;
	const lanes *backward = (const lanes *)chain->backward;
	lanes *chance = (lanes *)chain->chance;

	run_forward(chain);
	run_backward(chain);
	for (uint32_t i = 0; i < chain->n; i++) {
		lanes here = forward[i] * backward[i];
		float sum = sum_of(here);

		chance[i] = here / (sum > 0 ? sum : 1e-30f);
	}
}

static inline lanes
larger(lanes a, lanes b)
{
	mask_lanes more = a > b;

	return (lanes)(((mask_lanes)a & more) | ((mask_lanes)b & ~more));
}

/* The label before y of unit i on the best way there. */
static unsigned char
step_back(const struct chain *chain, uint32_t i, unsigned char y)
{
	const float *best = chain->best[i - 1], *step = chain->steps[i];
	unsigned char from = 0;

	for (unsigned char x = 1; x < FRAME_LABELS; x++)
		if (best[x] * step[x * FRAME_LABELS + y] >
		    best[from] * step[from * FRAME_LABELS + y])
			from = x;
	return from;
}

static void
run_best(struct chain *chain)
{
	const lanes *units = (const lanes *)chain->units;
	lanes *best = (lanes *)chain->best, here = units[0];

	best[0] = here;
	for (uint32_t i = 1; i < chain->n; i++) {
		const lanes *step = (const lanes *)chain->steps[i];

		here = units[i] * larger(
		    larger(here[0] * step[0], here[1] * step[1]),
		    larger(here[2] * step[2], here[3] * step[3]));
		here *= scale_of(sum_of(here));
		best[i] = here;
	}
}

void
chain_best(struct chain *chain)
{
	uint32_t last = chain->n - 1;
	unsigned char y = 0;

	run_best(chain);
	for (unsigned char x = 1; x < FRAME_LABELS; x++)
		if (chain->best[last][x] > chain->best[last][y])
			y = x;
	chain->label[last] = y;
	for (uint32_t i = last; i > 0; i--) {
		y = step_back(chain, i, y);
		chain->label[i - 1] = y;
	}
}
