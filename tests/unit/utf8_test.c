#include "unit.h"
#include "utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
invalid_bytes_are_found_where_they_stand(void **state)
{
	static const struct {
		struct str bytes;
		size_t valid;
	} cases[] = {
		{ { "plain", 5 }, 5 },
		{ { "Zo\xc3\xab", 4 }, 4 },
		{ { "a\xc3", 2 }, 1 },             /* cut short */
		{ { "a\xc0\xaf", 3 }, 1 },         /* overlong */
		{ { "\xe0\x80\xaf", 3 }, 0 },      /* overlong */
		{ { "\xed\xa0\x80", 3 }, 0 },      /* surrogate */
		{ { "\xf4\x90\x80\x80", 4 }, 0 },  /* above U+10FFFF */
		{ { "\xf0\x9f\x98\x80", 4 }, 4 },
		{ { "\x93quoted\x94", 8 }, 0 },    /* Windows-1252 */
		{ { "0123456789012345678901234567890123456789\xff", 41 }, 40 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(utf8_valid(cases[i].bytes), cases[i].valid);
}

static void
every_code_point_survives_encoding(void **state)
{
	char bytes[4];

	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		uint32_t back = 0;
		size_t n;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		n = utf8_encode(c, bytes);
		assert_int_equal(
		    utf8_decode((struct str){ bytes, n }, 0, &back), n);
		assert_int_equal(back, c);
	}
}

static void
stepping_back_finds_the_character_before(void **state)
{
	struct str s = STR("a\xc3\xab\xe2\x80\x9d");
	size_t at = s.len;

	(void)state;
	assert_int_equal(utf8_before(s, at, &at), 0x201d);
	assert_int_equal(utf8_before(s, at, &at), 0xeb);
	assert_int_equal(utf8_before(s, at, &at), 'a');
	assert_int_equal(at, 0);
}

static void
classes_follow_unicode(void **state)
{
	(void)state;
	assert_true(utf8_is_upper(0x160));
	assert_true(utf8_is_lower(0xe9));
	assert_true(utf8_is_letter(0x4e2d));
	assert_true(utf8_is_letter(0x301));
	assert_true(utf8_is_digit(0x661));
	assert_true(utf8_is_space(0xa0));
	assert_false(utf8_is_space(0x200b));
	assert_int_equal(utf8_lower(0x160), 0x161);
	assert_int_equal(utf8_upper(0xe9), 0xc9);
	assert_int_equal(utf8_mark(0x201c), MARK_OPEN);
	assert_int_equal(utf8_mark(0x2019), MARK_CLOSE_SINGLE);
	assert_int_equal(utf8_mark('x'), MARK_NONE);
}

static void
lower_case_may_be_longer(void **state)
{
	/* U+0130, two bytes, is U+0069 U+0307 or i; K (kelvin) is k. */
	struct str s = STR("\xc4\xb0 \xe2\x84\xaa \xc3\x89T\xc3\x89");
	char out[3 * 16];
	struct str low = { out, utf8_lower_copy(s, out) };

	(void)state;
	assert_true(str_ends(low, STR("k \xc3\xa9t\xc3\xa9")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invalid_bytes_are_found_where_they_stand),
		cmocka_unit_test(every_code_point_survives_encoding),
		cmocka_unit_test(stepping_back_finds_the_character_before),
		cmocka_unit_test(classes_follow_unicode),
		cmocka_unit_test(lower_case_may_be_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
