/* Lexicons, patterns and models: what stages know, and how they ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "buf.h"
#include "lexicon.h"
#include "model.h"
#include "pattern.h"

static void
a_lexicon_finds_exact_and_lower_case_keys(void **state)
{
	static const struct lexicon_row rows[] = {
		{ { "dr.", 3 }, { "title", 5 } },
		{ { "st.", 3 }, { "", 0 } },
		{ { "\xc3\xa9t\xc3\xa9", 5 }, { "x", 1 } },
	};
	struct lexicon lexicon;

	(void)state;
	lexicon_init(&lexicon, rows, 3);
	assert_ptr_equal(lexicon_find(&lexicon, STR("dr.")), &rows[0]);
	assert_null(lexicon_find(&lexicon, STR("Dr.")));
	assert_ptr_equal(lexicon_find_lower(&lexicon, STR("Dr.")), &rows[0]);
	assert_ptr_equal(
	    lexicon_find_lower(&lexicon, STR("\xc3\x89T\xc3\x89")), &rows[2]);
	assert_false(lexicon_has(&lexicon, STR("")));
	lexicon_release(&lexicon);
}

static void
a_pattern_finds_from_an_offset_and_names_its_groups(void **state)
{
	struct pattern *pattern = pattern_new("cue",
	    "(?<who> \\p{Lu}\\p{L}+ ) [ ] (?<cue> said | asked )");
	struct str text = STR("\xc3\x89va said. Bo asked.");
	struct pattern_hit hit;

	(void)state;
	assert_int_equal(pattern_find(pattern, text, 0, text.len, &hit),
	    PATTERN_FOUND);
	assert_int_equal(hit.group[pattern_group(pattern, "who")].end, 4);
	assert_int_equal(pattern_find(pattern, text, 4, text.len, &hit),
	    PATTERN_FOUND);
	assert_int_equal(hit.group[0].begin, 11);
	assert_int_equal(
	    pattern_find(pattern, text, 12, text.len, &hit), PATTERN_NONE);
	pattern_free(pattern);
}

static void
a_costly_match_hits_the_limit_and_no_more(void **state)
{
	struct pattern *pattern = pattern_new("bad", "^(a+)+$");
	struct pattern_hit hit;
	struct str text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");

	(void)state;
	assert_int_equal(pattern_find(pattern, text, 0, text.len, &hit),
	    PATTERN_LIMIT);
	pattern_free(pattern);
}

static void
a_model_gives_back_its_sections(void **state)
{
	static const uint16_t weights[] = { 1, 2, 65535 };
	struct model_writer *writer = model_writer_new();
	char path[] = "/tmp/newsline-model-XXXXXX";
	unsigned char bytes[512];
	struct model model;
	const uint16_t *back;
	size_t n, size;
	FILE *file;

	(void)state;
	assert_true(mkstemp(path) >= 0);
	model_writer_add(writer, "words", "a\0b", 3);
	model_writer_add(writer, "weights", weights, sizeof(weights));
	assert_true(model_writer_save(writer, path));
	file = fopen(path, "rb");
	size = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	remove(path);
	model_init(&model, bytes, bytes + size);
	assert_true(model_verify(&model));
	assert_memory_equal(model_section(&model, "words", 1, &n), "a\0b", 3);
	back = model_section(&model, "weights", sizeof(*back), &n);
	assert_int_equal(n, 3);
	assert_int_equal(back[2], 65535);
	bytes[size - 1] ^= 1;
	assert_false(model_verify(&model));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lexicon_finds_exact_and_lower_case_keys),
		cmocka_unit_test(
		    a_pattern_finds_from_an_offset_and_names_its_groups),
		cmocka_unit_test(a_costly_match_hits_the_limit_and_no_more),
		cmocka_unit_test(a_model_gives_back_its_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
