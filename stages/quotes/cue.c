#include "cue.h"

#include "diag.h"
#include "utf8.h"

float
cue_exp(float x)
{
	float y = x * 1.44269504f, fraction, p;
	union {
		int32_t bits;
		float value;
	} power;
	int32_t whole;

	if (y < -120)
		return 0;
	if (y > 120)
		y = 120;
	whole = (int32_t)y - (y < 0);
	fraction = y - (float)whole;
	p = 1.0f + fraction * (0.6931472f + fraction * (0.2402265f +
	    fraction * (0.0555041f + fraction * (0.0096181f +
	    fraction * 0.0013398f))));
	power.bits = (whole + 127) * 0x800000;
	return power.value * p;
}

float
cue_logistic(float x)
{
	return 1 / (1 + cue_exp(-x));
}

/* A colon or dash after a short line start or beside a quotation. */
static bool
is_layout_cue(const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];
	const struct stretch *par = &scene->pars[u->par];

	if (i > par->first && u[-1].region > 0)
		return true;
	if (i + 1 < par->end && u[1].region > 0)
		return true;
	return i - par->first <= 6 && scene->units[par->first].flags &
	    UNIT_CAPITAL && (u->tag == POS_COLON || u->tag == POS_DASH);
}

bool
cue_is_candidate(const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];

	switch (u->kind) {
	case KIND_VERB:
		return true;
	case KIND_NOUN:
		return true;
	case KIND_COLON:
	case KIND_DASH:
		return is_layout_cue(scene, i);
	case KIND_PREPOSITION:
	case KIND_ADVERB:
	case KIND_ADJECTIVE:
		return span_len(u->at) > 3;
	default:
		return false;
	}
}

static const struct unit nothing = { .tag = POS_COUNT, .kind = KIND_COUNT,
	.lower = 3, .stem = 3 };

/* The unit so many places away, or nothing beyond the sentence. */
static const struct unit *
unit_at(const struct scene *scene, uint32_t i, int off)
{
	const struct stretch *sent = &scene->sents[scene->units[i].sent];
	int64_t k = (int64_t)i + off;

	if (k < (int64_t)sent->first || k >= (int64_t)sent->end)
		return &nothing;
	return &scene->units[k];
}

/* The word by itself. */
static void
add_word(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];

	ADD1(f, 1, u->stem);
	ADD1(f, 2, u->lower);
	ADD1(f, 3, u->tag);
	ADD2(f, 4, u->stem, u->tag);
	ADD2(f, 24, u->kind, u->label);
	ADD2(f, 27, u->stem, u->label);
}

static void
add_window(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b1 = unit_at(scene, i, -1);
	const struct unit *b2 = unit_at(scene, i, -2);
	const struct unit *b3 = unit_at(scene, i, -3);
	const struct unit *a1 = unit_at(scene, i, 1);
	const struct unit *a2 = unit_at(scene, i, 2);
	const struct unit *a3 = unit_at(scene, i, 3);

	ADD2(f, 5, u->stem, a1->tag);
	ADD2(f, 6, u->stem, b1->tag);
	ADD2(f, 7, u->stem, a1->lower);
	ADD2(f, 8, u->stem, b1->lower);
	ADD1(f, 9, b1->lower);
	ADD1(f, 10, b2->lower);
	ADD1(f, 11, a1->lower);
	ADD1(f, 12, a2->lower);
	ADD3(f, 13, u->tag, b1->tag, b2->tag);
	ADD3(f, 14, u->tag, a1->tag, a2->tag);
	ADD3(f, 15, u->tag, b1->tag, a1->tag);
	ADD2(f, 16, u->tag, b1->lower);
	ADD2(f, 17, u->tag, a1->lower);
	ADD3(f, 18, u->tag, a1->lower, a2->lower);
	ADD3(f, 19, u->tag, b2->lower, b1->lower);
	ADD3(f, 20, b2->kind, b3->kind, b1->kind);
	ADD3(f, 21, a2->kind, a3->kind, a1->kind);
	ADD3(f, 22, u->stem, b1->kind, a1->kind);
	ADD3(f, 23, u->stem, a1->kind, a2->kind);
	ADD3(f, 25, u->stem, b1->ent, b1->kind);
	ADD3(f, 26, u->tag, b1->ent, a1->ent);
	ADD3(f, 28, u->attitude, u->tag, a1->tag);
	ADD3(f, 29, u->attitude, u->tag, b1->tag);
	ADD3(f, 38, u->attitude * 32u + b1->kind, a1->kind, a2->kind);
	ADD3(f, 39, u->attitude, b1->ent * 16u + a1->ent, u->tag);
}

enum { QUOTATION_REACH = 30 };

/* The nearest quotation to one side of unit i, or i where none is near. */
static uint32_t
quotation_near(const struct scene *scene, uint32_t i, int side)
{
	const struct nearby *near = &scene->nearby[i];
	uint32_t k = side < 0 ? near->before : near->after;
	uint32_t par = scene->units[i].par, there;

	if (k-- == 0 || (k > i ? k - i : i - k) > QUOTATION_REACH)
		return i;
	there = scene->units[k].par;
	return there > par + 1 || there + 1 < par ? i : k;
}

/* The nearest quotation to one side: how far, how long, how it ends. */
static void
add_quotation(const struct scene *scene, uint32_t i, int side,
    struct features *f)
{
	const struct unit *u = &scene->units[i], *v;
	uint32_t k = quotation_near(scene, i, side);
	const struct nearby *low = &scene->nearby[k < i ? k : i];
	const struct nearby *high = &scene->nearby[k < i ? i - 1 : k];
	unsigned t = side < 0 ? 30 : 40;
	uint32_t commas, verbs, place, far;

	if (k == i) {
		ADD2(f, t + 5, u->tag, u->kind);
		ADD1(f, t + 6, u->stem);
		return;
	}
	v = &scene->units[k];
	commas = high->commas - low->commas;
	verbs = high->verbs - low->verbs;
	far = step_of(k < i ? i - k : k - i);
	place = (v->par != u->par) * 2u + (v->sent != u->sent);
	ADD3(f, t, far, v->size, place);
	ADD3(f, t + 1, v->final, v->size > 2, place * 16 + far);
	ADD3(f, t + 2, u->stem, v->size > 2, place * 2 + (verbs == 0));
	ADD3(f, t + 3, commas > 2 ? 2 : commas, verbs > 2 ? 2 : verbs,
	    place * 8 + v->size);
	ADD3(f, t + 4, u->tag, v->size, place * 2 + (verbs == 0));
}

/* The verbs before it that belong to it: "has been told", "did not say". */
static void
add_group(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];
	uint32_t modal = 0, have = 0, be = 0, to = 0, not = 0;

	for (int off = -1; off >= -4; off--) {
		const struct unit *v = unit_at(scene, i, off);

		if (v->kind == KIND_MODAL)
			modal = 1;
		else if (v->kind == KIND_TO)
			to = 1;
		else if (v->flags & UNIT_HAVE)
			have = 1;
		else if (v->flags & UNIT_BE)
			be = 1;
		else if (v->kind == KIND_ADVERB)
			not |= span_len(v->at) <= 5;
		else
			break;
	}
	ADD2(f, 50, u->tag, modal | have << 1 | be << 2 | to << 3 | not << 4);
	ADD2(f, 51, u->stem, modal | have << 1 | be << 2 | to << 3);
}

/* Who may be its subject: the nearest noun, name or pronoun to one side. */
static void
add_subject(const struct scene *scene, uint32_t i, int side,
    struct features *f)
{
	const struct unit *u = &scene->units[i];
	unsigned t = side < 0 ? 60 : 66;
	uint32_t commas = 0;

	for (int off = 1; off <= 12; off++) {
		const struct unit *v = unit_at(scene, i, off * side);

		if (v == &nothing)
			break;
		commas += v->kind == KIND_COMMA;
		if (v->kind != KIND_NAME && v->kind != KIND_NOUN &&
		    v->kind != KIND_PRONOUN && v->kind != KIND_WH)
			continue;
		ADD3(f, t, v->kind, v->ent, step_of((uint32_t)off));
		ADD2(f, t + 1, u->tag, v->kind == KIND_NAME ? 7 : v->stem);
		ADD3(f, t + 2, u->stem, v->kind, v->ent);
		ADD3(f, t + 3, u->tag, v->ent, commas > 2 ? 2 : commas);
		ADD2(f, t + 4, v->stem, off == 1);
		return;
	}
}

/* Where in the sentence, and is there a "that", a verb, to its right? */
static void
add_place(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct stretch *sent = &scene->sents[u->sent];
	uint32_t that = 0, verb = 0, to = 0, noun = 0;

	for (int off = 1; off <= 8; off++) {
		const struct unit *v = unit_at(scene, i, off);

		if (v == &nothing || v->kind == KIND_COMMA)
			break;
		if (v->kind == KIND_THAT && that == 0)
			that = (uint32_t)off;
		else if (v->kind == KIND_VERB && verb == 0)
			verb = v->tag == POS_VBG || v->tag == POS_VBN ? 2 : 1;
		else if (v->kind == KIND_TO && to == 0)
			to = (uint32_t)off;
		else if ((v->kind == KIND_NAME || v->kind == KIND_NOUN ||
		    v->kind == KIND_PRONOUN) && noun == 0 && verb == 0)
			noun = v->kind;
	}
	ADD3(f, 80, u->kind, step_of(i - sent->first),
	    step_of(sent->end - 1 - i));
	ADD2(f, 81, u->tag, step_of(that) * 8 + verb);
	ADD2(f, 82, u->stem, (that > 0) * 4u + verb);
	ADD3(f, 87, u->attitude, (that > 0) * 4u + verb, u->tag);
	ADD3(f, 88, u->attitude, step_of(to), noun);
	ADD3(f, 83, u->tag, step_of(to), verb * 32 + noun);
	ADD3(f, 84, u->stem, to == 1, noun);
	ADD2(f, 85, u->tag, step_of(sent->end - 1 - i));
	ADD2(f, 86, u->stem, sent->end - 2 <= i);
}

/* What stands farther away, and how it stands to that. */
static void
add_relations(
    const struct scene *scene, uint32_t i, struct features *features)
{
	add_quotation(scene, i, -1, features);
	add_quotation(scene, i, 1, features);
	add_group(scene, i, features);
	add_subject(scene, i, -1, features);
	add_subject(scene, i, 1, features);
	add_place(scene, i, features);
}

void
cue_features(
    const struct scene *scene, uint32_t i, struct features *features)
{
	features->n = 0;
	add_word(scene, i, features);
	add_window(scene, i, features);
	add_relations(scene, i, features);
}

static uint32_t
chance_class(float p)
{
	return p < 0.02f ? 0 : p < 0.1f ? 1 : p < 0.3f ? 2 : p < 0.6f ? 3
	    : p < 0.85f ? 4 : 5;
}

/* The nearest likely rivals to one side and what stands between. */
static void
add_rivals(const struct scene *scene, uint32_t i, int side,
    const float *first, struct features *f)
{
	const struct unit *u = &scene->units[i];
	unsigned t = side < 0 ? 100 : 110;
	uint32_t commas = 0, quotes = 0, thats = 0, ands = 0, found = 0;
	float best = 0;

	for (int off = 1; off <= 40 && found < 2; off++) {
		const struct unit *v = unit_at(scene, i, off * side);
		int64_t k = (int64_t)i + off * side;

		if (v == &nothing)
			break;
		commas += v->kind == KIND_COMMA;
		quotes += v->kind == KIND_QUOTE;
		thats += v->kind == KIND_THAT;
		ands += v->kind == KIND_AND;
		if (first[k] > best)
			best = first[k];
		if (first[k] < 0.1f)
			continue;
		ADD3(f, t + found, chance_class(first[k]), step_of((uint32_t)
		    off), (uint64_t)((commas > 0) | (quotes > 0) << 1 |
		    (thats > 0) << 2 | (ands > 0) << 3));
		ADD3(f, t + 2 + found, u->stem, chance_class(first[k]),
		    (uint64_t)((commas > 0) | (quotes > 0) << 1));
		ADD3(f, t + 4 + found, u->tag, chance_class(first[k]),
		    v->tag);
		ADD3(f, t + 6 + found, v->stem, u->tag, commas > 0);
		found++;
	}
	ADD3(f, t + 8, u->tag, chance_class(best), found);
	ADD2(f, t + 9, u->stem, chance_class(best));
}

void
cue_more_features(const struct scene *scene, uint32_t i,
    const float *first, struct features *features)
{
	features->n = 0;
	ADD1(features, 120, chance_class(first[i]));
	add_rivals(scene, i, -1, first, features);
	add_rivals(scene, i, 1, first, features);
}

/*
 * Rows lie far apart and most are not in the cache:
 * those of one unit are called for while the features of the next ones are made.
 */
enum { LAG = 4 };

static void
call_rows(const struct cue_weights *weights, const struct features *f)
{
	for (size_t k = 0; k < f->n; k++)
		__builtin_prefetch(&weights->at[f->at[k] & weights->mask]);
}

struct sums {
	int32_t first, second; /* by run */
};

static void
add_rows(const struct cue_weights *weights, const struct features *f,
    struct sums *sums)
{
	int32_t first = 0, second = 0;

	for (size_t k = 0; k < f->n; k++) {
		const int8_t *row = weights->at[f->at[k] & weights->mask].of;

		first += row[0];
		second += row[1];
	}
	sums->first += first;
	sums->second += second;
}

/* Units that may be cues. */
struct asked {
	uint32_t *at; /* [n] */
	struct sums *sums; /* [n] */
	uint32_t n;
};

/* Add features to the sums of all; keep those whose first reaches least. */
static void
ask(struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, int32_t least,
    void (*add)(const struct scene *, uint32_t, struct features *))
{
	struct features waits[LAG];
	uint32_t kept = 0;

	for (uint32_t k = 0; k < asked->n + LAG; k++) {
		struct features *f = &waits[k % LAG];

		if (k >= LAG) {
			struct sums sums = asked->sums[k - LAG];

			add_rows(weights, f, &sums);
			asked->at[kept] = asked->at[k - LAG];
			asked->sums[kept] = sums;
			kept += sums.first >= least;
		}
		if (k >= asked->n)
			continue;
		f->n = 0;
		add(scene, asked->at[k], f);
		call_rows(weights, f);
	}
	asked->n = kept;
}

/* What a word says by itself, which it says again wherever it stands. */
struct cue_known {
	uint32_t lower, stem, rest; /* of the word; rest 0: none */
	int16_t first, second;
};

enum { KNOWN = 4096 };

struct cue_known *
cue_known_new(void)
{
	return xcalloc(KNOWN, sizeof(struct cue_known));
}

/* Tag, kind and label in one, never 0. */
static uint32_t
rest_of(const struct unit *u)
{
	return u->tag | (uint32_t)u->kind << 8 | (uint32_t)u->label << 16 |
	    1u << 24;
}

static const struct cue_known *
know(const struct cue_weights *weights, const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];
	uint32_t place = (u->lower ^ u->stem * 31 ^ rest_of(u)) * 0x9e3779b9u;
	struct cue_known *known = &weights->known[place / (1u << 20)];
	struct sums sums = { 0, 0 };
	struct features f;

	if (known->lower == u->lower && known->stem == u->stem &&
	    known->rest == rest_of(u))
		return known;
	f.n = 0;
	add_word(scene, i, &f);
	add_rows(weights, &f, &sums);
	*known = (struct cue_known){ u->lower, u->stem, rest_of(u),
		(int16_t)sums.first, (int16_t)sums.second };
	return known;
}

/* Ask each word by itself. */
static void
ask_words(struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, int32_t least)
{
	uint32_t kept = 0;

	for (uint32_t k = 0; k < asked->n; k++) {
		const struct cue_known *known =
		    know(weights, scene, asked->at[k]);

		asked->at[kept] = asked->at[k];
		asked->sums[kept] =
		    (struct sums){ known->first, known->second };
		kept += known->first >= least;
	}
	asked->n = kept;
}

static struct asked
all_candidates(const struct scene *scene, struct arena *arena)
{
	struct asked asked = {
		.at = arena_alloc(arena, (scene->n + 1) * sizeof(uint32_t)),
		.sums = arena_alloc(
		    arena, (scene->n + 1) * sizeof(struct sums)),
	};

	for (uint32_t i = 0; i < scene->n; i++)
		if (cue_is_candidate(scene, i))
			asked.at[asked.n++] = i;
	return asked;
}

/* The second run. */
static void
ask_again(const struct asked *asked, const struct scene *scene,
    const struct cue_weights *weights, const float *first, float *second)
{
	struct features waits[LAG];

	for (uint32_t k = 0; k < asked->n + LAG; k++) {
		struct features *f = &waits[k % LAG];

		if (k >= LAG) {
			struct sums sums = { 0, asked->sums[k - LAG].second };

			add_rows(weights, f, &sums);
			second[asked->at[k - LAG]] =
			    cue_logistic((float)sums.second / CUE_SCALE);
		}
		if (k >= asked->n)
			continue;
		cue_more_features(scene, asked->at[k], first, f);
		call_rows(weights, f);
	}
}

/*
 * Most words are no cues, and that shows early: sums of the features so far
 * below which the first run is not finished.  One in five thousand of the
 * words that would end at a tenth or more is lost.  After the first run
 * nothing below a chance of 0.005 is looked at twice.
 */
enum { WORD_LEAST = -25, WINDOW_LEAST = -140, FIRST_LEAST = -211 };

float *
cue_probabilities(const struct scene *scene,
    const struct cue_weights *weights, struct arena *arena)
{
	float *first = arena_array(arena, float, scene->n + 1);
	float *second = arena_array(arena, float, scene->n + 1);
	struct asked asked = all_candidates(scene, arena);

	ask_words(&asked, scene, weights, WORD_LEAST);
	ask(&asked, scene, weights, WINDOW_LEAST, add_window);
	ask(&asked, scene, weights, FIRST_LEAST, add_relations);
	for (uint32_t k = 0; k < asked.n; k++)
		first[asked.at[k]] = cue_logistic(
		    (float)asked.sums[k].first / CUE_SCALE);
	ask_again(&asked, scene, weights, first, second);
	return second;
}
