/* The page: everything in one file, nothing fetched. */
#include "markup.h"
#include "report.h"

#include "report/page.css.h"
#include "report/page.js.h"

enum { CHOICES_MAX = 300 }; /* speakers and outlets to choose from */

static void
draw_start(struct buf *out, const char *title)
{
	struct str css = str_of(page_css), js = str_of(page_js);

	buf_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta http-equiv=\""
	    "Content-Security-Policy\" content=\"default-src 'none'; "
	    "base-uri 'none'; form-action 'none'; style-src ");
	markup_hash(out, css);
	buf_text(out, "; script-src ");
	markup_hash(out, js);
	buf_text(out, "\">\n<meta name=\"viewport\" content=\"width="
	    "device-width, initial-scale=1\">\n<meta name=\"referrer\" "
	    "content=\"no-referrer\">\n<title>");
	markup_text(out, str_of(title));
	buf_text(out, "</title>\n<style>");
	buf_add(out, css);
	buf_text(out, "</style>\n</head>\n<body>\n<a class=\"skip\" "
	    "href=\"#articles\">To the articles</a>\n<header><h1>");
	markup_text(out, str_of(title));
	buf_text(out, "</h1>\n");
}

static void
draw_number(struct buf *out, uint64_t n, const char *what)
{
	buf_text(out, "<li><b>");
	markup_number(out, n);
	buf_text(out, "</b> ");
	buf_text(out, what);
	buf_text(out, "</li>\n");
}

static uint64_t
known_outlets(const struct report *report)
{
	return report->outlets.n -
	    (strmap_find(&report->outlets.where, STR("")) != NULL);
}

static void
draw_numbers(struct buf *out, const struct report *report, size_t n_persons)
{
	buf_text(out, "<ul class=\"numbers\">\n");
	draw_number(out, report->n_articles, "articles");
	draw_number(out, known_outlets(report), "outlets");
	draw_number(out, report->n_quotes, "quotes");
	draw_number(out, report->n_direct, "of them direct or mixed");
	draw_number(out, n_persons, "named speakers");
	draw_number(out, report->n_words, "quoted words");
	buf_text(out, "</ul>\n");
}

static void
draw_gap(struct buf *out, const char *what, uint64_t n, uint64_t of)
{
	buf_text(out, "<li>");
	buf_text(out, what);
	buf_text(out, ": ");
	markup_number(out, n);
	if (of > 0)
		buf_printf(out, " (%llu %%)",
		    (unsigned long long)((n * 100 + of / 2) / of));
	buf_text(out, "</li>\n");
}

/* What the numbers do not know. */
static void
draw_gaps(struct buf *out, const struct report *report)
{
	uint64_t stories = report->options.stories;

	buf_text(out, "<section class=\"gaps\"><h2 id=\"gaps\">What is not "
	    "known</h2><ul>\n");
	draw_gap(out, "Quotes without a named speaker", report->n_nameless,
	    report->n_quotes);
	draw_gap(out, "Unsure quotes, to be looked at", report->n_review,
	    report->n_quotes);
	draw_gap(out, "Articles without a date", report->n_undated,
	    report->n_articles);
	draw_gap(out, "Articles read with trouble",
	    report->n_trouble - report->n_quarantined, report->n_articles);
	draw_gap(out, "Articles that could not be read",
	    report->n_quarantined, report->n_articles);
	if (report->n_articles > stories)
		draw_gap(out, "Articles counted but not shown below",
		    report->n_articles - stories, report->n_articles);
	buf_text(out, "</ul>\n");
	if (report->n_trouble > 0) {
		buf_text(out, "<details><summary>Articles with trouble"
		    "</summary><ul>\n");
		buf_add(out, buf_str(&report->troubles));
		buf_text(out, "</ul></details>\n");
	}
	buf_text(out, "</section>\n");
}

static void
draw_option(struct buf *out, uint64_t value, struct str text)
{
	buf_printf(out, "<option value=\"%llu\">", (unsigned long long)value);
	markup_text(out, text);
	buf_text(out, "</option>\n");
}

static void
draw_choices(struct buf *out, const struct report *report,
    const struct person persons[], size_t n)
{
	buf_text(out, "<label>Speaker<select name=\"speaker\">"
	    "<option value=\"\">all</option>\n<option value=\"0\">no name"
	    "</option>\n");
	for (size_t i = 0; i < n && i < CHOICES_MAX; i++)
		draw_option(out, i + 1, persons[i].name);
	buf_text(out, "</select></label>\n<label>Outlet<select "
	    "name=\"outlet\"><option value=\"\">all</option>\n");
	for (size_t i = 0; i < report->outlets.n && i < CHOICES_MAX; i++)
		draw_option(out, i, report->outlets.at[i].key.len > 0
		        ? report->outlets.at[i].key
		        : STR("outlet not known"));
	buf_text(out, "</select></label>\n");
}

static void
draw_filter(struct buf *out, const struct report *report,
    const struct person persons[], size_t n)
{
	buf_text(out, "<form id=\"filter\" role=\"search\" "
	    "aria-label=\"Filter articles\">\n");
	draw_choices(out, report, persons, n);
	buf_text(out, "<label>Quotes<select name=\"kind\"><option value=\"\">"
	    "all</option><option value=\"d\">direct</option><option "
	    "value=\"m\">mixed</option><option value=\"i\">indirect</option>"
	    "</select></label>\n<label>From<input type=\"date\" name=\"from\">"
	    "</label>\n<label>To<input type=\"date\" name=\"to\"></label>\n"
	    "<label>Search<input type=\"search\" name=\"text\"></label>\n"
	    "<label class=\"one\"><input type=\"checkbox\" name=\"review\">"
	    "unsure only</label>\n<button type=\"reset\">Clear</button>\n"
	    "</form>\n<p class=\"count\" id=\"count\" role=\"status\"></p>\n");
}

static void
draw_legend(struct buf *out)
{
	static const char *const marks[][2] = {
		{ "q d c2", "direct or mixed quote" },
		{ "q i c2", "indirect quote" },
		{ "q r c2", "unsure quote" },
		{ "cue", "word of saying" },
		{ "sp", "speaker" },
		{ "e e-person", "person" },
		{ "e e-org", "organisation" },
		{ "e e-place", "place" },
		{ "e e-time", "time" },
		{ "e e-other", "other" },
	};

	buf_text(out, "<p class=\"legend\">");
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		buf_printf(out, "<span class=\"%s\">%s</span> ", marks[i][0],
		    marks[i][1]);
	buf_text(out, "</p>\n<p class=\"faint\">Keys: j and k go from quote "
	    "to quote, / searches, Escape clears. The number at a quote is "
	    "its speaker's, ? is a speaker without a name; a name in brackets "
	    "is whom the word before it means.</p>\n");
}

void
report_page(struct report *report, struct buf *out)
{
	size_t n;
	const struct person *persons = people_finish(report->people, &n);

	draw_start(out, report->options.title);
	draw_numbers(out, report, n);
	buf_text(out, "</header>\n<main>\n");
	draw_gaps(out, report);
	chart_people(out, persons, n);
	chart_dates(out, report);
	chart_outlets(out, report, persons, n);
	buf_text(out, "<section><h2 id=\"articles\">Articles</h2>\n");
	draw_filter(out, report, persons, n);
	draw_legend(out);
	story_fill(out, buf_str(&report->stories), report->people);
	buf_text(out, "</section>\n</main>\n<script>");
	buf_text(out, page_js);
	buf_text(out, "</script>\n</body>\n</html>\n");
}
