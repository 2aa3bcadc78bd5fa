#include "tokens.h"

#include "address.h"
#include "runs.h"
#include "token_scan.h"
#include "utf8.h"

/* "’71", "'cuz", "’em": an apostrophe that opens a word. */
static bool
opens_word(const struct token_scan *scan, uint32_t i)
{
	uint32_t n = token_apostrophe_len(scan, i);
	struct str word;

	if (n == 0 || token_byte_at(scan, i) == '`')
		return false;
	word = token_slice(scan, i + n, token_letters_end(scan, i + n));
	if (word.len >= 2 && ascii_is_digit((unsigned char)word.at[0]))
		return word.len == 2 || word.at[2] == 's';
	return str_eq_nocase(word, STR("cuz")) ||
	       str_eq_nocase(word, STR("cause")) ||
	       str_eq_nocase(word, STR("em")) ||
	       str_eq_nocase(word, STR("til"));
}

static uint32_t
read_piece(struct token_scan *scan, uint32_t i)
{
	unsigned kind = token_kind_at(scan, i);

	if (kind & LETTER)
		return token_read_word(scan, i);
	if (kind & DIGIT)
		return token_read_number(scan, i);
	if (kind & (QUOTE | HIGH) && opens_word(scan, i)) {
		uint32_t n = token_apostrophe_len(scan, i);
		uint32_t end = token_letters_end(scan, i + n);

		token_add(scan, i, end, TOKEN_WORD);
		return end;
	}
	if (token_byte_at(scan, i) == '.' &&
	    token_kind_at(scan, i + 1) & DIGIT &&
	    (i == scan->begin ||
		token_kinds[(unsigned char)scan->text.at[i - 1]] &
		    BLANK)) { /* ".265" */
		uint32_t end = token_digits_end(scan, i + 1);

		token_add(scan, i, end, TOKEN_NUMBER);
		return end;
	}
	if (kind & HIGH)
		return token_high_letter(scan, i) > 0
			   ? token_read_word(scan, i)
			   : token_read_wide_mark(scan, i);
	return token_read_mark(scan, i);
}

/* Marks that may stand before an address.  So few that the look for one
 * behind each costs linear time. */
static bool
opens_chunk(const struct token_scan *scan, uint32_t i)
{
	char c = token_byte_at(scan, i);

	return c == '(' || c == '<' || c == '[' || c == '"' || c == '\'' ||
	       (token_kind_at(scan, i) & HIGH &&
		   token_high_letter(scan, i) == 0);
}

static void
read_chunk(struct token_scan *scan, uint32_t i)
{
	bool fresh = true; /* nothing but opening marks before i */

	while (i < scan->chunk) {
		uint32_t end = 0;

		if (fresh && (scan->kinds & ADDRESS || scan->kinds & JOINER))
			end = address_end(scan->text, i, scan->chunk);
		if (end != 0) {
			token_add(scan, i, end, TOKEN_URL);
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
		return token_kinds[lead] & BLANK ? 1 : 0;
	if (lead != 0xc2 && (lead < 0xe1 || lead > 0xe3))
		return 0;
	n = utf8_decode(text, i, &c);
	return utf8_is_space(c) ? (uint32_t)n : 0;
}

/* Set chunk and kinds for the bytes from i on. */
static void
measure_chunk(struct token_scan *scan, uint32_t i)
{
	scan->kinds = 0;
	while (i < scan->end) {
		unsigned kind = token_kinds[(unsigned char)scan->text.at[i]];

		if (kind & (BLANK | HIGH) && blank_len(scan->text, i) > 0)
			break;
		scan->kinds |= kind;
		i++;
	}
	scan->chunk = i;
}

/* Does the chunk end at i, which is not behind the sentence? */
static bool
ends_chunk(const struct token_scan *scan, uint32_t i)
{
	return i == scan->end || scan->text.at[i] == ' ';
}

/* How many bytes "'s" at i takes; 0: it is another. */
static uint32_t
possessive_len(const struct token_scan *scan, uint32_t i)
{
	const char *at = scan->text.at + i;
	uint32_t left = scan->end - i;

	if (left >= 2 && at[0] == '\'')
		return at[1] == 's' ? 2 : 0;
	return left >= 4 && memcmp(at, "\xe2\x80\x99s", 4) == 0 ? 4 : 0;
}

/*
 * Most chunks are letters, alone or with a comma, a stop or "'s" behind them.
 * They need no look for what else they may be.  Returns the end of the chunk
 * where it was one and read, else i.
 */
static uint32_t
read_usual(struct token_scan *scan, uint32_t i)
{
	uint32_t end = run_letters(scan->text, i, scan->end), n;
	char c = end < scan->end ? scan->text.at[end] : '\0';

	if (end == i)
		return i;
	if (c == ' ') {
		token_add_word(scan, i, end, 0);
		return scan->chunk = end;
	}
	if ((c == ',' || c == '.') && ends_chunk(scan, end + 1)) {
		scan->chunk = end + 1;
		if (c == ',')
			token_add_word(scan, i, end, 0);
		if (c == ',' || token_read_word(scan, i) == end)
			token_add(scan, end, end + 1, TOKEN_PUNCT);
		return end + 1;
	}
	n = possessive_len(scan, end);
	if (n == 0 || !ends_chunk(scan, end + n))
		return i;
	token_add_word(scan, i, end + n, end);
	return scan->chunk = end + n;
}

static struct tokens
tokenize(struct str text, struct span sentence, bool words, struct arena *arena)
{
	struct token_scan scan = {
		.text = text,
		.begin = sentence.begin,
		.end = sentence.end,
		.words = words,
		.space = true,
		.arena = arena,
	};
	uint32_t i = sentence.begin;

	scan.list.cap = span_len(sentence) / 5 + 8;
	scan.list.at =
	    arena_alloc(arena, scan.list.cap * sizeof(scan.list.at[0]));
	while (i < scan.end) {
		uint32_t n = text.at[i] == ' ' ? 1 : blank_len(text, i), end;

		if (n > 0) {
			scan.space = true;
			i += n;
			continue;
		}
		end = read_usual(&scan, i);
		if (end > i) {
			i = end;
			continue;
		}
		measure_chunk(&scan, i);
		if (scan.kinds == LETTER)
			token_add_word(&scan, i, scan.chunk, 0);
		else
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
