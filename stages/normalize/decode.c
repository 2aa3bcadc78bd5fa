#include "decode.h"

#include "decode_in.h"
#include "utf8.h"

const struct str decode_replacement = { "\xef\xbf\xbd", 3 };

/* --------------------------------------- UTF-8 with Windows-1252 in it */

/*
 * How many bytes at i are one undecodable place: the beginning of a sequence
 * that breaks off is one, any other byte is one of its own.
 */
static size_t
broken_length(struct str s, size_t i)
{
	static const unsigned char last[3] = { 0x80, 0x80, 0x80 };
	unsigned char lead = (unsigned char)s.at[i];
	size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	size_t n = 1;

	if (lead < 0xc2 || lead > 0xf4)
		return 1;
	while (n < want - 1 && i + n < s.len) {
		char whole[4] = { s.at[i], s.at[i + 1] };
		uint32_t c;

		if (((unsigned char)s.at[i + n] & 0xc0) != 0x80)
			break;
		/* Is what stands there the start of any valid sequence? */
		memcpy(whole, s.at + i, n + 1);
		memcpy(whole + n + 1, last, want - n - 1);
		if (utf8_decode((struct str){ whole, want }, 0, &c) == 0)
			break;
		n++;
	}
	return n;
}

/* What speaks for UTF-8 and what against it in one line. */
struct votes {
	size_t valid;  /* sequences of two bytes or more */
	size_t broken;
	bool cut;      /* the only fault is that the last one breaks off */
	bool common;   /* and it is no letter: C2 C3 E2, or more bytes */
};

static struct votes
count_votes(struct str line)
{
	struct votes votes = { 0, 0, false, false };

	for (size_t i = utf8_ascii(line); i < line.len;) {
		uint32_t c;
		size_t n = utf8_decode(line, i, &c);

		if (n == 0) {
			unsigned char lead = (unsigned char)line.at[i];

			n = broken_length(line, i);
			votes.broken++;
			votes.cut = i + n == line.len && votes.broken == 1 &&
			    lead >= 0xc2;
			votes.common = lead == 0xc2 || lead == 0xc3 ||
			    lead == 0xe2 || n > 1;
		} else if (n > 1) {
			votes.valid++;
		}
		i += n;
	}
	return votes;
}

struct lines {
	struct edit edit;
	struct decoded *out;
	bool utf8;    /* some line had sequences of UTF-8 */
	bool cp1252;  /* some line was read as Windows-1252 */
};

static void
replace(struct lines *lines, size_t begin, size_t end)
{
	edit_change(&lines->edit, begin, end, decode_replacement);
	lines->out->replaced++;
}

static void
mend_utf8_line(struct lines *lines, struct str s, size_t begin, size_t end)
{
	struct str line = str_slice(s, 0, end);

	for (size_t i = begin; i < end;) {
		uint32_t c;
		size_t n = utf8_decode(line, i, &c);

		if (n == 0) {
			n = broken_length(line, i);
			replace(lines, i, i + n);
		}
		i += n;
	}
	lines->utf8 = true;
}

static void
read_cp1252_line(struct lines *lines, struct str s, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++) {
		unsigned char byte = (unsigned char)s.at[i];
		char encoded[4];
		uint32_t c;

		if (byte < 0x80)
			continue;
		c = cp1252_char(byte);
		if (c == 0)
			replace(lines, i, i + 1);
		else
			edit_change(&lines->edit, i, i + 1, (struct str){
			    encoded, utf8_encode(c, encoded) });
	}
	lines->cp1252 = true;
}

static void
read_line(struct lines *lines, struct str s, size_t begin, size_t end)
{
	struct votes votes = count_votes(str_slice(s, begin, end));
	bool cut_file = votes.cut && end == s.len && votes.common &&
	    (lines->utf8 || !lines->cp1252);

	if (votes.broken == 0)
		lines->utf8 = lines->utf8 || votes.valid > 0;
	else if (votes.valid >= votes.broken || cut_file)
		mend_utf8_line(lines, s, begin, end);
	else
		read_cp1252_line(lines, s, begin, end);
}

/* Lines end with LF, or with CR alone as on old Macintoshes. */
static size_t
line_end(struct str s, size_t begin)
{
	size_t end = begin;

	while (end < s.len && s.at[end] != '\n' && s.at[end] != '\r')
		end++;
	return end;
}

static void
decode_lines(struct decoded *out, struct str bytes, size_t skip,
    struct arena *arena)
{
	struct lines lines = { .out = out };

	edit_begin(&lines.edit, bytes, arena);
	if (skip > 0)
		edit_drop(&lines.edit, 0, skip);
	if (utf8_valid(str_slice(bytes, skip, bytes.len)) <
	    bytes.len - skip)
		for (size_t begin = skip; begin < bytes.len;) {
			size_t end = line_end(bytes, begin);

			read_line(&lines, bytes, begin, end);
			begin = end + 1;
		}
	out->text = edit_end(&lines.edit);
	out->encoding = !lines.cp1252 ? "utf-8"
	    : lines.utf8              ? "utf-8+windows-1252"
	                              : "windows-1252";
}

static void
decode_cp1252(struct decoded *out, struct str bytes, struct arena *arena)
{
	struct lines lines = { .out = out };

	edit_begin(&lines.edit, bytes, arena);
	read_cp1252_line(&lines, bytes, 0, bytes.len);
	out->text = edit_end(&lines.edit);
	out->encoding = "windows-1252";
}

/* ------------------------------------------------------------- choosing */

static const struct {
	const char *name, *encoding;
} names[] = {
	{ "utf-8", "utf-8" },
	{ "utf8", "utf-8" },
	{ "us-ascii", "utf-8" },
	{ "ascii", "utf-8" },
	{ "utf-16le", "utf-16le" },
	{ "utf-16be", "utf-16be" },
	{ "windows-1252", "windows-1252" },
	{ "cp1252", "windows-1252" },
	{ "iso-8859-1", "windows-1252" },
	{ "latin-1", "windows-1252" },
	{ "latin1", "windows-1252" },
};

const char *
decode_name(struct str name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_nocase(name, str_of(names[i].name)))
			return names[i].encoding;
	return NULL;
}

const char *
decode_by_mark(struct str bytes, size_t *mark)
{
	*mark = str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 2;
	if (*mark == 3)
		return "utf-8";
	if (str_starts(bytes, STR("\xff\xfe")))
		return "utf-16le";
	if (str_starts(bytes, STR("\xfe\xff")))
		return "utf-16be";
	*mark = 0;
	return NULL;
}

/* By its mark, as told, or by its NULs; NULL: by its lines. */
static const char *
choose(struct str bytes, const char *encoding, size_t *mark)
{
	const char *marked = decode_by_mark(bytes, mark);

	if (marked != NULL)
		return marked;
	return encoding != NULL ? encoding : decode_guess_wide(bytes);
}

bool
decode_is_wide(struct str bytes, const char *encoding)
{
	size_t mark;

	encoding = choose(bytes, encoding, &mark);
	return encoding != NULL && strncmp(encoding, "utf-16", 6) == 0;
}

struct decoded
decode(struct str bytes, const char *encoding, struct arena *arena)
{
	struct decoded out = { 0 };
	size_t mark;

	encoding = choose(bytes, encoding, &mark);
	if (encoding == NULL || strcmp(encoding, "utf-8") == 0)
		decode_lines(&out, bytes, mark, arena);
	else if (strcmp(encoding, "windows-1252") == 0)
		decode_cp1252(&out, bytes, arena);
	else
		decode_wide(&out, bytes, mark,
		    strcmp(encoding, "utf-16le") == 0, arena);
	return out;
}
