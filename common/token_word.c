/* Words: which hyphens, stops and apostrophes are inside one. */
#include "abbrev.h"
#include "address.h"
#include "token_scan.h"
#include "utf8.h"

/* "non-profit" is one word, "well-known" three. */
static bool
is_prefix(struct str s)
{
	static const char *const prefixes[] = {
		"e", "co", "re", "un", "ex", "non", "mid", "pre", "pro",
		"sub", "neo", "anti", "post", "semi", "mini", "over", "meta",
		"arch", "cross", "inter", "intra", "multi", "micro", "macro",
		"super", "ultra", "socio", "proto", "trans", "extra",
		"under", "vice", "pseudo", "psycho", "counter", "quasi",
		"bi", "tri",
	};

	return s.len > 0 && s.len <= 7 && STR_IS_ONE_NOCASE(s, prefixes);
}

static bool
is_suffix(struct str s)
{
	return str_eq_nocase(s, STR("wise")) || str_eq_nocase(s, STR("esque"));
}

/* May a hyphen join what stands from begin to hyphen to what follows? */
static bool
hyphen_joins(const struct token_scan *scan, uint32_t begin, uint32_t hyphen)
{
	uint32_t next = hyphen + 1;

	if (token_letter_len(scan, next) == 0)
		return false;
	return is_prefix(token_slice(scan, begin, hyphen)) ||
	       is_suffix(
		   token_slice(scan, next, token_letters_end(scan, next)));
}

/* "out.Crews": a blank was lost; "Ph.D" and "GOOGL.O" are one word. */
static bool
stop_joins(const struct token_scan *scan, uint32_t begin, uint32_t stop)
{
	uint32_t next = stop + 1;
	uint32_t end;

	if (!(token_kind_at(scan, next) & LETTER))
		return false;
	end = token_letters_end(scan, next);
	if (end - next == 1 || stop - begin == 1)
		return true;
	if (stop - begin == 2 &&
	    (end - next == 2 || token_byte_at(scan, end) == '.'))
		return true;
	return address_is_domain_end(token_slice(scan, next, end));
}

/* "A&E", "R&D": short and in capitals. */
static bool
ampersand_joins(const struct token_scan *scan, uint32_t begin, uint32_t at)
{
	uint32_t end = token_letters_end(scan, at + 1);

	if (end == at + 1 || at - begin > 3 || end - at > 4)
		return false;
	for (uint32_t i = begin; i < end; i++)
		if (i != at &&
		    !ascii_is_upper((unsigned char)scan->text.at[i]) &&
		    !(end - begin == 3 &&
			ascii_is_alpha((unsigned char)scan->text.at[i])))
			return false;
	return true;
}

/* "c/o", "s/he", "I/C": a single letter on one side. */
static bool
slash_joins(const struct token_scan *scan, uint32_t begin, uint32_t at)
{
	uint32_t end = token_letters_end(scan, at + 1);

	return (at - begin == 1 && end > at + 1 && end - at <= 3) ||
	       (at - begin <= 2 && end - at == 2);
}

/* Does an apostrophe behind a plural end the word: "the students' vote"? */
static bool
is_plural_possessive(
    const struct token_scan *scan, uint32_t begin, uint32_t at, uint32_t n)
{
	if (scan->open_single || at == begin ||
	    ascii_lower((unsigned char)scan->text.at[at - 1]) != 's')
		return false;
	return at + n == scan->chunk && at + n < scan->end;
}

/* Is there nothing but closing marks from i to the end of the sentence? */
static bool
is_last(const struct token_scan *scan, uint32_t i)
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

/* How a full stop at stop is bound to the word before it. */
static bool
keeps_stop(const struct token_scan *scan, uint32_t begin, uint32_t stop)
{
	struct str word = token_slice(scan, begin, stop);
	bool last = is_last(scan, stop + 1);
	bool is_word;
	enum abbrev class = abbrev_class(word, &is_word);
	bool capital = ascii_is_upper((unsigned char)word.at[0]);
	char next = token_byte_at(scan, stop + 1);

	if (memchr(word.at, '.', word.len) != NULL)
		return str_find(word, '.', 0) <= 3;
	if (word.len == 1)
		return !last &&
		       (capital ? word.at[0] != 'I' || next == '\0'
				: token_kinds[(unsigned char)word.at[0]] &
				      LETTER);
	if (class != ABBREV_NONE)
		return !is_word || (!last && next == '\0') || next == ',';
	if (last)
		return false;
	return next == ',' && word.len <= 6;
}

/* The same for a word that no table knows, in the middle of a sentence. */
static bool
looks_cut(const struct token_scan *scan, uint32_t begin, uint32_t stop)
{
	uint32_t i = stop + 1;

	if (stop - begin > 5 || i != scan->chunk || i >= scan->end)
		return false;
	while (i < scan->end && ascii_is_space((unsigned char)scan->text.at[i]))
		i++;
	return i < scan->end && ascii_is_lower((unsigned char)scan->text.at[i]);
}

static bool
takes_stop(const struct token_scan *scan, uint32_t begin, uint32_t end)
{
	if (token_byte_at(scan, end) != '.')
		return false;
	if (token_byte_at(scan, end + 1) == '.') /* "Inc.." */
		return token_byte_at(scan, end + 2) != '.' &&
		       abbrev_class(token_slice(scan, begin, end), NULL) ==
			   ABBREV_COMPANY;
	return keeps_stop(scan, begin, end) || looks_cut(scan, begin, end);
}

/* "US$" */
static bool
is_currency(const struct token_scan *scan, uint32_t begin, uint32_t end)
{
	if (token_byte_at(scan, end) != '$' || end - begin > 3)
		return false;
	for (uint32_t i = begin; i < end; i++)
		if (!ascii_is_upper((unsigned char)scan->text.at[i]))
			return false;
	return true;
}

/* "th-", "mid-": a piece of a word whose hyphen no letter follows. */
static bool
is_cut_short(const struct token_scan *scan, uint32_t begin, uint32_t end)
{
	return token_byte_at(scan, end) == '-' && end - begin <= 4 &&
	       (end + 1 == scan->chunk || token_byte_at(scan, end + 1) == ',');
}

/*
 * Does the byte at i join the word from begin to what follows?  part is where
 * its last part begins, behind a hyphen, say.
 */
static bool
joins(const struct token_scan *scan, uint32_t begin, uint32_t part, uint32_t i)
{
	switch (token_byte_at(scan, i)) {
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

uint32_t
token_read_word(struct token_scan *scan, uint32_t begin)
{
	uint32_t part = begin;
	uint32_t apostrophe = 0;
	uint32_t i = begin;

	for (;;) {
		uint32_t n;

		i = token_letters_end(scan, i);
		if ((token_kind_at(scan, i) &
			(QUOTE | JOINER | ADDRESS | HIGH)) == 0)
			break;
		n = token_apostrophe_len(scan, i);
		if (n > 0 && (token_letter_len(scan, i + n) > 0 ||
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
	token_add_word(scan, begin, i, apostrophe);
	return i;
}
