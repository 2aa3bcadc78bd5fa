#include "token_scan.h"

#include "utf8.h"

/* clang-format off */
#define L LETTER
#define D DIGIT
#define B BLANK
#define Q QUOTE
#define J JOINER
#define A ADDRESS
#define O OTHER
#define H HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H
const unsigned char token_kinds[256] = {
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
/* clang-format on */
#undef L
#undef D
#undef B
#undef Q
#undef J
#undef A
#undef O
#undef H
#undef H16

void
token_add(struct token_scan *scan, uint32_t begin, uint32_t end,
    enum token_class class)
{
	struct token token = { { begin, end }, class, scan->space };

	arena_append(scan->arena, &scan->list, token);
	scan->space = false;
}

/* Bytes of the letter or digit at i beyond ASCII; 0: it is none. */
uint32_t
token_high_letter(const struct token_scan *scan, uint32_t i)
{
	const unsigned char *at = (const unsigned char *)scan->text.at + i;
	uint32_t c = 0;
	size_t n;

	if (at[0] == 0xc3) /* U+00C0 to U+00FF, all but the two signs */
		return at[1] == 0x97 || at[1] == 0xb7 ? 0 : 2;
	if (at[0] > 0xc3 && at[0] <= 0xca)
		return 2;
	n = utf8_decode(scan->text, i, &c);
	return utf8_is_letter(c) || utf8_is_digit(c) ? (uint32_t)n : 0;
}

/* How many bytes the letter or digit at i takes; 0: it is none. */
uint32_t
token_letter_len(const struct token_scan *scan, uint32_t i)
{
	unsigned kind = token_kind_at(scan, i);

	if (kind & (LETTER | DIGIT))
		return 1;
	return kind & HIGH ? token_high_letter(scan, i) : 0;
}

/* Where the letters and digits from i on end. */
uint32_t
token_letters_end(const struct token_scan *scan, uint32_t i)
{
	uint32_t n;

	for (;;) {
		while (token_kind_at(scan, i) & (LETTER | DIGIT))
			i++;
		n = token_letter_len(scan, i);
		if (n == 0)
			return i;
		i += n;
	}
}

/* Bytes of the apostrophe at i: straight, curly or a grave; 0: none. */
uint32_t
token_apostrophe_len(const struct token_scan *scan, uint32_t i)
{
	if (token_byte_at(scan, i) == '\'' || token_byte_at(scan, i) == '`')
		return 1;
	if (i + 3 <= scan->chunk &&
	    memcmp(scan->text.at + i, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

uint32_t
token_digits_end(const struct token_scan *scan, uint32_t i)
{
	while (token_kind_at(scan, i) & DIGIT)
		i++;
	return i;
}
