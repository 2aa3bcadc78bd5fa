#include "words.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "quotes/words.tsv.h"
#include "runs.h"
#include "utf8.h"

enum { WORD_MAX = 80 }; /* bytes; longer words are not in the table */

static const struct {
	const char *name;
	enum word_kind kind;
} kinds[] = {
	{ "personal", WORD_PERSONAL },
	{ "self", WORD_SELF },
	{ "they", WORD_THEY },
	{ "it", WORD_IT },
	{ "relative", WORD_RELATIVE },
	{ "indefinite", WORD_INDEFINITE },
	{ "person", WORD_PERSON },
	{ "group", WORD_GROUP },
	{ "org", WORD_ORG },
	{ "document", WORD_DOCUMENT },
	{ "epithet", WORD_EPITHET },
	{ "verb", WORD_VERB },
	{ "preposition", WORD_PREPOSITION },
	{ "stop", WORD_STOP },
};

static enum word_kind
kind_of(struct str name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_is(name, kinds[i].name))
			return kinds[i].kind;
	return WORD_OTHER;
}

static enum gender
gender_of(struct str name)
{
	if (str_is(name, "she"))
		return GENDER_SHE;
	return str_is(name, "he") ? GENDER_HE : GENDER_UNKNOWN;
}

static struct word
read_row(const struct lexicon_row *row)
{
	struct word found = { WORD_OTHER, GENDER_UNKNOWN, row->key };
	struct str rest = row->value, field;

	if (str_field(&rest, '\t', &field))
		found.kind = kind_of(field);
	if (str_field(&rest, '\t', &field))
		found.gender = gender_of(field);
	if (str_field(&rest, '\t', &field) && field.len > 0)
		found.meaning = field;
	return found;
}

void
words_init(struct words *words)
{
	lexicon_init(&words->lexicon, words_rows, words_n);
	words->known = xcalloc(words_n, sizeof(*words->known));
	for (size_t i = 0; i < words_n; i++)
		words->known[i] = read_row(&words_rows[i]);
}

void
words_release(struct words *words)
{
	lexicon_release(&words->lexicon);
	free(words->known);
}

static struct word
word_of(const struct words *words, const struct lexicon_row *row,
    struct str word)
{
	if (row == NULL)
		return (struct word){ WORD_OTHER, GENDER_UNKNOWN, word };
	return words->known[row - words_rows];
}

struct word
words_find(const struct words *words, struct str word)
{
	return word_of(words, word.len > WORD_MAX ? NULL
	    : lexicon_find_lower(&words->lexicon, word), word);
}

struct word
words_find_at(const struct words *words, struct str text, struct span at)
{
	return word_of(words, span_len(at) > WORD_MAX ? NULL
	    : lexicon_find_word(&words->lexicon, text, at),
	    str_span(text, at));
}

/* Is there a letter or digit at byte i?  General punctuation (U+2000 to
 * U+207F: dashes, curly marks) is none. */
static bool
is_word_byte(struct str text, uint32_t i)
{
	unsigned char c = (unsigned char)text.at[i];

	if (c < 0x80)
		return ascii_is_alnum(c);
	while (i > 0 && ((unsigned char)text.at[i] & 0xc0) == 0x80)
		i--;
	c = (unsigned char)text.at[i];
	if (c == 0xc2)
		return false;
	return c != 0xe2 || i + 1 >= text.len ||
	    (unsigned char)text.at[i + 1] > 0x81;
}

/* A point between two letters belongs to the word, as in "N.C". */
static bool
is_inner_point(struct str text, uint32_t i)
{
	return text.at[i] == '.' && i > 0 && i + 1 < text.len &&
	    ascii_is_alpha((unsigned char)text.at[i - 1]) &&
	    ascii_is_alpha((unsigned char)text.at[i + 1]);
}

bool
word_begins(struct str text, uint32_t from, uint32_t at)
{
	if (at == from)
		return true;
	return !is_word_byte(text, at - 1) &&
	    (at - 1 == from || !is_inner_point(text, at - 1));
}

struct span
word_next(struct str text, uint32_t from, uint32_t to)
{
	struct span word;

	while (from < to && !is_word_byte(text, from))
		from++;
	word = (struct span){ from, from };
	if (from < to)
		word.end = run_alnum(text, from, to);
	while (word.end < to && (is_word_byte(text, word.end) ||
	    is_inner_point(text, word.end)))
		word.end = run_alnum(text, word.end + 1, to);
	return word;
}

/* Where the letters and digits of ASCII that end at from begin. */
static uint32_t
run_before(struct str text, uint32_t from, uint32_t to)
{
	while (from > to && from - to >= LANES) {
		lanes v = lanes_load(text.at + from - LANES);
		uint64_t others = 0xffff & ~lanes_bits(
		    lanes_within(v | 0x20, 'a', 'z') |
		    lanes_within(v, '0', '9'));

		if (others != 0)
			return from - LANES + bits_last(others) + 1;
		from -= LANES;
	}
	while (from > to && ascii_is_alnum((unsigned char)text.at[from - 1]))
		from--;
	return from;
}

struct span
word_before(struct str text, uint32_t from, uint32_t to)
{
	struct span word;

	while (from > to && !is_word_byte(text, from - 1))
		from--;
	word = (struct span){ run_before(text, from, to), from };
	while (word.begin > to && (is_word_byte(text, word.begin - 1) ||
	    is_inner_point(text, word.begin - 1)))
		word.begin = run_before(text, word.begin - 1, to);
	return word;
}

uint64_t
word_key(struct str word)
{
	char low[WORD_MAX * 3];

	if (word.len > WORD_MAX)
		return hash_str(word);
	return hash_str((struct str){ low, utf8_lower_copy(word, low) });
}
