/* The escapes in JSON strings. */
#include "json.h"
#include "utf8.h"

static bool
hex4(struct str s, size_t i, uint32_t *value)
{
	*value = 0;
	if (i + 4 > s.len)
		return false;
	for (size_t k = i; k < i + 4; k++) {
		unsigned char c = ascii_lower((unsigned char)s.at[k]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*value = *value << 4 |
		    (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return true;
}

/* Decode "\u00e9" or a pair of surrogates at byte i; returns its length. */
static size_t
unicode_escape(struct str s, size_t i, uint32_t *c)
{
	uint32_t low;

	if (!hex4(s, i + 2, c))
		return 0;
	if (*c < 0xd800 || *c > 0xdfff)
		return 6;
	if (*c < 0xdc00 && i + 12 <= s.len && s.at[i + 6] == '\\' &&
	    s.at[i + 7] == 'u' && hex4(s, i + 8, &low) && low >= 0xdc00 &&
	    low <= 0xdfff) {
		*c = 0x10000 + ((*c - 0xd800) << 10 | (low - 0xdc00));
		return 12;
	}
	*c = 0xfffd;
	return 6;
}

/* Decode the escape at byte i, a backslash; what is none stands for itself. */
static size_t
escape(struct str s, size_t i, uint32_t *c)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;
	size_t len;

	if (i + 1 >= s.len) {
		*c = '\\';
		return 1;
	}
	if (s.at[i + 1] == 'u') {
		len = unicode_escape(s, i, c);
		if (len > 0)
			return len;
	}
	at = s.at[i + 1] == '\0' ? NULL : strchr(from, s.at[i + 1]);
	*c = at == NULL ? '\\' : (uint32_t)to[at - from];
	return at == NULL ? 1 : 2;
}

void
json_unescape(struct edit *edit, struct span at)
{
	struct str s = str_slice(edit->from, 0, at.end);

	for (size_t i = str_find(s, '\\', at.begin); i < s.len;
	     i = str_find(s, '\\', i)) {
		char out[4];
		uint32_t c;
		size_t len = escape(s, i, &c);

		edit_change(edit, i, i + len,
		    (struct str){ out, utf8_encode(c, out) });
		i += len;
	}
}

struct str
json_string(struct str s, struct json_value value, struct arena *arena)
{
	struct span inner = json_inner(value);
	struct str part = str_span(s, inner);
	struct edit edit;

	edit_begin(&edit, part, arena);
	json_unescape(&edit, (struct span){ 0, (uint32_t)part.len });
	return edit_end(&edit).text;
}
