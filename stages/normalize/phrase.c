/* Looking for the phrase that a line fits. */
#include "hash.h"
#include "phrase_in.h"

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
		bit = phrase_plain(phrase_letters(str_slice(line, 0, first)), first);
		return (phrases->plain[bit / 64] >> bit % 64 & 1) != 0;
	}
	if (phrase_begins_with_mark(line))
		return phrases->marks;
	if (line.len < 3 ||
	    ((line.at[0] | line.at[1] | line.at[2]) & 0x80) != 0)
		return true;
	bit = phrase_letters(line);
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
	if (!phrase_has_bit(phrases, hash_join(first, SOME_WORD)))
		return false;
	return phrase_has_bit(phrases, hash_join(first, ANY_WORD)) ||
	    phrase_has_bit(phrases, hash_join(first, next_hash(line, &i)));
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
