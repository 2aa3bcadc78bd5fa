#include "words.h"

#include "lanes.h"
#include "hash.h"
#include "utf8.h"

enum {
	KIND_SMALL = 1,
	KIND_CAPITAL = 2,
	KIND_DIGIT = 4,
	KIND_SIGN = 8, /* may stand inside a word */
	KIND_START = KIND_SMALL | KIND_CAPITAL | KIND_DIGIT,
	KIND_OTHER = 16, /* a word that has more than ASCII and U+2019 */
};

/* The kinds of ASCII: letters, digits, and "'" "-" "_" in a word. */
static const unsigned char kinds[256] = {
	['\''] = 8, ['-'] = 8, ['_'] = 8,
	['0'] = 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
	['A'] = 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	['a'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

static bool
is_word_part(uint32_t c)
{
	if (c < 0x80)
		return kinds[c] != 0;
	return utf8_is_letter(c) || utf8_is_digit(c) || c == 0x2019;
}

static bool
is_word_start(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* Letters, digits and what stands inside a word: "i'm", "e-mail", "abc10". */
static size_t
word_end(struct str line, size_t i, unsigned *seen)
{
	while (i < line.len) {
		unsigned char byte = (unsigned char)line.at[i];
		uint32_t c;
		size_t n;

		if (byte < 0x80) {
			if (kinds[byte] == 0)
				break;
			*seen |= kinds[byte];
			i++;
			continue;
		}
		n = utf8_decode(line, i, &c);
		if (!is_word_part(c))
			break;
		*seen |= c == 0x2019 ? KIND_SIGN : KIND_OTHER;
		i += n;
	}
	return i;
}

/* Where the word that begins at i ends, and the kinds that it is made of. */
static size_t
word_kinds(struct str line, size_t i, unsigned *seen)
{
	unsigned char byte = (unsigned char)line.at[i];
	uint32_t c;
	size_t n;

	*seen = 0;
	if ((kinds[byte] & KIND_START) != 0)
		return word_end(line, i, seen);
	if (byte < 0x80)
		return i + 1;
	n = utf8_decode(line, i, &c);
	if (is_word_start(c))
		return word_end(line, i, seen);
	*seen = KIND_OTHER;
	return i + n;
}

size_t
words_end(struct str line, size_t i)
{
	unsigned seen;

	return word_kinds(line, i, &seen);
}

static inline lanes
lower16(lanes bytes)
{
	return bytes |
	    (lanes_within(bytes, 'A', 'Z') & 0x20);
}

/* Write s in lower case to out, as many bytes, where its kinds tell how. */
static void
lower_ascii(struct str s, char *out)
{
	size_t i = 0;

	for (; i + 16 <= s.len; i += 16)
		lanes_store(out + i, lower16(lanes_load(s.at + i)));
	for (; i < s.len; i++)
		out[i] = (char)ascii_lower((unsigned char)s.at[i]);
}

uint64_t
words_hash_at(struct str line, size_t *i)
{
	char lower[3 * WORDS_HASH_MAX];
	unsigned seen;
	size_t begin = *i, end = word_kinds(line, begin, &seen);
	struct str word = str_slice(line, begin, end);

	*i = end;
	if (word.len > WORDS_HASH_MAX)
		word.len = 0;
	if ((seen & KIND_OTHER) != 0)
		word.len = utf8_lower_copy(word, lower);
	else if (word.len <= 16 && begin + 16 <= line.len)
		lanes_store(lower, lower16(lanes_load(word.at)));
	else
		lower_ascii(word, lower);
	return hash_str((struct str){ lower, word.len });
}

static void
read_any(struct word *word, struct str s, struct arena *arena)
{
	char *lower = arena_alloc(arena, 3 * s.len + 1);
	uint32_t first = utf8_at(s, 0);
	size_t letters = 0, small = 0;

	for (size_t i = 0; i < s.len;) {
		uint32_t c;

		i += utf8_decode(s, i, &c);
		letters += utf8_is_letter(c);
		small += utf8_is_lower(c);
	}
	word->lower = (struct str){ lower, utf8_lower_copy(s, lower) };
	word->capitals = letters >= 2 && small == 0;
	word->is_word = is_word_start(first);
	word->capital = utf8_is_upper(first);
	word->digits = utf8_is_digit(first);
}

/* Has a word without small letters two letters or more? */
static bool
has_capitals(struct str s)
{
	size_t capitals = 0;

	for (size_t i = 0; i < s.len; i++)
		capitals += ascii_is_upper((unsigned char)s.at[i]);
	return capitals >= 2;
}

/* lower is all of the line in lower case, but for letters beyond ASCII. */
static void
add_word(struct words *words, struct span at, unsigned seen, const char *lower,
    struct arena *arena)
{
	struct word *word = &words->at[words->n++];
	struct str s = str_span(words->line, at);
	unsigned first = kinds[(unsigned char)s.at[0]];

	word->at = at;
	if ((seen & KIND_OTHER) != 0) {
		read_any(word, s, arena);
		return;
	}
	word->lower = (struct str){ lower + at.begin, s.len };
	word->is_word = (first & KIND_START) != 0;
	word->capital = first == KIND_CAPITAL;
	word->digits = first == KIND_DIGIT;
	word->capitals = (seen & KIND_SMALL) == 0 && s.len >= 2 &&
	    has_capitals(s);
}

static void
class_words(struct words *words, const struct word_classes *classes)
{
	for (size_t i = 0; i < words->n; i++) {
		struct word *word = &words->at[i];

		word->hash = hash_str(word->lower);
		word->classes = words_class(classes, word->hash);
	}
}

void
words_read(struct words *words, struct str line,
    const struct word_classes *classes, struct arena *arena)
{
	char *lower = arena_alloc(arena, line.len + 1);

	words->n = 0;
	words->line = line;
	lower_ascii(line, lower);
	for (size_t i = 0; i < line.len;) {
		unsigned seen;
		size_t begin = i;

		if (line.at[i] == ' ') {
			i++;
			continue;
		}
		if (words->n == WORDS_MAX) {
			words->n = 0;
			return;
		}
		i = word_kinds(line, i, &seen);
		add_word(words,
		    (struct span){ (uint32_t)begin, (uint32_t)i }, seen,
		    lower, arena);
	}
	class_words(words, classes);
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
