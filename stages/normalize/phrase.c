#include "phrase.h"

#include <stdlib.h>

#include "diag.h"
#include "utf8.h"

static bool
is_one_of(struct str alternatives, struct str word)
{
	struct str one;

	while (str_field(&alternatives, '|', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

static struct str
next_element(struct str *phrase)
{
	struct str element = { "", 0 };

	while (phrase->at != NULL && element.len == 0)
		str_field(phrase, ' ', &element);
	return element;
}

/*
 * Do the words from k on fit what is left of the phrase?  *steps bounds the
 * ways that are tried.
 */
static bool
fits(struct str phrase, const struct words *words, size_t k, unsigned *steps)
{
	struct str element = next_element(&phrase);
	bool maybe;

	if (element.len == 0)
		return k == words->n;
	if (*steps == 0)
		return false;
	--*steps;
	if (str_is(element, "*") || str_is(element, "+")) {
		if (phrase.at == NULL)
			return k + (element.at[0] == '+') <= words->n;
		for (k += element.at[0] == '+'; k <= words->n; k++)
			if (fits(phrase, words, k, steps))
				return true;
		return false;
	}
	maybe = element.len > 1 && element.at[element.len - 1] == '?';
	if (maybe)
		element.len--;
	if (k < words->n && is_one_of(element, words->at[k].lower) &&
	    fits(phrase, words, k + 1, steps))
		return true;
	return maybe && fits(phrase, words, k, steps);
}

bool
phrase_fits(struct str phrase, const struct words *words)
{
	unsigned steps = 20000;

	return words->n > 0 && fits(phrase, words, 0, &steps);
}

static size_t
count_firsts(struct str phrase)
{
	struct str first = next_element(&phrase), one;
	size_t n = 0;

	while (str_field(&first, '|', &one))
		n++;
	return n;
}

void
phrases_init(
    struct phrases *phrases, const struct lexicon_row *rows, size_t n)
{
	size_t total = 0, k = 0;

	phrases->rows = rows;
	phrases->n = n;
	for (size_t i = 0; i < n; i++)
		total += count_firsts(rows[i].key);
	phrases->firsts = xcalloc(total, sizeof(*phrases->firsts));
	for (size_t i = 0; i < n; i++) {
		struct str key = rows[i].key, first = next_element(&key), one;

		while (str_field(&first, '|', &one))
			phrases->firsts[k++].key = one;
	}
	lexicon_init(&phrases->first, phrases->firsts, total);
}

void
phrases_release(struct phrases *phrases)
{
	lexicon_release(&phrases->first);
	free(phrases->firsts);
}

bool
phrases_may_begin(const struct phrases *phrases, struct str word)
{
	return lexicon_find_lower(&phrases->first, word) != NULL;
}

const struct lexicon_row *
phrases_find(const struct phrases *phrases, const struct words *words)
{
	bool known;

	if (words->n == 0)
		return NULL;
	known = lexicon_has(&phrases->first, words->at[0].lower);
	for (size_t i = 0; i < phrases->n; i++) {
		struct str phrase = phrases->rows[i].key;

		/* Only an open beginning may have another first word. */
		if ((known || phrase.at[0] == '+') &&
		    phrase_fits(phrase, words))
			return &phrases->rows[i];
	}
	return NULL;
}
