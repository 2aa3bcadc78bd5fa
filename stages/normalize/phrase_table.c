/* The phrases of a table, made ready to be looked for. */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "phrase_in.h"

static struct str
next_element(struct str *phrase)
{
	struct str element = { "", 0 };

	while (phrase->at != NULL && element.len == 0)
		str_field(phrase, ' ', &element);
	return element;
}

/* How much room rows need at most: a word is two bytes or more. */
static size_t
count_room(const struct lexicon_row *rows, size_t n)
{
	size_t room = 1;

	for (size_t i = 0; i < n; i++)
		room += rows[i].key.len / 2 + 1;
	return room;
}

static void
add_element(struct phrases *phrases, struct str element)
{
	struct phrase_element *new = &phrases->elements[phrases->n_elements++];
	struct str one;

	*new = (struct phrase_element){ ELEMENT_WORD,
		(uint32_t)phrases->n_hashes, 0 };
	if (str_is(element, "*") || str_is(element, "+")) {
		new->kind = element.at[0] == '*' ? ELEMENT_ANY : ELEMENT_SOME;
		return;
	}
	if (element.len > 1 && element.at[element.len - 1] == '?') {
		new->kind = ELEMENT_MAYBE;
		element.len--;
	}
	while (str_field(&element, '|', &one))
		phrases->hashes[phrases->n_hashes++] = hash_str(one);
	new->n_words = (uint32_t)phrases->n_hashes - new->words;
}

/* Every word that a phrase may begin with; 0 is for any word. */
static void
add_firsts(struct phrases *phrases, uint32_t i)
{
	const struct phrase *phrase = &phrases->at[i];

	for (uint32_t k = 0; k < phrase->n_elements; k++) {
		const struct phrase_element *e =
		    &phrases->elements[phrase->elements + k];

		if (e->kind == ELEMENT_ANY || e->kind == ELEMENT_SOME)
			phrases->firsts[phrases->n_firsts++] =
			    (struct phrase_first){ 0, i };
		for (uint32_t w = 0; w < e->n_words; w++)
			phrases->firsts[phrases->n_firsts++] =
			    (struct phrase_first){
			        phrases->hashes[e->words + w], i };
		if (e->kind != ELEMENT_MAYBE)
			return;
	}
}

static void
set_bit(struct phrases *phrases, uint64_t hash)
{
	hash &= (1u << PAIR_BITS) - 1;
	phrases->pairs[hash / 64] |= (uint64_t)1 << hash % 64;
}

/* The bits of first with each word of an element; none: with any word. */
static void
add_pair(struct phrases *phrases, uint64_t first,
    const struct phrase_element *second)
{
	if (second->n_words == 0)
		set_bit(phrases, hash_join(first, ANY_WORD));
	for (uint32_t i = 0; i < second->n_words; i++)
		set_bit(phrases, hash_join(
		    first, phrases->hashes[second->words + i]));
}

/* What may follow the word first, in the elements from e up to end. */
static void
add_seconds(struct phrases *phrases, uint64_t first,
    const struct phrase_element *e, const struct phrase_element *end)
{
	set_bit(phrases, hash_join(first, SOME_WORD));
	for (; e < end; e++) {
		add_pair(phrases, first, e);
		if (e->kind == ELEMENT_WORD || e->kind == ELEMENT_SOME)
			return;
	}
	set_bit(phrases, hash_join(first, hash_str(STR(""))));
}

/* A bit for each two words that the phrase may begin with. */
static void
add_pairs(struct phrases *phrases, const struct phrase *phrase)
{
	const struct phrase_element *e = &phrases->elements[phrase->elements];
	const struct phrase_element *end = e + phrase->n_elements;

	for (; e < end; e++) {
		for (uint32_t i = 0; i < e->n_words; i++)
			add_seconds(phrases, phrases->hashes[e->words + i],
			    e + 1, end);
		if (e->kind != ELEMENT_MAYBE)
			return;
	}
}

/* Note the letters that the words of a first element begin with. */
static void
add_letters(struct phrases *phrases, struct str element)
{
	struct str word;

	while (str_field(&element, '|', &word)) {
		size_t bit = phrase_letters(word);
		size_t plain = phrase_plain(bit, word.len);

		phrases->letters[bit / 64] |= (uint64_t)1 << bit % 64;
		phrases->plain[plain / 64] |= (uint64_t)1 << plain % 64;
		phrases->marks = phrases->marks || phrase_begins_with_mark(word);
	}
}

static void
add_phrase(struct phrases *phrases, const struct lexicon_row *row)
{
	struct phrase *phrase = &phrases->at[phrases->n];
	struct str rest = row->key, element;
	bool first = true;

	phrase->row = row;
	phrase->elements = (uint32_t)phrases->n_elements;
	while ((element = next_element(&rest)).len > 0) {
		if (first)
			add_letters(phrases, element);
		add_element(phrases, element);
		first = first && phrases->elements[phrases->n_elements - 1]
		    .kind == ELEMENT_MAYBE;
	}
	phrase->n_elements =
	    (uint32_t)phrases->n_elements - phrase->elements;
	add_pairs(phrases, phrase);
	add_firsts(phrases, (uint32_t)phrases->n++);
}

static int
by_hash(const void *a, const void *b)
{
	const struct phrase_first *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

void
phrases_init(
    struct phrases *phrases, const struct lexicon_row *rows, size_t n)
{
	size_t room = count_room(rows, n);

	*phrases = (struct phrases){ 0 };
	phrases->at = xcalloc(n, sizeof(*phrases->at));
	phrases->elements = xcalloc(room, sizeof(*phrases->elements));
	phrases->hashes = xcalloc(room, sizeof(*phrases->hashes));
	phrases->firsts = xcalloc(room, sizeof(*phrases->firsts));
	phrases->pairs = xcalloc((1u << PAIR_BITS) / 64, sizeof(uint64_t));
	for (size_t i = 0; i < n; i++)
		add_phrase(phrases, &rows[i]);
	qsort(phrases->firsts, phrases->n_firsts, sizeof(*phrases->firsts),
	    by_hash);
}

void
phrases_release(struct phrases *phrases)
{
	free(phrases->at);
	free(phrases->elements);
	free(phrases->hashes);
	free(phrases->firsts);
	free(phrases->pairs);
}
