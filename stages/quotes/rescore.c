#include "rescore.h"

enum group {
	BIAS,
	CUE_CHANCE,
	CUE_WORD,
	CUE_PLACE,
	CONTENT_CHANCE,
	CONTENT_EDGES,
	CONTENT_LENGTH,
	CONTENT_WORDS,
	CONTENT_QUOTES,
	SPEAKER_CHANCE,
	SPEAKER_WORDS,
	SPEAKER_PLACE,
	LABELLING,
	RIVAL_OUTSIDE,
	RIVAL_INSIDE,
	RIVAL_SHARES,
	ORDER,
	GROUPS,
};

static const char *const group_names[GROUPS] = {
	[BIAS] = "what is usual for the kind",
	[CUE_CHANCE] = "how sure the cue is",
	[CUE_WORD] = "the cue word",
	[CUE_PLACE] = "what stands beside the cue",
	[CONTENT_CHANCE] = "how sure the content is",
	[CONTENT_EDGES] = "where the content begins and ends",
	[CONTENT_LENGTH] = "the length of the content",
	[CONTENT_WORDS] = "the words of the content",
	[CONTENT_QUOTES] = "quotation marks in the content",
	[SPEAKER_CHANCE] = "how sure the speaker is",
	[SPEAKER_WORDS] = "the words of the speaker",
	[SPEAKER_PLACE] = "where the speaker stands",
	[LABELLING] = "how sure all of it is",
	[RIVAL_OUTSIDE] = "another cue reports this one",
	[RIVAL_INSIDE] = "another cue inside the content",
	[RIVAL_SHARES] = "another cue claims the same words",
	[ORDER] = "the order of cue, content and speaker",
};

const char *
rescore_group_name(unsigned group)
{
	return group < GROUPS ? group_names[group] : "";
}

/* A list in the making. */
struct making {
	struct features *f;
	unsigned char *groups;
	unsigned type; /* enum quote_type */
};

static void
add(struct making *m, enum group group, unsigned t, uint64_t a, uint64_t b)
{
	m->groups[m->f->n] = (unsigned char)group;
	ADD2(m->f, t, a, b);
}

/* With the kind of quotation, too. */
static void
add_typed(struct making *m, enum group group, unsigned t, uint64_t a)
{
	add(m, group, t, a, 0);
	add(m, group, t + 100, a, m->type + 1);
}

/* A chance in steps, finer at both ends. */
static uint32_t
chance_step(float p)
{
	static const float limits[] = { 0.02f, 0.05f, 0.1f, 0.2f, 0.3f, 0.4f,
		0.5f, 0.6f, 0.7f, 0.8f, 0.88f, 0.94f, 0.97f, 0.985f, 0.995f,
		0.999f };
	uint32_t step = 0;

	while (step < sizeof(limits) / sizeof(limits[0]) && p > limits[step])
		step++;
	return step;
}

static uint32_t
word_key(const struct unit *u)
{
	return u->region > 0 ? 7u + u->size
	    : u->kind == KIND_NAME ? 5 : u->lower;
}

static const struct unit edge = { .kind = KIND_COUNT, .tag = POS_COUNT,
	.lower = 3, .stem = 3 };

static const struct unit *
beside(const struct scene *scene, uint32_t i, int off)
{
	int64_t k = (int64_t)i + off;

	if (k < 0 || k >= (int64_t)scene->n)
		return &edge;
	return &scene->units[k];
}

static void
add_cue(struct making *m, const struct scene *scene,
    const struct candidate *c)
{
	const struct unit *u = &scene->units[c->head];
	uint32_t n = c->cue.end - c->cue.first;

	add_typed(m, CUE_CHANCE, 1, chance_step(c->chance));
	add(m, CUE_WORD, 2, u->stem, 0);
	add(m, CUE_WORD, 3, u->stem, m->type + 1);
	add(m, CUE_WORD, 4, u->tag, m->type);
	add(m, CUE_PLACE, 5, step_of(n), u->kind);
	add(m, CUE_PLACE, 6, beside(scene, c->cue.first, -1)->kind,
	    beside(scene, c->cue.end - 1, 1)->kind);
	add(m, CUE_PLACE, 7, word_key(&scene->units[c->cue.first]), 0);
	add(m, CUE_PLACE, 8, word_key(&scene->units[c->cue.end - 1]), 0);
	add(m, CUE_PLACE, 9, u->label, m->type);
}

static void
add_content(struct making *m, const struct scene *scene,
    const struct candidate *c)
{
	struct range first = c->content.at[0];
	struct range last = c->content.at[c->content.n - 1];
	uint32_t verbs = 0, quotes = 0, sents;

	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++) {
			verbs += scene->units[i].kind == KIND_VERB;
			quotes += scene->units[i].region > 0;
		}
	sents = scene->units[last.end - 1].sent -
	    scene->units[first.first].sent;
	add_typed(m, CONTENT_CHANCE, 10, chance_step(c->content_mean));
	add_typed(m, CONTENT_CHANCE, 11, chance_step(c->content_least));
	add(m, CONTENT_EDGES, 12, chance_step(c->edge_first), m->type);
	add(m, CONTENT_EDGES, 13, chance_step(c->edge_last), m->type);
	add_typed(m, CONTENT_LENGTH, 14, step_of(c->words));
	add(m, CONTENT_LENGTH, 15, step_of(c->words), scene->units[
	    c->head].stem);
	add(m, CONTENT_WORDS, 16, verbs > 3 ? 3 : verbs, step_of(c->words));
	add_typed(m, CONTENT_QUOTES, 17, quotes * 16 +
	    step_of(c->quoted));
	add(m, CONTENT_LENGTH, 18, c->content.n, sents > 3 ? 3 : sents);
	add(m, CONTENT_EDGES, 19, word_key(&scene->units[first.first]),
	    m->type);
	add(m, CONTENT_EDGES, 20, scene->units[first.first].tag,
	    beside(scene, first.first, -1)->kind);
	add(m, CONTENT_EDGES, 21, word_key(&scene->units[last.end - 1]), 0);
	add(m, CONTENT_EDGES, 22, beside(scene, last.end - 1, 1)->kind,
	    m->type);
	add(m, CONTENT_EDGES, 23, word_key(beside(scene, last.end - 1, 1)),
	    0);
	add(m, CONTENT_EDGES, 24, word_key(beside(scene, first.first, -1)),
	    0);
	add(m, CONTENT_WORDS, 25, scene->units[c->head].stem,
	    scene->units[first.first].kind);
	add_typed(m, LABELLING, 26, chance_step(c->path));
	add(m, CONTENT_QUOTES, 73, c->reading, m->type);
	add(m, CONTENT_QUOTES, 74, c->reading,
	    chance_step(c->content_least) * 20 + chance_step(c->path));
	add(m, CONTENT_QUOTES, 75, c->reading * 64u +
	    beside(scene, last.end - 1, 1)->kind,
	    beside(scene, first.first, -1)->kind);
	add(m, CONTENT_QUOTES, 76, c->reading * 64u +
	    chance_step(c->outside_mean), m->type);
}

static void
add_speaker(struct making *m, const struct scene *scene,
    const struct candidate *c)
{
	const struct unit *head = &scene->units[c->head];
	const struct unit *first, *last;
	uint32_t n = c->speaker.end - c->speaker.first;
	uint32_t side, far;

	if (n == 0) {
		add_typed(m, SPEAKER_CHANCE, 30, 99);
		add(m, SPEAKER_WORDS, 31, head->tag, head->stem);
		add(m, SPEAKER_WORDS, 32, head->tag, m->type);
		return;
	}
	first = &scene->units[c->speaker.first];
	last = &scene->units[c->speaker.end - 1];
	side = c->speaker.first > c->head;
	far = side ? c->speaker.first - c->head : c->head - c->speaker.end;
	add_typed(m, SPEAKER_CHANCE, 33, chance_step(c->speaker_mean));
	add(m, SPEAKER_CHANCE, 34, chance_step(c->speaker_mean),
	    chance_step(c->speaker_rival));
	add(m, SPEAKER_WORDS, 35, word_key(first), step_of(n));
	add(m, SPEAKER_WORDS, 36, word_key(last), 0);
	add(m, SPEAKER_WORDS, 37, first->kind * 64u + last->kind, m->type);
	add(m, SPEAKER_WORDS, 38, last->ent * 16u + first->ent, m->type);
	add(m, SPEAKER_PLACE, 39, side * 16 + step_of(far), m->type);
	add(m, SPEAKER_PLACE, 40, first->sent != head->sent, side);
	add(m, SPEAKER_PLACE, 41, beside(scene, c->speaker.first, -1)->kind,
	    beside(scene, c->speaker.end - 1, 1)->kind);
}

/* On which sides of the cue content and speaker lie. */
static void
add_order(struct making *m, const struct candidate *c)
{
	uint32_t order = 0;
	struct range first = c->content.at[0];
	struct range last = c->content.at[c->content.n - 1];

	order |= first.first < c->head;
	order |= (last.first > c->head) * 2u;
	if (c->speaker.end > c->speaker.first) {
		order |= 4 + (c->speaker.first > c->head) * 8u;
		order |= (c->speaker.first > last.first) * 16u;
		order |= (c->speaker.first > first.first) * 32u;
	}
	add_typed(m, ORDER, 50, order);
}

/* Rivals farther away in the list than this do not touch. */
enum { RIVALS = 20 };

static uint32_t
shared_words(const struct candidate *a, const struct candidate *b)
{
	uint32_t n = 0;

	for (size_t i = 0; i < a->content.n; i++)
		for (size_t k = 0; k < b->content.n; k++) {
			struct range x = a->content.at[i];
			struct range y = b->content.at[k];

			if (range_overlaps(x, y))
				n += (x.end < y.end ? x.end : y.end) -
				    (x.first > y.first ? x.first : y.first);
		}
	return n;
}

static float
larger(float a, float b)
{
	return a > b ? a : b;
}

static void
add_rivals(struct making *m, const struct candidates *all, size_t k)
{
	const struct candidate *c = &all->at[k];
	size_t from = k > RIVALS ? k - RIVALS : 0;
	float outside = 0, inside = 0, shares = 0, speaker = 0, better = 0;
	uint32_t inside_n = 0;

	for (size_t j = from; j < all->n && j <= k + RIVALS; j++) {
		const struct candidate *r = &all->at[j];
		float strength = r->chance * r->content_mean;

		if (j == k || r->head == c->head)
			continue;
		if (candidate_reports(r, c->head))
			outside = larger(outside, strength);
		if (candidate_reports(c, r->head)) {
			inside = larger(inside, strength);
			inside_n += r->chance > 0.3f;
		}
		if (shared_words(c, r) > 0) {
			shares = larger(shares, strength);
			better += r->chance > c->chance;
		}
		if (r->speaker.end > r->speaker.first &&
		    candidate_reports(c, r->speaker.first))
			speaker = larger(speaker, strength);
	}
	add_typed(m, RIVAL_OUTSIDE, 60, chance_step(outside));
	add_typed(m, RIVAL_INSIDE, 61, chance_step(inside));
	add(m, RIVAL_INSIDE, 62, inside_n > 3 ? 3 : inside_n, m->type);
	add_typed(m, RIVAL_SHARES, 63, chance_step(shares));
	add(m, RIVAL_SHARES, 64, chance_step(shares),
	    chance_step(c->chance));
	add(m, RIVAL_OUTSIDE, 65, chance_step(outside),
	    chance_step(c->chance));
	add(m, RIVAL_INSIDE, 66, chance_step(inside),
	    chance_step(c->chance));
	add(m, RIVAL_SHARES, 67, better > 3 ? 3 : (uint32_t)better, m->type);
	add(m, RIVAL_INSIDE, 68, chance_step(speaker), m->type);
}

void
rescore_features(const struct scene *scene,
    const struct candidates *candidates, size_t k, struct features *f,
    unsigned char groups[FEATURES_MAX])
{
	const struct candidate *c = &candidates->at[k];
	struct making m = { f, groups, candidate_type(c) };

	f->n = 0;
	add_typed(&m, BIAS, 0, 0);
	add_cue(&m, scene, c);
	add_content(&m, scene, c);
	add_speaker(&m, scene, c);
	add_order(&m, c);
	add_rivals(&m, candidates, k);
	add(&m, LABELLING, 70, chance_step(c->chance),
	    chance_step(c->content_mean));
	add(&m, LABELLING, 71, chance_step(c->chance),
	    chance_step(c->speaker_mean));
	add(&m, LABELLING, 72, chance_step(c->path),
	    chance_step(c->chance));
}

void
rescore(const struct scene *scene, struct candidates *candidates,
    const struct rescore_weights *weights)
{
	unsigned char groups[FEATURES_MAX];
	struct features f;

	for (size_t k = 0; k < candidates->n; k++) {
		int32_t sum = 0;

		rescore_features(scene, candidates, k, &f, groups);
		for (size_t j = 0; j < f.n; j++)
			sum += weights->at[f.at[j] & weights->mask];
		candidates->at[k].score =
		    cue_logistic((float)sum / RESCORE_SCALE);
	}
}

static void
sort_evidence(struct evidence *why, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && why[k].weight * why[k].weight >
		    why[k - 1].weight * why[k - 1].weight; k--) {
			struct evidence swap = why[k];

			why[k] = why[k - 1];
			why[k - 1] = swap;
		}
}

size_t
rescore_explain(const struct scene *scene,
    const struct candidates *candidates, size_t k,
    const struct rescore_weights *weights,
    struct evidence why[RESCORE_GROUPS])
{
	unsigned char groups[FEATURES_MAX];
	struct features f;

	for (unsigned g = 0; g < GROUPS; g++)
		why[g] = (struct evidence){ group_names[g], 0 };
	rescore_features(scene, candidates, k, &f, groups);
	for (size_t j = 0; j < f.n; j++)
		why[groups[j]].weight +=
		    (float)weights->at[f.at[j] & weights->mask] /
		    RESCORE_SCALE;
	sort_evidence(why, GROUPS);
	return GROUPS;
}
