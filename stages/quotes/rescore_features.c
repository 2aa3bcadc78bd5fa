/* What rescoring looks at. */
#include "rescore_parts.h"

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

/* A piece of content: before or after the cue, in marks or without. */
static uint32_t
piece_shape(const struct scene *scene, const struct candidate *c,
    struct range piece)
{
	bool quotes = false, words = false;

	for (uint32_t i = piece.first; i < piece.end; i++) {
		quotes |= scene->units[i].region > 0;
		words |= scene->units[i].region == 0 &&
		    scene->units[i].tag < POS_LEARNED;
	}
	return (piece.first > c->head) * 8u + quotes * 4u + words * 2u +
	    (scene->units[piece.first].sent != scene->units[c->head].sent);
}

/* How the content is laid out, and what of its sentence follows it. */
static void
add_shape(struct making *m, const struct scene *scene,
    const struct candidate *c)
{
	uint32_t last = c->content.at[c->content.n - 1].end;
	uint32_t end = scene->sents[scene->units[last - 1].sent].end;
	uint32_t rest = step_of(end > last ? end - last : 0);
	uint32_t share = c->words > 0 ? c->quoted * 8 / c->words : 0;
	uint32_t shape = 1;

	for (size_t k = 0; k < c->content.n && k < 4; k++)
		shape = shape * 16 +
		    piece_shape(scene, c, c->content.at[k]);
	add(m, CONTENT_QUOTES, 80, shape, c->reading);
	add(m, CONTENT_QUOTES, 81, share, m->type * 8 + c->reading);
	add(m, CONTENT_EDGES, 82, rest, m->type);
	add(m, CONTENT_EDGES, 83, rest, beside(scene, last - 1, 1)->tag);
}

/* What kind of attitude the cue tells, with what the content looks like. */
static void
add_attitude(struct making *m, const struct scene *scene,
    const struct candidate *c)
{
	const struct unit *head = &scene->units[c->head];
	uint32_t first = c->content.at[0].first;
	uint32_t attitude = head->attitude * 4u + m->type, verbs = 0;
	uint32_t place = scene->units[c->cue.first].flags >> 4;
	uint32_t spoken = c->speaker.end > c->speaker.first;
	uint32_t late = first > c->head;

	for (size_t k = 0; k < c->content.n && k < 4; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++)
			verbs += scene->units[i].kind == KIND_VERB;
	add(m, CUE_WORD, 84, attitude, word_key(&scene->units[first]));
	add(m, CUE_WORD, 85, attitude, (verbs > 2 ? 2 : verbs) * 16 +
	    step_of(c->words));
	add(m, CUE_WORD, 86, head->attitude * 64u + head->tag,
	    place << 2 | spoken << 1 | late);
	add(m, CUE_WORD, 87, attitude, chance_step(c->chance));
	add(m, CUE_WORD, 88, attitude, chance_step(c->content_mean));
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

void
rescore_features(const struct scene *scene,
    const struct candidates *candidates, size_t k, struct features *f,
    unsigned char groups[FEATURES_MAX])
{
	uint32_t numbers[FEATURES_MAX];

	features_begin(f);
	rescore_add_features(scene, candidates, k, f, numbers);
	for (size_t j = 0; j < f->n; j++)
		groups[j] = (unsigned char)numbers[j];
}

void
rescore_add_features(const struct scene *scene,
    const struct candidates *candidates, size_t k, struct features *f,
    uint32_t groups[FEATURES_MAX])
{
	const struct candidate *c = &candidates->at[k];
	struct making m = { f, groups, candidate_type(c) };

	add_typed(&m, BIAS, 0, 0);
	add_cue(&m, scene, c);
	add_content(&m, scene, c);
	add_speaker(&m, scene, c);
	add_shape(&m, scene, c);
	add_attitude(&m, scene, c);
	rescore_add_readings(&m, candidates, k);
	add_order(&m, c);
	rescore_add_rivals(&m, candidates, k);
	add(&m, LABELLING, 70, chance_step(c->chance),
	    chance_step(c->content_mean));
	add(&m, LABELLING, 71, chance_step(c->chance),
	    chance_step(c->speaker_mean));
	add(&m, LABELLING, 72, chance_step(c->path),
	    chance_step(c->chance));
}
