#include "phrase.h"

#include "utf8.h"

/* Letters, digits and what stands inside a word: "i'm", "e-mail", "abc10". */
static bool
is_word_part(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c) || c == '\'' ||
	    c == 0x2019 || c == '-' || c == '_';
}

static size_t
word_end(struct str line, size_t i)
{
	size_t begin = i;

	while (i < line.len) {
		uint32_t c;
		size_t n = utf8_decode(line, i, &c);

		if (!is_word_part(c))
			return i > begin ? i : i + n;
		i += n;
	}
	return i;
}

static struct str
lower(struct str s, struct arena *arena)
{
	char *out = arena_alloc(arena, 3 * s.len + 1);

	return (struct str){ out, utf8_lower_copy(s, out) };
}

void
words_read(struct words *words, struct str line, struct arena *arena)
{
	words->n = 0;
	for (size_t i = 0; i < line.len;) {
		size_t end;

		if (line.at[i] == ' ') {
			i++;
			continue;
		}
		if (words->n == PHRASE_WORDS) {
			words->n = 0;
			return;
		}
		end = word_end(line, i);
		words->at[words->n] = lower(str_slice(line, i, end), arena);
		words->span[words->n++] =
		    (struct span){ (uint32_t)i, (uint32_t)end };
		i = end;
	}
}

static bool
is_one_of(struct str alternatives, struct str word)
{
	struct str one;

	while (str_field(&alternatives, '|', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

/* Do the words from k on fit what is left of the phrase? */
static bool
fits(struct str phrase, const struct words *words, size_t k)
{
	struct str rest = phrase, element;
	bool maybe;

	if (phrase.at == NULL)
		return k == words->n;
	str_field(&rest, ' ', &element);
	if (str_is(element, "*") || str_is(element, "+")) {
		for (k += element.at[0] == '+'; k <= words->n; k++)
			if (fits(rest, words, k))
				return true;
		return false;
	}
	maybe = element.len > 1 && element.at[element.len - 1] == '?';
	if (maybe)
		element.len--;
	if (k < words->n && is_one_of(element, words->at[k]) &&
	    fits(rest, words, k + 1))
		return true;
	return maybe && fits(rest, words, k);
}

bool
phrase_fits(struct str phrase, const struct words *words)
{
	return words->n > 0 && fits(phrase, words, 0);
}

const struct lexicon_row *
phrase_find(const struct lexicon_row *rows, size_t n,
    const struct words *words)
{
	if (words->n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		char first = rows[i].key.at[0];

		/* Most lines part from most phrases at the first letter. */
		if (first != words->at[0].at[0] && first != '*' &&
		    memchr(rows[i].key.at, '|', rows[i].key.len) == NULL)
			continue;
		if (phrase_fits(rows[i].key, words))
			return &rows[i];
	}
	return NULL;
}
