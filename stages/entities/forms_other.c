/* Organisations, places and the rest: shorter forms, and union locals. */
#include "forms.h"

#include "hash.h"

enum { CHAIN_MAX = 24 };

/* Is each word of form the word of full at its place, or its beginning? */
static bool
words_begin(struct str form, struct str full)
{
	struct str a, b;

	while (str_field(&form, ' ', &a)) {
		if (!str_field(&full, ' ', &b))
			return false;
		if (!str_eq(a, b) && (a.len < 3 || !str_starts(b, a)))
			return false;
	}
	return full.at != NULL;
}

static bool
rest_is_generic(const struct lexicon *generic, struct str full, size_t from)
{
	size_t words = key_words(full);

	for (size_t i = from; i < words; i++)
		if (!lexicon_has(generic, key_word(full, i)))
			return false;
	return true;
}

static uint64_t
head_hash(struct str key)
{
	return hash_str(str_slice(key, 0, key.len < 3 ? key.len : 3));
}

static void
chain_heads(struct forms *forms, struct index *heads)
{
	index_init(heads, forms->n, forms->arena);
	for (size_t i = forms->n; i-- > 0;) {
		struct form *form = &forms->at[i];

		if (form->label != ENTITY_ORG || key_words(form->key) < 2 ||
		    form->key.len > 200)
			continue;
		form->next_head = index_get(heads, head_hash(form->key));
		index_put(heads, head_hash(form->key), (int)i);
	}
}

/* The one organisation that this one is a shorter form of, or FORM_NONE. */
static int
longer_form(const struct forms *forms, const struct index *heads,
    const struct lexicon *generic, int i)
{
	const struct form *form = &forms->at[i];
	int k = index_get(heads, head_hash(form->key)), found = FORM_NONE;
	size_t words = key_words(form->key);

	for (size_t n = 0; k != FORM_NONE && n < CHAIN_MAX;
	     k = forms->at[k].next_head, n++) {
		const struct form *full = &forms->at[k];

		if (k == i || full->key.len <= form->key.len ||
		    !words_begin(form->key, full->key) ||
		    !rest_is_generic(generic, full->key, words))
			continue;
		if (found != FORM_NONE &&
		    forms_fullest(forms, found) != forms_fullest(forms, k))
			return FORM_NONE;
		found = k;
	}
	return found;
}

static void
link_shorter(struct forms *forms, const struct lexicon *generic)
{
	struct index heads;

	chain_heads(forms, &heads);
	for (size_t i = 0; i < forms->n; i++)
		if (forms->at[i].label == ENTITY_ORG &&
		    forms->at[i].full == FORM_NONE &&
		    forms->at[i].key.len <= 200)
			forms->at[i].full = longer_form(
			    forms, &heads, generic, (int)i);
}

/* "seiu local 1021" and "seiu 1021": the hash of what both share, or 0. */
static uint64_t
local_hash(struct str key, bool *full)
{
	struct str last = str_last_word(key);
	size_t words;

	*full = false;
	if (last.len == 0 || !ascii_is_digit((unsigned char)last.at[0]))
		return 0;
	words = key_words(key);
	*full = words == 3 && str_is(key_word(key, 1), "local");
	if (words != 2 && !*full)
		return 0;
	return hash_join(hash_str(key_word(key, 0)), hash_str(last));
}

static void
link_locals(struct forms *forms)
{
	struct index index;
	bool full;

	index_init(&index, forms->n, forms->arena);
	for (size_t i = 0; i < forms->n; i++) {
		uint64_t hash = local_hash(forms->at[i].key, &full);

		if (hash != 0 && full)
			index_put(&index, hash, (int)i);
	}
	for (size_t i = 0; i < forms->n; i++) {
		uint64_t hash = local_hash(forms->at[i].key, &full);
		int found = hash == 0 || full ? FORM_NONE
		                              : index_get(&index, hash);

		if (found != FORM_NONE)
			forms->at[i].full = found;
	}
}

void
forms_link_others(struct forms *forms, const struct lexicon *org_words)
{
	forms_link_brackets(forms);
	forms_link_acronyms(forms);
	link_shorter(forms, org_words);
	link_locals(forms);
}
