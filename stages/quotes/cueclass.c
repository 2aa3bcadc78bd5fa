#include "cueclass.h"

#include <stdlib.h>

#include "diag.h"
#include "lexicon.h"
#include "quotes/cueclass.tsv.h"

struct entry {
	uint32_t stem;
	unsigned char attitude; /* 0: free */
};

enum { SLOTS = 4096 };

/* By the last bits of the stem, the next free place where that is taken. */
struct cueclasses {
	struct entry at[SLOTS];
};

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

static enum quote_class
class_named(struct str name)
{
	return str_is(name, "speech") ? QUOTE_SPEECH
	    : str_is(name, "thought") ? QUOTE_THOUGHT : QUOTE_STANCE;
}

struct cueclasses *
cueclasses_new(void)
{
	struct cueclasses *c = xcalloc(1, sizeof(*c));

	if (cueclass_n > SLOTS / 4 * 3)
		die("cueclass.tsv has more rows than there are SLOTS for");
	for (size_t i = 0; i < cueclass_n; i++) {
		uint32_t stem = stem_of(cueclass_rows[i].key), k = stem;

		while (c->at[k % SLOTS].attitude != 0)
			k++;
		c->at[k % SLOTS] = (struct entry){ stem, (unsigned char)
		    (class_named(cueclass_rows[i].value) + 1) };
	}
	return c;
}

void
cueclasses_free(struct cueclasses *classes)
{
	free(classes);
}

unsigned char
cueclasses_attitude(const struct cueclasses *classes, uint32_t stem)
{
	uint32_t k = stem;

	while (classes->at[k % SLOTS].attitude != 0) {
		if (classes->at[k % SLOTS].stem == stem)
			return classes->at[k % SLOTS].attitude;
		k++;
	}
	return 0;
}

enum quote_class
cueclasses_find(const struct cueclasses *classes, const struct unit *head,
    enum quote_type type)
{
	unsigned char attitude = cueclasses_attitude(classes, head->stem);

	if (attitude != 0 && (type != QUOTE_DIRECT ||
	    head->kind == KIND_NOUN))
		return (enum quote_class)(attitude - 1);
	if (type != QUOTE_INDIRECT || head->kind == KIND_COLON)
		return QUOTE_SPEECH;
	return QUOTE_STANCE;
}
