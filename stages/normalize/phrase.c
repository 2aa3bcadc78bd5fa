#include "phrase.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "utf8.h"

/* -------------------------------------------------------------- the table */

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

enum {
	PAIR_BITS = 18,
	/* Instead of the hash of a second word. */
	ANY_WORD = 1,
	SOME_WORD = 2, /* there is one that may follow */
};

static void
set_bit(struct phrases *phrases, uint64_t hash)
{
	hash &= (1u << PAIR_BITS) - 1;
	phrases->pairs[hash / 64] |= (uint64_t)1 << hash % 64;
}

static bool
has_bit(const struct phrases *phrases, uint64_t hash)
{
	hash &= (1u << PAIR_BITS) - 1;
	return (phrases->pairs[hash / 64] >> hash % 64 & 1) != 0;
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

/* The place of a letter in the alphabet, from 1; 0: it is none of ASCII. */
static inline unsigned
letter_index(unsigned char c)
{
	return ascii_is_alpha(c) ? c & 31 : 0;
}

/* The bit for the letters that s begins with, up to three. */
static inline size_t
letters_bit(struct str s)
{
	unsigned a = letter_index((unsigned char)s.at[0]), b = 0, c = 0;

	if (a > 0 && s.len > 1)
		b = letter_index((unsigned char)s.at[1]);
	if (b > 0 && s.len > 2)
		c = letter_index((unsigned char)s.at[2]);
	return a << 10 | b << 5 | c;
}

/* The bit for the same letters, and how long the word is. */
static inline size_t
plain_bit(size_t letters, size_t len)
{
	return (letters + len * 3911) & 32767;
}

/* A quotation mark, a dash or the like, which no case changes? */
static inline bool
begins_with_mark(struct str s)
{
	return str_starts(s, STR("\xe2\x80"));
}

/* Note the letters that the words of a first element begin with. */
static void
add_letters(struct phrases *phrases, struct str element)
{
	struct str word;

	while (str_field(&element, '|', &word)) {
		size_t bit = letters_bit(word);
		size_t plain = plain_bit(bit, word.len);

		phrases->letters[bit / 64] |= (uint64_t)1 << bit % 64;
		phrases->plain[plain / 64] |= (uint64_t)1 << plain % 64;
		phrases->marks = phrases->marks || begins_with_mark(word);
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

/* -------------------------------------------------------------- matching */

struct matching {
	const struct phrases *phrases;
	const struct words *words;
	unsigned steps; /* bounds the ways that are tried */
};

static bool
has_word(const struct phrases *phrases, const struct phrase_element *element,
    uint64_t hash)
{
	for (uint32_t i = 0; i < element->n_words; i++)
		if (phrases->hashes[element->words + i] == hash)
			return true;
	return false;
}

/* Could word k be this element?  Spares most of the ways to be tried. */
static bool
may_stand(const struct matching *m, const struct phrase_element *e, size_t k)
{
	return e->kind != ELEMENT_WORD || (k < m->words->n &&
	    has_word(m->phrases, e, m->words->at[k].hash));
}

/* Do the words from k on fit the elements from e up to end? */
static bool
fits(struct matching *m, const struct phrase_element *e, const struct phrase_element *end,
    size_t k)
{
	size_t n = m->words->n;

	if (e == end)
		return k == n;
	if (m->steps == 0)
		return false;
	m->steps--;
	if (e->kind == ELEMENT_ANY || e->kind == ELEMENT_SOME) {
		k += e->kind == ELEMENT_SOME;
		if (e + 1 == end)
			return k <= n;
		for (; k <= n; k++)
			if (may_stand(m, e + 1, k) && fits(m, e + 1, end, k))
				return true;
		return false;
	}
	if (k < n && has_word(m->phrases, e, m->words->at[k].hash) &&
	    fits(m, e + 1, end, k + 1))
		return true;
	return e->kind == ELEMENT_MAYBE && fits(m, e + 1, end, k);
}

static bool
phrase_fits(const struct phrases *phrases, const struct phrase *phrase,
    const struct words *words)
{
	struct matching m = { phrases, words, 20000 };
	const struct phrase_element *first = &phrases->elements[phrase->elements];

	return fits(&m, first, first + phrase->n_elements, 0);
}

/* Where the phrases that begin with the word of this hash begin. */
static size_t
find_first(const struct phrases *phrases, uint64_t hash)
{
	size_t low = 0, high = phrases->n_firsts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (phrases->firsts[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The lowest number of a phrase that fits, among those that begin so. */
static uint32_t
find_among(const struct phrases *phrases, const struct words *words,
    uint64_t hash)
{
	for (size_t i = find_first(phrases, hash);
	     i < phrases->n_firsts && phrases->firsts[i].hash == hash; i++) {
		uint32_t found = phrases->firsts[i].phrase;

		if (phrase_fits(phrases, &phrases->at[found], words))
			return found;
	}
	return UINT32_MAX;
}

/* The hash of the word at *i, which is set behind it and its blanks. */
static uint64_t
next_hash(struct str line, size_t *i)
{
	uint64_t hash = *i < line.len ? words_hash_at(line, i)
	                              : hash_str(STR(""));

	while (*i < line.len && line.at[*i] == ' ')
		++*i;
	return hash;
}

/* Do the first letters of line begin a phrase?  Beyond ASCII: maybe. */
static inline bool
may_begin_letters(const struct phrases *phrases, struct str line, size_t first)
{
	size_t bit;

	if (first > 0) {
		bit = plain_bit(letters_bit(str_slice(line, 0, first)), first);
		return (phrases->plain[bit / 64] >> bit % 64 & 1) != 0;
	}
	if (begins_with_mark(line))
		return phrases->marks;
	if (line.len < 3 ||
	    ((line.at[0] | line.at[1] | line.at[2]) & 0x80) != 0)
		return true;
	bit = letters_bit(line);
	return (phrases->letters[bit / 64] >> bit % 64 & 1) != 0;
}

bool
phrases_may_begin(const struct phrases *phrases, struct str line,
    const struct opening *opening)
{
	size_t i = 0;
	uint64_t first;

	if (!may_begin_letters(phrases, line, opening->first))
		return false;
	first = next_hash(line, &i);
	if (!has_bit(phrases, hash_join(first, SOME_WORD)))
		return false;
	return has_bit(phrases, hash_join(first, ANY_WORD)) ||
	    has_bit(phrases, hash_join(first, next_hash(line, &i)));
}

const struct lexicon_row *
phrases_find(const struct phrases *phrases, const struct words *words)
{
	uint32_t named, any;

	if (words->n == 0)
		return NULL;
	named = find_among(phrases, words, words->at[0].hash);
	any = find_among(phrases, words, 0);
	if (any < named)
		named = any;
	return named == UINT32_MAX ? NULL : phrases->at[named].row;
}
