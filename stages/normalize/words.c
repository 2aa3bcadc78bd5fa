#include "words.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "utf8.h"

/* Letters, digits and what stands inside a word: "i'm", "e-mail", "abc10". */
static bool
is_word_part(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alnum((unsigned char)c) || c == '\'' ||
		    c == '-' || c == '_';
	return utf8_is_letter(c) || utf8_is_digit(c) || c == '\'' ||
	    c == 0x2019 || c == '-' || c == '_';
}

static bool
is_word_start(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

size_t
words_end(struct str line, size_t i)
{
	uint32_t c;
	size_t n = utf8_decode(line, i, &c);

	if (!is_word_start(c))
		return i + n;
	while (i < line.len) {
		n = utf8_decode(line, i, &c);
		if (!is_word_part(c))
			break;
		i += n;
	}
	return i;
}

/* ------------------------------------------------------------- classes */

static unsigned
class_named(struct str name)
{
	static const char *const names[] = { "role", "outlet", "agency",
		"photo", "verb", "part", "other" };

	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(name, names[i]))
			return 1u << i;
	return 0;
}

/* The slot of the hash, or a free one. */
static size_t
slot_of(const struct word_classes *classes, uint64_t hash)
{
	size_t i = hash & classes->mask;

	while (classes->hashes[i] != 0 && classes->hashes[i] != hash)
		i = (i + 1) & classes->mask;
	return i;
}

void
word_classes_init(struct word_classes *classes, const struct lexicon_row *rows,
    size_t n)
{
	classes->mask = 63;
	while (classes->mask < n * 2)
		classes->mask = classes->mask * 2 + 1;
	classes->hashes = xcalloc(classes->mask + 1, sizeof(uint64_t));
	classes->classes = xcalloc(classes->mask + 1, 1);
	for (size_t i = 0; i < n; i++) {
		uint64_t hash = hash_str(rows[i].key);
		size_t slot = slot_of(classes, hash);

		classes->hashes[slot] = hash;
		classes->classes[slot] =
		    (unsigned char)class_named(rows[i].value);
	}
}

void
word_classes_release(struct word_classes *classes)
{
	free(classes->hashes);
	free(classes->classes);
}

/* --------------------------------------------------------------- reading */

/* The common case, in one go: lower case, and how the word is written. */
static bool
read_ascii(struct word *word, struct str s, char *lower)
{
	size_t letters = 0, small = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0x80)
			return false;
		letters += ascii_is_alpha(c);
		small += ascii_is_lower(c);
		lower[i] = (char)ascii_lower(c);
	}
	word->lower = (struct str){ lower, s.len };
	word->capitals = letters >= 2 && small == 0;
	return true;
}

static void
read_any(struct word *word, struct str s, char *lower)
{
	size_t letters = 0, small = 0;

	for (size_t i = 0; i < s.len;) {
		uint32_t c;

		i += utf8_decode(s, i, &c);
		letters += utf8_is_letter(c);
		small += utf8_is_lower(c);
	}
	word->lower = (struct str){ lower, utf8_lower_copy(s, lower) };
	word->capitals = letters >= 2 && small == 0;
}

static void
add_word(struct words *words, size_t begin, size_t end,
    const struct word_classes *classes, struct arena *arena)
{
	struct str s = str_slice(words->line, begin, end);
	char *lower = arena_alloc(arena, 3 * s.len + 1);
	struct word *word = &words->at[words->n++];
	uint32_t first = utf8_at(s, 0);

	*word = (struct word){ .at = { (uint32_t)begin, (uint32_t)end } };
	if (!read_ascii(word, s, lower))
		read_any(word, s, lower);
	word->is_word = is_word_start(first);
	word->capital = utf8_is_upper(first);
	word->digits = utf8_is_digit(first);
	word->hash = hash_str(word->lower);
	word->classes = classes->classes[slot_of(classes, word->hash)];
}

void
words_read(struct words *words, struct str line,
    const struct word_classes *classes, struct arena *arena)
{
	words->n = 0;
	words->line = line;
	for (size_t i = 0; i < line.len;) {
		size_t end;

		if (line.at[i] == ' ') {
			i++;
			continue;
		}
		if (words->n == WORDS_MAX) {
			words->n = 0;
			return;
		}
		end = words_end(line, i);
		add_word(words, i, end, classes, arena);
		i = end;
	}
}

bool
words_is(const struct words *words, size_t k, const char *lower)
{
	return k < words->n && str_is(words->at[k].lower, lower);
}

struct str
words_text(const struct words *words, size_t k, size_t end)
{
	if (end > words->n)
		end = words->n;
	if (k >= end)
		return (struct str){ "", 0 };
	return str_slice(
	    words->line, words->at[k].at.begin, words->at[end - 1].at.end);
}

bool
words_have(const struct words *words, size_t k, size_t end, unsigned classes)
{
	for (; k < end && k < words->n; k++)
		if ((words->at[k].classes & classes) != 0)
			return true;
	return false;
}
