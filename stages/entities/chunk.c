#include "chunk.h"

enum {
	TOKENS_USUAL = 2048, /* most documents have no more */
	FORMS_USUAL = 512,
	SLOTS_USUAL = 2048,
};

/* Room for tokens, from the beginning for as many as most documents have. */
static void
token_room(struct chunk *chunk, size_t more)
{
	size_t n = chunk->n, cap = chunk->cap == 0 ? TOKENS_USUAL : chunk->cap;

	while (cap < n + more)
		cap *= 2;
	if (cap == chunk->cap)
		return;
	chunk->tokens = arena_grow(chunk->arena, chunk->tokens,
	    n * sizeof(*chunk->tokens), cap * sizeof(*chunk->tokens));
	chunk->words = arena_grow(chunk->arena, chunk->words,
	    n * sizeof(*chunk->words), cap * sizeof(*chunk->words));
	chunk->spaces = arena_grow(chunk->arena, chunk->spaces, n, cap);
	chunk->cap = cap;
}

/* Room for forms, and before them for that which is looked for. */
static void
form_room(struct chunk *chunk, size_t more)
{
	const size_t size = sizeof(*chunk->forms);
	size_t n = chunk->n_forms, cap = chunk->form_cap;

	while (cap < n + more)
		cap *= 2;
	if (cap == chunk->form_cap)
		return;
	chunk->forms = arena_grow(chunk->arena, chunk->forms, (n + 1) * size,
	    (cap + 1) * size);
	chunk->form_cap = cap;
}

/*
 * The slot that has the form of a hash, or that it may have.  A free slot
 * leads to the form that is looked for: whether it is new, nobody can foresee.
 */
static uint32_t *
slot_of(const struct chunk *chunk, uint64_t exact)
{
	size_t i = (size_t)exact & chunk->slot_mask;

	chunk->forms[0].exact = exact;
	while (chunk->forms[chunk->slots[i]].exact != exact)
		i = (i + 1) & chunk->slot_mask;
	return &chunk->slots[i];
}

/* Twice as many slots as forms that may come, so that few share one. */
static void
slot_room(struct chunk *chunk, size_t more)
{
	size_t size = chunk->slots == NULL ? SLOTS_USUAL : chunk->slot_mask + 1;

	while (size < 2 * (chunk->n_forms + more))
		size *= 2;
	if (chunk->slots != NULL && size == chunk->slot_mask + 1)
		return;
	chunk->slots = arena_array(chunk->arena, uint32_t, size);
	chunk->slot_mask = size - 1;
	for (size_t k = 1; k <= chunk->n_forms; k++)
		*slot_of(chunk, chunk->forms[k].exact) = (uint32_t)k;
}

void
chunk_begin(struct chunk *chunk, struct hint_words *hint_words,
    struct arena *arena)
{
	arena_reset(arena);
	*chunk = (struct chunk){ .hint_words = hint_words, .arena = arena };
	token_room(chunk, 0);
	chunk->form_cap = FORMS_USUAL;
	chunk->forms = arena_alloc(
	    arena, (FORMS_USUAL + 1) * sizeof(*chunk->forms));
	arena_append(arena, &chunk->sentences, 0);
}

/* The number of a form; one that is new has only its hash. */
static uint32_t
number_of(struct chunk *chunk, uint64_t exact)
{
	uint32_t *slot = slot_of(chunk, exact), next;

	next = (uint32_t)chunk->n_forms + 1;
	chunk->forms[next].exact = exact;
	chunk->n_forms += *slot == 0;
	*slot = *slot == 0 ? next : *slot;
	return *slot - 1;
}

/* A form, with what the lists have of it as a name's first, and its hints. */
static struct ner_form
form_of(const struct chunk *chunk, struct ner_net *net,
    const struct ner_lists *lists, struct str token, uint64_t exact)
{
	struct ner_form *form = ner_net_form(net, token, exact);

	if (form->hints == 0 && chunk->hint_words != NULL)
		hints_set(chunk->hint_words, token, form);
	if (form->list == 0 && form->letters > NER_CASE_LOWER)
		form->list = ner_lists_first(lists, form->lower);
	return *form;
}

/* Look up forms from one on, which stand in text at fresh and are called for.
 * What they need is called for, then used. */
static void
look_up(struct chunk *chunk, size_t from, struct ner_net *net,
    const struct ner_lists *lists, struct str text, const struct span *fresh)
{
	struct ner_form *forms = chunk->forms + 1 + from;
	size_t n = chunk->n_forms - from;

	for (size_t k = 0; k < n; k++)
		ner_net_call_word(
		    net, str_span(text, fresh[k]), forms[k].exact);
	for (size_t k = 0; k < n; k++)
		forms[k] = form_of(chunk, net, lists,
		    str_span(text, fresh[k]), forms[k].exact);
}

void
chunk_add(struct chunk *chunk, struct ner_net *net,
    const struct ner_lists *lists, struct str text,
    const struct tokens *tokens)
{
	struct span *fresh =
	    arena_alloc(chunk->arena, (tokens->n + 1) * sizeof(*fresh));
	size_t from = chunk->n_forms, n = chunk->n;

	token_room(chunk, tokens->n);
	slot_room(chunk, tokens->n);
	form_room(chunk, tokens->n);
	for (size_t i = 0; i < tokens->n; i++) {
		struct span at = tokens->at[i].at;
		uint64_t exact = ner_form_hash(text, at);

		ner_net_call_form(net, exact);
		fresh[chunk->n_forms - from] = at; /* if it is new */
		chunk->tokens[n + i] = at;
		chunk->words[n + i] = number_of(chunk, exact);
		chunk->spaces[n + i] = tokens->at[i].space_before;
	}
	chunk->n += tokens->n;
	look_up(chunk, from, net, lists, text, fresh);
	arena_append(chunk->arena, &chunk->sentences, (uint32_t)chunk->n);
}

/* Where the tokens begin that were added last. */
static size_t
last_begin(const struct chunk *chunk)
{
	return chunk->sentences.at[chunk->sentences.n - 2];
}

struct value_tokens
chunk_value_tokens(const struct chunk *chunk)
{
	size_t from = last_begin(chunk);

	return (struct value_tokens){ chunk->tokens + from,
		chunk->words + from, chunk->forms + 1, chunk->n - from };
}

unsigned
chunk_hints(const struct chunk *chunk)
{
	const struct ner_form *forms = chunk->forms + 1;
	uint32_t hints = 0, before = 0;

	for (size_t i = last_begin(chunk); i < chunk->n; i++) {
		uint32_t this = forms[chunk->words[i]].hints;

		hints |= hints_of_pair(before, this, chunk->spaces[i]);
		before = this;
	}
	return hints;
}

struct ner_doc
chunk_doc(const struct chunk *chunk, const struct ner_lists *lists)
{
	struct ner_doc doc = {
		.form = chunk->forms + 1,
		.forms = chunk->n_forms,
		.word = chunk->words,
		.space = chunk->spaces,
		.sentence = chunk->sentences.at,
		.sentences = chunk->sentences.n - 1,
		.n = chunk->n,
	};

	ner_place_words(&doc, chunk->arena);
	ner_lists_mark(lists, &doc, chunk->arena);
	return doc;
}
