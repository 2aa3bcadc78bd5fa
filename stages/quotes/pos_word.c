/* What the form of a word alone tells of its tag. */
#include "pos.h"

#include "utf8.h"

/* Marks whose tag needs no learning. */
static const struct mark_tag {
	const char *form;
	unsigned char tag;
} marks[] = {
	{ ",", POS_COMMA },
	{ ":", POS_COLON }, { ";", POS_COLON }, { "…", POS_COLON },
	{ "-", POS_HYPHEN },
	{ "--", POS_DASH }, { "---", POS_DASH }, { "–", POS_DASH },
	{ "—", POS_DASH }, { "―", POS_DASH },
	{ "(", POS_OPEN }, { "[", POS_OPEN }, { "{", POS_OPEN },
	{ ")", POS_CLOSE }, { "]", POS_CLOSE }, { "}", POS_CLOSE },
	{ "\"", POS_QUOTE }, { "“", POS_QUOTE }, { "”", POS_QUOTE },
	{ "''", POS_QUOTE }, { "``", POS_QUOTE },
	{ "$", POS_SYM }, { "%", POS_SYM }, { "#", POS_SYM },
	{ "/", POS_SYM }, { "=", POS_SYM }, { "+", POS_SYM },
};

static unsigned char
fixed_tag(struct str form)
{
	unsigned char c = (unsigned char)form.at[0];

	if (ascii_is_alnum(c))
		return POS_COUNT;
	if (c == '.' || c == '?' || c == '!')
		return form.len > 1 && form.at[1] == '.' ? POS_COLON : POS_STOP;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_is(form, marks[i].form))
			return marks[i].tag;
	return POS_COUNT;
}

static uint32_t
shape_of(struct str form)
{
	uint32_t shape = 0;
	size_t capitals = 0;

	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];

		if (ascii_is_upper(c))
			capitals++;
		else if (ascii_is_digit(c))
			shape |= POS_SHAPE_DIGIT;
		else if (c == '-')
			shape |= POS_SHAPE_HYPHEN;
		else if (c == '.')
			shape |= POS_SHAPE_STOP;
		else if (c >= 0x80)
			shape |= POS_SHAPE_WIDE;
	}
	if (ascii_is_upper((unsigned char)form.at[0]))
		shape |= POS_SHAPE_CAPITAL;
	else if (shape & POS_SHAPE_WIDE && utf8_is_upper(utf8_at(form, 0)))
		shape |= POS_SHAPE_CAPITAL;
	if (capitals > 1 && capitals + 1 >= form.len)
		shape |= POS_SHAPE_ALL_CAPITALS;
	return shape;
}

/* Curly apostrophes are straight ones to the tagger. */
static size_t
lower_key(struct str form, char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];

		if (c == 0xe2 && i + 2 < form.len &&
		    (unsigned char)form.at[i + 1] == 0x80 &&
		    ((unsigned char)form.at[i + 2] == 0x99 ||
		    (unsigned char)form.at[i + 2] == 0x98)) {
			out[n++] = '\'';
			i += 2;
		} else if (ascii_is_digit(c)) {
			out[n++] = '0';
		} else {
			out[n++] = (char)ascii_lower(c);
		}
	}
	return n;
}

enum { KEY_MAX = 64 };

static uint32_t
last_bytes(struct str key, size_t n)
{
	uint32_t bytes = 0;

	if (n > key.len)
		n = key.len;
	for (size_t i = key.len - n; i < key.len; i++)
		bytes = bytes << 8 | (unsigned char)key.at[i];
	return bytes;
}

struct pos_word
pos_word(struct str form, bool quotation)
{
	char lower[KEY_MAX];
	struct str key = { lower, 0 };

	if (quotation || form.len == 0)
		return (struct pos_word){ .lower = 1, .fixed = POS_QUOTE };
	if (form.len > KEY_MAX)
		form.len = KEY_MAX;
	key.len = lower_key(form, lower);
	return (struct pos_word){
		.lower = (uint32_t)hash_str(key),
		.suffix = last_bytes(key, 3),
		.suffix2 = last_bytes(key, 2),
		.shape = shape_of(form),
		.fixed = fixed_tag(form),
	};
}
