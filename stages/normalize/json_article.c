/*
 * Articles in JSON, as news-please, trafilatura, Fundus, NELA-GT and Event
 * Registry write them.
 */
#include "date.h"
#include "extract.h"
#include "json.h"
#include "utf8.h"

enum field {
	FIELD_TEXT,
	FIELD_TITLE,
	FIELD_DATE,
	FIELD_OUTLET,
	FIELD_AUTHORS,
	FIELD_URL,
	FIELD_LANG,
	FIELDS,
};

/* Names of the fields, the best first. */
static const char *const aliases[FIELDS][8] = {
	[FIELD_TEXT] = { "maintext", "text", "body", "plaintext", "content",
	    "articleBody", "article_text" },
	[FIELD_TITLE] = { "title", "headline" },
	[FIELD_DATE] = { "date_publish", "publishing_date", "publishedAt",
	    "published", "dateTime", "date", "datePublished", "pub_date" },
	[FIELD_OUTLET] = { "source_domain", "hostname", "source", "outlet",
	    "publisher", "site", "publication", "sitename" },
	[FIELD_AUTHORS] = { "authors", "author", "byline" },
	[FIELD_URL] = { "url", "link", "source_url" },
	[FIELD_LANG] = { "language", "lang" },
};

/* The best member for each field; rank is that of its name. */
struct members {
	struct json_value value[FIELDS];
	size_t rank[FIELDS]; /* 8: none */
};

static bool
is_empty(const struct json_value *value)
{
	return value->kind == JSON_IS_WORD || span_len(value->at) <= 2;
}

static void
offer(struct members *members, struct str key, struct json_value value)
{
	for (size_t field = 0; field < FIELDS; field++)
		for (size_t rank = 0; rank < members->rank[field] &&
		     aliases[field][rank] != NULL; rank++)
			if (str_is(key, aliases[field][rank]) &&
			    !is_empty(&value)) {
				members->value[field] = value;
				members->rank[field] = rank;
			}
}

static bool
read_members(struct str s, struct members *members)
{
	struct json_value value;
	enum json_step found;
	struct span key;
	size_t i = 0;

	for (size_t field = 0; field < FIELDS; field++)
		members->rank[field] = 8;
	while ((found = json_next_member(s, &i, &key, &value)) == JSON_NEXT)
		offer(members, str_span(s, key), value);
	return found == JSON_END && json_skip(s, i) == s.len;
}

static const struct json_value *
get(const struct members *members, enum field field)
{
	return members->rank[field] < 8 ? &members->value[field] : NULL;
}

/* ------------------------------------------------------------------ text */

/* The strings that are the article's text, in the order of the source. */
struct pieces {
	struct json_value *at; /* [n] */
	size_t n, cap;
};

static void
add_piece(struct pieces *pieces, struct json_value piece, size_t base,
    struct arena *arena)
{
	piece.at.begin += (uint32_t)base;
	piece.at.end += (uint32_t)base;
	arena_append(arena, pieces, piece);
}

/* All strings inside a value; Fundus has sections of paragraphs. */
static void
add_strings(struct pieces *pieces, struct str s, struct json_value value,
    struct arena *arena)
{
	size_t i = value.at.begin;

	if (value.kind == JSON_IS_STRING) {
		add_piece(pieces, value, 0, arena);
		return;
	}
	while (i < value.at.end) {
		struct json_value string;
		size_t end = str_find(str_slice(s, 0, value.at.end), '"', i);

		i = end;
		if (i >= value.at.end || !json_read(s, &i, &string))
			return;
		if (json_skip(s, i) < s.len && s.at[json_skip(s, i)] != ':' &&
		    span_len(string.at) > 2)
			add_piece(pieces, string, 0, arena);
	}
}

static void
add_hint(struct extract *out, const struct srcmap *map, struct span at,
    enum label label, struct arena *arena)
{
	struct hint hint = { srcmap_source(map, at), label };

	arena_append(arena, &out->hints, hint);
}

static void
keep_pieces(struct mapped *text, const struct pieces *pieces,
    struct arena *arena)
{
	struct mapped done;
	struct edit edit;
	size_t last = 0;

	edit_begin(&edit, text->text, arena);
	for (size_t i = 0; i < pieces->n; i++) {
		struct span inner = json_inner(pieces->at[i]);

		edit_change(&edit, last, inner.begin,
		    i == 0 ? STR("") : STR("\n\n"));
		json_unescape(&edit, inner);
		last = inner.end;
	}
	edit_drop(&edit, last, text->text.len);
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
}

static struct pieces
find_pieces(struct extract *out, const struct mapped *text,
    const struct members *members, struct arena *arena)
{
	const struct json_value *title = get(members, FIELD_TITLE);
	const struct json_value *body = get(members, FIELD_TEXT);
	struct pieces pieces = { 0 };

	/* Text goes forward in its source: a title behind it is meta only. */
	if (title != NULL && title->kind == JSON_IS_STRING &&
	    (body == NULL || title->at.end <= body->at.begin)) {
		add_piece(&pieces, *title, 0, arena);
		add_hint(out, &text->map, title->at, LABEL_HEADLINE, arena);
	}
	if (body != NULL) {
		add_strings(&pieces, text->text, *body, arena);
		add_hint(out, &text->map, body->at, LABEL_BODY, arena);
	}
	return pieces;
}

static struct str
string_of(struct str s, const struct json_value *value, struct arena *arena)
{
	if (value == NULL)
		return (struct str){ "", 0 };
	return json_name(s, value, arena);
}

static void
read_meta(struct extract *out, struct str s, const struct members *members,
    struct arena *arena)
{
	const struct json_value *authors = get(members, FIELD_AUTHORS);
	struct meta *meta = &out->meta;
	struct span at;

	meta->title = string_of(s, get(members, FIELD_TITLE), arena);
	meta->outlet = string_of(s, get(members, FIELD_OUTLET), arena);
	meta->url = string_of(s, get(members, FIELD_URL), arena);
	meta->lang = string_of(s, get(members, FIELD_LANG), arena);
	if (authors != NULL)
		meta->authors = json_authors(s, authors, arena);
	meta_set_date(meta, date_find(string_of(s, get(members, FIELD_DATE),
	    arena), &at, arena), "meta");
}

struct extract
extract_json(struct mapped *text, struct arena *arena)
{
	struct extract out = { .meta = { .datesrc = "none" } };
	struct members members;
	struct pieces pieces;

	if (!read_members(text->text, &members)) {
		out.error = "malformed JSON";
		pieces = (struct pieces){ 0 };
	} else {
		read_meta(&out, text->text, &members, arena);
		pieces = find_pieces(&out, text, &members, arena);
		if (get(&members, FIELD_TEXT) == NULL)
			out.error = "no text in this JSON object";
	}
	keep_pieces(text, &pieces, arena);
	return out;
}

/* -------------------------------------------------------------- documents */

static bool
has_text(struct str s, struct span at)
{
	struct members members;

	return read_members(str_span(s, at), &members) &&
	    get(&members, FIELD_TEXT) != NULL;
}

static void
add_elements(struct json_articles *out, struct str s, struct span at,
    struct arena *arena)
{
	struct str array = str_slice(s, 0, at.end);
	struct json_value value;
	size_t i = at.begin;

	while (json_next_element(array, &i, &value) == JSON_NEXT)
		if (value.kind == JSON_IS_OBJECT)
			arena_append(arena, out, value.at);
}

/* Look for an array of objects inside an object that is no article itself. */
static void
look_inside(struct json_articles *out, struct str s, struct span at,
    unsigned depth, struct arena *arena)
{
	struct str object = str_slice(s, 0, at.end);
	struct json_value value;
	size_t i = at.begin;
	struct span key;

	while (out->n == 0 &&
	    json_next_member(object, &i, &key, &value) == JSON_NEXT) {
		if (value.kind == JSON_IS_ARRAY)
			add_elements(out, s, value.at, arena);
		else if (value.kind == JSON_IS_OBJECT && depth < 3)
			look_inside(out, s, value.at, depth + 1, arena);
	}
}

struct json_articles
json_find_articles(struct str s, struct arena *arena)
{
	struct json_articles out = { 0 };
	struct json_value value;
	size_t i = 0;

	if (!json_read(s, &i, &value) || json_skip(s, i) < s.len) {
		out.error = "malformed JSON";
		return out;
	}
	if (value.kind == JSON_IS_ARRAY)
		add_elements(&out, s, value.at, arena);
	else if (value.kind == JSON_IS_OBJECT && !has_text(s, value.at))
		look_inside(&out, s, value.at, 0, arena);
	if (out.n == 0 && value.kind == JSON_IS_OBJECT)
		arena_append(arena, &out, value.at);
	if (out.n == 0)
		out.error = "no article in this JSON document";
	return out;
}
