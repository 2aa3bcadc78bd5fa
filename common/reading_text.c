/* What is said of the text of a reading: words, labels, quotations. */
#include "reading.h"
#include "utf8.h"

/* Does the character at byte i, which is not ASCII, make a word? */
static bool
is_word_char(struct str s, size_t i)
{
	uint32_t c = utf8_at(s, i);

	return utf8_is_letter(c) || utf8_is_digit(c);
}

uint32_t
reading_words(struct str s)
{
	uint32_t n = 0;
	bool open = false; /* a word was counted, the next has not begun */

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == ' ' || c == '\n')
			open = false;
		else if (!open && (c < 0x80 ? ascii_is_alnum(c)
		                            : c >= 0xc0 && is_word_char(s, i))) {
			open = true;
			n++;
		}
	}
	return n;
}

bool
reading_is_story(struct str label)
{
	static const char *const story[] = { "body", "headline", "dek",
		"list", "caption", "transcript" };

	for (size_t i = 0; i < sizeof(story) / sizeof(story[0]); i++)
		if (str_is(label, story[i]))
			return true;
	return false;
}

struct str
reading_quote_text(const struct quotation *quotation, struct arena *arena)
{
	const struct records *pieces = &quotation->pieces;
	const struct str joint = STR(" … ");
	size_t len = 0;
	char *out, *p;

	if (pieces->n == 1)
		return pieces->at[0]->surface;
	for (size_t i = 0; i < pieces->n; i++)
		len += pieces->at[i]->surface.len + joint.len;
	p = out = arena_alloc(arena, len);
	for (size_t i = 0; i < pieces->n; i++) {
		struct str piece = pieces->at[i]->surface;

		memcpy(p, joint.at, i > 0 ? joint.len : 0);
		p += i > 0 ? joint.len : 0;
		memcpy(p, piece.at, piece.len);
		p += piece.len;
	}
	return (struct str){ out, (size_t)(p - out) };
}
