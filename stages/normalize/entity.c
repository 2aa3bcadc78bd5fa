/* Character references, "&amp;" "&#8217;" "&#x2019;". */
#include <libxml/HTMLparser.h>

#include "clean.h"
#include "decode.h"
#include "utf8.h"

enum { NAME_MAX_LEN = 31 };

static int
digit_value(unsigned char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
}

/* What a number means: C1 controls are Windows-1252, as browsers read them. */
static uint32_t
meant(uint32_t c)
{
	if (c >= 0x80 && c <= 0x9f && cp1252_char((unsigned char)c) != 0)
		return cp1252_char((unsigned char)c);
	if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0xfffd;
	return c;
}

/* Decode "&#39;" from the byte after '#'; returns where its ';' stands. */
static size_t
decode_number(struct str s, size_t i, uint32_t *c)
{
	int base = 10;
	size_t begin;

	if (i < s.len && (s.at[i] == 'x' || s.at[i] == 'X')) {
		base = 16;
		i++;
	}
	begin = i;
	for (*c = 0; i < s.len && i - begin < 10; i++) {
		int value = digit_value((unsigned char)s.at[i]);

		if (value >= base)
			break;
		if (*c <= 0x10ffff)
			*c = *c * (uint32_t)base + (uint32_t)value;
	}
	*c = meant(*c);
	return i > begin ? i : 0;
}

static size_t
decode_named(struct str s, size_t i, uint32_t *c)
{
	char name[NAME_MAX_LEN + 1];
	const htmlEntityDesc *entity;
	size_t n = 0;

	while (i + n < s.len && n < NAME_MAX_LEN &&
	    ascii_is_alnum((unsigned char)s.at[i + n])) {
		name[n] = s.at[i + n];
		n++;
	}
	name[n] = '\0';
	if (n == 0)
		return 0;
	if (strcmp(name, "apos") == 0) {
		*c = '\'';
		return i + n;
	}
	entity = htmlEntityLookup((const xmlChar *)name);
	if (entity == NULL)
		return 0;
	*c = entity->value;
	return i + n;
}

size_t
entity_decode(struct str text, size_t i, char *out, size_t *n)
{
	uint32_t c = 0;
	size_t end;

	if (i + 3 >= text.len)
		return 0;
	if (text.at[i + 1] == '#')
		end = decode_number(text, i + 2, &c);
	else
		end = decode_named(text, i + 1, &c);
	if (end == 0 || end >= text.len || text.at[end] != ';')
		return 0;
	*n = utf8_encode(c, out);
	return end + 1 - i;
}

void
clean_entities(struct mapped *text, struct arena *arena)
{
	struct str s = text->text;
	struct mapped done;
	struct edit edit;

	edit_begin(&edit, s, arena);
	for (size_t i = str_find(s, '&', 0); i < s.len;
	     i = str_find(s, '&', i)) {
		char out[8];
		size_t n = 0, len = entity_decode(s, i, out, &n);

		if (len > 0)
			edit_change(&edit, i, i + len, (struct str){ out, n });
		i += len > 0 ? len : 1;
	}
	if (!edit_changed(&edit))
		return;
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
}
