#include "word.h"

#include "hash.h"
#include "utf8.h"

#include "sentences/starters.tsv.h"

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
	HAS_SLASH = 16,
	HAS_ADDRESS = 32,
};

/* Step to the character before i. */
uint32_t
word_back(struct str text, uint32_t i)
{
	do
		i--;
	while (((unsigned char)text.at[i] & 0xc0) == 0x80);
	return i;
}

uint32_t
word_forward(struct str text, uint32_t i)
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
	return seen & HAS_LOWER   ? SHAPE_SMALL
	       : seen & HAS_DIGIT ? SHAPE_NUMBER
				  : SHAPE_MARK;
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
	if (seen & HAS_SLASH && seen & HAS_STOP)
		seen |= HAS_ADDRESS;
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

const struct lexicon_row *
word_find(const struct lexicon_row *rows, size_t n, struct str key)
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
bool
word_is_starter(struct str s)
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
	return word_find(starters_rows, starters_n, (struct str){ lower, n }) !=
	       NULL;
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
	if (c == '.' || c == '/')
		return c == '.' ? HAS_STOP : HAS_SLASH;
	return c == '@' || c == '_' ? HAS_ADDRESS : 0;
}

static struct word
word_of(struct str form, bool edge)
{
	char lower[WORD_MAX];
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

enum { WORD_BACK = WORD_MAX - 4 };

/* The word that ends at byte end, not before from; where it begins. */
struct word
word_before(struct str text, uint32_t from, uint32_t end, uint32_t *begin)
{
	uint32_t low = end - from > WORD_BACK ? end - WORD_BACK : from;
	uint32_t i = end;

	for (;;) {
		i = ascii_back(text, i, low);
		if (i <= low || (unsigned char)text.at[i - 1] < 0x80 ||
		    is_wide_break(text, word_back(text, i)))
			break;
		i = word_back(text, i);
	}
	*begin = i;
	return word_of(str_slice(text, i, end), i == from);
}

/* The word that begins at byte begin, its last stops left out. */
struct word
word_after(struct str text, uint32_t begin, uint32_t limit, uint32_t *end)
{
	uint32_t i = begin;
	uint32_t stop;

	while (i < limit && i - begin < WORD_MAX - 4 && !is_break(text, i))
		i = word_forward(text, i);
	*end = i;
	stop = i;
	while (stop > begin + 1 &&
	       (text.at[stop - 1] == '.' || text.at[stop - 1] == '\''))
		stop--;
	return word_of(str_slice(text, begin, stop), i == limit);
}

uint32_t
word_blanks(struct str text, uint32_t i, uint32_t end)
{
	while (i < end && ascii_is_space((unsigned char)text.at[i]))
		i++;
	return i;
}

uint32_t
word_blanks_back(struct str text, uint32_t i, uint32_t begin)
{
	while (i > begin && ascii_is_space((unsigned char)text.at[i - 1]))
		i--;
	return i;
}
