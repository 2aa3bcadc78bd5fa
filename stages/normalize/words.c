#include "words.h"

#include "utf8.h"

/* Letters, digits and what stands inside a word: "i'm", "e-mail", "abc10". */
static bool
is_word_part(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c) || c == '\'' ||
	    c == 0x2019 || c == '-' || c == '_';
}

static bool
is_word_start(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

static size_t
word_end(struct str line, size_t i)
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

static unsigned
classes_of(struct str lower, const struct lexicon *classes)
{
	static const char *const names[] = { "role", "outlet", "agency",
		"photo", "verb", "part", "other" };
	const struct lexicon_row *row = lexicon_find(classes, lower);

	if (row == NULL)
		return 0;
	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_is(row->value, names[i]))
			return 1u << i;
	return 0;
}

static void
read_case(struct word *word, struct str s)
{
	size_t letters = 0, small = 0;
	uint32_t first = utf8_at(s, 0);

	for (size_t i = 0; i < s.len;) {
		uint32_t c;

		i += utf8_decode(s, i, &c);
		letters += utf8_is_letter(c);
		small += utf8_is_lower(c);
	}
	word->is_word = is_word_start(first);
	word->capital = utf8_is_upper(first);
	word->digits = utf8_is_digit(first);
	word->capitals = letters >= 2 && small == 0;
}

static void
add_word(struct words *words, size_t begin, size_t end,
    const struct lexicon *classes, struct arena *arena)
{
	struct str s = str_slice(words->line, begin, end);
	char *lower = arena_alloc(arena, 3 * s.len + 1);
	struct word *word = &words->at[words->n++];

	*word = (struct word){ .at = { (uint32_t)begin, (uint32_t)end } };
	word->lower = (struct str){ lower, utf8_lower_copy(s, lower) };
	read_case(word, s);
	if (word->is_word)
		word->classes = classes_of(word->lower, classes);
}

void
words_read(struct words *words, struct str line,
    const struct lexicon *classes, struct arena *arena)
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
		end = word_end(line, i);
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
