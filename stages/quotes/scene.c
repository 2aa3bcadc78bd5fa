#include "scene_parts.h"

#include <assert.h>

#include "forms.h"

/* Names of persons, organisations and places need no guess: FOX40. */
static bool
is_known_name(const struct unit *unit, struct str form)
{
	return unit->ent >= UNIT_PERSON && unit->ent <= UNIT_PLACE &&
	    unit->flags & UNIT_CAPITAL && !str_is(form, "The") &&
	    !str_is(form, "A") && !str_is(form, "An");
}

/* The word of a unit, for the tagger. */
static void
read_word(struct maker *maker, struct forms *forms, size_t i,
    const struct forms_key *key)
{
	struct unit *unit = &maker->units.at[i];
	struct str form = str_span(maker->scene->text, unit->at);
	struct pos_word *word = &maker->words[i];

	if (unit->region > 0) {
		*word = pos_word(form, true);
		maker->kept[i] = NULL;
		return;
	}
	maker->kept[i] = forms_word(forms, key, form, unit, word);
	if (word->shape & POS_SHAPE_CAPITAL)
		unit->flags |= UNIT_CAPITAL;
	if (is_known_name(unit, form))
		word->fixed = POS_NNP;
}

/* The words of all units; their forms are called for ahead. */
static void
read_words(struct maker *maker, struct forms *forms)
{
	enum { AHEAD = 8 };
	struct forms_key keys[AHEAD];
	size_t n = maker->units.n;

	maker->words =
	    arena_alloc(maker->arena, (n + 1) * sizeof(*maker->words));
	maker->kept =
	    arena_alloc(maker->arena, (n + 1) * sizeof(*maker->kept));
	for (size_t i = 0; i < n + AHEAD; i++) {
		struct forms_key *key = &keys[i % AHEAD];

		if (i >= AHEAD)
			read_word(maker, forms, i - AHEAD, key);
		if (i < n)
			*key = forms_call(forms, maker->scene->text,
			    maker->units.at[i].at);
	}
}

/* Tag the words, sentence by sentence: each ends where the next begins. */
static unsigned char *
tag_words(const struct maker *maker, const struct forms *forms)
{
	size_t n = maker->sents.n;
	uint32_t *begin = arena_array(maker->arena, uint32_t, n + 1);
	unsigned char *tags = arena_alloc(maker->arena, maker->units.n + 1);

	for (size_t s = 0; s < n; s++)
		begin[s + 1] = maker->sents.at[s].end;
	pos_tag(forms_tagger(forms), maker->words, maker->kept, begin, n,
	    tags);
	return tags;
}

/* Tag the words and fill in what form and tag tell. */
static void
describe_words(struct maker *maker, struct forms *forms)
{
	const unsigned char *tags;

	read_words(maker, forms);
	tags = tag_words(maker, forms);
	for (size_t i = 0; i < maker->units.n; i++) {
		struct unit *unit = &maker->units.at[i];

		if (unit->region > 0)
			continue;
		unit->lower = maker->words[i].lower;
		forms_describe(
		    forms, maker->scene->text, unit->at, tags[i], unit);
	}
}

static void
mark_ends(struct maker *maker, uint32_t s)
{
	struct stretch sent = maker->sents.at[s];
	struct unit *units = maker->units.at;

	for (uint32_t i = sent.first; i < sent.end; i++) {
		units[i].sent = s;
		units[i].label = maker->source->labels[units[i].par];
	}
	units[sent.first].flags |= UNIT_FIRST;
	units[sent.end - 1].flags |= UNIT_LAST;
	if (sent.first == 0 ||
	    units[sent.first - 1].par != units[sent.first].par)
		units[sent.first].flags |= UNIT_PAR_FIRST;
}

static void
mark_entities(struct maker *maker)
{
	const struct ents *ents = &maker->source->ents;
	size_t u = 0;

	for (size_t e = 0; e < ents->n; e++) {
		while (u > 0 && maker->units.at[u - 1].at.end >
		    ents->at[e].at.begin)
			u--;
		while (u < maker->units.n && maker->units.at[u].at.end <=
		    ents->at[e].at.begin)
			u++;
		for (size_t k = u; k < maker->units.n &&
		    maker->units.at[k].at.begin < ents->at[e].at.end; k++)
			if (maker->units.at[k].region == 0)
				maker->units.at[k].ent = ents->at[e].class;
	}
}

static void
mark_only_quote(struct scene *scene, uint32_t p)
{
	struct stretch *par = &scene->pars[p];
	bool quote = false, other = false;

	assert(scene->units != NULL || par->first == par->end);
	for (uint32_t i = par->first; i < par->end; i++) {
		const struct unit *u = &scene->units[i];

		if (u->kind == KIND_QUOTE)
			quote = true;
		else if (u->tag < POS_LEARNED)
			other = true;
	}
	par->only_quote = quote && !other;
}

#define ONE(kind) ((uint64_t)1 << 8 * NEARBY_##kind)
static const uint64_t counted[KIND_COUNT] = {
	[KIND_COMMA] = ONE(COMMAS),
	[KIND_VERB] = ONE(VERBS),
	[KIND_QUOTE] = ONE(QUOTES),
	[KIND_THAT] = ONE(THATS),
	[KIND_AND] = ONE(ANDS),
};

static void
find_nearby(struct scene *scene, struct arena *arena)
{
	uint32_t before = 0, after = 0;
	uint64_t counts = 0;

	scene->nearby = arena_alloc(
	    arena, (scene->n + 1) * sizeof(*scene->nearby));
	for (uint32_t i = 0; i < scene->n; i++) {
		const struct unit *u = &scene->units[i];

		counts += counted[u->kind];
		scene->nearby[i] = (struct nearby){ before, 0, counts };
		if (u->region > 0)
			before = i + 1;
	}
	for (uint32_t i = scene->n; i-- > 0;) {
		scene->nearby[i].after = after;
		if (scene->units[i].region > 0)
			after = i + 1;
	}
}

/* So many as in a text with few quotations, to make room at once. */
enum { BYTES_PER_UNIT = 6 };

void
scene_build(struct scene *scene, const struct article *article,
    struct forms *forms, struct arena *arena)
{
	struct scene_source source = { 0 };
	struct maker maker = { .scene = scene, .source = &source,
		.arena = arena };

	*scene = (struct scene){ .text = article->text };
	scene_read(&source, article, arena);
	scene_find_regions(scene, &source, arena);
	maker.units.cap = article->text.len / BYTES_PER_UNIT + 1;
	maker.units.at = arena_alloc(
	    arena, maker.units.cap * sizeof(*maker.units.at));
	scene->pars = arena_array(arena, struct stretch, source.pars.n + 1);
	scene->n_pars = (uint32_t)source.pars.n;
	for (uint32_t p = 0; p < scene->n_pars; p++)
		scene_make_paragraph(&maker, p);
	mark_entities(&maker);
	describe_words(&maker, forms);
	for (uint32_t s = 0; s < maker.sents.n; s++)
		mark_ends(&maker, s);
	scene->units = maker.units.at;
	scene->n = (uint32_t)maker.units.n;
	scene->sents = maker.sents.at;
	scene->n_sents = (uint32_t)maker.sents.n;
	for (uint32_t p = 0; p < scene->n_pars; p++)
		mark_only_quote(scene, p);
	find_nearby(scene, arena);
}
