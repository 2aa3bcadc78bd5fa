/* What the chain looks at. */
#include "frame.h"

enum {
	REACH = 120,      /* units to each side of a cue */
	RIVALS = 8,       /* other cues to each side */
	PARS_BEFORE = 2,
	PARS_AFTER = 8,
};

/* As candidate_least: below this a cue is no cue. */
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

void
between_add(struct between *between, const struct unit *unit, float chance)
{
	between->commas += unit->kind == KIND_COMMA;
	between->quotes += unit->kind == KIND_QUOTE;
	between->verbs += unit->kind == KIND_VERB;
	between->thats += unit->kind == KIND_THAT || unit->kind == KIND_WH;
	between->ands += unit->kind == KIND_AND;
	between->nouns += unit->kind == KIND_NOUN ||
	    unit->kind == KIND_PRONOUN;
	between->names += unit->kind == KIND_NAME;
	between->stops += (unit->flags & UNIT_LAST) != 0;
	between->dashes += unit->kind == KIND_DASH ||
	    unit->kind == KIND_COLON;
	if (between->rival_at > 0)
		between->rival_at++;
	if (chance > 0.4f) {
		between->rivals++;
		between->rival_at = 1;
	}
	between->path = between->path * 31 + unit->kind + 1;
	between->steps++;
}

static const struct unit nothing = { .tag = POS_COUNT, .kind = KIND_COUNT,
	.lower = 3, .stem = 3 };

static const struct unit *
unit_at(const struct scene *scene, uint32_t i, int off)
{
	int64_t k = (int64_t)i + off;

	if (k < 0 || k >= (int64_t)scene->n ||
	    scene->units[k].par != scene->units[i].par)
		return &nothing;
	return &scene->units[k];
}

static uint32_t
few(uint32_t n)
{
	return n > 2 ? 2 : n;
}

static uint32_t
chance_class(float p)
{
	return p < 0.05f ? 0 : p < 0.4f ? 1 : p < 0.75f ? 2 : 3;
}

void
frame_unit_features(const struct scene *scene, uint32_t i,
    const float *chances, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b = unit_at(scene, i, -1);
	const struct unit *bb = unit_at(scene, i, -2);
	const struct unit *a = unit_at(scene, i, 1);
	const struct unit *aa = unit_at(scene, i, 2);

	ADD1(f, 200, 0);
	ADD1(f, 201, u->lower);
	ADD1(f, 202, u->tag);
	ADD2(f, 203, b->tag, u->tag);
	ADD2(f, 204, u->tag, a->tag);
	ADD3(f, 205, b->tag, u->tag, a->tag);
	ADD2(f, 206, b->lower, u->tag);
	ADD2(f, 207, u->tag, a->lower);
	ADD3(f, 208, u->kind, a->kind, aa->kind);
	ADD3(f, 209, u->kind, b->kind, bb->kind);
	ADD2(f, 210, u->ent, u->kind);
	ADD3(f, 211, u->ent, b->ent, a->ent);
	ADD2(f, 212, u->flags & 15, u->kind);
	ADD2(f, 213, chance_class(chances[i]), u->kind);
	if (u->region > 0) {
		ADD2(f, 214, u->size, u->final);
		ADD2(f, 215, u->size, u->flags & 15);
		ADD2(f, 216, u->size > 2, b->lower);
		ADD2(f, 217, u->size > 2, a->lower);
		ADD3(f, 218, b->kind, u->size, a->kind);
		ADD2(f, 219, u->final, a->kind);
	}
}

/* Features of a quotation: which other cue may claim it? */
static void
add_claim(const struct scene *scene, const struct window *window, uint32_t i,
    const struct between *between, const float *chances, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *c = &scene->units[window->cue];
	unsigned side = frame_side(scene, window->cue, i);
	uint32_t left = 9, right = 9;

	for (uint32_t k = 1; k < 9 && left == 9; k++)
		if (i >= k && scene->units[i - k].par == u->par &&
		    chances[i - k] > 0.4f)
			left = k;
	for (uint32_t k = 1; k < 9 && right == 9; k++)
		if (i + k < scene->n && scene->units[i + k].par == u->par &&
		    chances[i + k] > 0.4f)
			right = k;
	ADD3(f, 280, side, step_of(left) * 16 + step_of(right),
	    few(between->rivals) * 8 + u->size);
	ADD3(f, 281, side, few(between->quotes), u->size * 8u + u->final);
	ADD3(f, 282, side, few(between->stops) * 4 + few(between->rivals),
	    u->final);
	ADD3(f, 283, c->stem, side, (u->size > 2) * 4u +
	    few(between->quotes));
	ADD3(f, 284, side, (u->par != c->par) * 4u + few(between->stops),
	    u->size);
	ADD3(f, 285, side, between->steps < 3 ? between->path : 0, u->size);
	ADD3(f, 286, side, few(between->commas) * 16 +
	    few(between->verbs) * 4 + few(between->thats), u->size > 2);
}

void
frame_pair_features(const struct scene *scene, const struct window *window,
    uint32_t i, const struct between *between, const float *chances,
    struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *c = &scene->units[window->cue];
	const struct unit *cb = unit_at(scene, window->cue, -1);
	const struct unit *ca = unit_at(scene, window->cue, 1);
	unsigned side = frame_side(scene, window->cue, i);
	uint32_t far = step_of(between->steps);
	uint32_t kind = u->region > 0 ? KIND_COUNT + u->size : u->kind;

	ADD3(f, 240, side, far, kind);
	ADD3(f, 248, side * 64 + few(between->rivals), kind,
	    few(between->stops));
	ADD3(f, 250, side * 64 + ca->kind, far, kind);
	ADD3(f, 249, side * 64 + cb->kind, ca->kind, kind);
	ADD3(f, 257, side, c->stem, kind * 4 + few(between->verbs));
	ADD3(f, 259, c->kind, side * 64 + far, u->flags & 15);
	if (u->region > 0)
		add_claim(scene, window, i, between, chances, f);
	else if (u->sent != c->sent)
		return;
	ADD3(f, 241, side, c->stem, u->tag);
	ADD3(f, 242, side, c->stem, u->lower);
	ADD3(f, 243, side, c->stem, far);
	ADD3(f, 244, side * 64 + c->tag, far, u->tag);
	ADD3(f, 245, side * 64 + few(between->commas), kind,
	    few(between->verbs) * 4 + few(between->quotes));
	ADD3(f, 246, side * 64 + few(between->commas) * 4 +
	    few(between->thats), kind, c->tag);
	ADD3(f, 247, side * 64 + few(between->names) * 4 +
	    few(between->nouns), kind, u->ent);
	ADD3(f, 251, side * 64 + few(between->ands) * 4 +
	    few(between->rivals), kind, few(between->commas));
	ADD3(f, 252, side * 64 + few(between->verbs), few(between->thats) * 4
	    + few(between->nouns + between->names), kind);
	ADD3(f, 260, side, c->attitude * 64u + c->tag, kind * 16 + far);
	ADD3(f, 261, side, c->attitude, u->lower);
	ADD3(f, 262, side * 64 + ca->kind, c->attitude, kind);
	if (between->steps <= 6)
		ADD3(f, 253, side * 64 + kind, between->path, 0);
	if (between->steps <= 3) {
		ADD3(f, 254, side, between->steps, u->lower);
		ADD3(f, 255, side * 64 + c->tag, between->path, kind);
		ADD3(f, 256, c->stem, side * 64 + kind, between->path);
	}
	ADD3(f, 258, side * 64 + few(between->dashes), kind,
	    few(between->commas));
}

void
frame_step_features(
    const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b = i > 0 ? u - 1 : &nothing;
	uint32_t border = b->sent != u->sent ? 1 + (b->par != u->par) : 0;

	ADD1(f, 300, 0);
	ADD2(f, 301, b->kind, u->kind);
	ADD2(f, 302, u->tag, border);
	ADD1(f, 303, u->kind == KIND_NAME || u->kind == KIND_NOUN
	    ? 9 : u->lower);
	ADD1(f, 304, b->kind == KIND_NAME || b->kind == KIND_NOUN
	    ? 9 : b->lower);
	ADD3(f, 305, border, u->size, b->size);
	ADD3(f, 306, b->ent, u->ent, u->kind);
	ADD2(f, 307, b->tag, u->tag);
}
