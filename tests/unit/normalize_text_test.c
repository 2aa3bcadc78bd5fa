/* nl-normalize: bytes to characters, characters to paragraphs, and the map. */
#include "normalize/clean.h"
#include "normalize/decode.h"
#include "normalize/layout.h"
#include "unit.h"
#include "utf8.h"

static struct str
cleaned(const char *text, struct arena *arena)
{
	struct mapped out = mapped_same(str_of(text), arena);

	clean(&out, arena);
	return out.text;
}

/* The lines joined by LF. */
static struct str
joined(struct str text, const struct layout_lines *lines, struct arena *arena)
{
	struct str all = STR("");

	for (size_t i = 0; i < lines->n; i++) {
		struct str line = str_span(text, lines->at[i].at);

		all = arena_printf(arena, "%.*s%s%.*s", (int)all.len, all.at,
		    i > 0 ? "\n" : "", (int)line.len, line.at);
	}
	return all;
}

static struct str
laid_out(const char *text, struct arena *arena)
{
	struct mapped out = mapped_same(str_of(text), arena);
	struct layout_lines lines = layout(&out, true, arena);

	return joined(out.text, &lines, arena);
}

static void
encodings_are_told_by_strong_signals(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *encoding, *text;
	} cases[] = {
		{ "plain", 5, "utf-8", "plain" },
		{ "\xef\xbb\xbf" "a", 4, "utf-8", "a" },
		{ "caf\xe9", 4, "windows-1252", "café" },
		{ "\x93No\x94", 4, "windows-1252", "“No”" },
		{ "\xc3\xa9\ncaf\xe9", 7, "utf-8+windows-1252", "é\ncafé" },
		{ "\xff\xfe" "a\0", 4, "utf-16le", "a" },
		{ "\xfe\xff" "\0a", 4, "utf-16be", "a" },
		{ "a\0b\0c\0", 6, "utf-16le", "abc" },
		{ "\0a\0b\0c", 6, "utf-16be", "abc" },
		{ "\xff\xfe\x3d\xd8\x00\xde", 6, "utf-16le", "😀" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str bytes = { cases[i].bytes, cases[i].len };
		struct decoded out = decode(bytes, NULL, *state);

		assert_string_equal(out.encoding, cases[i].encoding);
		assert_str(out.text.text, cases[i].text);
		assert_int_equal(out.replaced, 0);
		assert_int_equal(
		    srcmap_source_len(&out.text.map), bytes.len);
	}
}

static void
undecodable_places_are_replaced_and_counted(void **state)
{
	static const struct {
		const char *bytes;
		size_t len, replaced;
		const char *text;
	} cases[] = {
		{ "\xc3\xa9 caf\xc3", 7, 1, "é caf\xef\xbf\xbd" },
		{ "\xc3\xa9 \xe2\x80 x", 7, 1, "é \xef\xbf\xbd x" },
		{ "\xe9 \x81", 3, 1, "é \xef\xbf\xbd" },
		{ "\xff\xfe\x00\xd8\x61\x00", 6, 1, "\xef\xbf\xbd" "a" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str bytes = { cases[i].bytes, cases[i].len };
		struct decoded out = decode(bytes, NULL, *state);

		assert_str(out.text.text, cases[i].text);
		assert_int_equal(out.replaced, cases[i].replaced);
	}
}

static void
pictures_and_programs_are_no_text(void **state)
{
	(void)state;
	assert_true(decode_is_binary(STR("\x7f" "ELF and more"), false));
	assert_true(decode_is_binary(STR("%PDF-1.4"), false));
	assert_true(decode_is_binary(STR("\1\2\3\4\5\6\7\10"), false));
	assert_false(decode_is_binary(STR("The mill\0 closed."), false));
	assert_false(decode_is_binary(STR("a\0b\0c\0d\0"), false));
	assert_false(decode_is_binary(STR(""), false));
}

static void
mojibake_is_undone(void **state)
{
	static const char *const cases[][2] = {
		{ "donâ€™t", "don’t" },
		{ "cafÃ©", "café" },
		{ "ZoÃ« BrontÃ«,", "Zoë Brontë," },
		{ "PEÃ‘A", "PEÑA" },
		{ "MiloÅ¡ BÃ¡rta", "Miloš Bárta" },
		{ "az idÅ‘ jÃ³", "az idő jó" },
		{ "Ã¢â‚¬â„¢", "’" },
		{ "Â£5 and 20Â°", "£5 and 20°" },
		{ "1 â€“ 2 â€” 3â€¦", "1 – 2 — 3…" },
		{ "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет" },
		{ "ðŸ˜€", "😀" },
		{ "ï»¿The", "The" },
		{ "heÂ\xc2\x92s", "he’s" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(cleaned(cases[i][0], *state), cases[i][1]);
}

static void
text_that_is_right_stays(void **state)
{
	static const char *const cases[] = { "MALMÖ” said", "“Ã”", "„Ä“",
		"café”… and", "MAÇÔ tem", "à la carte", "Â", "naïve — “yes”",
		"½ ™ ﬁ ² №", "«Ã»", "CAFÉ – ÅRSTA", "Ünder ‘Ö’", "5 € … “Ø”",
		"中文，新闻。", "नमस्ते", "한국어", "Ω Å" };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (i + 1 < sizeof(cases) / sizeof(cases[0]))
			assert_str(cleaned(cases[i], *state), cases[i]);
}

static void
characters_are_composed_and_blanks_plain(void **state)
{
	static const char *const cases[][2] = {
		{ "Zoe\xcc\x88", "Zoë" },
		{ "e\xcc\x81\xcc\xa7", "ȩ́" },
		{ "\xe2\x84\xa6", "Ω" },
		{ "a\xc2\xa0" "b\xe3\x80\x80" "c", "a b c" },
		{ "a\xc2\xad" "b\xe2\x80\x8b" "c", "abc" },
		{ "a\r\nb\rc\xc2\x85" "d\xe2\x80\xa8" "e", "a\nb\nc\nd\ne" },
		{ "\x1b[1;31mred\x1b[0m", "red" },
		{ "\xc2\x93" "a\xc2\x94", "“a”" },
		{ "a\xe2\x80\x8d" "b", "ab" },
		{ "👩\xe2\x80\x8d🚀", "👩\xe2\x80\x8d🚀" },
		{ "ᄀ\xe1\x85\xa1", "가" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_str(cleaned(cases[i][0], *state), cases[i][1]);
}

static void
marks_without_end_take_linear_time(void **state)
{
	enum { MARKS = 100000 };
	struct buf text;
	struct mapped out;

	buf_init(&text);
	buf_byte(&text, 'e');
	for (int i = 0; i < MARKS; i++)
		buf_text(&text, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa7");
	out = mapped_same(buf_str(&text), *state);
	assert_true(clean(&out, *state));
	assert_true(utf8_valid(out.text) == out.text.len);
	buf_release(&text);
}

static void
references_are_decoded_once(void **state)
{
	static const char *const cases[][2] = {
		{ "a &amp; b", "a & b" },
		{ "&amp;lt;", "&lt;" },
		{ "&#8217;&#x2019;&#146;", "’’’" },
		{ "R&D &c &; &#; &#x; &nosuch;",
		    "R&D &c &; &#; &#x; &nosuch;" },
		{ "&#0;&#xd800;&#x110000;",
		    "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
		{ "&eacute;&apos;&quot;", "é'\"" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct mapped out =
		    mapped_same(str_of(cases[i][0]), *state);

		clean_entities(&out, *state);
		assert_str(out.text, cases[i][1]);
	}
}

static void
lines_are_paragraphs_unless_wrapped(void **state)
{
	static const char *const cases[][2] = {
		{ "  One.\n\n\nTwo. \nThree.\n", "One.\nTwo.\nThree." },
		{ "", "" },
		{ "\n \n", "" },
		{ "The mill in the old town by the river closed\n"
		  "its doors on Monday for the last time, and\n"
		  "nobody in the town was there to see it.\n\n"
		  "Next.\n",
		    "The mill in the old town by the river closed its doors "
		    "on Monday for the last time, and nobody in the town was "
		    "there to see it.\nNext." },
		{ "Roses are red\nViolets are blue\nThe mill is shut\n",
		    "Roses are red\nViolets are blue\nThe mill is shut" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str once = laid_out(cases[i][0], *state);

		assert_str(once, cases[i][1]);
		assert_str(laid_out(cases[i][1], *state), cases[i][1]);
	}
}

static void
passes_compose_to_one_map(void **state)
{
	/* CRLF, NFD and a reference, as in stream(5). */
	struct str source = STR("Mill\r\n\r\nZoe\xcc\x88 &amp; Sons\r\n");
	struct mapped text = mapped_same(source, *state);
	struct layout_lines lines;
	struct srcmap map;
	struct buf ops;

	clean_entities(&text, *state);
	clean(&text, *state);
	lines = layout(&text, true, *state);
	map = layout_map(&text, &lines, *state);
	assert_str(joined(text.text, &lines, *state), "Mill\nZoë & Sons");
	buf_init(&ops);
	srcmap_print(&map, &ops);
	assert_str(buf_str(&ops), "4= 4>1 2= 3>2 1= 5>1 5= 2>0");
	buf_release(&ops);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encodings_are_told_by_strong_signals),
		cmocka_unit_test(undecodable_places_are_replaced_and_counted),
		cmocka_unit_test(pictures_and_programs_are_no_text),
		cmocka_unit_test(mojibake_is_undone),
		cmocka_unit_test(text_that_is_right_stays),
		cmocka_unit_test(characters_are_composed_and_blanks_plain),
		cmocka_unit_test(marks_without_end_take_linear_time),
		cmocka_unit_test(references_are_decoded_once),
		cmocka_unit_test(lines_are_paragraphs_unless_wrapped),
		cmocka_unit_test(passes_compose_to_one_map),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
