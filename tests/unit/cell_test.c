#include "csv/cell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static void
writes(struct cell_style style, struct str value, const char *want, bool cut)
{
	struct cell_writer writer;
	struct buf out;

	if (style.delimiter == '\0')
		style.delimiter = ',';
	cell_writer_init(&writer, style);
	buf_init(&out);
	assert_int_equal(cell_add(&writer, &out, value), cut);
	buf_byte(&out, '\0');
	assert_string_equal(out.at, want);
	buf_release(&out);
	cell_writer_release(&writer);
}

static void
quotes_stand_where_they_must(void **state)
{
	static const struct {
		const char *value, *want;
	} cases[] = { { "", "" }, { "plain", "plain" }, { "a b", "a b" },
		{ "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" },
		{ "a\nb", "\"a\nb\"" }, { "a\rb", "\"a\rb\"" },
		{ " a", "\" a\"" }, { "a ", "\"a \"" }, { "\ta", "\"\ta\"" },
		{ "a\tb", "a\tb" }, { "a;b", "a;b" }, { "é", "é" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		writes((struct cell_style){ .format = CELL_CSV },
		    str_of(cases[i].value), cases[i].want, false);
	writes((struct cell_style){ .quote_all = true }, STR("a"), "\"a\"",
	    false);
	writes((struct cell_style){ .delimiter = '\t' }, STR("a\tb"),
	    "\"a\tb\"", false);
}

static void
control_characters_go(void **state)
{
	(void)state;
	writes((struct cell_style){ .format = CELL_CSV },
	    STR("n\0u\x1bll\x7f"), "null", false);
}

static void
one_line_makes_each_line_end_one_space(void **state)
{
	struct cell_style style = { .one_line = true };

	(void)state;
	writes(style, STR("a\r\nb\nc\rd\n"), "\"a b c d \"", false);
	style.format = CELL_TSV;
	writes(style, STR("a\nb"), "a b", false);
}

static void
tsv_escapes_and_does_not_quote(void **state)
{
	(void)state;
	writes((struct cell_style){ .format = CELL_TSV },
	    STR("a\tb\\c\nd\re\"f\","), "a\\tb\\\\c\\nd\\re\"f\",", false);
}

static void
json_escapes(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	cell_add_json(&out, STR("q\" b\\ \n\t\r\x01\x7f é"));
	buf_byte(&out, '\0');
	assert_string_equal(
	    out.at, "\"q\\\" b\\\\ \\n\\t\\r\\u0001\\u007f é\"");
	buf_release(&out);
}

static void
formulas_are_seen_and_others_left_alone(void **state)
{
	static const char *const yes[] = { "=1", "+1 x", "-1-1", "@a", "\t=1",
		"\rx", " =1", "\n=1", "\xc2\xa0=1", "＝1", "＋1", "－1", "＠a",
		"-", "+", "-1e5", "\xe2\x80\x8b=1" };
	static const char *const no[] = { "", " ", "a=1", "-5", "+5.25", "-.5",
		"5-4", "“=1”", "'=1", "–5", "1=1", "#a" };

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(cell_is_formula(str_of(yes[i])));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(cell_is_formula(str_of(no[i])));
}

/* n times text, on the heap. */
static struct str
repeat(const char *text, size_t n)
{
	size_t len = strlen(text);
	char *out = malloc(n * len + 1);

	assert_non_null(out);
	for (size_t i = 0; i < n; i++)
		memcpy(out + i * len, text, len);
	return (struct str){ out, n * len };
}

static size_t
excel_len(struct str value, bool want_cut)
{
	struct cell_writer writer;
	struct buf out;
	size_t len;

	cell_writer_init(&writer, (struct cell_style){ .excel = true });
	buf_init(&out);
	assert_int_equal(cell_add(&writer, &out, value), want_cut);
	assert_int_equal(str_ends(buf_str(&out), STR(CELL_CUT_MARK)) ||
	        str_ends(buf_str(&out), STR(CELL_CUT_MARK "\"")), want_cut);
	len = out.len;
	buf_release(&out);
	cell_writer_release(&writer);
	free((void *)(uintptr_t)value.at);
	return len;
}

static void
excel_cuts_what_is_too_long(void **state)
{
	(void)state;
	assert_int_equal(excel_len(repeat("x", 32767), false), 32767);
	assert_int_equal(excel_len(repeat("x", 32768), true),
	    32767 - 6 + strlen(CELL_CUT_MARK));
	/* Two UTF-16 units each: the mark needs three of them. */
	assert_int_equal(excel_len(repeat("😀", 16383), false), 4 * 16383);
	assert_int_equal(excel_len(repeat("😀", 16384), true),
	    4 * 16380 + strlen(CELL_CUT_MARK));
	assert_int_equal(excel_len(repeat("z\n", 253), false), 2 + 2 * 253);
	assert_int_equal(excel_len(repeat("z\n", 254), true),
	    2 + 2 * 253 + 1 + strlen(CELL_CUT_MARK));
}

static void
guard_counts_for_the_limit(void **state)
{
	(void)state;
	assert_int_equal(excel_len(repeat("=", 32766), false), 32767);
	assert_int_equal(excel_len(repeat("=", 32767), true),
	    32767 - 6 + strlen(CELL_CUT_MARK));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_stand_where_they_must),
		cmocka_unit_test(control_characters_go),
		cmocka_unit_test(one_line_makes_each_line_end_one_space),
		cmocka_unit_test(tsv_escapes_and_does_not_quote),
		cmocka_unit_test(json_escapes),
		cmocka_unit_test(formulas_are_seen_and_others_left_alone),
		cmocka_unit_test(excel_cuts_what_is_too_long),
		cmocka_unit_test(guard_counts_for_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
