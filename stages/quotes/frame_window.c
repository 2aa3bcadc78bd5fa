/* How far the chain goes. */
#include "frame.h"

enum {
	REACH = 120,      /* units to each side of a cue */
	RIVALS = 8,       /* other cues to each side */
	PARS_BEFORE = 2,
	PARS_AFTER = 8,
};

/* As candidate_least_learned: below this a cue is no cue. */
static const float rival_least = 0.1f;

/* The units from a cue to one side: not farther than REACH and RIVALS. */
static uint32_t
reach(uint32_t cue, int side, uint32_t far, const float *chances)
{
	uint32_t rivals = 0, n = 0;

	if (far > REACH)
		far = REACH;
	while (n < far && rivals < RIVALS) {
		n++;
		rivals += chances[side < 0 ? cue - n : cue + n] >= rival_least;
	}
	return n;
}

/* The first sentence of the paragraph that has quotations, or the cue's. */
static uint32_t
first_quoting(const struct scene *scene, uint32_t cue)
{
	const struct unit *u = &scene->units[cue];
	uint32_t begin = scene->sents[u->sent].first;
	uint32_t first = scene->pars[u->par].first;

	for (uint32_t k = scene->nearby[begin].before;
	    k > first && cue - k < REACH; k = scene->nearby[k - 1].before)
		begin = scene->sents[scene->units[k - 1].sent].first;
	return begin;
}

static uint32_t
last_quoting(const struct scene *scene, uint32_t cue)
{
	const struct unit *u = &scene->units[cue];
	uint32_t end = scene->sents[u->sent].end;
	uint32_t last = scene->pars[u->par].end;

	for (uint32_t k = scene->nearby[end - 1].after;
	    k > 0 && k <= last && k - cue <= REACH;
	    k = scene->nearby[k - 1].after)
		end = scene->sents[scene->units[k - 1].sent].end;
	return end;
}

struct window
frame_window(const struct scene *scene, uint32_t cue, const float *chances)
{
	uint32_t p = scene->units[cue].par, first = p, last = p;
	uint32_t begin, end;

	while (first > 0 && p - first < PARS_BEFORE &&
	    scene->pars[first - 1].only_quote)
		first--;
	while (last + 1 < scene->n_pars && last - p < PARS_AFTER &&
	    scene->pars[last + 1].only_quote)
		last++;
	begin = first < p ? scene->pars[first].first
	    : first_quoting(scene, cue);
	end = last > p ? scene->pars[last].end : last_quoting(scene, cue);
	return (struct window){
		cue - reach(cue, -1, cue - begin, chances),
		cue + 1 + reach(cue, 1, end - 1 - cue, chances), cue,
	};
}
