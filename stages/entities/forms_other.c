/* Organisations, places and the rest: acronyms and shorter forms. */
#include "forms.h"

#include "hash.h"
#include "utf8.h"

enum {
	ACRONYM_MIN = 2,
	ACRONYM_MAX = 8,
	CHAIN_MAX = 24,
};

/* ---------------------------------------------------------------- acronyms */

/* "SCTA", "U.S.", "AT&T" without its signs: the letters, else empty. */
static struct str
acronym_letters(const struct forms *forms, struct str shown)
{
	char *letters = arena_alloc(forms->arena, ACRONYM_MAX);
	size_t n = 0;

	for (size_t i = 0; i < shown.len; i++) {
		unsigned char c = (unsigned char)shown.at[i];

		if (c == '.' || c == '&')
			continue;
		/* One small letter inside is allowed: "DoD", "PhRMA" is not. */
		if (!ascii_is_upper(c) && !(ascii_is_lower(c) && i == 1 &&
		        shown.len == 3))
			return (struct str){ "", 0 };
		if (n == ACRONYM_MAX)
			return (struct str){ "", 0 };
		letters[n++] = (char)ascii_lower(c);
	}
	return n < ACRONYM_MIN ? (struct str){ "", 0 }
	                       : (struct str){ letters, n };
}

static bool
is_small_word(struct str word)
{
	static const char *const small[] = { "of", "the", "and", "for", "in",
		"on", "at", "to", "de", "la", "&" };

	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (str_is(word, small[i]))
			return true;
	return false;
}

/* The initials of a key's words from word number from on. */
static struct str
initials(const struct forms *forms, struct str key, size_t from, bool small)
{
	char *out = arena_alloc(forms->arena, ACRONYM_MAX);
	struct str word, rest = key;
	size_t n = 0;

	for (size_t i = 0; str_field(&rest, ' ', &word); i++) {
		if (i < from || word.len == 0 ||
		    (!small && is_small_word(word)))
			continue;
		if (n == ACRONYM_MAX || (unsigned char)word.at[0] >= 0x80)
			return (struct str){ "", 0 };
		out[n++] = word.at[0];
	}
	return n < ACRONYM_MIN ? (struct str){ "", 0 } : (struct str){ out, n };
}

enum { AMBIGUOUS = -2 };

/* Note that these initials may stand for form i. */
static void
put_initials(struct forms *forms, struct index *index, struct str letters,
    int i)
{
	int known;

	if (letters.len == 0)
		return;
	known = index_get(index, hash_str(letters));
	if (known == FORM_NONE)
		index_put(index, hash_str(letters), i);
	else if (known != AMBIGUOUS && known != i &&
	    forms_fullest(forms, known) != forms_fullest(forms, i))
		index_put(index, hash_str(letters), AMBIGUOUS);
}

/* With and without small words, and without a first word: U.S., State. */
static void
index_initials(struct forms *forms, struct index *index)
{
	index_init(index, forms->n * 3, forms->arena);
	for (size_t i = 0; i < forms->n; i++) {
		const struct form *form = &forms->at[i];
		size_t words = key_words(form->key);

		if (form->label == ENTITY_PERSON || words < 2 || words > 12)
			continue;
		put_initials(forms, index,
		    initials(forms, form->key, 0, false), (int)i);
		put_initials(forms, index,
		    initials(forms, form->key, 0, true), (int)i);
		if (words > 3)
			put_initials(forms, index,
			    initials(forms, form->key, 1, false), (int)i);
	}
}

static void
link_acronyms(struct forms *forms)
{
	struct index index;

	index_initials(forms, &index);
	for (size_t i = 0; i < forms->n; i++) {
		struct form *form = &forms->at[i];
		struct str letters;
		int full;

		if (form->label == ENTITY_PERSON || form->full != FORM_NONE ||
		    key_words(form->key) != 1)
			continue;
		letters = acronym_letters(forms, form->shown);
		if (letters.len == 0)
			continue;
		full = index_get(&index, hash_str(letters));
		if (full < 0 || full == (int)i)
			continue;
		if (letters.len > 2 || forms->at[full].label == form->label) {
			form->full = full;
			form->acronym = letters.len > 2;
		}
	}
}

/* ---------------------------------------------------------------- brackets */

/* The text between two entities. */
static struct str
between(const struct forms *forms, size_t i, size_t k)
{
	return str_slice(forms->text, forms->entities->at[i].at.end,
	    forms->entities->at[k].at.begin);
}

static bool
starts_with_bracket(const struct forms *forms, size_t i)
{
	size_t end = forms->entities->at[i].at.end;

	return end < forms->text.len &&
	    (forms->text.at[end] == ')' || forms->text.at[end] == ']');
}

/* Do the letters of short stand in this order in full, the first first? */
static bool
letters_fit(struct str letters, struct str full)
{
	size_t k = 0;

	if (letters.len == 0 || full.len == 0 || letters.at[0] != full.at[0])
		return false;
	for (size_t i = 0; i < full.len && k < letters.len; i++)
		if (full.at[i] == letters.at[k])
			k++;
	return k == letters.len;
}

static void
link_bracket(struct forms *forms, size_t i, size_t k)
{
	int a = forms->of[i], b = forms->of[k], full;
	struct str letters;

	if (a == b || forms->at[a].label == ENTITY_PERSON ||
	    forms->at[b].label == ENTITY_PERSON)
		return;
	if (key_words(forms->at[a].key) == 1) { /* SCTA (Sacramento ...) */
		int swap = a;

		a = b;
		b = swap;
	}
	letters = acronym_letters(forms, forms->at[b].shown);
	full = forms_fullest(forms, a);
	if (forms->at[b].full == FORM_NONE && full != b &&
	    key_words(forms->at[a].key) > 1 &&
	    letters_fit(letters, forms->at[a].key))
		forms->at[b].full = full;
}

/* "School District [SCUSD]": stronger than initials alone. */
static void
link_brackets(struct forms *forms)
{
	for (size_t i = 0; i + 1 < forms->entities->n; i++) {
		struct str gap;

		if (forms->of[i] == FORM_NONE || forms->of[i + 1] == FORM_NONE)
			continue;
		gap = between(forms, i, i + 1);
		if ((str_is(gap, " (") || str_is(gap, " [")) &&
		    starts_with_bracket(forms, i + 1))
			link_bracket(forms, i, i + 1);
	}
}

/* ------------------------------------------------------------ shorter forms */

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

/* ------------------------------------------------------------ union locals */

/* "seiu local 1021" and "seiu 1021": the hash of what both share, or 0. */
static uint64_t
local_hash(struct str key, bool *full)
{
	size_t words = key_words(key);
	struct str last = str_last_word(key);

	*full = words == 3 && str_is(key_word(key, 1), "local");
	if ((words != 2 && !*full) || last.len == 0 ||
	    !ascii_is_digit((unsigned char)last.at[0]))
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
	link_brackets(forms);
	link_acronyms(forms);
	link_shorter(forms, org_words);
	link_locals(forms);
}
