/* A file that is no text at all. */
#include "decode.h"
#include "decode_in.h"
#include "lanes.h"

static bool
has_magic(struct str bytes)
{
	static const struct str magic[] = {
		{ "%PDF-", 5 }, { "PK\x03\x04", 4 }, { "\x7f" "ELF", 4 },
		{ "\x89PNG", 4 }, { "GIF8", 4 }, { "\xff\xd8\xff", 3 },
		{ "{\\rtf", 5 }, { "\xd0\xcf\x11\xe0", 4 }, { "RIFF", 4 },
		{ "BZh", 3 }, { "\xfd" "7zXZ", 5 }, { "SQLite format 3", 15 },
	};

	for (size_t i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (str_starts(bytes, magic[i]))
			return true;
	return false;
}

/* No text has it: a control character that is no white space and no ESC. */
static inline lanes
find_odd(const char *at)
{
	lanes v = lanes_load(at);

	return lanes_within(v, 0, 0x1f) & ~lanes_within(v, '\t', '\r') &
	    ~lanes_are(v, 0x1b);
}

static size_t
count_odd(struct str s)
{
	size_t n = 0, i = 0;

	for (; i + LANES <= s.len; i += LANES) {
		lanes odd = find_odd(s.at + i);

		if (lanes_any(odd))
			n += bits_count(lanes_bits(odd));
	}
	for (; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		n += c < 0x20 && !ascii_is_space(c) && c != 0x1b;
	}
	return n;
}

bool
decode_is_binary(struct str bytes, bool right)
{
	size_t len = bytes.len < 65536 ? bytes.len : 65536;
	struct str front = str_slice(bytes, 0, len);
	size_t controls, mark;

	if (has_magic(bytes))
		return true;
	if (right || decode_by_mark(bytes, &mark) != NULL || decode_guess_wide(bytes) != NULL)
		return false;
	controls = count_odd(front);
	return controls > 4 && controls * 50 > len;
}
