#include "cueclass.h"

#include <stdlib.h>

#include "diag.h"
#include "lexicon.h"
#include "quotes/cueclass.tsv.h"

struct entry {
	uint32_t stem;
	enum quote_class class;
};

struct cueclasses {
	size_t n;
	struct entry at[]; /* [n], by stem */
};

static int
by_stem(const void *a, const void *b)
{
	uint32_t x = ((const struct entry *)a)->stem;
	uint32_t y = ((const struct entry *)b)->stem;

	return x < y ? -1 : x > y;
}

static uint32_t
stem_of(struct str lemma)
{
	char out[64];
	struct str stem = { out, 0 };

	if (lemma.len > sizeof(out) - 8)
		lemma.len = sizeof(out) - 8;
	stem.len = pos_stem(lemma, POS_VB, out);
	return (uint32_t)hash_str(stem);
}

struct cueclasses *
cueclasses_new(void)
{
	struct cueclasses *c = xmalloc(
	    sizeof(*c) + cueclass_n * sizeof(struct entry));

	c->n = cueclass_n;
	for (size_t i = 0; i < c->n; i++) {
		struct str name = cueclass_rows[i].value;

		c->at[i].stem = stem_of(cueclass_rows[i].key);
		c->at[i].class = str_is(name, "speech") ? QUOTE_SPEECH
		    : str_is(name, "thought") ? QUOTE_THOUGHT : QUOTE_STANCE;
	}
	qsort(c->at, c->n, sizeof(*c->at), by_stem);
	return c;
}

void
cueclasses_free(struct cueclasses *classes)
{
	free(classes);
}

enum quote_class
cueclasses_find(const struct cueclasses *classes, const struct unit *head,
    enum quote_type type)
{
	struct entry key = { head->stem, QUOTE_STANCE };
	const struct entry *entry = bsearch(
	    &key, classes->at, classes->n, sizeof(key), by_stem);

	if (entry != NULL && (type != QUOTE_DIRECT ||
	    head->kind == KIND_NOUN))
		return entry->class;
	if (type != QUOTE_INDIRECT || head->kind == KIND_COLON)
		return QUOTE_SPEECH;
	return entry != NULL ? entry->class : QUOTE_STANCE;
}
