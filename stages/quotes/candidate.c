#include "candidate.h"

const float candidate_least = 0.1f;

static void
add_content(struct candidate *c, const struct scene *scene,
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
static void
add_speaker(struct candidate *c, const struct chain *chain, uint32_t first,
    struct range range)
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
		add_content(c, scene, run, arena);
		break;
	case FRAME_SPEAKER:
		add_speaker(c, chain, w->first, run);
		break;
	case FRAME_CUE:
		if (run.first <= w->cue && w->cue < run.end)
			c->cue = run;
		break;
	default:
		break;
	}
}

static void
read_labels(struct candidate *c, const struct scene *scene,
    const struct chain *chain, const struct window *w, struct arena *arena)
{
	for (uint32_t i = w->first; i < w->end;) {
		struct range run = { i, i + 1 };

		while (run.end < w->end && chain->label[run.end - w->first] ==
		    chain->label[i - w->first])
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

/* Chances at which words become a speaker that the best labelling lacks. */
static const float speaker_least = 0.3f, speaker_goes_on = 0.2f;

/* May unit i, left over by the labelling, belong to a speaker? */
static bool
may_speak(const struct chain *chain, uint32_t i, float least)
{
	return i < chain->n && chain->label[i] == FRAME_NONE &&
	    chain->chance[i][FRAME_SPEAKER] >= least;
}

/* Where no unit is a speaker's, the likeliest ones may be all the same. */
static void
find_faint_speaker(
    struct candidate *c, const struct chain *chain, uint32_t first)
{
	uint32_t best = chain->n, from, to;

	for (uint32_t i = 0; i < chain->n; i++)
		if (may_speak(chain, i, speaker_least) && (best == chain->n ||
		    chain->chance[i][FRAME_SPEAKER] >
		    chain->chance[best][FRAME_SPEAKER]))
			best = i;
	if (best == chain->n)
		return;
	for (from = best; from > 0 &&
	    may_speak(chain, from - 1, speaker_goes_on); from--)
		;
	for (to = best + 1; may_speak(chain, to, speaker_goes_on); to++)
		;
	add_speaker(c, chain, first, (struct range){ first + from,
	    first + to });
}

static void
measure_content(struct candidate *c, const struct chain *chain,
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

enum { READ_WORDS = 3 };

/* A copy of a candidate for another reading, its content still empty. */
static struct candidate
other_reading(const struct candidate *c, enum reading reading)
{
	struct candidate other = *c;

	other.reading = (unsigned char)reading;
	other.content = (struct ranges){ 0 };
	other.words = other.quoted = 0;
	return other;
}

/*
 * Content that has words inside and outside of quotation marks, read without
 * those outside.
 */
static struct candidate
read_quotes(const struct candidate *c, const struct scene *scene,
    struct arena *arena)
{
	struct candidate other = other_reading(c, READ_QUOTES);

	if (c->quoted <= READ_WORDS || c->quoted >= c->words)
		return other;
	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++)
			if (scene->units[i].words > READ_WORDS)
				add_content(&other, scene,
				    (struct range){ i, i + 1 }, arena);
	return other;
}

/* Content on both sides of the cue, read without what follows. */
static struct candidate
read_before(const struct candidate *c, const struct scene *scene,
    struct arena *arena)
{
	struct candidate other = other_reading(c, READ_BEFORE);

	if (c->content.at[0].first > c->head ||
	    c->content.at[c->content.n - 1].first < c->head)
		return other;
	for (size_t k = 0; k < c->content.n; k++)
		if (c->content.at[k].first < c->head)
			add_content(&other, scene, c->content.at[k], arena);
	return other;
}

/* The unit at which the turn of rival begins in c's content, or none: 0. */
static uint32_t
turn_begin(const struct candidate *c, const struct candidate *rival,
    const struct scene *scene)
{
	uint32_t i = rival->speaker.first;
	unsigned char kind;

	if (rival->speaker.end <= i || i <= c->head + 1 ||
	    rival->head < i || rival->chance < 0.2f ||
	    !candidate_reports(c, rival->head) || !candidate_reports(c, i))
		return 0;
	kind = scene->units[i - 1].kind;
	return kind == KIND_AND || kind == KIND_COMMA ||
	    kind == KIND_STOP || kind == KIND_PREPOSITION ? i - 1 : 0;
}

/* "Ruiz said it was safe and Park said it was not", read up to "and". */
static struct candidate
read_cut(const struct candidate *c, const struct candidate *rival,
    const struct scene *scene, struct arena *arena)
{
	struct candidate other = other_reading(c, READ_CUT);
	uint32_t cut = turn_begin(c, rival, scene);

	for (size_t k = 0; cut > 0 && k < c->content.n; k++) {
		struct range range = c->content.at[k];

		if (range.end > cut)
			range.end = cut;
		if (range.first < range.end)
			add_content(&other, scene, range, arena);
	}
	return other;
}

static void
add_readings(struct candidates *list, const struct candidate *c,
    const struct scene *scene, const struct chain *chain, uint32_t first,
    struct arena *arena)
{
	struct candidate others[2] = { read_quotes(c, scene, arena),
		read_before(c, scene, arena) };

	arena_append(arena, list, *c);
	for (size_t i = 0; i < 2; i++)
		if (others[i].content.n > 0) {
			measure_content(&others[i], chain, first);
			arena_append(arena, list, others[i]);
		}
}

/* Rivals farther on in the list are not asked where content is cut. */
enum { CUT_RIVALS = 6 };

/* Add to each candidate that holds another's turn a reading without it. */
static struct candidates
add_cuts(const struct candidates *found, const struct scene *scene,
    struct arena *arena)
{
	struct candidates list = { 0 };

	for (size_t k = 0; k < found->n; k++) {
		const struct candidate *c = &found->at[k];

		arena_append(arena, &list, *c);
		if (c->reading != READ_WHOLE)
			continue;
		for (size_t j = k + 1; j < found->n && j <= k + CUT_RIVALS;
		    j++) {
			struct candidate other;

			if (found->at[j].reading != READ_WHOLE)
				continue;
			other = read_cut(c, &found->at[j], scene, arena);
			if (other.content.n > 0) {
				arena_append(arena, &list, other);
				break;
			}
		}
	}
	return list;
}

struct candidates
candidates_find(const struct scene *scene, struct framer *framer,
    const float *chances, struct arena *arena)
{
	struct candidates list = { 0 };

	framer_begin(framer);
	for (uint32_t i = 0; i < scene->n; i++) {
		struct candidate c = { .head = i, .chance = chances[i] };
		struct window w;
		const struct chain *chain;

		if (chances[i] < candidate_least)
			continue;
		w = frame_window(scene, i, chances);
		chain = framer_label(framer, scene, &w, chances);
		read_labels(&c, scene, chain, &w, arena);
		if (c.content.n == 0)
			continue;
		if (c.speaker.first == c.speaker.end)
			find_faint_speaker(&c, chain, w.first);
		measure_content(&c, chain, w.first);
		c.outside_mean = outside_mean(&c, scene, chain, w.first);
		c.path = path_chance(chain);
		add_readings(&list, &c, scene, chain, w.first, arena);
	}
	return add_cuts(&list, scene, arena);
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
