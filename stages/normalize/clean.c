#include "clean.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "clean_in.h"
#include "decode.h"
#include "diag.h"
#include "utf8.h"

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

/* Mend the character c, not ASCII, where it alone is at fault. */
static bool
clean_one(struct cleaner *cleaner, size_t i, size_t end, uint32_t c)
{
	enum fault fault = clean_fault(cleaner->s, i, end, c);
	uint32_t meant = 0;

	if (fault == FAULT_NONE)
		return false;
	if (fault == FAULT_CONTROL)
		meant = cp1252_char((unsigned char)c);
	else if (fault != FAULT_DROP)
		meant = fault == FAULT_BLANK ? ' ' : '\n';
	if (meant == 0)
		edit_drop(&cleaner->edit, i, end);
	else
		put(cleaner, i, end, meant);
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

		if (end > i && clean_is_inert(c))
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
	if (cleaner->mojibake && c >= 0xc2 && c <= 0xf4) {
		len = mojibake_decode(s, i, &meant);
		if (len > 0) {
			put(cleaner, i, i + len, meant);
			return i + len;
		}
	}
	return clean_one(cleaner, i, end, c) ? end : compose(cleaner, i);
}

/* What a change can make wrong stands no further from it, in bytes. */
enum { NEAR = 64 };

/*
 * The bytes of text around the change *op and those behind it that touch;
 * *op is set to the next one.
 */
static struct str
around_change(const struct mapped *done, const struct srcmap_op **op,
    const struct srcmap_op *end)
{
	struct str s = done->text;
	size_t begin = (*op)->text < NEAR ? 0 : (*op)->text - NEAR;
	size_t last = (*op)[1].text;

	for (++*op; *op < end; ++*op)
		if (!(*op)->same && (*op)->text <= last + 2 * NEAR)
			last = (*op)[1].text;
		else if (!(*op)->same)
			break;
	last = last + NEAR < s.len ? last + NEAR : s.len;
	while (!utf8_is_boundary(s, begin))
		begin--;
	while (!utf8_is_boundary(s, last))
		last++;
	return str_slice(s, begin, last);
}

/* Is all right that stands around changes?  The rest was before. */
static bool
is_settled(const struct mapped *done)
{
	const struct srcmap_op *op = done->map.at, *end = op + done->map.n;

	while (op < end && op->same)
		op++;
	while (op < end)
		if (!clean_is_right(around_change(done, &op, end)))
			return false;
	return true;
}

/* Go over the text once.  Returns whether to go over it again. */
static bool
clean_once(struct mapped *text, bool mojibake, struct arena *arena)
{
	struct cleaner cleaner = { .s = text->text, .mojibake = mojibake };
	struct mapped done;

	edit_begin(&cleaner.edit, text->text, arena);
	for (size_t i = clean_right_end(cleaner.s, 0, mojibake);
	     i < cleaner.s.len;
	     i = clean_right_end(cleaner.s, i, mojibake))
		i = clean_character(&cleaner, i);
	if (!edit_changed(&cleaner.edit))
		return false;
	done = edit_end(&cleaner.edit);
	mapped_apply(text, &done, arena);
	return !text->full && !(mojibake && is_settled(&done));
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
