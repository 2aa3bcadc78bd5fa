#include "lists.h"

#include "hash.h"
#include "lanes.h"
#include "scheme.h"

void
ner_lists_init(struct ner_lists *lists, const struct model *model)
{
	*lists = (struct ner_lists){ 0 };
	if (model_has(model, "lists"))
		lists->node = model_section(model, "lists", 4, &lists->n);
	buckets_init(&lists->buckets, lists->node, (uint32_t)lists->n);
}

uint64_t
ner_lists_step(uint64_t hash, uint64_t lower)
{
	return hash_join(hash, lower);
}

enum { BESIDE = 8 }; /* nodes on each side of a guess, seen at once */

typedef uint32_t four __attribute__((vector_size(16)));

/* Which of the nodes at at is this, a bit for each byte. */
static uint64_t
equal_nodes(const uint32_t at[2 * BESIDE], uint32_t node)
{
	const four kinds = (four){ 0 } + (NER_LIST_KINDS - 1);
	uint64_t equal = 0;

	for (size_t k = 0; k < 4; k++) {
		four v;

		memcpy(&v, at + 4 * k, sizeof(v));
		equal |= lanes_bits((lanes)((v | kinds) ==
		    (node | (NER_LIST_KINDS - 1)))) << 16 * k;
	}
	return equal;
}

/* The node of a hash with its kinds, or NULL. */
static const uint32_t *
find(const struct ner_lists *lists, uint64_t hash)
{
	uint32_t node = ner_lists_node(hash);
	uint32_t at = buckets_guess(&lists->buckets, node);

	if (at >= BESIDE && at + BESIDE <= lists->n) {
		const uint32_t *beside = lists->node + at - BESIDE;
		uint64_t equal = equal_nodes(beside, node);

		if (equal != 0)
			return beside + bits_first(equal) / 4;
		if (beside[0] < node && beside[2 * BESIDE - 1] > node)
			return NULL;
	}
	at = buckets_find(&lists->buckets, lists->node, node);

	return at < lists->n && (lists->node[at] &
	    ~(uint32_t)(NER_LIST_KINDS - 1)) == node ? &lists->node[at] : NULL;
}

uint8_t
ner_lists_first(const struct ner_lists *lists, uint64_t lower)
{
	const uint32_t *node = find(lists, ner_lists_step(0, lower));

	return (uint8_t)(NER_LIST_ASKED | (node == NULL ? 0 :
	    NER_LIST_GOES_ON | (*node & (NER_LIST_KINDS - 1))));
}

/* The node behind n words, the last with form; 0: there is none. */
static uint32_t
node_of(const struct ner_lists *lists, const struct ner_form *form,
    uint64_t hash, uint32_t n)
{
	const uint32_t *node;

	if (n == 1 && form->list != 0)
		return form->list & (NER_LIST_GOES_ON | (NER_LIST_KINDS - 1));
	node = find(lists, hash);
	return node == NULL ? 0 :
	    NER_LIST_GOES_ON | (*node & (NER_LIST_KINDS - 1));
}

uint32_t
ner_lists_kinds(const struct ner_lists *lists, const struct ner_doc *doc,
    size_t from, size_t to)
{
	const uint32_t *node;
	uint64_t hash = 0;

	if (to - from > NER_LIST_WORDS || lists->n == 0)
		return 0;
	for (size_t i = from; i < to; i++)
		hash = ner_lists_step(hash, ner_doc_form(doc, i)->lower);
	node = find(lists, hash);
	return node == NULL ? 0 : *node & (NER_LIST_KINDS - 1);
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
	uint32_t at = buckets_guess(&lists->buckets, ner_lists_node(hash));

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
