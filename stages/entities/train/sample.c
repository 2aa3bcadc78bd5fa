#include "sample.h"

#include "diag.h"
#include "hash.h"
#include "tokens.h"

struct slot {
	uint64_t key;
	uint32_t word;
	bool used;
};

void
vocabulary_init(struct vocabulary *vocabulary,
    const struct ner_vectors *vectors, const struct ner_lists *lists)
{
	*vocabulary = (struct vocabulary){ .vectors = vectors,
		.lists = lists };
	vocabulary->mask = (1u << 21) - 1;
	vocabulary->slots =
	    xcalloc(vocabulary->mask + 1, sizeof(struct slot));
}

static uint32_t
vocabulary_number(struct vocabulary *vocabulary, struct str form,
    const struct ner_form *look, bool caseless)
{
	uint64_t key = caseless ? look->exact ^ 0x9e3779b97f4a7c15u :
	    look->exact;
	size_t i = (size_t)hash_mix(key) & vocabulary->mask;
	struct slot *slot;

	while (vocabulary->slots[i].used && vocabulary->slots[i].key != key)
		i = (i + 1) & vocabulary->mask;
	slot = &vocabulary->slots[i];
	if (slot->used)
		return slot->word;
	if (vocabulary->n == vocabulary->cap) {
		vocabulary->cap = vocabulary->cap * 2 + 1024;
		vocabulary->at = xrealloc(vocabulary->at,
		    vocabulary->cap * sizeof(*vocabulary->at));
		if (vocabulary->cap > vocabulary->mask / 2)
			die("too many different words");
	}
	ner_word_of(form, caseless, vocabulary->vectors, NULL,
	    &vocabulary->at[vocabulary->n]);
	*slot = (struct slot){ key, (uint32_t)vocabulary->n++, true };
	return slot->word;
}

struct cut {
	struct span *at;
	size_t n, cap;
};

struct bools {
	bool *at;
	size_t n, cap;
};

static void
cut_sentence(const struct page *page, struct span sentence, struct cut *cut,
    struct bools *space, struct arena *arena)
{
	struct tokens tokens;

	if (page->source->keep_cells) {
		for (size_t i = cut->n; i < page->cells.n &&
		    page->cells.at[i].end <= sentence.end; i++) {
			arena_append(arena, cut, page->cells.at[i]);
			arena_append(arena, space, true);
		}
		return;
	}
	tokens = tokens_words(page->text, sentence, arena);
	for (size_t i = 0; i < tokens.n; i++) {
		arena_append(arena, cut, tokens.at[i].at);
		arena_append(arena, space, tokens.at[i].space_before);
	}
}

static void
cut_page(struct sample *sample, struct arena *arena)
{
	const struct page *page = sample->page;
	uint32_t *first =
	    arena_array(arena, uint32_t, page->sentences.n + 1);
	struct cut cut = { 0 };
	struct bools space = { 0 };

	for (size_t s = 0; s < page->sentences.n; s++) {
		first[s] = (uint32_t)cut.n;
		cut_sentence(
		    page, page->sentences.at[s], &cut, &space, arena);
	}
	first[page->sentences.n] = (uint32_t)cut.n;
	sample->at = cut.at;
	sample->doc.n = cut.n;
	sample->doc.space = space.at;
	sample->doc.sentence = first;
	sample->doc.sentences = page->sentences.n;
}

static void
look_up(struct sample *sample, struct vocabulary *vocabulary,
    struct arena *arena)
{
	struct ner_doc *doc = &sample->doc;
	struct ner_form *form = arena_array(arena, struct ner_form, doc->n);

	for (size_t i = 0; i < doc->n; i++)
		form[i] = ner_form_of(
		    str_span(sample->page->text, sample->at[i]),
		    vocabulary->vectors);
	ner_doc_each(doc, form, doc->n, arena);
	doc->thorough = true;
	ner_place_words(doc, arena);
	ner_lists_mark(vocabulary->lists, doc, arena);
	sample->word = arena_array(arena, uint32_t, doc->n);
	for (size_t s = 0; s < doc->sentences; s++)
		for (uint32_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++)
			sample->word[i] = vocabulary_number(vocabulary,
			    str_span(sample->page->text, sample->at[i]),
			    &form[i], ner_style_caseless(doc->style[s]));
}

static const uint32_t any_tag = (1u << NER_TAGS) - 1;

/* Where the corpus does not mark MISC, a capital may be one. */
static uint32_t
outside(const struct sample *sample, size_t i)
{
	const uint32_t misc = 0xfu << ner_tag(NER_MISC, NER_B);
	enum misc_marked marked = sample->page->source->misc;

	if (marked == MISC_ALL ||
	    ner_doc_form(&sample->doc, i)->letters < NER_CASE_INITIAL)
		return 1u << NER_O;
	return 1u << NER_O | misc;
}

/* Is every token active?  Else the network cannot say it. */
static bool
reachable(const struct sample *sample, size_t from, size_t to)
{
	while (from < to && sample->doc.active[from])
		from++;
	return from == to;
}

static void
mark(struct sample *sample, const struct gold *gold, size_t from, size_t to)
{
	bool fits = sample->at[from].begin == gold->at.begin &&
	    sample->at[to - 1].end == gold->at.end;

	for (size_t i = from; i < to; i++) {
		enum ner_part part = to - from == 1 ? NER_U : i == from ?
		    NER_B : i + 1 == to ? NER_L : NER_I;

		if (!fits || !reachable(sample, from, to) ||
		    gold->class == NER_CLASSES) {
			sample->allowed[i] = any_tag;
			continue;
		}
		sample->allowed[i] = 1u << ner_tag(gold->class, part);
		if (gold->class == NER_MISC)
			sample->kind[i] = gold->kind;
	}
}

static void
mark_all(struct sample *sample)
{
	const struct page *page = sample->page;
	size_t i = 0;

	for (size_t g = 0; g < page->gold.n; g++) {
		const struct gold *gold = &page->gold.at[g];
		size_t from;

		while (i < sample->doc.n &&
		    sample->at[i].end <= gold->at.begin)
			i++;
		from = i;
		while (i < sample->doc.n && sample->at[i].begin < gold->at.end)
			i++;
		if (from < i)
			mark(sample, gold, from, i);
	}
}

void
sample_make(struct sample *sample, const struct page *page,
    struct vocabulary *vocabulary, struct arena *arena)
{
	*sample = (struct sample){ .page = page };
	cut_page(sample, arena);
	look_up(sample, vocabulary, arena);
	sample->allowed = arena_array(arena, uint32_t, sample->doc.n);
	sample->possible = arena_array(arena, uint32_t, sample->doc.n);
	sample->kind = arena_array(arena, uint8_t, sample->doc.n);
	for (size_t i = 0; i < sample->doc.n; i++) {
		sample->allowed[i] = outside(sample, i);
		sample->kind[i] = NER_KINDS;
	}
	mark_all(sample);
	for (size_t i = 0; i < sample->doc.n; i++) {
		sample->possible[i] =
		    sample->doc.active[i] ? any_tag : 1u << NER_O;
		sample->allowed[i] &= sample->possible[i];
	}
}
