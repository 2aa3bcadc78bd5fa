#include "draft.h"

#include "authors.h"
#include "clean.h"
#include "date.h"
#include "decode.h"
#include "head.h"
#include "layout.h"

void
draft_trouble(struct draft *draft, const char *code, struct str value)
{
	struct trouble trouble = { code, value };

	arena_append(draft->arena, &draft->troubles, trouble);
}

/* -------------------------------------------------------------- reading */

/*
 * " date 2022-03-27 SACRAMENTO, Calif. –": the date that stands before the
 * text becomes a paragraph of its own.
 */
static void
split_date(struct mapped *text, struct arena *arena)
{
	struct str s = text->text;
	size_t begin = 0, end;
	struct mapped done;
	struct edit edit;

	while (begin < s.len && (s.at[begin] == ' ' || s.at[begin] == '\n'))
		begin++;
	end = head_date_end(
	    str_slice(s, begin, str_find(s, '\n', begin)), arena);
	if (end == 0)
		return;
	edit_begin(&edit, s, arena);
	edit_change(&edit, begin + end, begin + end + 1, STR("\n"));
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
}

static void
say_replaced(struct draft *draft, size_t n)
{
	if (n > 0)
		draft_trouble(draft, "undecodable",
		    arena_printf(draft->arena, "%zu", n));
}

/* ------------------------------------------------------------- gathering */

static void
gather_line(struct draft *draft, const struct par *par)
{
	const struct line *line = par->line;
	struct meta *meta = &draft->meta;
	struct span at;

	if (par->label == LABEL_HEADER || par->label == LABEL_BYLINE)
		meta_set_date(meta, line->date, "header");
	meta_set(&meta->outlet, line->outlet);
	meta_set(&meta->authors, line->authors);
	if (par->has_dateline) {
		meta_set(&meta->place, line->place);
		meta_set_date(meta, date_find(line->date, &at, draft->arena),
		    "dateline");
	}
}

static struct str
file_name(struct str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.at[i - 1] == '/')
			return str_slice(path, i, path.len);
	return path;
}

static void
gather(struct draft *draft)
{
	struct meta *meta = &draft->meta;
	struct str employer = { "", 0 };
	struct span at;

	if (meta->authors.len > 0)
		meta->authors = authors_clean(draft->labeller, meta->authors,
		    &employer, draft->arena);
	for (size_t i = 0; i < draft->pars.n; i++) {
		const struct par *par = &draft->pars.at[i];

		gather_line(draft, par);
		if (par->label == LABEL_HEADLINE)
			meta_set(&meta->title,
			    str_span(draft->text.text, par->at));
	}
	meta_set_date(meta, date_find(file_name(draft->path), &at,
	    draft->arena), "filename");
	if (meta->date.len == 0)
		meta->datesrc = "none";
	meta_set(&meta->outlet, employer);
}

/* ------------------------------------------------------------ all of it */

/* The label that the source gives a paragraph, where it says more. */
static void
apply_hint(struct draft *draft, struct par *par, enum label label)
{
	if (label == LABEL_BODY ||
	    (par->label != LABEL_BODY && label != LABEL_HEADLINE))
		return;
	if (label == LABEL_BYLINE && (span_len(par->at) > 160 ||
	        line_ends_sentence(str_span(draft->text.text, par->at))))
		return;
	par->label = label;
	if (label != LABEL_LIST)
		par->has_dateline = false;
}

/* Hints and paragraphs both go forward in the source. */
static void
apply_hints(struct draft *draft, const struct hints *hints)
{
	size_t k = 0;

	for (size_t i = 0; i < draft->pars.n && hints->n > 0; i++) {
		struct par *par = &draft->pars.at[i];
		uint32_t at = srcmap_source(&draft->text.map, par->at).begin;

		while (k < hints->n && hints->at[k].at.end <= at)
			k++;
		if (k < hints->n && hints->at[k].at.begin <= at)
			apply_hint(draft, par, hints->at[k].label);
	}
}

static struct extract
extract(struct draft *draft)
{
	if (draft->format == FORMAT_JSON || draft->format == FORMAT_JSONL)
		return extract_json(&draft->text, draft->arena);
	if (draft->format == FORMAT_HTML)
		return extract_html(&draft->text, draft->arena);
	return (struct extract){ .meta = { .datesrc = "none" } };
}

/* No article has so many; what is known of each takes memory. */
enum { LINES_MAX = 200000 };

static bool
has_too_many_lines(struct str text)
{
	size_t n = 0;

	if (text.len <= LINES_MAX || str_count(text, '\n') <= LINES_MAX)
		return false;
	for (size_t i = str_find(text, '\n', 0); i + 1 < text.len;
	     i = str_find(text, '\n', i + 1))
		n += text.at[i + 1] != '\n';
	return n > LINES_MAX;
}

/* Leave the article without text: its whole source is dropped. */
static void
drop_text(struct draft *draft, const char *code, const char *why)
{
	draft->text = (struct mapped){ .text = { "", 0 } };
	draft->map = (struct srcmap){ 0 };
	srcmap_change(&draft->map, (uint32_t)draft->source.len, 0,
	    draft->arena);
	draft_trouble(draft, code, str_of(why));
}

/* Every character of UTF-16 is a change of its own in the map. */
enum { WIDE_MAX = 6000000 };

/* Is encoding none, or what a source that is right is in? */
static bool
is_utf8(const char *encoding)
{
	return encoding == NULL || strcmp(encoding, "utf-8") == 0;
}

static void
decode_source(struct draft *draft, const char *encoding)
{
	struct decoded decoded;

	if (draft->right && is_utf8(encoding)) {
		draft->encoding = "utf-8";
		draft->text = mapped_same(draft->source, draft->arena);
		return;
	}
	draft->right = false;
	decoded = decode(draft->source, encoding, draft->arena);
	draft->encoding = decoded.encoding;
	draft->text = decoded.text;
	if (!draft->text.full)
		say_replaced(draft, decoded.replaced);
}

/* Is the text the source itself, which is right? */
static bool
is_source(const struct draft *draft)
{
	return draft->right && draft->text.text.at == draft->source.at &&
	    draft->text.text.len == draft->source.len;
}

/* From the source to clean text, one line after another. */
static struct extract
read_text(struct draft *draft, const char *encoding)
{
	struct arena *arena = draft->arena;
	struct extract found = { .meta = { .datesrc = "none" } };

	decode_source(draft, encoding);
	if (draft->text.full)
		return found;
	found = extract(draft);
	if (draft->format != FORMAT_HTML)
		clean_entities(&draft->text, arena);
	if (!draft->text.full && !is_source(draft))
		clean(&draft->text, arena);
	return found;
}

/* The paragraphs of clean text. */
static void
read_pars(struct draft *draft, const struct hints *hints)
{
	struct arena *arena = draft->arena;
	struct layout_lines lines;

	if (draft->format == FORMAT_TEXT)
		split_date(&draft->text, arena);
	lines = layout(&draft->text, draft->format != FORMAT_HTML, arena);
	draft->map = layout_map(&draft->text, &lines, arena);
	draft->pars = pars_read(draft->labeller, draft->text.text, &lines,
	    draft->format == FORMAT_TEXT ? &draft->meta : NULL, arena);
	apply_hints(draft, hints);
	gather(draft);
}

void
draft_read(struct draft *draft, const char *encoding)
{
	struct extract found;

	if (draft->source.len > WIDE_MAX && !draft->right &&
	    decode_is_wide(draft->source, encoding)) {
		drop_text(draft, "too-large", "over 6 MB of UTF-16");
		return;
	}
	found = read_text(draft, encoding);
	draft->meta = found.meta;
	if (draft->text.full) {
		drop_text(draft, "too-many-changes", "over 3 million");
		return;
	}
	if (found.error != NULL)
		draft_trouble(draft, format_name(draft->format),
		    str_of(found.error));
	if (has_too_many_lines(draft->text.text))
		drop_text(draft, "too-many-lines", "over 200000");
	else
		read_pars(draft, &found.hints);
}
