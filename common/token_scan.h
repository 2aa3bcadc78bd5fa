/*
 * The inside of tokens.c: what its parts know of the chunk that they cut.
 * A chunk is what stands between two blanks.
 */
#ifndef TOKEN_SCAN_H
#define TOKEN_SCAN_H

#include "tokens.h"

/* What a byte can be; a chunk (bytes between blanks) has the sum of them. */
enum {
	LETTER = 1,
	DIGIT = 2,
	BLANK = 4,
	HIGH = 8,     /* not ASCII */
	QUOTE = 16,   /* ' and ` */
	JOINER = 32,  /* what can stand inside a word or number */
	ADDRESS = 64, /* what only addresses, handles and faces need */
	OTHER = 128,
};

extern const unsigned char token_kinds[256];

struct token_list {
	struct token *at;
	size_t n, cap;
};

struct token_scan {
	struct str text;
	uint32_t begin, end; /* of the sentence */
	uint32_t chunk;      /* end of the bytes without blank */
	unsigned kinds;      /* of the chunk */
	bool words;          /* cut contractions */
	bool open_single;    /* a single quotation mark was opened */
	bool space;          /* white space before the next token */
	struct token_list list;
	struct arena *arena;
};

static inline unsigned
token_kind_at(const struct token_scan *scan, uint32_t i)
{
	return i < scan->chunk ? token_kinds[(unsigned char)scan->text.at[i]]
			       : 0;
}

static inline char
token_byte_at(const struct token_scan *scan, uint32_t i)
{
	return i < scan->chunk ? scan->text.at[i] : '\0';
}

static inline struct str
token_slice(const struct token_scan *scan, uint32_t begin, uint32_t end)
{
	return str_slice(scan->text, begin, end);
}

void token_add(struct token_scan *scan, uint32_t begin, uint32_t end,
    enum token_class class);

/* Bytes of the letter or digit at i; 0: it is none. */
uint32_t token_letter_len(const struct token_scan *scan, uint32_t i);

/* The same where the character at i is known to be beyond ASCII. */
uint32_t token_high_letter(const struct token_scan *scan, uint32_t i);

/* Where the letters and digits, or only the digits, from i on end. */
uint32_t token_letters_end(const struct token_scan *scan, uint32_t i);
uint32_t token_digits_end(const struct token_scan *scan, uint32_t i);

/* Bytes of the apostrophe at i: straight, curly or a grave; 0: none. */
uint32_t token_apostrophe_len(const struct token_scan *scan, uint32_t i);

/* Each adds what begins at byte begin and returns where that ends. */
uint32_t token_read_word(struct token_scan *scan, uint32_t begin);
uint32_t token_read_number(struct token_scan *scan, uint32_t begin);
uint32_t token_read_mark(struct token_scan *scan, uint32_t begin);
uint32_t token_read_wide_mark(struct token_scan *scan, uint32_t begin);

/*
 * Add the word from begin to end; for tokens_words() cut at its last
 * apostrophe, 0: none, or where two words are written as one.
 */
void token_add_word(
    struct token_scan *scan, uint32_t begin, uint32_t end, uint32_t apostrophe);

#endif
