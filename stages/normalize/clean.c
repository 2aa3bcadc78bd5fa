#include "clean.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lanes.h"
#include "decode.h"
#include "diag.h"
#include "utf8.h"

/* ------------------------------------------------- what is as it should be */

/* Which bytes are neither printable ASCII nor LF? */
static inline lanes
find_other(const char *at)
{
	lanes bytes = lanes_load(at);

	return ~(lanes_within(bytes, ' ', 0x7e) |
	    lanes_are(bytes, '\n'));
}

static bool
is_plain(unsigned char c)
{
	return (c >= ' ' && c < 0x7f) || c == '\n';
}

/* The first byte at or after i that needs a look. */
static size_t
skip_plain(struct str s, size_t i)
{
	for (; i + 64 <= s.len; i += 64)
		if (lanes_any(find_other(s.at + i) |
		        find_other(s.at + i + 16) | find_other(s.at + i + 32) |
		        find_other(s.at + i + 48)))
			break;
	for (; i + 16 <= s.len; i += 16) {
		lanes other = find_other(s.at + i);

		if (lanes_any(other))
			return i + bits_first(lanes_bits(other));
	}
	while (i < s.len && is_plain((unsigned char)s.at[i]))
		i++;
	return i;
}

/* General punctuation that is printed: quotation marks, dashes, dots. */
static bool
is_printed_mark(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e) ||
	    (c >= 0x20a0 && c <= 0x20c0) || c == 0x2122;
}

/* A character that neither changes nor joins with one beside it. */
static bool
is_inert(uint32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x300)
		return true;
	if (c >= 0x1100 && c <= 0x11ff)
		return false;
	p = utf8proc_get_property((utf8proc_int32_t)c);
	if (p->category == UTF8PROC_CATEGORY_MN ||
	    p->category == UTF8PROC_CATEGORY_MC ||
	    p->category == UTF8PROC_CATEGORY_ME)
		return false;
	return p->decomp_seqindex == UINT16_MAX || p->decomp_type != 0;
}

/* ------------------------------------------------------------ one round */

struct cleaner {
	struct edit edit;
	struct str s;
	bool mojibake; /* look for it */
};

static void
put(struct cleaner *cleaner, size_t begin, size_t end, uint32_t c)
{
	char out[4];

	edit_change(&cleaner->edit, begin, end,
	    (struct str){ out, utf8_encode(c, out) });
}

/* The end of a terminal's escape sequence, "ESC [ 31 m", at byte i. */
static size_t
escape_end(struct str s, size_t i)
{
	size_t end = i + 1;

	if (end >= s.len || s.at[end] != '[')
		return end;
	for (end++; end < s.len && end < i + 32; end++) {
		unsigned char c = (unsigned char)s.at[end];

		if (c >= 0x40 && c <= 0x7e)
			return end + 1;
		if (c < 0x20 || c > 0x3f)
			break;
	}
	return i + 1;
}

static size_t
clean_control(struct cleaner *cleaner, size_t i)
{
	struct str s = cleaner->s;
	size_t end = i + 1;

	switch (s.at[i]) {
	case '\t':
		put(cleaner, i, end, ' ');
		return end;
	case '\r':
		end += end < s.len && s.at[end] == '\n';
		put(cleaner, i, end, '\n');
		return end;
	case '\v':
	case '\f':
		put(cleaner, i, end, '\n');
		return end;
	case 0x1b:
		end = escape_end(s, i);
		break;
	default:
		break;
	}
	edit_drop(&cleaner->edit, i, end);
	return end;
}

static bool
is_invisible(uint32_t c)
{
	return c == 0xad || c == 0x61c || c == 0x180e || c == 0x200b ||
	    c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	    (c >= 0xfff9 && c <= 0xfffb);
}

static bool
is_blank(uint32_t c)
{
	return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Does a joiner belong behind c: in emoji, in scripts that need it? */
static bool
takes_joiner(uint32_t c)
{
	return (c >= 0x600 && c < 0x1e00) || (c >= 0x2190 && c < 0x2c00) ||
	    (c >= 0xa800 && c < 0xac00) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    (c >= 0x1f000 && c < 0x20000);
}

static bool
keeps_joiner(struct str s, size_t i, size_t end)
{
	size_t begin;

	return i > 0 && takes_joiner(utf8_before(s, i, &begin)) &&
	    takes_joiner(utf8_at(s, end));
}

/* Change the character c, not ASCII, where it alone is at fault. */
static bool
clean_one(struct cleaner *cleaner, size_t i, size_t end, uint32_t c)
{
	uint32_t meant;

	if (c < 0xa0) {
		meant = cp1252_char((unsigned char)c);
		if (c == 0x85)
			put(cleaner, i, end, '\n');
		else if (meant == 0)
			edit_drop(&cleaner->edit, i, end);
		else
			put(cleaner, i, end, meant);
	} else if (is_blank(c)) {
		put(cleaner, i, end, ' ');
	} else if (c == 0x2028 || c == 0x2029) {
		put(cleaner, i, end, '\n');
	} else if (is_invisible(c)) {
		edit_drop(&cleaner->edit, i, end);
	} else if ((c == 0x200c || c == 0x200d) &&
	    !keeps_joiner(cleaner->s, i, end)) {
		edit_drop(&cleaner->edit, i, end);
	} else {
		return false;
	}
	return true;
}

/* ------------------------------------------------------------------ NFC */

/*
 * Marks beyond this many in a row are cut off from their letter by a
 * combining grapheme joiner, as in the Stream-Safe Text Format of UAX 15, so
 * that ordering them takes linear time.
 */
enum { MARKS_MAX = 30 };

/*
 * The end of the stretch from i that NFC must see whole; *full: it ends
 * because it has too many marks.
 */
static size_t
stretch_end(struct str s, size_t i, bool *full)
{
	size_t end = i, marks = 0;

	for (*full = false; end < s.len;) {
		uint32_t c;
		size_t n = utf8_decode(s, end, &c);

		if (end > i && is_inert(c))
			break;
		if (utf8proc_get_property((utf8proc_int32_t)c)
		        ->combining_class == 0)
			marks = 0;
		else if (++marks > MARKS_MAX) {
			*full = true;
			break;
		}
		end += n;
	}
	return end;
}

static size_t
compose(struct cleaner *cleaner, size_t i)
{
	struct str s = cleaner->s;
	bool full;
	size_t begin = i, end = stretch_end(s, i, &full);
	struct str part, nfc;
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t len;

	if (i > cleaner->edit.kept)
		utf8_before(s, i, &begin);
	if (s.at[begin] == '\n')
		begin = i;
	part = str_slice(s, begin, end);
	len = utf8proc_map((const utf8proc_uint8_t *)part.at,
	    (utf8proc_ssize_t)part.len, &out,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (len < 0)
		die_memory();
	nfc = (struct str){ (const char *)out, (size_t)len };
	if (!str_eq(nfc, part))
		edit_change(&cleaner->edit, begin, end, nfc);
	free(out);
	if (full)
		put(cleaner, end, end, 0x34f);
	return end;
}

/* --------------------------------------------------------------- rounds */

static size_t
clean_character(struct cleaner *cleaner, size_t i)
{
	struct str s = cleaner->s;
	uint32_t c, meant;
	size_t n = utf8_decode(s, i, &c), end = i + n, len;

	if (c < 0x80)
		return clean_control(cleaner, i);
	if (is_printed_mark(c))
		return end;
	if (cleaner->mojibake && c >= 0xc2 && c <= 0xf4) {
		len = mojibake_decode(s, i, &meant);
		if (len > 0) {
			put(cleaner, i, i + len, meant);
			return i + len;
		}
	}
	if (c < 0xc0 || c >= 0x600) {
		if (clean_one(cleaner, i, end, c))
			return end;
	}
	return is_inert(c) ? end : compose(cleaner, i);
}

/* Go over the text once.  Returns whether anything changed. */
static bool
clean_once(struct mapped *text, bool mojibake, struct arena *arena)
{
	struct cleaner cleaner = { .s = text->text, .mojibake = mojibake };
	struct mapped done;
	bool changed;

	edit_begin(&cleaner.edit, text->text, arena);
	for (size_t i = skip_plain(cleaner.s, 0); i < cleaner.s.len;
	     i = skip_plain(cleaner.s, i))
		i = clean_character(&cleaner, i);
	changed = edit_changed(&cleaner.edit);
	if (changed) {
		done = edit_end(&cleaner.edit);
		mapped_apply(text, &done, arena);
	}
	return changed && !text->full;
}

/*
 * What one round leaves may be work for the next: mojibake of mojibake, a
 * letter and its mark that only a zero-width space kept apart.  Mojibake
 * deeper than any that people make is left as it is in the end, so that
 * hostile text costs no more than a few rounds.
 */
bool
clean(struct mapped *text, struct arena *arena)
{
	enum { ROUNDS_MAX = 12 };

	for (int round = 0; round < ROUNDS_MAX; round++)
		if (!clean_once(text, true, arena))
			return true;
	for (int round = 0; round < ROUNDS_MAX; round++)
		if (!clean_once(text, false, arena))
			break;
	return false;
}
