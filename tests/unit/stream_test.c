#include <unistd.h>

#include "lint/lint.h"
#include "stream_cases.h"

/* An article of four bytes in one paragraph. */
#define FOUR "doc\tg/7\t1\tsrclen=4\n" VIA "map\t4=\n"
#define PAR_OF_FOUR(text) "par\tp1\t0\t4\tbody\t" text "\n"

static void
an_article_comes_out_as_it_went_in(void **state)
{
	FILE *in = as_file(DOC VIA MAP PARS
	    "sent\ts1\t0\t16\t.\tRail \xe2\x80\x9c A = b.\\\tk=a\\tb\n" END DOC END);
	struct stream_reader reader;
	struct article article;

	(void)state;
	stream_open(&reader, in);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	assert_true(str_is(article.id, "g/7"));
	assert_true(str_is(article_attr(&article, "date"), "1912-04-16"));
	assert_true(str_is(article_attr(&article, "dat"), ""));
	assert_true(
	    str_is(article.text, "Rail \xe2\x80\x9c\nA = b.\\"));
	assert_int_equal(article.n, 5);
	assert_int_equal(article.records[4].at.end, 16);
	assert_true(str_is(
	    record_attr(&article.records[4], "k", &article), "a\tb"));
	assert_non_null(article_via(&article, "normalize"));
	assert_null(article_via(&article, "quotes"));
	assert_ptr_equal(
	    article_find(&article, STR("p2")), &article.records[3]);
	assert_null(lint_article(&article).text);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	assert_int_equal(article.line, 8);
	assert_int_equal(article.text.len, 0);
	assert_int_equal(stream_next(&reader, &article), STREAM_END);
	stream_close(&reader);
	fclose(in);
}

static void
faults_are_refused_with_their_line(void **state)
{
	static const struct {
		const char *stream;
		uint64_t line;
		const char *error;
	} cases[] = {
		{ "par\n", 1, "expected a \"doc\" line" },
		{ "\n", 1, "expected a \"doc\" line" },
		{ DOC VIA, 3, "stream is cut short: no \"end\" line" },
		{ DOC VIA "end\tg", 3, "stream is cut short: no \"end\" line" },
		{ DOC DOC END, 2, "\"doc\" before the last article's \"end\"" },
		{ "doc\tg\t2\nend\tg\n", 1, "stream version is not 1" },
		{ "doc\t\t1\nend\t\n", 1, "docid must have 1 to 255 bytes" },
		{ DOC "end\tg/8\n", 2,
		    "\"end\" names another article than \"doc\"" },
		{ DOC VIA "\n" END, 3, "blank line" },
		{ DOC VIA "map\t4\n" END, 3, "map is malformed" },
		{ DOC VIA "par\tp1\t0\t2\tbody\tabc\n" END, 3,
		    "surface is not as long as its span" },
		{ DOC VIA "par\tp1\t3\t6\tbody\tabc\n" END, 3,
		    "par does not follow the par before it" },
		{ DOC VIA "par\tp1\t0\t3\tbody\n" END, 3,
		    "span record has fewer than 6 columns" },
		{ DOC VIA "par\tp1\t3\t0\tbody\t\n" END, 3,
		    "span ends before it begins" },
		{ DOC VIA "par\tp1\t00\t3\tbody\tabc\n" END, 3,
		    "offset is not a number below 2^31" },
		{ DOC VIA "par\tp1\t0\t2147483648\tbody\tabc\n" END, 3,
		    "offset is not a number below 2^31" },
		{ DOC VIA "Par\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "a.b.c\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "a.\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "a.-\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA ".a\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "a_b\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "1a\tp1\t0\t3\tbody\tabc\n" END, 3,
		    "kind is not a name" },
		{ DOC VIA "par\t1p\t0\t3\tbody\tabc\n" END, 3,
		    "id is not a letter and letters or digits" },
		{ DOC VIA "par\tp1\t0\t3\t\tabc\n" END, 3,
		    "label is empty; \".\" means none" },
		{ DOC VIA "par\tp1\t0\t3\tbody\tabc\n"
		    "ent\te1\t0\t3\t.\tabd\n" END, 4,
		    "surface differs from the text" },
		{ DOC VIA "par\tp1\t0\t3\tbody\tabc\n"
		    "ent\te1\t2\t4\t.\tcd\n" END, 4,
		    "span lies past the end of the text" },
		{ DOC VIA "par\tp1\t0\t2\tbody\t\xc3\xab\n"
		    "ent\te1\t0\t0\t.\t\nent\te2\t1\t1\t.\t\n" END, 5,
		    "span cuts a character" },
		{ DOC "via\tn\xff\t1\n" END, 2, "not valid UTF-8" },
		{ DOC "link\tl1\ta\tb\n" END, 2,
		    "link record has fewer than 5 columns" },
		{ DOC "err\tquotes\tlimit\n" END, 2,
		    "record has too few columns" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		FILE *in = as_file(cases[i].stream);
		struct stream_reader reader;
		struct article article;

		stream_open(&reader, in);
		assert_int_equal(stream_next(&reader, &article), STREAM_BAD);
		assert_string_equal(reader.error, cases[i].error);
		assert_int_equal(reader.line, cases[i].line);
		stream_close(&reader);
		fclose(in);
	}
}

static void
lint_finds_what_stages_do_not_need(void **state)
{
	static const struct {
		const char *stream;
		size_t line;
		const char *error;
	} cases[] = {
		{ DOC VIA PARS END, 0, "article has no map" },
		{ DOC VIA "map\t15=\n" PARS END, 0,
		    "map does not add up to the text's length" },
		{ DOC VIA "map\t16= 1>0\n" PARS END, 0,
		    "map does not add up to srclen=" },
		{ DOC VIA MAP PARS "ent\tp1\t0\t4\t.\tRail\n" END, 5,
		    "id stands twice in the article" },
		{ DOC VIA MAP PARS "link\tl1\tp1\tp9\tsame\n" END, 5,
		    "link leads to an id that is not there" },
		{ DOC VIA MAP PARS "ent\te1\t0\t4\tx y\tRail\n" END, 5,
		    "label has other characters" },
		{ DOC VIA MAP PARS "ent\te1\t0\t4\t.\tRail\tname\n" END, 5,
		    "attribute is not key=value" },
		{ DOC VIA MAP PARS "ent\te1\t0\t4\t.\tRail\tname=\\q\n" END, 5,
		    "attribute has an unknown escape" },
		{ DOC MAP PARS END, 1, "record stands before the first via" },
		{ FOUR PAR_OF_FOUR("e\xcc\x81x") END, 0,
		    "text is not in NFC" },
		{ FOUR PAR_OF_FOUR("ab\x01x") END, 0,
		    "text has a control character" },
		{ FOUR PAR_OF_FOUR("\x7f\xc3\xabx") END, 0,
		    "text has a control character" },
		{ FOUR PAR_OF_FOUR("ab\xc2\x80") END, 0,
		    "text has a C1 control character" },
		{ FOUR PAR_OF_FOUR("\xc2\x9fxy") END, 0,
		    "text has a C1 control character" },
		{ "doc\tg 7\t1\tsrclen=0\n" VIA "end\tg 7\n", 0,
		    "docid has a space or a control character" },
		{ "doc\tg/7\t1\n" VIA MAP PARS END, 0,
		    "doc has no srclen= that is a number" },
		{ "doc\tg/7\t1\tsrclen=16\tTitle=x\n" VIA MAP PARS END, 0,
		    "attribute is not key=value" },
		{ DOC "via\tnormalize\t0.1.0\tdata=9f\t=x\n" MAP PARS END, 1,
		    "attribute is not key=value" },
		{ DOC VIA MAP PARS "link\tl1\tp1\tp2\tsame\ta b=1\n" END, 5,
		    "attribute is not key=value" },
		{ DOC VIA MAP PARS "ent\te1\t0\t4\t.\tRail\tname=a\\\n" END, 5,
		    "attribute has an unknown escape" },
		{ DOC VIA MAP PARS "link\tl1\tp9\tp1\tsame\n" VIA END, 5,
		    "link leads to an id that is not there" },
		{ DOC VIA MAP PARS "link\tl1\tp1\tp2\ta:b\n" END, 5,
		    "label has other characters" },
		{ DOC VIA MAP PARS "ent\te1\t0\t4\t.\tRail\n"
		    "link\te1\tp1\tp2\tsame\n" END, 6,
		    "id stands twice in the article" },
		{ DOC VIA MAP "par\tp1\t0\t8\tbody\tRail \xe2\x80\x9c\n"
		    "ent\te1\t0\t4\t.\tRail\n"
		    "par\tp2\t9\t16\tbody\tA = b.\\\n" END, 5,
		    "par stands after other spans" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		FILE *in = as_file(cases[i].stream);
		struct stream_reader reader;
		struct article article;
		struct lint_fault fault;

		stream_open(&reader, in);
		assert_int_equal(
		    stream_next(&reader, &article), STREAM_ARTICLE);
		fault = lint_article(&article);
		assert_non_null(fault.text);
		assert_string_equal(fault.text, cases[i].error);
		assert_int_equal(fault.line, cases[i].line);
		stream_close(&reader);
		fclose(in);
	}
}

static void
lint_leaves_alone_what_the_manual_allows(void **state)
{
	static const char *const streams[] = {
		DOC VIA END,
		FOUR PAR_OF_FOUR("\xc2\xa0xy") END,
		FOUR PAR_OF_FOUR("q\xcc\x81x") END,
		DOC VIA MAP PARS "ent\te1\t0\t4\tA-b_9\tRail\t"
		    "k-1_a.b=\\\\\\t\\n\\r=\tname=\n"
		    "link\tl1\te1\tl2\tsame\nlink\tl2\tl1\tp2\t.\n"
		    "err\tx\tcode\t\tk=v\n"
		    "acme.claim-2\tz1\t0\t4\t.\tRail\n"
		    "acme-2.x\tz2\t0\t4\t.\tRail\n" END,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(streams); i++) {
		FILE *in = as_file(streams[i]);
		struct stream_reader reader;
		struct article article;

		stream_open(&reader, in);
		assert_int_equal(
		    stream_next(&reader, &article), STREAM_ARTICLE);
		assert_null(lint_article(&article).text);
		stream_close(&reader);
		fclose(in);
	}
}

static void
a_block_takes_free_ids_and_escapes_attributes(void **state)
{
	FILE *in = as_file(DOC VIA MAP PARS "ent\te4\t0\t4\t.\tRail\n" END);
	struct stream_reader reader;
	struct article article;
	struct block block;

	(void)state;
	stream_open(&reader, in);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	block_init(&block);
	block_begin(&block, &article, "test");
	block_attr(&block, "data", STR("9f"));
	block_span(&block, "ent", 'e', (struct span){ 5, 10 }, NULL);
	block_attr(&block, "name", STR("a\tb\n\\"));
	block_attr_number(&block, "n", 7);
	block_link(&block, 'l', STR("e4"), STR("e5"), "same");
	block_err(&block, "limit", STR("x\ty"));
	block_end(&block);
	assert_true(str_is(buf_str(&block.buf),
	    "via\ttest\t0.1.0\tdata=9f\n"
	    "ent\te5\t5\t10\t.\t\xe2\x80\x9c A\tname=a\\tb\\n\\\\\tn=7\n"
	    "link\tl1\te4\te5\tsame\n"
	    "err\ttest\tlimit\tx\\ty\n"));
	block_release(&block);
	stream_close(&reader);
	fclose(in);
}

static void
an_article_is_handed_out_before_the_input_ends(void **state)
{
	static const char text[] = DOC END;
	int ends[2];
	FILE *in;
	struct stream_reader reader;
	struct article article;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(
	    write(ends[1], text, sizeof(text) - 1), sizeof(text) - 1);
	in = fdopen(ends[0], "rb");
	assert_non_null(in);
	stream_open(&reader, in);
	alarm(60);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	alarm(0);
	close(ends[1]);
	assert_int_equal(stream_next(&reader, &article), STREAM_END);
	stream_close(&reader);
	fclose(in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_article_comes_out_as_it_went_in),
		cmocka_unit_test(faults_are_refused_with_their_line),
		cmocka_unit_test(lint_finds_what_stages_do_not_need),
		cmocka_unit_test(lint_leaves_alone_what_the_manual_allows),
		cmocka_unit_test(a_block_takes_free_ids_and_escapes_attributes),
		cmocka_unit_test(an_article_is_handed_out_before_the_input_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
