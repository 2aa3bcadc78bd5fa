/* An article as HTML: its heading, what is known of it, its paragraphs. */
#include "story.h"

#include "markup.h"

static void
draw_par(struct story *story, const struct record *par)
{
	struct buf *out = story->out;

	buf_text(out, reading_is_story(par->label) ? "<p" : "<p class=\"frame\"");
	if (str_is(par->label, "headline"))
		markup_attr(out, "class", STR("headline"));
	buf_byte(out, '>');
	story_span(story, par->at);
	buf_text(out, "</p>\n");
}

/* The title, else what stands as a headline, else the id. */
static struct str
heading_of(const struct reading *reading)
{
	struct str title = article_attr(reading->article, "title");

	for (size_t i = 0; i < reading->pars.n && title.len == 0; i++)
		if (str_is(reading->pars.at[i]->label, "headline"))
			title = reading->pars.at[i]->surface;
	return title.len > 0 ? title : reading->article->id;
}

/* The paragraph that is the heading, or NULL. */
static const struct record *
heading_par(const struct reading *reading)
{
	struct str heading = heading_of(reading);

	for (size_t i = 0; i < reading->pars.n; i++)
		if (str_is(reading->pars.at[i]->label, "headline") &&
		    str_eq(reading->pars.at[i]->surface, heading))
			return reading->pars.at[i];
	return NULL;
}

static bool
has_quote(const struct story *story, const struct record *par)
{
	for (size_t i = 0; par != NULL && i < story->marks.n; i++)
		if (story->marks.at[i].layer == LAYER_QUOTE &&
		    span_overlaps(story->marks.at[i].at, par->at))
			return true;
	return false;
}

/* The text, which leads to the article where it says what its address is. */
static void
draw_link(struct buf *out, const struct article *article, struct str text)
{
	struct str url = article_attr(article, "url");

	if (markup_is_link(url)) {
		buf_text(out, "<a rel=\"noopener noreferrer\"");
		markup_attr(out, "href", url);
		buf_byte(out, '>');
	}
	markup_text(out, text);
	buf_text(out, markup_is_link(url) ? "</a>" : "");
}

static void
draw_head(struct buf *out, const struct article *article, uint64_t number,
    uint32_t outlet)
{
	buf_printf(out, "<article id=\"a%llu\" data-o=\"%u\"",
	    (unsigned long long)number, outlet);
	markup_attr(out, "data-d", article_attr(article, "date"));
	if (article_attr(article, "lang").len > 0)
		markup_attr(out, "lang", article_attr(article, "lang"));
	buf_text(out, " dir=\"auto\">\n");
}

/* A list joined by '|', for the eye. */
static void
draw_list(struct buf *out, struct str list)
{
	struct str value;
	const char *before = "";

	while (list.len > 0 && str_field(&list, '|', &value)) {
		buf_text(out, before);
		markup_text(out, value);
		before = ", ";
	}
}

static void
draw_meta(struct buf *out, const struct reading *reading)
{
	static const char *const keys[] = { "outlet", "date", "authors" };
	const struct article *article = reading->article;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct str value = article_attr(article, keys[i]);

		draw_list(out, value);
		buf_text(out, value.len > 0 ? " · " : "");
	}
}

static void
draw_errors(struct buf *out, const struct reading *reading)
{
	for (size_t i = 0; i < reading->errs.n; i++) {
		buf_text(out, " · <strong>");
		markup_text(out, reading->errs.at[i]->column[1]);
		buf_text(out, "</strong> ");
		markup_text(out, stream_unescape(
		    reading->errs.at[i]->column[2],
		    reading->article->arena));
	}
}

/*
 * A heading in which somebody is quoted is drawn as other paragraphs are, with
 * badges, which are links: then the id leads to the article.
 */
static void
draw_heading(struct story *story, const struct record *par)
{
	const struct reading *reading = story->reading;
	struct buf *out = story->out;
	bool quoted = has_quote(story, par);

	buf_text(out, "<h3>");
	if (quoted)
		story_span(story, par->at);
	else
		draw_link(out, reading->article, heading_of(reading));
	story_rewind(story);
	buf_text(out, "</h3>\n<p class=\"meta\">");
	draw_meta(out, reading);
	if (quoted)
		draw_link(out, reading->article, reading->article->id);
	else
		markup_text(out, reading->article->id);
	draw_errors(out, reading);
	buf_text(out, "</p>\n");
}

void
story_draw(struct buf *out, const struct reading *reading,
    const uint32_t handles[], uint64_t number, uint32_t outlet)
{
	struct story story = { .out = out, .reading = reading };
	const struct record *heading = heading_par(reading);

	story_gather(&story, handles);
	story_mark(out, 'a', STORY_NOBODY);
	draw_head(out, reading->article, number, outlet);
	draw_heading(&story, heading);
	for (size_t i = 0; i < reading->pars.n; i++) {
		const struct record *par = reading->pars.at[i];

		/* What a header says stands above the article already. */
		if (par != heading && !str_is(par->label, "header"))
			draw_par(&story, par);
	}
	buf_text(out, "</article>\n");
}
