#include "entities.h"

#include <stdlib.h>

#include "chunk.h"
#include "common_noun.h"
#include "consistent.h"
#include "dateline.h"
#include "fullform.h"
#include "no_person.h"
#include "piece.h"
#include "roles.h"

const char *
entity_label_name(enum entity_label label)
{
	if (label <= ENTITY_MISC)
		return mention_label_name((enum mention_label)label);
	if (label == ENTITY_ROLE)
		return "role";
	return value_kind_name((enum value_kind)(label - ENTITY_DATE));
}

void
recognizer_init(struct recognizer *recognizer, const unsigned char *begin,
    const unsigned char *end)
{
	recognizer->tagger = tagger_new(begin, end);
	recognizer->words = values_words_new();
	arena_init(&recognizer->scratch);
	names_init(&recognizer->names);
	roles_knowledge_init(&recognizer->roles, &recognizer->names);
	complete_init(&recognizer->complete, &recognizer->names);
	kinds_init(&recognizer->kinds, &recognizer->names,
	    &recognizer->complete.last_words);
	fullform_words_init(&recognizer->org_words);
	telling_init(&recognizer->telling);
	possessive_init(
	    &recognizer->possessive, &recognizer->telling.countries);
	hint_words_init(&recognizer->hint_words, recognizer->words,
	    &recognizer->kinds);
}

void
recognizer_release(struct recognizer *recognizer)
{
	tagger_free(recognizer->tagger);
	values_words_free(recognizer->words);
	arena_release(&recognizer->scratch);
	names_release(&recognizer->names);
	roles_knowledge_release(&recognizer->roles);
	complete_release(&recognizer->complete);
	kinds_release(&recognizer->kinds);
	lexicon_release(&recognizer->org_words);
	telling_release(&recognizer->telling);
	possessive_release(&recognizer->possessive);
	hint_words_release(&recognizer->hint_words);
	teach_free(recognizer->taught);
}

static int
by_place(const void *a, const void *b)
{
	const struct entity *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end > y->at.end ? -1 : 1;
	return (int)x->label - (int)y->label;
}

/* How many from the one at i on are in order. */
static size_t
run_of(const struct entities *list, size_t i)
{
	size_t end = i + 1;

	while (end < list->n &&
	    by_place(&list->at[end - 1], &list->at[end]) <= 0)
		end++;
	return end - i;
}

/* Merge the first n, which are in order, with the others, which are too. */
static void
merge(struct entities *list, size_t n, struct arena *arena)
{
	struct entity *left = arena_alloc(arena, n * sizeof(*left));
	struct entity *right = list->at + n, *end = list->at + list->n;
	size_t i = 0;

	memcpy(left, list->at, n * sizeof(*left));
	for (struct entity *to = list->at; i < n; to++)
		*to = right == end || by_place(&left[i], right) <= 0 ?
		    left[i++] : *right++;
}

/* Mostly all are in order, or what was added behind is. */
static void
sort(struct entities *list, struct arena *arena)
{
	size_t n = list->n == 0 ? 0 : run_of(list, 0);

	if (n == list->n)
		return;
	if (n + run_of(list, n) == list->n)
		merge(list, n, arena);
	else
		qsort(list->at, list->n, sizeof(*list->at), by_place);
}

static void
add_mentions(struct entities *list, const struct mentions *mentions,
    const struct spans *sentences, struct arena *arena)
{
	uint32_t sentence = 0;

	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *m = &mentions->at[i];

		while (sentence + 1 < sentences->n &&
		    sentences->at[sentence].end < m->at.end)
			sentence++;
		arena_append(arena, list, ((struct entity){ .at = m->at,
		    .label = (enum entity_label)m->label,
		    .sentence = sentence, .confidence = m->confidence,
		    .of = ENTITY_NONE }));
	}
}

static void
add_values(struct entities *list, const struct values *values,
    uint32_t sentence, struct arena *arena)
{
	for (size_t i = 0; i < values->n; i++) {
		const struct value *v = &values->at[i];

		arena_append(arena, list, ((struct entity){ .at = v->at,
		    .label = (enum entity_label)(ENTITY_DATE + v->kind),
		    .sentence = sentence, .confidence = v->confidence,
		    .value = v->value, .unit = v->unit,
		    .of = ENTITY_NONE }));
	}
}

/*
 * Of two that overlap, does a go?  What the user taught stays; a name that
 * holds more than the value stays ("Fox 2 News"), unless it is a doubtful one
 * that begins with it ("2016 Democratic"), else the value does.
 */
static bool
yields(const struct entity *a, const struct entity *b)
{
	if (a->taught != b->taught)
		return b->taught;
	if (entity_is_name(a) == entity_is_name(b))
		return span_len(a->at) < span_len(b->at) ||
		    (span_len(a->at) == span_len(b->at) &&
		        a->confidence < b->confidence);
	if (entity_is_name(a))
		return !span_holds(a->at, b->at) ||
		    span_len(a->at) == span_len(b->at) ||
		    (a->at.begin == b->at.begin && a->confidence < 0.5f);
	return !yields(b, a);
}

/* Leave no two that overlap; list is sorted and stays so. */
static void
resolve_overlaps(struct entities *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct entity entity = list->at[i];
		bool keep = true;

		while (n > 0 && keep &&
		    span_overlaps(list->at[n - 1].at, entity.at)) {
			if (yields(&list->at[n - 1], &entity))
				n--;
			else
				keep = false;
		}
		if (keep)
			list->at[n++] = entity;
	}
	list->n = n;
}

/* What is told of an article's sentences while the tagger reads them. */
struct heard {
	struct recognizer *recognizer;
	struct str text;
	struct value_context context;
	uint16_t *hints; /* [sentences] */
	struct entities values;
	struct arena *arena;
};

/* No hints of the sentences yet; those that are read in pieces, where a word
 * may be cut, and all for tests have each. */
static uint16_t *
hints_begin(const struct recognizer *recognizer,
    const struct spans *sentences, struct arena *arena)
{
	uint16_t *hints = arena_array(arena, uint16_t, sentences->n + 1);

	for (size_t i = 0; i < sentences->n; i++)
		if (recognizer->thorough ||
		    span_len(sentences->at[i]) > PIECE_BYTES)
			hints[i] = HINTS;
	return hints;
}

/* Sum up the hints of a sentence or a piece of it, and find its values. */
static void
hear_piece(void *data, uint32_t sentence, struct span piece,
    const struct chunk *chunk)
{
	struct heard *heard = data;
	struct recognizer *r = heard->recognizer;
	unsigned hints = chunk_hints(chunk);
	struct value_tokens tokens = chunk_value_tokens(chunk);
	struct values values;

	heard->hints[sentence] |= (uint16_t)hints;
	if (r->thorough)
		tokens.n = 0;
	else if ((hints & HINT_VALUE) == 0)
		return;
	values = values_of_tokens(r->words, &heard->context, heard->text,
	    piece, &tokens, &r->scratch, heard->arena);
	add_values(&heard->values, &values, sentence, heard->arena);
}

/* Names: what the tagger finds, made whole and of the right kind. */
static void
find_names(struct entities *list, struct recognizer *recognizer,
    struct str text, const struct spans *sentences, struct heard *heard,
    const struct spans *towns, struct arena *arena)
{
	const struct tagger_listener listener = { &recognizer->hint_words,
		hear_piece, heard };
	struct mentions mentions = tagger_find_heard(
	    recognizer->tagger, text, sentences, &listener, arena);
	const uint16_t *hints = heard->hints;

	add_mentions(list, &mentions, sentences, arena);
	telling_set(list, text, &recognizer->telling, arena);
	complete_names(list, text, sentences, hints, &recognizer->complete,
	    arena);
	sort(list, arena);
	resolve_overlaps(list);
	dateline_set(list, sentences, towns, arena);
	sort(list, arena);
	kinds_add(list, text, sentences, hints, &recognizer->kinds, arena);
	sort(list, arena);
	resolve_overlaps(list);
	no_person_set(list, text, &recognizer->complete.no_persons, arena);
	possessive_join(list, text, &recognizer->possessive, arena);
	resolve_overlaps(list);
	consistent_make(list, text, sentences,
	    &recognizer->complete.last_words, arena);
}

/* What needs no model: values, and the names that the user taught. */
static void
add_patterns(struct entities *list, const struct entities *values,
    const struct recognizer *recognizer, struct str text,
    const struct spans *sentences, struct arena *arena)
{
	for (size_t i = 0; i < values->n; i++)
		arena_append(arena, list, values->at[i]);
	if (recognizer->taught == NULL)
		return;
	for (uint32_t i = 0; i < sentences->n; i++)
		teach_find(recognizer->taught, text, sentences->at[i], i, list,
		    arena);
}

struct entities
entities_find(struct recognizer *recognizer, struct str text,
    const struct spans *sentences, const struct spans *towns,
    struct day today, struct arena *arena)
{
	struct heard heard = { .recognizer = recognizer, .text = text,
		.context = { today, recognizer->dollar },
		.hints = hints_begin(recognizer, sentences, arena),
		.arena = arena };
	struct entities list = { 0 };

	find_names(&list, recognizer, text, sentences, &heard, towns, arena);
	add_patterns(
	    &list, &heard.values, recognizer, text, sentences, arena);
	sort(&list, arena);
	resolve_overlaps(&list);
	fullform_set(&list, text, &recognizer->names,
	    &recognizer->org_words, arena);
	common_noun_add(
	    &list, text, sentences, &recognizer->org_words, arena);
	sort(&list, arena);
	resolve_overlaps(&list);
	roles_find(&list, text, sentences, heard.hints, &recognizer->roles,
	    arena);
	return list;
}
