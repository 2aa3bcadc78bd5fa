#include "lists.h"

#include "hash.h"
#include "scheme.h"

void
ner_lists_init(struct ner_lists *lists, const struct model *model)
{
	*lists = (struct ner_lists){ 0 };
	if (model_has(model, "lists"))
		lists->node = model_section(model, "lists", 4, &lists->n);
}

uint64_t
ner_lists_step(uint64_t hash, uint64_t lower)
{
	return hash_join(hash, lower);
}

static int64_t
bounded(int64_t i, int64_t n)
{
	return i < 0 ? 0 : i >= n ? n - 1 : i;
}

/*
 * The first of n > 0 hashes in rising order that is not below x; the last where
 * all are.  They are spread evenly, so a hash tells about where it stands; what
 * is found there tells it better; the last few are looked through.
 */
static size_t
find_hash(const uint32_t *at, size_t n, uint32_t x)
{
	int64_t i = (int64_t)((uint64_t)x * n >> 32);

	for (int look = 0; look < 2; look++)
		i = bounded(i + ((int64_t)x - (int64_t)at[i]) *
		    (int64_t)n / ((int64_t)1 << 32), (int64_t)n);
	while (i > 0 && at[i] >= x)
		i--;
	while (i + 1 < (int64_t)n && at[i] < x)
		i++;
	return (size_t)i;
}

/* The node of a hash with its kinds, or NULL. */
static const uint32_t *
find(const struct ner_lists *lists, uint64_t hash)
{
	uint32_t node = ner_lists_node(hash);
	const uint32_t *found =
	    lists->node + find_hash(lists->node, lists->n, node);

	return (*found & ~(uint32_t)(NER_LIST_KINDS - 1)) == node ?
	    found : NULL;
}

/* A name that begins at some token. */
struct name {
	uint32_t words; /* 0: none */
	uint32_t kinds;
};

static bool
may_bound(const struct ner_doc *doc, bool caseless, uint32_t i)
{
	return caseless || doc->form[i].letters > NER_CASE_LOWER;
}

/* The longest name from token i on. */
static struct name
longest(const struct ner_lists *lists, const struct ner_doc *doc,
    bool caseless, uint32_t i, uint32_t end)
{
	struct name name = { doc->form[i].named, NER_LIST_PERSON };
	uint64_t hash = 0;

	for (uint32_t n = 1; n <= NER_LIST_WORDS && i + n <= end; n++) {
		const uint32_t *node;
		uint32_t kinds;

		hash = ner_lists_step(hash, doc->form[i + n - 1].lower);
		node = find(lists, hash);
		if (node == NULL)
			break;
		kinds = *node & (NER_LIST_KINDS - 1);
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

void
ner_lists_mark(const struct ner_lists *lists, struct ner_doc *doc,
    struct arena *arena)
{
	doc->list = arena_calloc(arena, doc->n + 1, 1);
	for (size_t s = 0; s < doc->sentences && lists->n > 0; s++) {
		bool caseless = ner_style_caseless(doc->style[s]);
		uint32_t end = doc->sentence[s + 1];

		for (uint32_t i = doc->sentence[s]; i < end;) {
			struct name name = { 0, 0 };

			if (may_bound(doc, caseless, i))
				name = longest(lists, doc, caseless, i, end);
			mark(&name, doc->list + i);
			i += name.words > 0 ? name.words : 1;
		}
	}
}
