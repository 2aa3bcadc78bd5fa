/* Sums and maxima over the labellings of a chain. */
#include <stdlib.h>

#include "diag.h"
#include "frame.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

#ifdef __SSE2__

static inline float
sum_of(lanes at)
{
	__m128 two = _mm_add_ps(at, _mm_movehl_ps(at, at));

	return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

/* The sums of four, summed in the same order. */
static inline lanes
sums_of(lanes a, lanes b, lanes c, lanes d)
{
	_MM_TRANSPOSE4_PS(a, b, c, d);
	return (a + c) + (b + d);
}

static inline lanes
larger(lanes a, lanes b)
{
	return _mm_max_ps(a, b);
}

#else

static inline float
sum_of(lanes at)
{
	return (at[0] + at[2]) + (at[1] + at[3]);
}

static inline lanes
sums_of(lanes a, lanes b, lanes c, lanes d)
{
	return (lanes){ sum_of(a), sum_of(b), sum_of(c), sum_of(d) };
}

static inline lanes
larger(lanes a, lanes b)
{
	mask_lanes more = a > b;

	return (lanes)(((mask_lanes)a & more) | ((mask_lanes)b & ~more));
}

#endif

/*
 * The power of two that brings sum near one, so that long chains stay within
 * a float.  Each unit is scaled by the sum of the one before, which is known
 * early; powers of two change no digit of a chance.
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
	float scale = i > 0 ? scale_of(sum_of(before)) : 1;
	lanes here = units[i] * scale;

	if (i > 0)
		here *= weigh_steps(before, (const lanes *)chain->steps[i]);
	if (i == chain->n - 1) {
		float whole = 1 / sum_of(here);

		here *= whole;
		scale *= whole;
	}
	chain->scale[i] = scale;
	((lanes *)chain->forward)[i] = here;
	return here;
}

static inline void
set_chance(struct chain *chain, uint32_t i, lanes backward)
{
	lanes here = ((const lanes *)chain->forward)[i] * backward;
	float sum = sum_of(here);

	((lanes *)chain->backward)[i] = backward;
	((lanes *)chain->chance)[i] = here / (sum > 0 ? sum : 1e-30f);
}

static void
run_backward(struct chain *chain)
{
	const lanes *units = (const lanes *)chain->units;
	lanes here = { 1, 1, 1, 1 };

	for (uint32_t i = chain->n - 1; i > 0; i--) {
		const lanes *step = (const lanes *)chain->steps[i];
		lanes after = units[i] * chain->scale[i] * here;

		set_chance(chain, i, here);
		here = sums_of(step[0] * after, step[1] * after,
		    step[2] * after, step[3] * after);
	}
	set_chance(chain, 0, here);
}

void
chain_sum(struct chain *chain)
{
	lanes forward = { 0 };

	for (uint32_t i = 0; i < chain->n; i++)
		forward = step_forward(chain, i, forward);
	run_backward(chain);
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
	low = larger(way[1], way[0]);
	high = larger(way[3], way[2]);
	upper = high > low;
	((mask_lanes *)chain->from)[i] = (upper & (2 - fourth)) |
	    (~upper & -second);
	here = ((const lanes *)chain->units)[i] * scale_of(sum_of(before));
	return here * larger(high, low);
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
	trace_back(chain, best);
}
