/* Sums and maxima over the labellings of a chain. */
#include <stdlib.h>

#include "diag.h"
#include "frame.h"

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

/* Divide by the sum, so that long chains stay within a float. */
static float
normalize(float at[FRAME_LABELS])
{
	float sum = 0;

	for (int y = 0; y < FRAME_LABELS; y++)
		sum += at[y];
	if (sum <= 0)
		sum = 1e-30f;
	for (int y = 0; y < FRAME_LABELS; y++)
		at[y] /= sum;
	return sum;
}

static void
run_forward(struct chain *chain)
{
	for (int y = 0; y < FRAME_LABELS; y++)
		chain->forward[0][y] = chain->units[0][y];
	chain->scale[0] = normalize(chain->forward[0]);
	for (uint32_t i = 1; i < chain->n; i++) {
		const float *before = chain->forward[i - 1];
		const float *step = chain->steps[i];
		float *here = chain->forward[i];

		for (int y = 0; y < FRAME_LABELS; y++)
			here[y] = chain->units[i][y] *
			    (before[0] * step[y] +
			    before[1] * step[FRAME_LABELS + y] +
			    before[2] * step[2 * FRAME_LABELS + y] +
			    before[3] * step[3 * FRAME_LABELS + y]);
		chain->scale[i] = normalize(here);
	}
}

static void
run_backward(struct chain *chain)
{
	uint32_t last = chain->n - 1;

	for (int y = 0; y < FRAME_LABELS; y++)
		chain->backward[last][y] = 1;
	for (uint32_t i = last; i > 0; i--) {
		const float *step = chain->steps[i];
		float after[FRAME_LABELS];

		for (int y = 0; y < FRAME_LABELS; y++)
			after[y] = chain->units[i][y] *
			    chain->backward[i][y];
		for (int x = 0; x < FRAME_LABELS; x++)
			chain->backward[i - 1][x] =
			    (step[x * 4] * after[0] +
			    step[x * 4 + 1] * after[1] +
			    step[x * 4 + 2] * after[2] +
			    step[x * 4 + 3] * after[3]) / chain->scale[i];
	}
}

void
chain_sum(struct chain *chain)
{
	run_forward(chain);
	run_backward(chain);
	for (uint32_t i = 0; i < chain->n; i++) {
		for (int y = 0; y < FRAME_LABELS; y++)
			chain->chance[i][y] =
			    chain->forward[i][y] * chain->backward[i][y];
		normalize(chain->chance[i]);
	}
}

void
chain_best(struct chain *chain)
{
	float best[FRAME_LABELS], next[FRAME_LABELS];
	unsigned char y;

	memcpy(best, chain->units[0], sizeof(best));
	for (uint32_t i = 1; i < chain->n; i++) {
		for (y = 0; y < FRAME_LABELS; y++) {
			unsigned char from = 0;
			float most = -1;

			for (unsigned char x = 0; x < FRAME_LABELS; x++) {
				float p = best[x] *
				    chain->steps[i][x * FRAME_LABELS + y];

				if (p > most) {
					most = p;
					from = x;
				}
			}
			chain->from[i][y] = from;
			next[y] = most * chain->units[i][y];
		}
		normalize(next);
		memcpy(best, next, sizeof(best));
	}
	y = 0;
	for (unsigned char x = 1; x < FRAME_LABELS; x++)
		if (best[x] > best[y])
			y = x;
	for (uint32_t i = chain->n; i-- > 0;) {
		chain->label[i] = y;
		y = chain->from[i][y];
	}
}
