#include "candidate_parts.h"

const float candidate_least = 0.15f, candidate_least_learned = 0.1f;

void
candidate_add_content(struct candidate *c, const struct scene *scene,
    struct range range, struct arena *arena)
{
	bool words = false;

	for (uint32_t i = range.first; i < range.end; i++) {
		const struct unit *u = &scene->units[i];

		words |= u->tag < POS_LEARNED || u->region > 0;
		c->words += u->region > 0 ? u->words : u->tag < POS_LEARNED;
		c->quoted += u->region > 0 ? u->words : 0;
	}
	if (words)
		arena_append(arena, &c->content, range);
}

static float
mean_chance(const struct chain *chain, uint32_t first, struct range range,
    unsigned label)
{
	float sum = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		sum += chain->chance[i - first][label];
	return sum / (float)(range.end - range.first);
}

/* Of several runs of speaker words the surest is the speaker. */
void
candidate_add_speaker(struct candidate *c, const struct chain *chain,
    uint32_t first, struct range range)
{
	float mean = mean_chance(chain, first, range, FRAME_SPEAKER);

	if (mean > c->speaker_mean) {
		c->speaker_rival = c->speaker_mean;
		c->speaker_mean = mean;
		c->speaker = range;
	} else if (mean > c->speaker_rival) {
		c->speaker_rival = mean;
	}
}

static void
add_run(struct candidate *c, const struct scene *scene,
    const struct chain *chain, const struct window *w, struct range run,
    struct arena *arena)
{
	switch (chain->label[run.first - w->first]) {
	case FRAME_CONTENT:
		candidate_add_content(c, scene, run, arena);
		break;
	case FRAME_SPEAKER:
		candidate_add_speaker(c, chain, w->first, run);
		break;
	case FRAME_CUE:
		if (run.first <= w->cue && w->cue < run.end)
			c->cue = run;
		break;
	default:
		break;
	}
}

/* Is unit i a comma between words of a speaker? */
static bool
is_inside_speaker(const struct scene *scene, const struct chain *chain,
    const struct window *w, uint32_t i)
{
	return scene->units[i].kind == KIND_COMMA && i > w->first &&
	    i + 1 < w->end &&
	    chain->label[i - 1 - w->first] == FRAME_SPEAKER &&
	    chain->label[i + 1 - w->first] == FRAME_SPEAKER;
}

static void
read_labels(struct candidate *c, const struct scene *scene,
    const struct chain *chain, const struct window *w, struct arena *arena)
{
	for (uint32_t i = w->first; i < w->end;) {
		struct range run = { i, i + 1 };

		while (run.end < w->end && (chain->label[run.end - w->first] ==
		    chain->label[i - w->first] ||
		    is_inside_speaker(scene, chain, w, run.end)))
			run.end++;
		add_run(c, scene, chain, w, run, arena);
		i = run.end;
	}
}

/* The mean over the words of the content outside of quotations. */
static float
outside_mean(const struct candidate *c, const struct scene *scene,
    const struct chain *chain, uint32_t first)
{
	float sum = 0;
	uint32_t n = 0;

	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++)
			if (scene->units[i].region == 0) {
				sum += chain->chance[i - first][FRAME_CONTENT];
				n++;
			}
	return n > 0 ? sum / (float)n : 0;
}

void
candidate_measure(struct candidate *c, const struct chain *chain,
    uint32_t first)
{
	float sum = 0, least = 1;
	uint32_t n = 0;

	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++) {
			float p = chain->chance[i - first][FRAME_CONTENT];

			sum += p;
			n++;
			if (p < least)
				least = p;
		}
	c->content_mean = sum / (float)n;
	c->content_least = least;
	c->edge_first = chain->chance[c->content.at[0].first -
	    first][FRAME_CONTENT];
	c->edge_last = chain->chance[c->content.at[c->content.n - 1].end - 1 -
	    first][FRAME_CONTENT];
}

/* The chance of the whole labelling: a product along the chain. */
static float
path_chance(const struct chain *chain)
{
	float p = chain->chance[0][chain->label[0]];

	for (uint32_t i = 1; i < chain->n && p > 1e-6f; i++) {
		unsigned x = chain->label[i - 1], y = chain->label[i];
		float before = chain->chance[i - 1][x];
		float both = chain->forward[i - 1][x] *
		    chain->steps[i][x * FRAME_LABELS + y] *
		    chain->units[i][y] * chain->backward[i][y] *
		    chain->scale[i];

		p *= before > 0 ? both / before : 0;
	}
	return p;
}

/* Read the labels around a cue; false where there is no content. */
static bool
read_candidate(struct candidate *c, const struct scene *scene,
    const struct chain *chain, const struct window *w, struct arena *arena)
{
	read_labels(c, scene, chain, w, arena);
	if (c->content.n == 0)
		candidate_find_faint_content(
		    c, scene, chain, w->first, arena);
	if (c->content.n == 0)
		return false;
	if (c->speaker.first == c->speaker.end)
		candidate_find_faint_speaker(c, chain, w->first);
	candidate_measure(c, chain, w->first);
	c->outside_mean = outside_mean(c, scene, chain, w->first);
	c->path = path_chance(chain);
	return true;
}

/* Add the readings of the cue at unit i. */
static void
add_candidates(struct candidates *list, const struct scene *scene,
    struct framer *framer, const float *chances, uint32_t i,
    struct arena *arena)
{
	struct candidate c = { .head = i, .chance = chances[i] };
	struct window w = frame_window(scene, i, chances);
	const struct chain *chain = framer_label(framer, scene, &w, chances);

	if (read_candidate(&c, scene, chain, &w, arena))
		candidate_add_readings(list, &c, scene, chain, w.first, arena);
}

struct candidates
candidates_find(const struct scene *scene, struct framer *framer,
    const float *chances, float least, struct arena *arena)
{
	struct candidates list = { 0 };

	framer_begin(framer);
	for (uint32_t i = 0; i < scene->n; i++)
		if (chances[i] >= least)
			add_candidates(
			    &list, scene, framer, chances, i, arena);
	return candidates_add_cuts(&list, scene, arena);
}

enum quote_type
candidate_type(const struct candidate *candidate)
{
	if (candidate->quoted == 0)
		return QUOTE_INDIRECT;
	return candidate->quoted >= candidate->words ? QUOTE_DIRECT
	    : QUOTE_MIXED;
}

bool
candidate_reports(const struct candidate *candidate, uint32_t i)
{
	for (size_t k = 0; k < candidate->content.n; k++)
		if (candidate->content.at[k].first <= i &&
		    i < candidate->content.at[k].end)
			return true;
	return false;
}
