#include "tokens.h"

#include "abbrev.h"
#include "address.h"
#include "utf8.h"

/* What a byte can be; a chunk (bytes between blanks) has the sum of them. */
enum {
	LETTER = 1,
	DIGIT = 2,
	BLANK = 4,
	HIGH = 8,      /* not ASCII */
	QUOTE = 16,    /* ' and ` */
	JOINER = 32,   /* what can stand inside a word or number */
	ADDRESS = 64,  /* what only addresses, handles and faces need */
	OTHER = 128,
};

#define L LETTER
#define D DIGIT
#define B BLANK
#define Q QUOTE
#define J JOINER
#define A ADDRESS
#define O OTHER
#define H HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
static const unsigned char kinds[256] = {
	O, O, O, O, O, O, O, O, O, B, B, B, B, B, O, O, /* 00 */
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, /* 10 */
	B, O, O, A, O, O, J, Q, O, O, O, O, J, J, J, A, /*  !"#$%&'()*+,-./ */
	D, D, D, D, D, D, D, D, D, D, A, A, O, A, O, O, /* 0-9:;<=>? */
	A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @A-O */
	L, L, L, L, L, L, L, L, L, L, L, O, A, O, A, L, /* P-Z[\]^_ */
	Q, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* `a-o */
	L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O, /* p-z{|}~ */
	H16, H16, H16, H16, H16, H16, H16, H16,
};
#undef L
#undef D
#undef B
#undef Q
#undef J
#undef A
#undef O
#undef H
#undef H16

struct list {
	struct token *at;
	size_t n, cap;
};

struct scan {
	struct str text;
	uint32_t begin, end; /* of the sentence */
	uint32_t chunk;      /* end of the bytes without blank */
	unsigned kinds;      /* of the chunk */
	bool words;          /* cut contractions */
	bool open_single;    /* a single quotation mark was opened */
	bool space;          /* white space before the next token */
	struct list list;
	struct arena *arena;
};

static unsigned
kind_at(const struct scan *scan, uint32_t i)
{
	return i < scan->chunk ? kinds[(unsigned char)scan->text.at[i]] : 0;
}

static char
byte_at(const struct scan *scan, uint32_t i)
{
	return i < scan->chunk ? scan->text.at[i] : '\0';
}

static struct str
slice(const struct scan *scan, uint32_t begin, uint32_t end)
{
	return str_slice(scan->text, begin, end);
}

static void
add(struct scan *scan, uint32_t begin, uint32_t end, enum token_class class)
{
	struct token token = { { begin, end }, class, scan->space };

	arena_append(scan->arena, &scan->list, token);
	scan->space = false;
}

/* ------------------------------------------------------------------ letters */

/* Bytes of the letter or digit at i beyond ASCII; 0: it is none. */
static uint32_t
high_letter(const struct scan *scan, uint32_t i)
{
	unsigned char lead = (unsigned char)scan->text.at[i];
	uint32_t c = 0;
	size_t n;

	if (lead >= 0xc3 && lead <= 0xca)
		return lead == 0xc3 && ((unsigned char)scan->text.at[i + 1] ==
		    0x97 || (unsigned char)scan->text.at[i + 1] == 0xb7) ? 0 : 2;
	n = utf8_decode(scan->text, i, &c);
	return utf8_is_letter(c) || utf8_is_digit(c) ? (uint32_t)n : 0;
}

/* How many bytes the letter or digit at i takes; 0: it is none. */
static uint32_t
letter_len(const struct scan *scan, uint32_t i)
{
	unsigned kind = kind_at(scan, i);

	if (kind & (LETTER | DIGIT))
		return 1;
	return kind & HIGH ? high_letter(scan, i) : 0;
}

/* Where the letters and digits from i on end. */
static uint32_t
letters_end(const struct scan *scan, uint32_t i)
{
	uint32_t n;

	for (;;) {
		while (kind_at(scan, i) & (LETTER | DIGIT))
			i++;
		n = letter_len(scan, i);
		if (n == 0)
			return i;
		i += n;
	}
}

/* Bytes of the apostrophe at i: straight, curly or a grave; 0: none. */
static uint32_t
apostrophe_len(const struct scan *scan, uint32_t i)
{
	if (byte_at(scan, i) == '\'' || byte_at(scan, i) == '`')
		return 1;
	if (i + 3 <= scan->chunk &&
	    memcmp(scan->text.at + i, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

/* Is there nothing but closing marks from i to the end of the sentence? */
static bool
is_last(const struct scan *scan, uint32_t i)
{
	while (i < scan->end) {
		unsigned char c = (unsigned char)scan->text.at[i];

		if (c >= 0x80) {
			uint32_t wide = utf8_at(scan->text, i);

			if (wide != 0x201d && wide != 0x2019 && wide != 0xbb)
				return false;
			i += wide == 0xbb ? 2 : 3;
		} else if (ascii_is_space(c) || strchr("\"')]!?", c) != NULL)
			i++;
		else
			return false;
	}
	return true;
}

/* ------------------------------------------------------------- contractions */

static bool
is_clitic(struct str s)
{
	static const char *const clitics[] = { "s", "m", "d", "re", "ve",
		"ll" };

	for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++)
		if (str_eq_nocase(s, str_of(clitics[i])))
			return true;
	return s.len == 0; /* the students' */
}

/* A quick look that spares most words the table: -not, -nna, -tta, -mme, -nt. */
static bool
ends_like_fused(struct str s)
{
	unsigned char last = ascii_lower((unsigned char)s.at[s.len - 1]);
	unsigned char before = ascii_lower((unsigned char)s.at[s.len - 2]);

	if (last == 't')
		return before == 'o' || before == 'n';
	return (last == 'a' && (before == 'n' || before == 't')) ||
	    (last == 'e' && before == 'm');
}

/* Words that are written as one: how many bytes the first part takes. */
static uint32_t
fused_cut(struct str s)
{
	static const struct {
		const char *word;
		uint32_t cut;
	} fused[] = {
		{ "cannot", 3 }, { "gonna", 3 }, { "wanna", 3 },
		{ "gotta", 3 }, { "gimme", 3 }, { "lemme", 3 },
		{ "dont", 2 }, { "doesnt", 4 }, { "didnt", 3 },
		{ "isnt", 2 }, { "wasnt", 3 }, { "couldnt", 5 },
		{ "wouldnt", 5 }, { "havent", 4 },
	};

	if (s.len < 4 || s.len > 7 || !ends_like_fused(s))
		return 0;
	for (size_t i = 0; i < sizeof(fused) / sizeof(fused[0]); i++)
		if (str_eq_nocase(s, str_of(fused[i].word)))
			return fused[i].cut;
	return 0;
}

/*
 * Where to cut the word from begin to end whose last apostrophe is at
 * apostrophe and n bytes wide; end: nowhere.
 */
static uint32_t
clitic_cut(const struct scan *scan, uint32_t begin, uint32_t end,
    uint32_t apostrophe, uint32_t n)
{
	struct str tail = slice(scan, apostrophe + n, end);

	if (tail.len == 1 && ascii_lower((unsigned char)tail.at[0]) == 't' &&
	    apostrophe > begin + 1 &&
	    ascii_lower((unsigned char)scan->text.at[apostrophe - 1]) == 'n')
		return apostrophe - 1;
	if (apostrophe > begin && is_clitic(tail) &&
	    !(kinds[(unsigned char)scan->text.at[apostrophe - 1]] & DIGIT))
		return apostrophe;
	return end;
}

static void
add_word(struct scan *scan, uint32_t begin, uint32_t end, uint32_t apostrophe)
{
	uint32_t cut = 0;

	if (scan->words && apostrophe != 0)
		cut = clitic_cut(scan, begin, end, apostrophe,
		    scan->text.at[apostrophe] == '\xe2' ? 3 : 1);
	else if (scan->words)
		cut = begin + fused_cut(slice(scan, begin, end));
	if (cut > begin && cut < end) {
		add(scan, begin, cut, TOKEN_WORD);
		begin = cut;
	}
	add(scan, begin, end, TOKEN_WORD);
}

/* -------------------------------------------------------------------- words */

/* "non-profit" is one word, "well-known" three. */
static bool
is_prefix(struct str s)
{
	static const char *const prefixes[] = {
		"e", "co", "re", "un", "ex", "non", "mid", "pre", "pro", "sub",
		"neo", "anti", "post", "semi", "mini", "over", "meta", "arch",
		"cross", "inter", "intra", "multi", "micro", "macro", "super",
		"ultra", "socio", "proto", "trans", "extra", "under", "vice",
		"pseudo", "psycho", "counter", "quasi", "bi", "tri",
	};

	if (s.len == 0 || s.len > 7)
		return false;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (str_eq_nocase(s, str_of(prefixes[i])))
			return true;
	return false;
}

static bool
is_suffix(struct str s)
{
	return str_eq_nocase(s, STR("wise")) || str_eq_nocase(s, STR("esque"));
}

/* May a hyphen join what stands from begin to hyphen to what follows? */
static bool
hyphen_joins(const struct scan *scan, uint32_t begin, uint32_t hyphen)
{
	uint32_t next = hyphen + 1;

	if (letter_len(scan, next) == 0)
		return false;
	return is_prefix(slice(scan, begin, hyphen)) ||
	    is_suffix(slice(scan, next, letters_end(scan, next)));
}

/* "out.Crews": a blank was lost; "Ph.D" and "GOOGL.O" are one word. */
static bool
stop_joins(const struct scan *scan, uint32_t begin, uint32_t stop)
{
	uint32_t next = stop + 1;
	uint32_t end;

	if (!(kind_at(scan, next) & LETTER))
		return false;
	end = letters_end(scan, next);
	if (end - next == 1 || stop - begin == 1)
		return true;
	if (stop - begin == 2 && (end - next == 2 || byte_at(scan, end) == '.'))
		return true;
	return address_is_domain_end(slice(scan, next, end));
}

/* "A&E", "R&D": short and in capitals. */
static bool
ampersand_joins(const struct scan *scan, uint32_t begin, uint32_t at)
{
	uint32_t end = letters_end(scan, at + 1);

	if (end == at + 1 || at - begin > 3 || end - at > 4)
		return false;
	for (uint32_t i = begin; i < end; i++)
		if (i != at && !ascii_is_upper((unsigned char)scan->text.at[i]) &&
		    !(end - begin == 3 && ascii_is_alpha(
		    (unsigned char)scan->text.at[i])))
			return false;
	return true;
}

/* "c/o", "s/he", "I/C": a single letter on one side. */
static bool
slash_joins(const struct scan *scan, uint32_t begin, uint32_t at)
{
	uint32_t end = letters_end(scan, at + 1);

	return (at - begin == 1 && end > at + 1 && end - at <= 3) ||
	    (at - begin <= 2 && end - at == 2);
}

/* Does an apostrophe behind a plural end the word: "the students' vote"? */
static bool
is_plural_possessive(
    const struct scan *scan, uint32_t begin, uint32_t at, uint32_t n)
{
	if (scan->open_single || at == begin ||
	    ascii_lower((unsigned char)scan->text.at[at - 1]) != 's')
		return false;
	return at + n == scan->chunk && at + n < scan->end;
}

/* How a full stop at stop is bound to the word before it. */
static bool
keeps_stop(const struct scan *scan, uint32_t begin, uint32_t stop)
{
	struct str word = slice(scan, begin, stop);
	bool last = is_last(scan, stop + 1);
	bool is_word;
	enum abbrev class = abbrev_class(word, &is_word);
	bool capital = ascii_is_upper((unsigned char)word.at[0]);
	char next = byte_at(scan, stop + 1);

	if (memchr(word.at, '.', word.len) != NULL)
		return str_find(word, '.', 0) <= 3;
	if (word.len == 1)
		return !last && (capital ? word.at[0] != 'I' || next == '\0' :
		    kinds[(unsigned char)word.at[0]] & LETTER);
	if (class != ABBREV_NONE)
		return !is_word || (!last && next == '\0') || next == ',';
	if (last)
		return false;
	return next == ',' && word.len <= 6;
}

/* The same for a word that no table knows, in the middle of a sentence. */
static bool
looks_cut(const struct scan *scan, uint32_t begin, uint32_t stop)
{
	uint32_t i = stop + 1;

	if (stop - begin > 5 || i != scan->chunk || i >= scan->end)
		return false;
	while (i < scan->end && ascii_is_space((unsigned char)scan->text.at[i]))
		i++;
	return i < scan->end && ascii_is_lower((unsigned char)scan->text.at[i]);
}

static bool
takes_stop(const struct scan *scan, uint32_t begin, uint32_t end)
{
	if (byte_at(scan, end) != '.')
		return false;
	if (byte_at(scan, end + 1) == '.') /* "Inc.." */
		return byte_at(scan, end + 2) != '.' &&
		    abbrev_class(slice(scan, begin, end), NULL) ==
		    ABBREV_COMPANY;
	return keeps_stop(scan, begin, end) || looks_cut(scan, begin, end);
}

/* "US$" */
static bool
is_currency(const struct scan *scan, uint32_t begin, uint32_t end)
{
	if (byte_at(scan, end) != '$' || end - begin > 3)
		return false;
	for (uint32_t i = begin; i < end; i++)
		if (!ascii_is_upper((unsigned char)scan->text.at[i]))
			return false;
	return true;
}

/* "th-", "mid-": a piece of a word whose hyphen no letter follows. */
static bool
is_cut_short(const struct scan *scan, uint32_t begin, uint32_t end)
{
	return byte_at(scan, end) == '-' && end - begin <= 4 &&
	    (end + 1 == scan->chunk || byte_at(scan, end + 1) == ',');
}

/*
 * Does the byte at i join the word from begin to what follows?  part is where
 * its last part begins, behind a hyphen, say.
 */
static bool
joins(const struct scan *scan, uint32_t begin, uint32_t part, uint32_t i)
{
	switch (byte_at(scan, i)) {
	case '-':
		return hyphen_joins(scan, part, i);
	case '.':
		return stop_joins(scan, part, i);
	case '&':
		return ampersand_joins(scan, begin, i);
	case '/':
		return slash_joins(scan, begin, i);
	default:
		return false;
	}
}

static uint32_t
read_word(struct scan *scan, uint32_t begin)
{
	uint32_t part = begin;
	uint32_t apostrophe = 0;
	uint32_t i = begin;

	for (;;) {
		uint32_t n;

		i = letters_end(scan, i);
		if ((kind_at(scan, i) & (QUOTE | JOINER | ADDRESS | HIGH)) == 0)
			break;
		n = apostrophe_len(scan, i);
		if (n > 0 && (letter_len(scan, i + n) > 0 ||
		    is_plural_possessive(scan, begin, i, n))) {
			apostrophe = i;
			i += n;
			part = i;
		} else if (n == 0 && joins(scan, begin, part, i))
			part = ++i;
		else
			break;
	}
	if (takes_stop(scan, begin, i) || is_currency(scan, begin, i) ||
	    is_cut_short(scan, begin, i))
		i++;
	add_word(scan, begin, i, apostrophe);
	return i;
}

/* ------------------------------------------------------------------ numbers */

static uint32_t
digits_end(const struct scan *scan, uint32_t i)
{
	while (kind_at(scan, i) & DIGIT)
		i++;
	return i;
}

/* "713-853-3989", "646-8420": groups of three, the last of four. */
static uint32_t
phone_end(const struct scan *scan, uint32_t i)
{
	for (int groups = 0; groups < 4; groups++) {
		uint32_t end = digits_end(scan, i);

		if (groups > 0 && end - i == 4)
			return end;
		if (end - i != 3 && (groups > 0 || end - i != 1))
			return 0;
		if (strchr("-/.", byte_at(scan, end)) == NULL ||
		    byte_at(scan, end) == '\0')
			return 0;
		i = end + 1;
	}
	return 0;
}

/* "am" of "7am", "k" of "65k": a unit that is its own token. */
static bool
is_unit(struct str s)
{
	static const char *const units[] = { "am", "pm", "k", "m", "b", "t",
		"bn", "mm", "cm", "km", "kg", "mg", "ft", "lb", "lbs", "mph",
		"g", "x", "hrs", "min", "in", "tn", "kph", "mb", "gb", "a.m",
		"p.m" };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_eq_nocase(s, str_of(units[i])))
			return true;
	return false;
}

/* "11-20-2000": two hyphens that leave a year. */
static uint32_t
date_end(const struct scan *scan, uint32_t i)
{
	uint32_t first = digits_end(scan, i);
	uint32_t second;
	uint32_t third;

	if (byte_at(scan, first) != '-')
		return 0;
	second = digits_end(scan, first + 1);
	if (byte_at(scan, second) != '-' || second - first > 3)
		return 0;
	third = digits_end(scan, second + 1);
	return first - i <= 4 && third - second >= 3 && third - second <= 5 ?
	    third : 0;
}

/* Does the mark at i belong to the figure around it: "1,250.50", "9:30"? */
static bool
is_in_figure(const struct scan *scan, uint32_t i)
{
	char c = byte_at(scan, i);

	if (c == ',') /* "1,250" is one, the notes "13,14" are two */
		return digits_end(scan, i + 1) == i + 4;
	return (c == '.' || c == ':' || c == '/') &&
	    kind_at(scan, i + 1) & DIGIT;
}

/* Past digits with points, commas, colons and slashes inside. */
static uint32_t
figure_end(const struct scan *scan, uint32_t i)
{
	for (;;) {
		i = digits_end(scan, i);
		if (!is_in_figure(scan, i))
			return i;
		i++;
	}
}

/* "1.", "12." and "2.1." begin an item of a list or a chapter. */
static bool
is_item_number(const struct scan *scan, uint32_t begin, uint32_t end)
{
	return begin == scan->begin && end - begin <= 4 &&
	    byte_at(scan, end) == '.' && end + 1 == scan->chunk &&
	    (end - begin <= 2 || byte_at(scan, begin + 1) == '.');
}

/* "'s" behind a number: the 1930's are one word, 2003's comedy is two. */
static uint32_t
plural_end(const struct scan *scan, uint32_t end)
{
	uint32_t n = apostrophe_len(scan, end);

	if (n == 0 || byte_at(scan, end + n) != 's' ||
	    (scan->words && scan->text.at[end - 1] != '0'))
		return end;
	return end + n + 1;
}

/* "'s" behind a number, as a word of its own. */
static uint32_t
read_possessive(struct scan *scan, uint32_t i)
{
	uint32_t n = apostrophe_len(scan, i);

	if (n == 0 || byte_at(scan, i + n) != 's' ||
	    letter_len(scan, i + n + 1) > 0)
		return i;
	add(scan, i, i + n + 1, TOKEN_WORD);
	return i + n + 1;
}

static uint32_t
read_number(struct scan *scan, uint32_t begin)
{
	uint32_t end = phone_end(scan, begin);
	uint32_t tail;

	if (end == 0)
		end = date_end(scan, begin);
	if (end == 0)
		end = figure_end(scan, begin);
	if (is_item_number(scan, begin, end))
		end++;
	end = plural_end(scan, end);
	tail = letters_end(scan, end);
	if (tail > end && !is_unit(slice(scan, end, tail)) &&
	    !(byte_at(scan, tail) == '.' &&
	    is_unit(slice(scan, end, tail + 2 < scan->chunk ? tail + 2 : tail))))
		return read_word(scan, begin);
	add(scan, begin, end, TOKEN_NUMBER);
	return read_possessive(scan, end);
}

/* -------------------------------------------------------------- punctuation */

/* Past bytes that are any of set. */
static uint32_t
run_end(const struct scan *scan, uint32_t i, const char *set)
{
	while (i < scan->chunk && scan->text.at[i] != '\0' &&
	    strchr(set, scan->text.at[i]) != NULL)
		i++;
	return i;
}

static uint32_t
same_end(const struct scan *scan, uint32_t i)
{
	char c = byte_at(scan, i);

	while (byte_at(scan, i) == c && i < scan->chunk)
		i++;
	return i;
}

/* ":)" and its like, standing alone or before the blank. */
static uint32_t
face_end(const struct scan *scan, uint32_t i)
{
	uint32_t left = scan->chunk - i;
	uint32_t n = 1;

	if (left < 2 || left > 4 || strchr(":;=", byte_at(scan, i)) == NULL)
		return 0;
	if (byte_at(scan, i + n) == '-' || byte_at(scan, i + n) == '\'')
		n++;
	if (n >= left || strchr(")(DPpO/|*]", byte_at(scan, i + n)) == NULL)
		return 0;
	return run_end(scan, i + n, ")(DPpO/|*]");
}

static uint32_t
ascii_mark_end(const struct scan *scan, uint32_t i)
{
	switch (byte_at(scan, i)) {
	case '.':
		return same_end(scan, i);
	case '!':
	case '?':
		return run_end(scan, i, "!?");
	case '-':
	case '*':
	case '=':
	case '~':
	case '<':
	case '>':
	case '#':
	case '\'':
	case '`':
	case '+':
		return same_end(scan, i);
	default:
		return i + 1;
	}
}

static bool
is_ascii_symbol(char c)
{
	return strchr("$%+=<>^~|#*@\\", c) != NULL;
}

static uint32_t
read_mark(struct scan *scan, uint32_t begin)
{
	uint32_t end = face_end(scan, begin);

	if (end != 0) {
		add(scan, begin, end, TOKEN_SYMBOL);
		return end;
	}
	if (byte_at(scan, begin) == '\'')
		scan->open_single = true;
	end = ascii_mark_end(scan, begin);
	add(scan, begin, end, is_ascii_symbol(byte_at(scan, begin)) ?
	    TOKEN_SYMBOL : TOKEN_PUNCT);
	return end;
}

/* Code points that belong to the symbol before them: skin, joined emoji. */
static uint32_t
symbol_end(const struct scan *scan, uint32_t i)
{
	uint32_t c = 0;
	bool joined = false;

	while (i < scan->chunk) {
		uint32_t n = (uint32_t)utf8_decode(scan->text, i, &c);

		if (!joined && c != 0x200d && (c < 0xfe00 || c > 0xfe0f) &&
		    (c < 0x1f3fb || c > 0x1f3ff))
			break;
		joined = c == 0x200d;
		i += n;
	}
	return i;
}

/* Punctuation as printers use it; all else beyond ASCII is a symbol. */
static bool
is_wide_punct(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2043) || c == 0xab || c == 0xbb ||
	    c == 0xa1 || c == 0xbf || c == 0xb7 || (c >= 0x3001 && c <= 0x3011);
}

static uint32_t
read_wide_mark(struct scan *scan, uint32_t begin)
{
	uint32_t c = 0;
	uint32_t end = begin + (uint32_t)utf8_decode(scan->text, begin, &c);

	if (c == 0x2018)
		scan->open_single = true;
	if (c == 0x2026)
		while (end + 3 <= scan->chunk &&
		    memcmp(scan->text.at + end, "\xe2\x80\xa6", 3) == 0)
			end += 3;
	if (!is_wide_punct(c))
		end = symbol_end(scan, end);
	add(scan, begin, end, is_wide_punct(c) ? TOKEN_PUNCT : TOKEN_SYMBOL);
	return end;
}

/* ------------------------------------------------------------------- chunks */

/* "’71", "'cuz", "’em": an apostrophe that opens a word. */
static bool
opens_word(const struct scan *scan, uint32_t i)
{
	uint32_t n = apostrophe_len(scan, i);
	struct str word;

	if (n == 0 || byte_at(scan, i) == '`')
		return false;
	word = slice(scan, i + n, letters_end(scan, i + n));
	if (word.len >= 2 && ascii_is_digit((unsigned char)word.at[0]))
		return word.len == 2 || word.at[2] == 's';
	return str_eq_nocase(word, STR("cuz")) ||
	    str_eq_nocase(word, STR("cause")) ||
	    str_eq_nocase(word, STR("em")) || str_eq_nocase(word, STR("til"));
}

static uint32_t
read_piece(struct scan *scan, uint32_t i)
{
	unsigned kind = kind_at(scan, i);

	if (kind & LETTER)
		return read_word(scan, i);
	if (kind & DIGIT)
		return read_number(scan, i);
	if (kind & (QUOTE | HIGH) && opens_word(scan, i)) {
		uint32_t n = apostrophe_len(scan, i);
		uint32_t end = letters_end(scan, i + n);

		add(scan, i, end, TOKEN_WORD);
		return end;
	}
	if (byte_at(scan, i) == '.' && kind_at(scan, i + 1) & DIGIT &&
	    (i == scan->begin || kinds[(unsigned char)scan->text.at[i - 1]] &
	    BLANK)) { /* ".265" */
		uint32_t end = digits_end(scan, i + 1);

		add(scan, i, end, TOKEN_NUMBER);
		return end;
	}
	if (kind & HIGH)
		return high_letter(scan, i) > 0 ? read_word(scan, i) :
		    read_wide_mark(scan, i);
	return read_mark(scan, i);
}

/* Marks that may stand before an address.  So few that the look for one
 * behind each costs linear time. */
static bool
opens_chunk(const struct scan *scan, uint32_t i)
{
	char c = byte_at(scan, i);

	return c == '(' || c == '<' || c == '[' || c == '"' || c == '\'' ||
	    (kind_at(scan, i) & HIGH && high_letter(scan, i) == 0);
}

static void
read_chunk(struct scan *scan, uint32_t i)
{
	bool fresh = true; /* nothing but opening marks before i */

	while (i < scan->chunk) {
		uint32_t end = 0;

		if (fresh && (scan->kinds & ADDRESS || scan->kinds & JOINER))
			end = address_end(scan->text, i, scan->chunk);
		if (end != 0) {
			add(scan, i, end, TOKEN_URL);
			i = end;
			fresh = false;
			continue;
		}
		fresh = fresh && opens_chunk(scan, i);
		i = read_piece(scan, i);
	}
}

/* Bytes of the blank at i, of any width; 0: it is none. */
static uint32_t
blank_len(struct str text, uint32_t i)
{
	unsigned char lead = (unsigned char)text.at[i];
	uint32_t c = 0;
	size_t n;

	if (lead < 0x80)
		return kinds[lead] & BLANK ? 1 : 0;
	if (lead != 0xc2 && (lead < 0xe1 || lead > 0xe3))
		return 0;
	n = utf8_decode(text, i, &c);
	return utf8_is_space(c) ? (uint32_t)n : 0;
}

/* Set chunk and kinds for the bytes from i on. */
static void
measure_chunk(struct scan *scan, uint32_t i)
{
	scan->kinds = 0;
	while (i < scan->end) {
		unsigned kind = kinds[(unsigned char)scan->text.at[i]];

		if (kind & (BLANK | HIGH) && blank_len(scan->text, i) > 0)
			break;
		scan->kinds |= kind;
		i++;
	}
	scan->chunk = i;
}

static struct tokens
tokenize(struct str text, struct span sentence, bool words,
    struct arena *arena)
{
	struct scan scan = {
		.text = text, .begin = sentence.begin, .end = sentence.end,
		.words = words, .space = true, .arena = arena,
	};
	uint32_t i = sentence.begin;

	scan.list.cap = span_len(sentence) / 5 + 8;
	scan.list.at = arena_alloc(
	    arena, scan.list.cap * sizeof(scan.list.at[0]));
	while (i < scan.end) {
		uint32_t n = blank_len(text, i);

		if (n > 0) {
			scan.space = true;
			i += n;
			continue;
		}
		measure_chunk(&scan, i);
		read_chunk(&scan, i);
		i = scan.chunk;
	}
	return (struct tokens){ scan.list.at, scan.list.n };
}

struct tokens
tokens_find(struct str text, struct span sentence, struct arena *arena)
{
	return tokenize(text, sentence, false, arena);
}

struct tokens
tokens_words(struct str text, struct span sentence, struct arena *arena)
{
	return tokenize(text, sentence, true, arena);
}
