#include "lists.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "scheme.h"

void
ner_lists_init(struct ner_lists *lists, const struct model *model)
{
	*lists = (struct ner_lists){ 0 };
	if (model_has(model, "lists"))
		lists->node = model_section(model, "lists", 4, &lists->n);
	buckets_init(&lists->buckets, lists->node, (uint32_t)lists->n);
	lists->memo = xcalloc(NER_LIST_MEMO, sizeof(*lists->memo));
}

void
ner_lists_release(struct ner_lists *lists)
{
	free(lists->memo);
}

uint64_t
ner_lists_step(uint64_t hash, uint64_t lower)
{
	return hash_join(hash, lower);
}

/* What the lists have of a node: 0: nothing, else NER_LIST_GOES_ON and its
 * kinds. */
static uint32_t
look_up(const struct ner_lists *lists, uint32_t node)
{
	uint32_t at = buckets_find(&lists->buckets, lists->node, node);

	return at < lists->n && (lists->node[at] &
	    ~(uint32_t)(NER_LIST_KINDS - 1)) == node ?
	    NER_LIST_GOES_ON | (lists->node[at] & (NER_LIST_KINDS - 1)) : 0;
}

/* Where the answer for a node is remembered, and what it has of the node: its
 * upper bits, for the lower are those of the place. */
static uint32_t *
memo_of(const struct ner_lists *lists, uint32_t node, uint32_t *tag)
{
	uint32_t number = node / NER_LIST_KINDS;

	*tag = (number / NER_LIST_MEMO * 2 + 1) << 16;
	return &lists->memo[number % NER_LIST_MEMO];
}

/* The same of a hash; the lists are long, and a look into them far. */
static uint32_t
find(const struct ner_lists *lists, uint64_t hash)
{
	uint32_t node = ner_lists_node(hash), tag;
	uint32_t *memo = memo_of(lists, node, &tag);

	if ((*memo & ~(uint32_t)UINT16_MAX) != tag)
		*memo = tag | look_up(lists, node);
	return *memo & UINT16_MAX;
}

uint8_t
ner_lists_first(const struct ner_lists *lists, uint64_t lower)
{
	return (uint8_t)(NER_LIST_ASKED |
	    look_up(lists, ner_lists_node(ner_lists_step(0, lower))));
}

/* The node behind n words, the last with form; 0: there is none. */
static uint32_t
node_of(const struct ner_lists *lists, const struct ner_form *form,
    uint64_t hash, uint32_t n)
{
	if (n == 1 && form->list != 0)
		return form->list & (NER_LIST_GOES_ON | (NER_LIST_KINDS - 1));
	return find(lists, hash);
}

uint32_t
ner_lists_kinds(const struct ner_lists *lists, const struct ner_doc *doc,
    size_t from, size_t to)
{
	uint64_t hash = 0;

	if (to - from > NER_LIST_WORDS || lists->n == 0)
		return 0;
	for (size_t i = from; i < to; i++)
		hash = ner_lists_step(hash, ner_doc_form(doc, i)->lower);
	return find(lists, hash) & (NER_LIST_KINDS - 1);
}

/* A name that begins at some token. */
struct name {
	uint32_t words; /* 0: none */
	uint32_t kinds;
};

static bool
may_bound(const struct ner_doc *doc, bool caseless, uint32_t i)
{
	return caseless || ner_doc_form(doc, i)->letters > NER_CASE_LOWER;
}

/* The longest name from token i on. */
static struct name
longest(const struct ner_lists *lists, const struct ner_doc *doc,
    bool caseless, uint32_t i, uint32_t end)
{
	struct name name = { ner_doc_form(doc, i)->named, NER_LIST_PERSON };
	uint64_t hash = 0;

	for (uint32_t n = 1; n <= NER_LIST_WORDS && i + n <= end; n++) {
		const struct ner_form *form = ner_doc_form(doc, i + n - 1);
		uint32_t kinds;

		hash = ner_lists_step(hash, form->lower);
		kinds = node_of(lists, form, hash, n);
		if (kinds == 0)
			break;
		kinds &= NER_LIST_KINDS - 1;
		if (n == 1 && name.words > 0)
			kinds |= NER_LIST_PERSON;
		if (kinds != 0 && may_bound(doc, caseless, i + n - 1))
			name = (struct name){ n, kinds };
	}
	return name;
}

static uint8_t
code(enum ner_part part, uint32_t kinds)
{
	return (uint8_t)((uint32_t)part * NER_LIST_KINDS + kinds);
}

static void
mark(const struct name *name, uint8_t *list)
{
	if (name->words == 1) {
		list[0] = code(NER_U, name->kinds);
		return;
	}
	for (uint32_t k = 0; k < name->words; k++)
		list[k] = code(k == 0 ? NER_B : k + 1 < name->words ?
		    NER_I : NER_L, name->kinds);
}

static void
call_node(const struct ner_lists *lists, uint64_t hash)
{
	uint32_t node = ner_lists_node(hash), tag, at;

	if ((*memo_of(lists, node, &tag) & ~(uint32_t)UINT16_MAX) == tag)
		return;
	at = buckets_guess(&lists->buckets, node);
	if (at < lists->n)
		__builtin_prefetch(&lists->node[at]);
}

/*
 * Call for where the names of a sentence may begin: the nodes of first words
 * that are not known yet, and of two words.
 */
static void
call_names(const struct ner_lists *lists, const struct ner_doc *doc, size_t s)
{
	bool caseless = ner_style_caseless(doc->style[s]);
	uint32_t end = doc->sentence[s + 1];

	for (uint32_t i = doc->sentence[s]; i < end; i++) {
		const struct ner_form *form = ner_doc_form(doc, i);
		uint64_t hash;

		if (!may_bound(doc, caseless, i))
			continue;
		hash = ner_lists_step(0, form->lower);
		if (form->list == 0)
			call_node(lists, hash);
		else if ((form->list & NER_LIST_GOES_ON) && i + 1 < end)
			call_node(lists, ner_lists_step(hash,
			    ner_doc_form(doc, i + 1)->lower));
	}
}

void
ner_lists_mark(const struct ner_lists *lists, struct ner_doc *doc,
    struct arena *arena)
{
	doc->list = arena_calloc(arena, doc->n + 1, 1);
	for (size_t s = 0; s < doc->sentences && lists->n > 0; s++) {
		bool caseless = ner_style_caseless(doc->style[s]);
		uint32_t end = doc->sentence[s + 1];

		if (s == 0)
			call_names(lists, doc, 0);
		if (s + 1 < doc->sentences)
			call_names(lists, doc, s + 1);
		for (uint32_t i = doc->sentence[s]; i < end;) {
			struct name name = { 0, 0 };

			if (may_bound(doc, caseless, i))
				name = longest(lists, doc, caseless, i, end);
			mark(&name, doc->list + i);
			i += name.words > 0 ? name.words : 1;
		}
	}
}
