/* Reading lines and columns, however long they are. */
#include "stream_cases.h"

/* Lines of every length, so that some end with each block and each read. */
static void
lines_of_any_length_are_found(void **state)
{
	enum { LINES = 2000 };
	FILE *in = tmpfile();
	struct stream_reader reader;
	struct article article;

	(void)state;
	assert_non_null(in);
	fputs(DOC, in);
	for (int i = 0; i < LINES; i++)
		fprintf(in, "ent\te%d\t0\t0\t.\t\tname=%0*d\n", i + 1,
		    i % 500 + 1, 0);
	fputs(END DOC END, in);
	rewind(in);
	stream_open(&reader, in);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	assert_int_equal(article.n, LINES);
	for (size_t i = 0; i < LINES; i++)
		assert_int_equal(record_attr(&article.records[i], "name",
		                     &article).len, i % 500 + 1);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	assert_int_equal(article.line, LINES + 3);
	assert_int_equal(stream_next(&reader, &article), STREAM_END);
	stream_close(&reader);
	fclose(in);
}

/* Columns that are short and those that are not, in one way or another. */
static void
columns_of_any_length_are_read(void **state)
{
	static const char *const lines[] = { "ent\te1\t0\t4\t.\tRail",
		"ent\te12345678\t0\t4\t.\tRail", "ent\tEab9\t0\t4\t.\tRail",
		"seventy\te1\t0\t4\t.\tRail", "eighteen\te1\t0\t4\t.\tRail",
		"acme.claim\te1\t0\t4\t.\tRail", "k9\te1\t0\t4\t.\tRail",
		("ent\te1\t0\t4\ta-label-that-goes-on-behind-forty-eight-"
		 "bytes\tRail") };

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		FILE *in = tmpfile();
		struct stream_reader reader;
		struct article article;
		const struct record *record = NULL;

		assert_non_null(in);
		fprintf(in, "%s%s%s%s%s\tk=v\n%s", DOC, VIA, MAP, PARS,
		    lines[i], END);
		rewind(in);
		stream_open(&reader, in);
		assert_int_equal(
		    stream_next(&reader, &article), STREAM_ARTICLE);
		record = &article.records[article.n - 1];
		assert_int_equal(record->type, RECORD_SPAN);
		assert_int_equal(record->at.begin, 0);
		assert_int_equal(record->at.end, 4);
		assert_true(str_is(record->surface, "Rail"));
		assert_true(str_is(record_attr(record, "k", &article), "v"));
		stream_close(&reader);
		fclose(in);
	}
}

static void
values_are_found_in_one_walk(void **state)
{
	static const char *const keys[] = { "name", "conf" };
	static const struct {
		const char *attrs, *name, *conf;
	} cases[] = { { "", "-", "-" }, { "conf=1", "-", "1" },
		{ "name=a=b\tconf=", "a=b", "" }, { "name\tconf=0.9", "", "0.9" },
		{ "nam=x\tnames=y\tname=z", "z", "-" },
		{ "name=1\tname=2", "1", "-" }, { "=\t\tconf=2", "-", "2" },
		{ "name=a\\tb\tconf=\\\\", "a\tb", "\\" } };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t fill = 0; fill < 70; fill++)
		for (size_t i = 0; i < COUNT(cases); i++) {
			struct str values[] = { STR("-"), STR("-") };
			struct str attrs = arena_printf(&arena, "%s%sz=%0*d",
			    cases[i].attrs, cases[i].attrs[0] ? "\t" : "",
			    (int)fill + 1, 0);

			attrs_values(attrs, keys, 2, values, &arena);
			assert_true(str_is(values[0], cases[i].name));
			assert_true(str_is(values[1], cases[i].conf));
		}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_any_length_are_found),
		cmocka_unit_test(columns_of_any_length_are_read),
		cmocka_unit_test(values_are_found_in_one_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
