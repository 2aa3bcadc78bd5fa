#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "report/markup.h"

static void
text_of_articles_never_becomes_markup(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	markup_text(&out, STR("a<b>&\"c'\n\x01\x7f é"));
	markup_attr(&out, "title", STR("\"><x"));
	buf_byte(&out, '\0');
	assert_string_equal(out.at, "a&lt;b&gt;&amp;&quot;c&#39;  é"
	                            " title=\"&quot;&gt;&lt;x\"");
	buf_release(&out);
}

static void
only_web_addresses_are_links(void **state)
{
	static const char *const no[] = { "", "javascript:x", "data:text/html,x",
		"//example.org", "https:x", " https://example.org",
		"https://example.org/a b", "HTTPS//x", "ftp://example.org" };

	(void)state;
	assert_true(markup_is_link(STR("https://example.org/?a=1&b=2")));
	assert_true(markup_is_link(STR("http://example.org")));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(markup_is_link(str_of(no[i])));
}

static void
numbers_have_commas(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	markup_number(&out, 999);
	buf_byte(&out, ' ');
	markup_number(&out, 1000);
	buf_byte(&out, ' ');
	markup_number(&out, 12034567);
	buf_byte(&out, '\0');
	assert_string_equal(out.at, "999 1,000 12,034,567");
	buf_release(&out);
}

static void
hash_is_that_of_the_policy(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	markup_hash(&out, STR("abc"));
	buf_byte(&out, '\0');
	assert_string_equal(out.at,
	    "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
	buf_release(&out);
}

/* The <p> elements of the only article of a stream. */
static void
draws(const char *records, const char *want)
{
	static const struct report_options options = { .title = "x",
		.stories = 1 };
	static const char head[] = "doc\tg\t1\tsrclen=28\n"
	    "via\tnormalize\t0\nmap\t28=\n"
	    "par\tp1\t0\t28\tbody\t\"No <b>,\" said Ana, 7, Ruiz.\n";
	struct stream_reader reader;
	struct article article;
	struct report report;
	struct buf text, page;
	FILE *in;

	buf_init(&text);
	buf_init(&page);
	buf_text(&text, head);
	buf_text(&text, records);
	buf_text(&text, "end\tg\n");
	in = fmemopen(text.at, text.len, "rb");
	assert_non_null(in);
	stream_open(&reader, in);
	report_init(&report, &options);
	assert_int_equal(stream_next(&reader, &article), STREAM_ARTICLE);
	report_add(&report, &article);
	report_page(&report, &page);
	buf_byte(&page, '\0');
	if (strstr(page.at, want) == NULL)
		fail_msg("%s not in %s", want,
		    strstr(page.at, "<article") == NULL
		        ? page.at : strstr(page.at, "<article"));
	report_release(&report);
	stream_close(&reader);
	fclose(in);
	buf_release(&text);
	buf_release(&page);
}

static void
plain_paragraph_is_escaped(void **state)
{
	(void)state;
	draws("", "<p>&quot;No &lt;b&gt;,&quot; said Ana, 7, Ruiz.</p>");
}

static void
quote_has_badge_color_and_speaker(void **state)
{
	(void)state;
	draws("quote\tq1\t0\t9\tdirect\t\"No <b>,\"\tspeaker=k1\n"
	      "speaker\tk1\t15\t18\tsurname\tAna\tname=Ana Poe\tkind=person\n",
	    "<p><a class=\"badge c1\" href=\"#p1\" title=\"Ana Poe\">1</a>"
	    "<span class=\" q c1 d f\" data-p=\"1\" title=\"direct quote, "
	    "Ana Poe\">&quot;No &lt;b&gt;,&quot;</span> said "
	    "<span class=\"sp\">Ana</span><span class=\"who\"> [Ana Poe]"
	    "</span>, 7, Ruiz.</p>");
}

static void
nameless_quote_has_a_question_mark(void **state)
{
	(void)state;
	draws("quote\tq1\t0\t9\tindirect\t\"No <b>,\"\treview=1\n",
	    "<p><span class=\"badge c0\" title=\"speaker not known\">?</span>"
	    "<span class=\" q c0 i r f\" data-p=\"0\"");
}

static void
overlapping_spans_are_cut(void **state)
{
	(void)state;
	draws("ent\te1\t15\t21\tperson\tAna, 7\tname=Ana\n"
	      "ent\te2\t20\t27\torg\t7, Ruiz\n"
	      "cue\tc1\t10\t21\tspeech\tsaid Ana, 7\n"
	      "quote\tq1\t0\t9\tdirect\t\"No <b>,\"\tcue=c1\n",
	    "<span class=\"cue\">said </span><span class=\"cue e e-person\" "
	    "title=\"person: Ana\">Ana, </span><span class=\"cue e e-org\" "
	    "title=\"org\">7</span><span class=\" e e-org\" title=\"org\">"
	    ", Ruiz</span>.</p>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_of_articles_never_becomes_markup),
		cmocka_unit_test(only_web_addresses_are_links),
		cmocka_unit_test(numbers_have_commas),
		cmocka_unit_test(hash_is_that_of_the_policy),
		cmocka_unit_test(plain_paragraph_is_escaped),
		cmocka_unit_test(quote_has_badge_color_and_speaker),
		cmocka_unit_test(nameless_quote_has_a_question_mark),
		cmocka_unit_test(overlapping_spans_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
