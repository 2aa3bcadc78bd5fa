#include "stop.h"

#include "hash.h"
#include "lexicon.h"
#include "utf8.h"

#include "sentences/speech.tsv.h"
#include "sentences/starters.tsv.h"

/* ------------------------------------------------------------------- words */

static unsigned char
byte_at(struct str text, uint32_t i, uint32_t end)
{
	return i < end ? (unsigned char)text.at[i] : '\0';
}

/* The ASCII bytes before which a word ends, as a set of bits. */
static const uint64_t breaks[2] = {
	0x00000001ffffffffu | /* blanks and controls, ! " ( ) * , : ; < = > ? */
	    1ull << '!' | 1ull << '"' | 1ull << '(' | 1ull << ')' |
	    1ull << '*' | 1ull << ',' | 1ull << ':' | 1ull << ';' |
	    1ull << '<' | 1ull << '=' | 1ull << '>' | 1ull << '?',
	1ull << ('[' - 64) | 1ull << (']' - 64) | 1ull << ('{' - 64) |
	    1ull << ('}' - 64) | 1ull << ('|' - 64),
};

/* Is the character at i, beyond ASCII, a mark or blank and not a letter? */
static bool
is_wide_break(struct str text, uint32_t i)
{
	unsigned char lead = (unsigned char)text.at[i];

	if (lead == 0xe2) /* U+2000 to U+20FF, but for the apostrophe */
		return (unsigned char)text.at[i + 1] == 0x80 &&
		    (unsigned char)text.at[i + 2] != 0x99;
	if (lead != 0xc2)
		return false;
	switch ((unsigned char)text.at[i + 1]) {
	case 0xa0: /* the blank that does not break */
	case 0xa1:
	case 0xab:
	case 0xb7:
	case 0xbb:
	case 0xbf:
		return true;
	default:
		return false;
	}
}

static bool
is_ascii_break(unsigned char c)
{
	return breaks[c >> 6] >> (c & 63) & 1;
}

static bool
is_break(struct str text, uint32_t i)
{
	unsigned char c = (unsigned char)text.at[i];

	return c < 0x80 ? is_ascii_break(c) : is_wide_break(text, i);
}

/* What the bytes of a word have. */
enum {
	HAS_UPPER = 1,
	HAS_LOWER = 2, /* or a letter beyond ASCII */
	HAS_DIGIT = 4,
	HAS_STOP = 8, /* inside it */
	HAS_ADDRESS = 16,
};

/* Step to the character before i. */
static uint32_t
back(struct str text, uint32_t i)
{
	do
		i--;
	while (((unsigned char)text.at[i] & 0xc0) == 0x80);
	return i;
}

static uint32_t
forward(struct str text, uint32_t i)
{
	do
		i++;
	while (i < text.len && ((unsigned char)text.at[i] & 0xc0) == 0x80);
	return i;
}

static enum shape
shape_of_one(unsigned seen)
{
	if (seen & HAS_UPPER)
		return SHAPE_LETTER;
	return seen & HAS_LOWER ? SHAPE_SMALL :
	    seen & HAS_DIGIT ? SHAPE_NUMBER : SHAPE_MARK;
}

static bool
starts_upper(struct str s)
{
	unsigned char c = (unsigned char)s.at[0];

	if (c < 0x80)
		return ascii_is_upper(c);
	return utf8_is_upper(utf8_at(s, 0));
}

static enum shape
shape_of(struct str s, unsigned seen)
{
	if (s.len == 0)
		return SHAPE_NONE;
	if (s.len == 1)
		return shape_of_one(seen);
	if (seen & HAS_ADDRESS && seen & (HAS_UPPER | HAS_LOWER))
		return SHAPE_ADDRESS;
	if ((seen & (HAS_UPPER | HAS_LOWER)) == 0)
		return seen & HAS_DIGIT ? SHAPE_NUMBER : SHAPE_MARK;
	if (seen & HAS_STOP && s.len <= 8)
		return SHAPE_DOTTED;
	if (seen & HAS_STOP)
		return starts_upper(s) ? SHAPE_CAPITAL : SHAPE_ADDRESS;
	if (seen & HAS_DIGIT)
		return SHAPE_MIXED;
	if ((seen & HAS_LOWER) == 0)
		return SHAPE_UPPER;
	if (starts_upper(s))
		return SHAPE_CAPITAL;
	return seen & HAS_UPPER ? SHAPE_MIXED : SHAPE_LOWER;
}

static const struct lexicon_row *
find_row(const struct lexicon_row *rows, size_t n, struct str key)
{
	size_t low = 0;

	while (n > 0) {
		int order = str_cmp(rows[low + n / 2].key, key);

		if (order == 0)
			return &rows[low + n / 2];
		if (order < 0) {
			low += n / 2 + 1;
			n -= n / 2 + 1;
		} else
			n /= 2;
	}
	return NULL;
}

enum { STARTER_MAX = 13 };

/* Is s, which begins with a capital, a word that begins sentences? */
static bool
is_starter(struct str s)
{
	char lower[STARTER_MAX];
	size_t n = 0;

	if (s.len > STARTER_MAX)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.at[i] < 0x80)
			lower[n++] = (char)ascii_lower((unsigned char)s.at[i]);
		else if (s.len - i > 2) { /* the curly apostrophe */
			lower[n++] = '\'';
			i += 2;
		}
	}
	return find_row(starters_rows, starters_n,
	    (struct str){ lower, n }) != NULL;
}

/* What the byte c says of a word. */
static unsigned
trait_of(unsigned char c)
{
	if (ascii_is_lower(c) || c >= 0x80)
		return HAS_LOWER;
	if (ascii_is_upper(c))
		return HAS_UPPER;
	if (ascii_is_digit(c))
		return HAS_DIGIT;
	return c == '.' ? HAS_STOP :
	    c == '@' || c == '/' || c == '_' ? HAS_ADDRESS : 0;
}

static struct word
word_of(struct str form, bool edge)
{
	char lower[STOP_WORD_MAX];
	unsigned seen = 0;

	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];
		unsigned trait = trait_of(c);

		if (i > 0 || trait != HAS_STOP)
			seen |= trait;
		lower[i] = (char)(trait == HAS_UPPER ? c + 32 : c);
	}
	return (struct word){ form, hash_str((struct str){ lower, form.len }),
		shape_of(form, seen), edge, false };
}

/* Past the ASCII of a word from byte i back to low, at the fastest. */
static uint32_t
ascii_back(struct str text, uint32_t i, uint32_t low)
{
	while (i > low && (unsigned char)text.at[i - 1] < 0x80 &&
	    !is_ascii_break((unsigned char)text.at[i - 1]))
		i--;
	return i;
}

enum { WORD_BACK = STOP_WORD_MAX - 4 };

/* The word that ends at byte end, not before from; where it begins. */
static struct word
word_before(struct str text, uint32_t from, uint32_t end, uint32_t *begin)
{
	uint32_t low = end - from > WORD_BACK ? end - WORD_BACK : from;
	uint32_t i = end;

	for (;;) {
		i = ascii_back(text, i, low);
		if (i <= low || (unsigned char)text.at[i - 1] < 0x80 ||
		    is_wide_break(text, back(text, i)))
			break;
		i = back(text, i);
	}
	*begin = i;
	return word_of(str_slice(text, i, end), i == from);
}

/* The word that begins at byte begin, its last stops left out. */
static struct word
word_after(struct str text, uint32_t begin, uint32_t limit, uint32_t *end)
{
	uint32_t i = begin;
	uint32_t stop;

	while (i < limit && i - begin < STOP_WORD_MAX - 4 &&
	    !is_break(text, i))
		i = forward(text, i);
	*end = i;
	stop = i;
	while (stop > begin + 1 && (text.at[stop - 1] == '.' ||
	    text.at[stop - 1] == '\''))
		stop--;
	return word_of(str_slice(text, begin, stop), i == limit);
}

/* ------------------------------------------------------------ what surrounds */

static uint32_t
skip_blanks(struct str text, uint32_t i, uint32_t end)
{
	while (i < end && ascii_is_space((unsigned char)text.at[i]))
		i++;
	return i;
}

static uint32_t
skip_blanks_back(struct str text, uint32_t i, uint32_t begin)
{
	while (i > begin && ascii_is_space((unsigned char)text.at[i - 1]))
		i--;
	return i;
}

static unsigned
mark_bit(uint32_t c)
{
	switch (utf8_mark(c)) {
	case MARK_OPEN:
	case MARK_CLOSE:
	case MARK_STRAIGHT:
		return STOP_QUOTE;
	case MARK_OPEN_SINGLE:
	case MARK_CLOSE_SINGLE:
	case MARK_STRAIGHT_SINGLE:
		return STOP_SINGLE;
	case MARK_NONE:
		break;
	}
	return 0;
}

/* The bit of the closing mark that ends at byte i, and where it begins. */
static unsigned
closer_before(struct str text, uint32_t i, uint32_t *begin)
{
	uint32_t at = back(text, i);
	uint32_t c = utf8_at(text, at);
	enum mark mark = utf8_mark(c);

	*begin = at;
	if (c == ')' || c == ']' || c == '}')
		return STOP_BRACKET;
	if (c == '*' || c == '_')
		return STOP_OTHER;
	if (mark == MARK_OPEN || mark == MARK_OPEN_SINGLE)
		return 0;
	return mark_bit(c);
}

/* "[17]" or "[b]" that ends at byte i: where it begins, or i. */
static uint32_t
note_before(struct str text, uint32_t i, uint32_t from)
{
	uint32_t begin = i;

	if (i < from + 3 || text.at[i - 1] != ']')
		return i;
	begin--;
	while (begin > from && i - begin < 6 &&
	    ascii_is_alnum((unsigned char)text.at[begin - 1]))
		begin--;
	if (begin == from || begin == i - 1 || text.at[begin - 1] != '[')
		return i;
	return begin - 1;
}

/* Step over notes and closing marks before end; sets stop->closed. */
static uint32_t
skip_closers(struct stop *stop, struct str text, uint32_t from, uint32_t end)
{
	uint32_t i = end;

	for (int n = 0; n < 8 && i > from; n++) {
		uint32_t at = note_before(text, i, from);
		unsigned bit = STOP_OTHER;

		if (at < i)
			at = skip_blanks_back(text, at, from);
		else
			bit = closer_before(text, i, &at);
		if (bit == 0)
			break;
		stop->closed |= bit;
		i = at;
	}
	return i;
}

static bool
is_dots_before(struct str text, uint32_t i, uint32_t from)
{
	return i >= from + 3 && memcmp(text.at + i - 3, "\xe2\x80\xa6", 3) == 0;
}

/* Longer rows of marks are looked at in part, so that each costs the same. */
enum { MARKS_MAX = 64 };

/* Where the marks that end at byte i begin: "?!", "...", ". . .". */
static uint32_t
marks_begin(struct str text, uint32_t i, uint32_t from, unsigned *dots)
{
	if (i > from + MARKS_MAX)
		from = i - MARKS_MAX;
	for (;;) {
		uint32_t at;

		if (is_dots_before(text, i, from)) {
			*dots += 3;
			i -= 3;
			continue;
		}
		if (i > from && stop_is_mark(text.at[i - 1])) {
			*dots += text.at[i - 1] == '.';
			i--;
			continue;
		}
		at = skip_blanks_back(text, i, from);
		if (*dots == 0 || at == i || at == from ||
		    text.at[at - 1] != '.')
			return i;
		i = at;
	}
}

static enum stop_mark
mark_kind(struct str text, uint32_t begin, uint32_t end, unsigned dots)
{
	if (memchr(text.at + begin, '?', end - begin) != NULL)
		return MARKED_QUESTION;
	if (memchr(text.at + begin, '!', end - begin) != NULL)
		return MARKED_EXCLAIM;
	return dots > 1 ? MARKED_DOTS : MARKED_STOP;
}

/* The class of a word, or of its last part: "ex-Gov.", "29-Oct." */
static enum abbrev
class_of(struct str word, bool *is_word)
{
	size_t begin = word.len;

	while (begin > 0 && word.at[begin - 1] != '-')
		begin--;
	return abbrev_class(str_slice(word, begin, word.len), is_word);
}

static void
look_before(struct stop *stop, struct str text, struct span par)
{
	unsigned dots = 0;
	uint32_t i = skip_closers(stop, text, par.begin, stop->end);
	uint32_t begin = marks_begin(text, i, par.begin, &dots);

	if (begin == i) {
		stop->closed = 0;
		begin = stop->end;
		stop->kind = MARKED_NOT;
	} else
		stop->kind = mark_kind(text, begin, i, dots);
	stop->mark = begin;
	stop->before = word_before(text, par.begin,
	    skip_blanks_back(text, begin, par.begin), &begin);
	stop->before2 = word_before(text, par.begin,
	    skip_blanks_back(text, begin, par.begin), &begin);
	if (stop->kind == MARKED_STOP)
		stop->abbrev = class_of(
		    stop->before.form, &stop->abbrev_is_word);
}

/* The bit of the opening mark at byte i; 0: none. */
static unsigned
opener_at(struct str text, uint32_t i)
{
	uint32_t c = utf8_at(text, i);

	if (c == '(' || c == '[' || c == '{')
		return STOP_BRACKET;
	if (c == 0x2014 || c == 0x2013 || c == '-' || c == '*' || c == 0x2022)
		return STOP_OTHER;
	return mark_bit(c);
}

static bool
is_capital(enum shape shape)
{
	return shape == SHAPE_CAPITAL || shape == SHAPE_LETTER ||
	    shape == SHAPE_UPPER;
}

static void
look_after(struct stop *stop, struct str text, struct span par)
{
	uint32_t i = stop->next;
	uint32_t end;

	for (int n = 0; n < 6 && i < par.end; n++) {
		unsigned bit = opener_at(text, i);

		if (bit == 0)
			break;
		stop->opened |= bit;
		i = skip_blanks(text, forward(text, i), par.end);
	}
	stop->word = i;
	stop->after = word_after(text, i, par.end, &end);
	stop->after.starter = is_capital(stop->after.shape) &&
	    is_starter(stop->after.form);
	if (end == i && end < par.end)
		end = forward(text, end);
	i = skip_blanks(text, end, par.end);
	stop->after2 = word_after(text, i, par.end, &end);
}

/* ------------------------------------------------------------------- speech */

bool
stop_is_speech(struct str word)
{
	return find_row(speech_rows, speech_n, word) != NULL;
}

static bool
is_pronoun(struct str s)
{
	static const char *const pronouns[] = { "he", "she", "they", "i", "we",
		"you", "it", "one" };

	for (size_t i = 0; i < sizeof(pronouns) / sizeof(pronouns[0]); i++)
		if (str_eq_nocase(s, str_of(pronouns[i])))
			return true;
	return false;
}

/* Does a clause of its own begin with s: "said the law", "says nothing"? */
static bool
begins_clause(struct str s)
{
	static const char *const words[] = { "that", "the", "a", "an", "this",
		"these", "there", "his", "her", "their", "its", "no", "nothing",
		"nobody", "so", "not" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_is(s, words[i]))
			return true;
	return is_pronoun(s);
}

/* Is the word, which ends at byte i, a verb that tells who spoke? */
static bool
tells_speech(struct str text, struct str word, uint32_t i, uint32_t limit)
{
	const struct lexicon_row *row =
	    find_row(speech_rows, speech_n, word);
	uint32_t end;

	if (row == NULL || row->value.len == 0)
		return row != NULL;
	return !begins_clause(word_after(
	    text, skip_blanks(text, i, limit), limit, &end).form);
}

enum { SPEECH_WORDS = 12 };

/* Do the words from byte i on tell who spoke, before the next mark? */
static enum speech
speech_after(struct str text, uint32_t i, uint32_t limit)
{
	bool pronoun = false;

	for (int n = 0; n < SPEECH_WORDS && i < limit; n++) {
		uint32_t end;
		struct word word = word_after(text, i, limit, &end);

		if (end == i || is_pronoun(word.form)) {
			if (n > 0 || end == i)
				return SPEECH_NONE;
			pronoun = true;
		}
		if (tells_speech(text, word.form, end, limit))
			return n == 0 ? SPEECH_VERB :
			    pronoun ? SPEECH_PRONOUN : SPEECH_SUBJECT;
		if (pronoun && n > 1)
			return SPEECH_NONE;
		i = skip_blanks(text, end, limit);
		if (end == i && byte_at(text, i, limit) == ',' &&
		    (n > 0 || !is_starter(word.form)))
			i = skip_blanks(text, i + 1, limit);
	}
	return SPEECH_NONE;
}

void
stop_look(struct stop *stop, struct str text, struct span par, uint32_t end,
    uint32_t next)
{
	*stop = (struct stop){ .end = end, .next = next,
		.lost_blank = end == next };
	look_before(stop, text, par);
	look_after(stop, text, par);
	if (stop->closed & (STOP_QUOTE | STOP_SINGLE) && stop->opened == 0)
		stop->speech = speech_after(text, stop->word, par.end);
}
