#include "extractor.h"

#include <stdlib.h>

#include "diag.h"
#include "nearly.h"

static struct pos_model
read_pos(const struct model *model)
{
	size_t n, n_known, n_words;
	const void *at = model_section(model, "pos", WEIGHTS_CLASSES, &n);
	const uint32_t *known =
	    model_section(model, "known", sizeof(*known), &n_known);
	const uint32_t *words =
	    model_section(model, "lexicon", sizeof(*words), &n_words);

	return (struct pos_model){ { at, (uint32_t)n - 1 }, known,
		(uint32_t)n_known - 1, { words, (uint32_t)n_words - 1 } };
}

static void
read_learned(struct extractor *x)
{
	size_t n;

	x->pos = read_pos(&x->model);
	x->cues.at = model_section(
	    &x->model, "cues", sizeof(*x->cues.at), &n);
	x->cues.mask = (uint32_t)n - 1;
	x->cues.known = cue_known_new();
	x->frames.units = model_section(
	    &x->model, "units", sizeof(*x->frames.units), &n);
	x->frames.units_mask = (uint32_t)n - 1;
	x->frames.pairs = model_section(
	    &x->model, "pairs", sizeof(*x->frames.pairs), &n);
	x->frames.pairs_mask = (uint32_t)n - 1;
	x->frames.steps = model_section(
	    &x->model, "steps", sizeof(*x->frames.steps), &n);
	x->frames.steps_mask = (uint32_t)n - 1;
	x->rescore.at = model_section(
	    &x->model, "rescore", sizeof(*x->rescore.at), &n);
	x->rescore.mask = (uint32_t)n - 1;
}

static void
read_settings(struct extractor *x)
{
	size_t n;
	const float *least =
	    model_section(&x->model, "thresholds", sizeof(float), &n);

	if (n != 3)
		die("the model of quotes is damaged");
	memcpy(x->thresholds.least, least, sizeof(x->thresholds.least));
	x->confidence = model_section(
	    &x->model, "confidence", sizeof(*x->confidence), &n);
	if (n != 3)
		die("the model of quotes is damaged");
}

struct extractor *
extractor_new(
    const unsigned char *model_begin, const unsigned char *model_end)
{
	struct extractor *x = xcalloc(1, sizeof(*x));

	model_init(&x->model, model_begin, model_end);
	read_learned(x);
	read_settings(x);
	x->framer = framer_new(&x->frames);
	x->classes = cueclasses_new();
	x->forms = forms_new(&x->pos, x->classes);
	return x;
}

void
extractor_free(struct extractor *extractor)
{
	framer_free(extractor->framer);
	forms_free(extractor->forms);
	cueclasses_free(extractor->classes);
	free(extractor->cues.known);
	free(extractor);
}

const char *
extractor_model_id(const struct extractor *extractor)
{
	return extractor->model.id;
}

void
extractor_explain(struct extractor *extractor)
{
	extractor->explain = true;
}

static struct span
span_of(const struct scene *scene, struct range range)
{
	if (range.first >= range.end)
		return (struct span){ 0, 0 };
	return (struct span){ scene->units[range.first].at.begin,
		scene->units[range.end - 1].at.end };
}

static struct spans
spell_content(const struct scene *scene, const struct ranges *content,
    struct arena *arena)
{
	struct spans spans = { arena_array(arena, struct span, content->n),
		0 };

	for (size_t k = 0; k < content->n; k++)
		spans.at[spans.n++] = span_of(scene, content->at[k]);
	return spans;
}

static enum quote_type
type_of(const struct scene *scene, const struct ranges *content)
{
	uint32_t quoted = 0, other = 0;

	for (size_t k = 0; k < content->n; k++)
		for (uint32_t i = content->at[k].first;
		    i < content->at[k].end; i++) {
			quoted += scene->units[i].region > 0;
			other += scene->units[i].region == 0 &&
			    scene->units[i].tag < POS_LEARNED;
		}
	return quoted == 0 ? QUOTE_INDIRECT : other == 0 ? QUOTE_DIRECT
	    : QUOTE_MIXED;
}

static float
confidence_of(const struct extractor *x, enum quote_type type, float score)
{
	float place = score * (CONFIDENCE_KNOTS - 1);
	int knot = (int)place;
	const float *at = x->confidence[type].knots;

	if (knot >= CONFIDENCE_KNOTS - 1)
		return at[CONFIDENCE_KNOTS - 1];
	return at[knot] + (at[knot + 1] - at[knot]) * (place - (float)knot);
}

/* The class of the head; but who sends a letter speaks. */
static enum quote_class
class_of(const struct extractor *x, const struct scene *scene,
    const struct chosen *chosen, enum quote_type type)
{
	enum quote_class class = cueclasses_find(x->classes,
	    &scene->units[chosen->candidate->head], type);

	for (uint32_t i = chosen->cue.first;
	    class == QUOTE_STANCE && i < chosen->cue.end; i++)
		if (scene->units[i].kind == KIND_NOUN &&
		    cueclasses_attitude(x->classes, scene->units[i].stem) ==
		    QUOTE_SPEECH + 1)
			class = QUOTE_SPEECH;
	return class;
}

/* "Colin Beech, 41, postman:": what he is belongs to him, the colon alone
 * introduces what he says. */
static void
part_label(const struct scene *scene, struct range *speaker, struct range *cue)
{
	uint32_t i = cue->first;

	if (speaker->first == speaker->end || cue->first != speaker->end)
		return;
	while (i + 1 < cue->end && scene->units[i].ent == UNIT_ROLE)
		i++;
	if (i + 1 == cue->end && scene->units[i].tag == POS_COLON)
		speaker->end = cue->first = i;
}

static struct attribution
spell(struct extractor *x, const struct scene *scene,
    const struct candidates *candidates, const struct chosen *chosen,
    struct arena *arena)
{
	struct attribution a = { .source = chosen->source };
	struct range speaker = chosen->speaker, cue = chosen->cue;

	a.content = spell_content(scene, &chosen->content, arena);
	a.type = type_of(scene, &chosen->content);
	part_label(scene, &speaker, &cue);
	a.speaker = span_of(scene, speaker);
	a.cue = span_of(scene, cue);
	a.confidence = confidence_of(x, a.type, chosen->score);
	if (chosen->candidate == NULL) {
		a.type = QUOTE_DIRECT;
		return a;
	}
	a.cue_head = scene->units[chosen->candidate->head].at;
	a.class = class_of(x, scene, chosen, a.type);
	if (x->explain) {
		a.why = arena_array(arena, struct evidence, RESCORE_GROUPS);
		a.n_why = rescore_explain(scene, candidates,
		    (size_t)(chosen->candidate - candidates->at),
		    &x->rescore, a.why);
	}
	return a;
}

static int
by_begin(const void *a, const void *b)
{
	const struct attribution *x = a, *y = b;
	uint32_t i = x->content.at[0].begin, k = y->content.at[0].begin;

	return i < k ? -1 : i > k;
}

static bool
is_chosen(const struct chosens *chosens, const struct candidate *c)
{
	for (size_t i = 0; i < chosens->n; i++)
		if (chosens->at[i].candidate == c)
			return true;
	return false;
}

/* Only asked to explain, where time does not count. */
static void
spell_rejected(struct extractor *x, const struct scene *scene,
    const struct candidates *candidates, const struct chosens *chosens,
    struct attributions *out, struct arena *arena)
{
	out->rejected = arena_array(
	    arena, struct attribution, candidates->n + 1);
	for (size_t k = 0; k < candidates->n; k++) {
		const struct candidate *c = &candidates->at[k];
		struct chosen as = { .candidate = c, .content = c->content,
			.cue = c->cue, .speaker = c->speaker,
			.score = c->score };

		if (!is_chosen(chosens, c))
			out->rejected[out->n_rejected++] =
			    spell(x, scene, candidates, &as, arena);
	}
}

struct attributions
extractor_spell(struct extractor *extractor, const struct scene *scene,
    const struct candidates *candidates, const struct chosens *chosens,
    struct arena *arena)
{
	struct attributions out = { .at = arena_array(
	    arena, struct attribution, chosens->n + 1) };

	for (size_t k = 0; k < chosens->n; k++)
		out.at[out.n++] = spell(extractor, scene, candidates,
		    &chosens->at[k], arena);
	nearly_sort(out.at, out.n, sizeof(*out.at), by_begin);
	if (extractor->explain)
		spell_rejected(
		    extractor, scene, candidates, chosens, &out, arena);
	return out;
}

struct attributions
extractor_find(struct extractor *extractor, const struct article *article,
    struct arena *arena)
{
	struct scene scene;
	struct candidates candidates;
	struct chosens chosens;
	float *chances;

	scene_build(&scene, article, extractor->forms, arena);
	chances = cue_probabilities(&scene, &extractor->cues, arena);
	candidates = candidates_find(
	    &scene, extractor->framer, chances, candidate_least, arena);
	rescore(&scene, &candidates, &extractor->rescore);
	chosens = select_best(
	    &scene, &candidates, &extractor->thresholds, arena);
	return extractor_spell(
	    extractor, &scene, &candidates, &chosens, arena);
}
