#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
words_are_what_blanks_separate_and_holds_a_letter(void **state)
{
	static const struct {
		const char *text;
		uint32_t words;
	} cases[] = { { "", 0 }, { " ", 0 }, { "a", 1 }, { "a b", 2 },
		{ "a — b", 2 }, { "“No,” she said.", 3 }, { "- -- …", 0 },
		{ "\nRail\nplan ", 2 }, { "Zoë’s 3.5% élan", 3 },
		{ "(——————————————————————————a) b", 2 },
		{ "aaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaa b", 2 } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    reading_words(str_of(cases[i].text)), cases[i].words);
}

/* The same, byte by byte. */
static uint32_t
count_slowly(struct str s)
{
	uint32_t n = 0;
	bool open = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == ' ' || c == '\n') {
			open = false;
		} else if (!open && (c < 0x80 || c >= 0xc0) &&
		    (utf8_is_letter(utf8_at(s, i)) ||
		        utf8_is_digit(utf8_at(s, i)))) {
			open = true;
			n++;
		}
	}
	return n;
}

static void
words_are_counted_across_blocks(void **state)
{
	static const char *const pieces[] = { "a", " ", "-", "\n", "é", "“",
		"…", "9", "ж", "  ", "Z", "a-b", "💡", "٣" };
	char text[256];
	uint32_t random = 7;

	(void)state;
	for (size_t round = 0; round < 3000; round++) {
		size_t len = 0, want;

		for (want = round % 200; len < want;) {
			const char *piece;

			random = random * 1664525u + 1013904223u;
			piece = pieces[(random >> 16) % COUNT(pieces)];
			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
		}
		assert_int_equal(reading_words((struct str){ text, len }),
		    count_slowly((struct str){ text, len }));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    words_are_what_blanks_separate_and_holds_a_letter),
		cmocka_unit_test(words_are_counted_across_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
