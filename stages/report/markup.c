#include "markup.h"

#include "sha256.h"

static const char *
entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\n':
	case '\t':
		return " ";
	default:
		return (unsigned char)c < 0x20 || c == 0x7f ? "" : NULL;
	}
}

void
markup_text(struct buf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *entity = entity_of(text.at[i]);

		if (entity == NULL)
			continue;
		buf_add(out, str_slice(text, from, i));
		buf_text(out, entity);
		from = i + 1;
	}
	buf_add(out, str_slice(text, from, text.len));
}

void
markup_attr(struct buf *out, const char *name, struct str value)
{
	buf_byte(out, ' ');
	buf_text(out, name);
	buf_text(out, "=\"");
	markup_text(out, value);
	buf_byte(out, '"');
}

void
markup_number(struct buf *out, uint64_t n)
{
	if (n >= 1000) {
		markup_number(out, n / 1000);
		buf_printf(out, ",%03u", (unsigned)(n % 1000));
	} else {
		buf_number(out, n);
	}
}

bool
markup_is_link(struct str url)
{
	if (!str_starts(url, STR("http://")) &&
	    !str_starts(url, STR("https://")))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.at[i] <= ' ')
			return false;
	return true;
}

void
markup_hash(struct buf *out, struct str text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                             "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char digest[SHA256_SIZE + 1] = { 0 };
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, text);
	sha256_end(&sha, digest);
	buf_text(out, "'sha256-");
	for (size_t i = 0; i < SHA256_SIZE; i += 3) {
		uint32_t bits = (uint32_t)digest[i] << 16 |
		    (uint32_t)digest[i + 1] << 8 |
		    (i + 2 < SHA256_SIZE ? digest[i + 2] : 0);

		buf_byte(out, digits[bits >> 18]);
		buf_byte(out, digits[bits >> 12 & 63]);
		buf_byte(out, digits[bits >> 6 & 63]);
		buf_byte(out, i + 2 < SHA256_SIZE ? digits[bits & 63] : '=');
	}
	buf_byte(out, '\'');
}
