/* UTF-16, with or without a mark. */
#include "decode.h"
#include "decode_in.h"
#include "utf8.h"

enum order { LITTLE, BIG };

static uint32_t
unit_at(struct str s, size_t i, enum order order)
{
	uint32_t a = (unsigned char)s.at[i], b = (unsigned char)s.at[i + 1];

	return order == LITTLE ? b << 8 | a : a << 8 | b;
}

/* Decode the code point at byte i; 0 bytes where its surrogate is alone. */
static size_t
utf16_decode(struct str s, size_t i, enum order order, uint32_t *c)
{
	uint32_t low;

	if (i + 2 > s.len)
		return 0;
	*c = unit_at(s, i, order);
	if (*c < 0xd800 || *c > 0xdfff)
		return 2;
	if (*c > 0xdbff || i + 4 > s.len)
		return 0;
	low = unit_at(s, i + 2, order);
	if (low < 0xdc00 || low > 0xdfff)
		return 0;
	*c = 0x10000 + ((*c - 0xd800) << 10 | (low - 0xdc00));
	return 4;
}

void
decode_wide(struct decoded *out, struct str bytes, size_t begin, bool little,
    struct arena *arena)
{
	enum order order = little ? LITTLE : BIG;
	struct edit edit;

	edit_begin(&edit, bytes, arena);
	if (begin > 0)
		edit_drop(&edit, 0, begin);
	for (size_t i = begin; i < bytes.len;) {
		char encoded[4];
		uint32_t c;
		size_t n = utf16_decode(bytes, i, order, &c);
		size_t next = i + (n > 0 ? n : 2);

		if (next > bytes.len)
			next = bytes.len;
		if (n > 0) {
			edit_change(&edit, i, next, (struct str){ encoded,
			    utf8_encode(c, encoded) });
		} else {
			edit_change(&edit, i, next, decode_replacement);
			out->replaced++;
		}
		i = next;
	}
	out->text = edit_end(&edit);
	out->encoding = order == LITTLE ? "utf-16le" : "utf-16be";
}

/*
 * UTF-16 without a mark shows by its NULs: in Latin script every other byte
 * is one, always on the same side.
 */
const char *
decode_guess_wide(struct str bytes)
{
	size_t len = bytes.len < 4096 ? bytes.len : 4096, nuls[2] = { 0, 0 };

	if (str_find(str_slice(bytes, 0, len), '\0', 0) == len)
		return NULL;
	for (size_t i = 0; i < len; i++)
		nuls[i % 2] += bytes.at[i] == '\0';
	if (len >= 4 && nuls[1] * 2 > len / 2 && nuls[0] * 16 < nuls[1])
		return "utf-16le";
	if (len >= 4 && nuls[0] * 2 > len / 2 && nuls[1] * 16 < nuls[0])
		return "utf-16be";
	return NULL;
}
