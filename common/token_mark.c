/* Punctuation and symbols. */
#include "token_scan.h"
#include "utf8.h"

/* Past bytes that are any of set. */
static uint32_t
run_end(const struct token_scan *scan, uint32_t i, const char *set)
{
	while (i < scan->chunk && scan->text.at[i] != '\0' &&
	       strchr(set, scan->text.at[i]) != NULL)
		i++;
	return i;
}

static uint32_t
same_end(const struct token_scan *scan, uint32_t i)
{
	char c = token_byte_at(scan, i);

	while (token_byte_at(scan, i) == c && i < scan->chunk)
		i++;
	return i;
}

/* ":)" and its like, standing alone or before the blank. */
static uint32_t
face_end(const struct token_scan *scan, uint32_t i)
{
	uint32_t left = scan->chunk - i;
	uint32_t n = 1;

	if (left < 2 || left > 4 ||
	    strchr(":;=", token_byte_at(scan, i)) == NULL)
		return 0;
	if (token_byte_at(scan, i + n) == '-' ||
	    token_byte_at(scan, i + n) == '\'')
		n++;
	if (n >= left ||
	    strchr(")(DPpO/|*]", token_byte_at(scan, i + n)) == NULL)
		return 0;
	return run_end(scan, i + n, ")(DPpO/|*]");
}

static uint32_t
ascii_mark_end(const struct token_scan *scan, uint32_t i)
{
	switch (token_byte_at(scan, i)) {
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

uint32_t
token_read_mark(struct token_scan *scan, uint32_t begin)
{
	uint32_t end = face_end(scan, begin);

	if (end != 0) {
		token_add(scan, begin, end, TOKEN_SYMBOL);
		return end;
	}
	if (token_byte_at(scan, begin) == '\'')
		scan->open_single = true;
	end = ascii_mark_end(scan, begin);
	token_add(scan, begin, end,
	    is_ascii_symbol(token_byte_at(scan, begin)) ? TOKEN_SYMBOL
							: TOKEN_PUNCT);
	return end;
}

/* Code points that belong to the symbol before them: skin, joined emoji. */
static uint32_t
symbol_end(const struct token_scan *scan, uint32_t i)
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
	       c == 0xa1 || c == 0xbf || c == 0xb7 ||
	       (c >= 0x3001 && c <= 0x3011);
}

uint32_t
token_read_wide_mark(struct token_scan *scan, uint32_t begin)
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
	token_add(
	    scan, begin, end, is_wide_punct(c) ? TOKEN_PUNCT : TOKEN_SYMBOL);
	return end;
}
