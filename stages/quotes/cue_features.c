/* Which units may be cues, and what tells so at first. */
#include "cue_parts.h"

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

/* Units may be cues that are so many bytes long by their kind; 0: none. */
static const unsigned char least_bytes[KIND_COUNT] = {
	[KIND_VERB] = 1,
	[KIND_NOUN] = 1,
	[KIND_COLON] = 1,
	[KIND_DASH] = 1,
	[KIND_PREPOSITION] = 4,
	[KIND_ADVERB] = 4,
	[KIND_ADJECTIVE] = 4,
};

/* Without a branch for most: what a word is cannot be foreseen. */
bool
cue_is_candidate(const struct scene *scene, uint32_t i)
{
	const struct unit *u = &scene->units[i];
	uint32_t least = least_bytes[u->kind];

	if (u->kind == KIND_COLON || u->kind == KIND_DASH)
		return is_layout_cue(scene, i);
	return (least > 0) & (span_len(u->at) >= least);
}

const struct unit cue_nothing = { .tag = POS_COUNT, .kind = KIND_COUNT,
	.lower = 3, .stem = 3 };

/* The word by itself. */
void
cue_add_word(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];

	ADD1(f, 1, u->stem);
	ADD1(f, 2, u->lower);
	ADD1(f, 3, u->tag);
	ADD2(f, 4, u->stem, u->tag);
	ADD2(f, 24, u->kind, u->label);
	ADD2(f, 27, u->stem, u->label);
}

void
cue_add_window(const struct scene *scene, uint32_t i, struct features *f)
{
	const struct unit *u = &scene->units[i];
	const struct unit *b1 = cue_unit_at(scene, i, -1);
	const struct unit *b2 = cue_unit_at(scene, i, -2);
	const struct unit *b3 = cue_unit_at(scene, i, -3);
	const struct unit *a1 = cue_unit_at(scene, i, 1);
	const struct unit *a2 = cue_unit_at(scene, i, 2);
	const struct unit *a3 = cue_unit_at(scene, i, 3);

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
	uint64_t counts = high->counts - low->counts;

	if (k == i) {
		ADD2(f, t + 5, u->tag, u->kind);
		ADD1(f, t + 6, u->stem);
		return;
	}
	v = &scene->units[k];
	commas = nearby_count(counts, NEARBY_COMMAS);
	verbs = nearby_count(counts, NEARBY_VERBS);
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
		const struct unit *v = cue_unit_at(scene, i, off);

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
	const struct stretch *sent = &scene->sents[u->sent];
	uint32_t far = side < 0 ? i - sent->first : sent->end - 1 - i;
	unsigned t = side < 0 ? 60 : 66;
	uint32_t commas = 0;

	for (int off = 1; off <= 12 && (uint32_t)off <= far; off++) {
		const struct unit *v = u + off * side;

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

	for (uint32_t off = 1; off <= 8 && i + off < sent->end; off++) {
		const struct unit *v = u + off;

		if (v->kind == KIND_COMMA)
			break;
		if (v->kind == KIND_THAT && that == 0)
			that = off;
		else if (v->kind == KIND_VERB && verb == 0)
			verb = v->tag == POS_VBG || v->tag == POS_VBN ? 2 : 1;
		else if (v->kind == KIND_TO && to == 0)
			to = off;
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
void
cue_add_relations(
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
	features_begin(features);
	cue_add_word(scene, i, features);
	cue_add_window(scene, i, features);
	cue_add_relations(scene, i, features);
}
