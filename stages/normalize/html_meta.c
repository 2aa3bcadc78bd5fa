/* What a page says of itself: JSON-LD, OpenGraph, and other meta elements. */
#include "date.h"
#include "html.h"
#include "json.h"

/* From which the value comes; a better one replaces it. */
enum rank { RANK_NONE, RANK_GUESS, RANK_META, RANK_GRAPH, RANK_LINKED };

struct reading {
	struct html_meta out;
	struct str s;
	struct arena *arena;
	enum rank title, date, outlet, url, authors;
};

static void
set(struct str *field, enum rank *have, struct str value, enum rank rank)
{
	if (value.len == 0 || rank <= *have)
		return;
	*field = value;
	*have = rank;
}

static void
set_date(struct reading *r, struct str value, enum rank rank)
{
	struct span at;

	set(&r->out.meta.date, &r->date, date_find(value, &at, r->arena),
	    rank);
}

/* --------------------------------------------------------------- JSON-LD */

static bool
is_article_type(struct str s, const struct json_value *value)
{
	struct str type = str_span(s, value->at);

	return str_find_str(type, STR("Article"), 0) < type.len ||
	    str_find_str(type, STR("BlogPosting"), 0) < type.len ||
	    str_find_str(type, STR("Report"), 0) < type.len;
}

static void
take_linked(struct reading *r, struct str s, struct str key,
    const struct json_value *value)
{
	struct meta *meta = &r->out.meta;

	if (str_is(key, "headline"))
		set(&meta->title, &r->title, json_name(s, value, r->arena),
		    RANK_LINKED);
	else if (str_is(key, "datePublished"))
		set_date(r, json_name(s, value, r->arena), RANK_LINKED);
	else if (str_is(key, "author") || str_is(key, "creator"))
		set(&meta->authors, &r->authors,
		    json_authors(s, value, r->arena), RANK_LINKED);
	else if (str_is(key, "publisher"))
		set(&meta->outlet, &r->outlet, json_name(s, value, r->arena),
		    RANK_LINKED);
	else if (str_is(key, "url"))
		set(&meta->url, &r->url, json_name(s, value, r->arena),
		    RANK_LINKED);
	else if (str_is(key, "articleBody") && value->kind == JSON_IS_STRING)
		r->out.body = json_inner(*value);
}

static void read_linked(
    struct reading *r, struct str s, const struct json_value *value, int depth);

static void
read_object(struct reading *r, struct str s, struct span at, int depth)
{
	struct str object = str_slice(s, 0, at.end);
	struct json_value value;
	bool article = false;
	struct span key;
	size_t i = at.begin;

	while (json_next_member(object, &i, &key, &value) == JSON_NEXT) {
		if (str_is(str_span(s, key), "@type"))
			article = is_article_type(s, &value);
		else if (str_is(str_span(s, key), "@graph") ||
		    str_is(str_span(s, key), "mainEntity"))
			read_linked(r, s, &value, depth + 1);
	}
	i = at.begin;
	while (article &&
	    json_next_member(object, &i, &key, &value) == JSON_NEXT)
		take_linked(r, s, str_span(s, key), &value);
}

static void
read_linked(
    struct reading *r, struct str s, const struct json_value *value, int depth)
{
	struct json_value element;
	size_t i = value->at.begin;

	if (depth > 4)
		return;
	if (value->kind == JSON_IS_OBJECT)
		read_object(r, s, value->at, depth);
	else if (value->kind == JSON_IS_ARRAY)
		while (json_next_element(str_slice(s, 0, value->at.end), &i,
		           &element) == JSON_NEXT)
			read_linked(r, s, &element, depth + 1);
}

/* -------------------------------------------------------- meta elements */

static bool
is_any(struct str key, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq_nocase(key, str_of(*list)))
			return true;
	return false;
}

static void
take_meta(struct reading *r, struct str key, struct str value)
{
	static const char *const dates[] = { "pubdate", "publishdate", "date",
		"dc.date", "dc.date.issued", "parsely-pub-date",
		"sailthru.date", "publication_date", "article.published",
		"datepublished", NULL };
	struct meta *meta = &r->out.meta;

	if (str_is(key, "og:title"))
		set(&meta->title, &r->title, value, RANK_GRAPH);
	else if (str_is(key, "og:site_name"))
		set(&meta->outlet, &r->outlet, value, RANK_GRAPH);
	else if (str_is(key, "og:url"))
		set(&meta->url, &r->url, value, RANK_META);
	else if (str_is(key, "article:published_time"))
		set_date(r, value, RANK_GRAPH);
	else if (str_is(key, "author") || str_is(key, "parsely-author") ||
	    str_is(key, "dc.creator"))
		set(&meta->authors, &r->authors, value, RANK_META);
	else if (is_any(key, dates))
		set_date(r, value, RANK_META);
}

static void
read_meta_tag(struct reading *r, const struct html_token *tag)
{
	struct str key, value;

	if (!html_attr(r->s, tag, "content", &value, r->arena))
		return;
	if (html_attr(r->s, tag, "property", &key, r->arena))
		take_meta(r, key, value);
	if (html_attr(r->s, tag, "name", &key, r->arena))
		take_meta(r, key, value);
	if (html_attr(r->s, tag, "itemprop", &key, r->arena))
		take_meta(r, key, value);
}

static void
read_link_tag(struct reading *r, const struct html_token *tag)
{
	struct str value;

	if (html_attr(r->s, tag, "rel", &value, r->arena) &&
	    str_eq_nocase(value, STR("canonical")) &&
	    html_attr(r->s, tag, "href", &value, r->arena))
		set(&r->out.meta.url, &r->url, value, RANK_GRAPH);
}

static void
read_start(struct reading *r, const struct html_token *tag)
{
	struct str name = str_span(r->s, tag->name), value;

	if (str_eq_nocase(name, STR("meta")))
		read_meta_tag(r, tag);
	else if (str_eq_nocase(name, STR("link")))
		read_link_tag(r, tag);
	else if (str_eq_nocase(name, STR("html")) &&
	    html_attr(r->s, tag, "lang", &value, r->arena))
		meta_set(&r->out.meta.lang, value);
	else if (str_eq_nocase(name, STR("time")) && r->date == RANK_NONE &&
	    html_attr(r->s, tag, "datetime", &value, r->arena))
		set_date(r, value, RANK_GUESS);
}

static bool
is_linked_data(struct str s, const struct html_token *tag, struct arena *arena)
{
	struct str type;

	return str_eq_nocase(str_span(s, tag->name), STR("script")) &&
	    html_attr(s, tag, "type", &type, arena) &&
	    str_eq_nocase(type, STR("application/ld+json"));
}

static void
read_raw(struct reading *r, const struct html_token *tag,
    const struct html_token *raw)
{
	struct str part = str_slice(r->s, 0, raw->at.end);
	struct json_value value;
	size_t i = raw->at.begin;

	if (is_linked_data(r->s, tag, r->arena)) {
		if (json_read(part, &i, &value))
			read_linked(r, r->s, &value, 0);
	} else if (str_eq_nocase(str_span(r->s, raw->name), STR("title"))) {
		set(&r->out.meta.title, &r->title,
		    html_text(str_span(r->s, raw->at), r->arena), RANK_GUESS);
	}
}

struct html_meta
html_meta_read(struct str s, struct arena *arena)
{
	struct reading r = { .s = s, .arena = arena };
	struct html_reader reader = { .s = s };
	struct html_token token, tag = { 0 };

	r.out.meta.datesrc = "none";
	while (html_next(&reader, &token)) {
		if (token.kind == HTML_RAW)
			read_raw(&r, &tag, &token);
		else if (token.kind == HTML_START)
			read_start(&r, &token);
		if (token.kind == HTML_START)
			tag = token;
	}
	if (r.out.meta.date.len > 0)
		r.out.meta.datesrc = "meta";
	return r.out;
}
