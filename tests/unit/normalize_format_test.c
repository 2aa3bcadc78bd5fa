/* nl-normalize: JSON and HTML, read in place. */
#include "buf.h"
#include "normalize/extract.h"
#include "normalize/format.h"
#include "normalize/html_class.h"
#include "normalize/html_token.h"
#include "normalize/json.h"
#include "unit.h"

static bool
reads(const char *json)
{
	struct str s = str_of(json);
	struct json_value value;
	size_t i = 0;

	return json_read(s, &i, &value) && json_skip(s, i) == s.len;
}

static void
json_is_told_from_what_is_none(void **state)
{
	static const char *const good[] = { "{}", "[]", "null", "-1.5e3",
		"\"a\\\"b\"", "[1,[2,{\"a\":[]}],\"]\"]", " {\"a\" : true } ",
		"\"\\ud800\"" };
	static const char *const bad[] = { "", "{", "[1", "\"a", "[1}",
		"[1 2]", "{\"a\":}", "nul", "\"\\\"", "[,]1]" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!reads(good[i]))
			fail_msg("%s: refused", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (reads(bad[i]))
			fail_msg("%s: taken", bad[i]);
}

static void
json_strings_are_unescaped(void **state)
{
	struct str s = STR("\"a\\n\\u00e9\\ud83d\\ude00\\ud800\\/\\x\"");
	struct json_value value;
	size_t i = 0;

	assert_true(json_read(s, &i, &value));
	assert_str(json_string(s, value, *state),
	    "a\né😀\xef\xbf\xbd/\\x");
}

static struct mapped
extracted(const char *source, bool html, struct extract *out,
    struct arena *arena)
{
	struct mapped text = mapped_same(str_of(source), arena);

	*out = html ? extract_html(&text, arena) : extract_json(&text, arena);
	return text;
}

static void
json_articles_of_many_tools_are_understood(void **state)
{
	static const struct {
		const char *json, *text, *date, *outlet, *authors;
	} cases[] = {
		{ "{\"maintext\":\"One.\",\"date_publish\":\"2031-04-02 06:00\","
		  "\"source_domain\":\"a.example\",\"authors\":[\"A B\",\"C D\"]}",
		    "One.", "2031-04-02", "a.example", "A B|C D" },
		{ "{\"text\":\"One.\",\"author\":\"A B; C D\",\"hostname\":\"h\","
		  "\"date\":\"2031-04-02\",\"source\":\"http://h/1\"}",
		    "One.", "2031-04-02", "h", "A B|C D" },
		{ "{\"content\":\"One.\",\"source\":{\"title\":\"The H\"},"
		  "\"author\":\"A B and C D\",\"published\":null}",
		    "One.", "", "The H", "A B|C D" },
		{ "{\"body\":{\"sections\":[{\"paragraphs\":[\"One.\",\"Two.\"]"
		  "}]},\"authors\":[{\"name\":\"A B\"}]}",
		    "One.\n\nTwo.", "", "", "A B" },
		{ "{\"text\":\"\",\"body\":\"Two.\"}", "Two.", "", "", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct extract out;
		struct mapped text =
		    extracted(cases[i].json, false, &out, *state);

		assert_null(out.error);
		assert_str(text.text, cases[i].text);
		assert_str(out.meta.date, cases[i].date);
		assert_str(out.meta.outlet, cases[i].outlet);
		assert_str(out.meta.authors, cases[i].authors);
	}
}

static void
json_documents_hold_many_articles(void **state)
{
	static const struct {
		const char *json;
		size_t n;
	} cases[] = {
		{ "{\"text\":\"a\"}", 1 },
		{ "[{\"text\":\"a\"},{\"text\":\"b\"}]", 2 },
		{ "{\"articles\":{\"results\":[{\"body\":\"a\"},{}]}}", 2 },
		{ "{\"a\":1}", 1 },
		{ "[1,2]", 0 },
		{ "[{\"text\":", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json_articles found = json_find_articles(
		    str_of(cases[i].json), *state);

		assert_int_equal(found.n, cases[i].n);
		assert_int_equal(found.error == NULL, cases[i].n > 0);
	}
}

static void
deep_nesting_is_refused(void **state)
{
	char deep[4001];

	(void)state;
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	assert_false(reads(deep));
}

static void
formats_are_told_by_content(void **state)
{
	static const struct {
		const char *path, *bytes;
		enum format format;
	} cases[] = {
		{ "a.txt", "The mill closed.", FORMAT_TEXT },
		{ "a.txt", "[Editor’s note] The mill.", FORMAT_TEXT },
		{ "a.txt", "{curly} text", FORMAT_TEXT },
		{ "a.txt", "{\"text\": \"a\"}", FORMAT_JSON },
		{ "a", "[{\"text\": \"a\"}]", FORMAT_JSON },
		{ "a", "{\"a\":1}\n{\"a\":2}\n", FORMAT_JSONL },
		{ "a.jsonl.gz", "{\"a\":1}", FORMAT_JSONL },
		{ "a.txt", "<!DOCTYPE html><p>a", FORMAT_HTML },
		{ "a.html", "\n x <p>a", FORMAT_HTML },
		{ "a.html", "The mill closed.", FORMAT_TEXT },
		{ "a.txt", "5 < 6 and 7 > 3", FORMAT_TEXT },
		{ "a", "", FORMAT_TEXT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(format_guess(str_of(cases[i].bytes),
		    str_of(cases[i].path)), cases[i].format);
}

static void
html_tags_are_read_as_browsers_do(void **state)
{
	static const char page[] = "a<p class=x>b</p><!-- <p> -->c<br/>"
	    "1 < 2<script>if (a<b) '</p>'</script><a title=\"x>y\">d";
	static const enum html_kind want[] = { HTML_TEXT, HTML_START,
		HTML_TEXT, HTML_END, HTML_TEXT, HTML_START, HTML_TEXT,
		HTML_START, HTML_RAW, HTML_END, HTML_START, HTML_TEXT };
	struct html_reader reader = { .s = { page, sizeof(page) - 1 } };
	struct html_token token;
	struct str value;
	size_t n = 0;

	while (html_next(&reader, &token)) {
		assert_true(n < sizeof(want) / sizeof(want[0]));
		assert_int_equal(token.kind, want[n++]);
		if (n == 2) {
			assert_true(html_attr(reader.s, &token, "class",
			    &value, *state));
			assert_str(value, "x");
		}
	}
	assert_int_equal(n, sizeof(want) / sizeof(want[0]));
}

static void
classes_tell_what_is_no_article(void **state)
{
	(void)state;
	assert_int_equal(html_class_find(STR("share-buttons")), CLASS_OTHER);
	assert_int_equal(html_class_find(STR("article__share")), CLASS_OTHER);
	assert_int_equal(html_class_find(STR("x story-body")), CLASS_ARTICLE);
	assert_int_equal(html_class_find(STR("has-sidebar")), CLASS_NONE);
	assert_int_equal(html_class_find(STR("content-sidebar-wrap")),
	    CLASS_NONE);
	assert_int_equal(html_class_find(STR("image-caption")),
	    CLASS_CAPTION);
}

static void
html_article_is_found_among_the_rest(void **state)
{
	static const char page[] =
	    "<html><body><div class=menu><a href=/>Home</a></div>"
	    "<div id=top><ul><li><a href=1>Storm closes three schools</a>"
	    "<li><a href=2>Council votes to buy the land</a></ul></div>"
	    "<div><h1>Mill closes</h1>"
	    "<div class=\"x-text\"><p>The mill in Alder closed on Monday, "
	    "its owner said.<p>“No.”<p>Nobody in the town was there to see "
	    "her go.</div></div><div class=comments><p>I never liked that "
	    "mill, to tell the truth of it all.</div></body></html>";
	struct extract out;
	struct mapped text = extracted(page, true, &out, *state);

	assert_null(out.error);
	assert_str(text.text, "Mill closes\nThe mill in Alder closed on "
	    "Monday, its owner said.\n“No.”\nNobody in the town was there "
	    "to see her go.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_is_told_from_what_is_none),
		cmocka_unit_test(json_strings_are_unescaped),
		cmocka_unit_test(json_articles_of_many_tools_are_understood),
		cmocka_unit_test(json_documents_hold_many_articles),
		cmocka_unit_test(deep_nesting_is_refused),
		cmocka_unit_test(formats_are_told_by_content),
		cmocka_unit_test(html_tags_are_read_as_browsers_do),
		cmocka_unit_test(classes_tell_what_is_no_article),
		cmocka_unit_test(html_article_is_found_among_the_rest),
	};

	return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
