/* Acronyms and the names that they stand for. */
#include "forms.h"

#include "hash.h"
#include "utf8.h"

enum {
	ACRONYM_MIN = 2,
	ACRONYM_MAX = 8,
};

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

	return STR_IS_ONE(word, small);
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
	else if (known != FORM_AMBIGUOUS && known != i &&
	    forms_fullest(forms, known) != forms_fullest(forms, i))
		index_put(index, hash_str(letters), FORM_AMBIGUOUS);
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

/* No acronym has a small letter at its end. */
static bool
may_be_acronym(const struct form *form)
{
	return form->label != ENTITY_PERSON && form->full == FORM_NONE &&
	    form->shown.len > 0 && !ascii_is_lower((unsigned char)
	        form->shown.at[form->shown.len - 1]);
}

static bool
any_acronym(const struct forms *forms)
{
	for (size_t i = 0; i < forms->n; i++)
		if (may_be_acronym(&forms->at[i]))
			return true;
	return false;
}

void
forms_link_acronyms(struct forms *forms)
{
	struct index index;

	if (!any_acronym(forms))
		return;
	index_initials(forms, &index);
	for (size_t i = 0; i < forms->n; i++) {
		struct form *form = &forms->at[i];
		struct str letters;
		int full;

		if (!may_be_acronym(form) || key_words(form->key) != 1)
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
void
forms_link_brackets(struct forms *forms)
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
