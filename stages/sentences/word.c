#include "word.h"

#include "hash.h"
#include "utf8.h"

#include "sentences/starters.tsv.h"

/* What the bytes of a word have. */
enum {
	HAS_UPPER = 1,
	HAS_LOWER = 2, /* or a letter beyond ASCII */
	HAS_DIGIT = 4,
	HAS_STOP = 8, /* inside it */
	HAS_SLASH = 16,
	HAS_ADDRESS = 32,
	BREAK = 64, /* a word ends before it */
	WIDE = 128, /* part of a character beyond ASCII */
};

/* clang-format off */
#define B BREAK
#define U HAS_UPPER
#define L HAS_LOWER
#define D HAS_DIGIT
#define W (WIDE | HAS_LOWER)
#define W16 W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W
static const unsigned char traits[256] = {
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	/* sp ! " # $ % & ' ( ) * + , - . / */
	B, B, B, 0, 0, 0, 0, 0, B, B, B, 0, B, 0, HAS_STOP, HAS_SLASH,
	/* 0 to 9 : ; < = > ? */
	D, D, D, D, D, D, D, D, D, D, B, B, B, B, B, B,
	HAS_ADDRESS, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	/* P to Z [ \ ] ^ _ */
	U, U, U, U, U, U, U, U, U, U, U, B, 0, B, 0, HAS_ADDRESS,
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	/* p to z { | } ~ DEL */
	L, L, L, L, L, L, L, L, L, L, L, B, B, B, 0, 0,
	W16, W16, W16, W16, W16, W16, W16, W16,
};
#undef B
#undef U
#undef L
#undef D
#undef W
#undef W16
/* clang-format on */

static unsigned
traits_at(struct str text, uint32_t i)
{
	return traits[(unsigned char)text.at[i]];
}

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
	return table_find(&starters_table,
		   (struct str){ lower, n }) != NULL;
}

/* What a whole word has; a stop that it begins with does not count. */
static unsigned
traits_of(struct str form)
{
	unsigned seen = 0;

	if (form.len > 0)
		seen = traits_at(form, 0) & ~(unsigned)HAS_STOP;
	for (size_t i = 1; i < form.len; i++)
		seen |= traits[(unsigned char)form.at[i]];
	return seen;
}

/* The word of text from begin to end; seen: what its bytes have. */
static struct word
word_of(struct str text, uint32_t begin, uint32_t end, unsigned seen)
{
	struct str form = str_slice(text, begin, end);

	if (seen & HAS_STOP)
		seen = traits_of(form);
	return (struct word){ form, shape_of(form, seen), false, false };
}

uint64_t
word_hash(const struct word *word)
{
	const char *at = word->form.at;
	size_t len = word->form.len;
	uint64_t h = hash_begin(len);

	for (; len >= 8; len -= 8, at += 8)
		h = hash_eight(h, eight_lower(eight_load(at)));
	return hash_end(h, eight_lower(eight_load_short(at, len, 0)));
}

/* Past the ASCII of a word from byte i back to low; adds what it has. */
static inline uint32_t
ascii_back(struct str text, uint32_t i, uint32_t low, unsigned *seen)
{
	for (; i > low; i--) {
		unsigned trait = traits_at(text, i - 1);

		if (trait & (BREAK | WIDE))
			break;
		*seen |= trait;
	}
	return i;
}

static inline uint32_t
ascii_forward(struct str text, uint32_t i, uint32_t high, unsigned *seen)
{
	for (; i < high; i++) {
		unsigned trait = traits_at(text, i);

		if (trait & (BREAK | WIDE))
			break;
		*seen |= trait;
	}
	return i;
}

enum { WORD_REACH = WORD_MAX - 4 };

/* The word that ends at byte end, not before from; where it begins. */
struct word
word_before(struct str text, uint32_t from, uint32_t end, uint32_t *begin)
{
	uint32_t low = end - from > WORD_REACH ? end - WORD_REACH : from;
	uint32_t i = end;
	unsigned seen = 0;
	struct word word;

	for (;;) {
		i = ascii_back(text, i, low, &seen);
		if (i <= low || (unsigned char)text.at[i - 1] < 0x80 ||
		    is_wide_break(text, word_back(text, i)))
			break;
		i = word_back(text, i);
		seen |= HAS_LOWER;
	}
	*begin = i;
	word = word_of(text, i, end, seen);
	word.edge = i == from;
	return word;
}

/* The word that begins at byte begin, its last stops left out. */
struct word
word_after(struct str text, uint32_t begin, uint32_t limit, uint32_t *end)
{
	uint32_t high =
	    limit - begin > WORD_REACH ? begin + WORD_REACH : limit;
	uint32_t i = begin;
	unsigned seen = 0;
	struct word word;

	for (;;) {
		i = ascii_forward(text, i, high, &seen);
		if (i >= high || (unsigned char)text.at[i] < 0x80 ||
		    is_wide_break(text, i))
			break;
		i = word_forward(text, i);
		seen |= HAS_LOWER;
	}
	*end = i;
	while (i > begin + 1 &&
	       (text.at[i - 1] == '.' || text.at[i - 1] == '\''))
		i--;
	word = word_of(text, begin, i, seen);
	word.edge = *end == limit;
	return word;
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
