#include "draft.h"

#include "authors.h"
#include "clean.h"
#include "date.h"
#include "decode.h"
#include "head.h"
#include "layout.h"
#include "sha256.h"
#include "stream.h"

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

	if (text.len <= LINES_MAX)
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
	srcmap_change(&draft->text.map, (uint32_t)draft->source.len, 0,
	    draft->arena);
	draft_trouble(draft, code, str_of(why));
}

/* Every character of UTF-16 is a change of its own in the map. */
enum { WIDE_MAX = 6000000 };

/* From the source to clean text, one line after another. */
static struct extract
read_text(struct draft *draft, const char *encoding)
{
	struct arena *arena = draft->arena;
	struct decoded decoded = decode(draft->source, encoding, arena);
	struct extract found = { .meta = { .datesrc = "none" } };

	draft->encoding = decoded.encoding;
	draft->text = decoded.text;
	if (draft->text.full)
		return found;
	say_replaced(draft, decoded.replaced);
	found = extract(draft);
	if (draft->format != FORMAT_HTML)
		clean_entities(&draft->text, arena);
	if (!draft->text.full)
		clean(&draft->text, arena);
	return found;
}

/* The paragraphs of clean text. */
static void
read_pars(struct draft *draft, const struct hints *hints)
{
	struct arena *arena = draft->arena;

	if (draft->format == FORMAT_TEXT)
		split_date(&draft->text, arena);
	layout(&draft->text, draft->format != FORMAT_HTML, arena);
	draft->pars = pars_read(draft->labeller, draft->text.text,
	    draft->format == FORMAT_TEXT ? &draft->meta : NULL, arena);
	apply_hints(draft, hints);
	gather(draft);
}

void
draft_read(struct draft *draft, const char *encoding)
{
	struct extract found;

	if (draft->source.len > WIDE_MAX &&
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

/* --------------------------------------------------------------- writing */

static void
put_attr(struct buf *out, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	stream_escape(out, value);
}

static void
put_number(struct buf *out, const char *key, uint64_t value)
{
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	buf_number(out, value);
}

/* A path is bytes; the stream is UTF-8 without control characters. */
static void
put_path(struct buf *out, struct str path)
{
	struct buf visible;

	buf_init(&visible);
	buf_visible(&visible, path);
	put_attr(out, "src", buf_str(&visible));
	buf_release(&visible);
}

static void
put_doc(const struct draft *draft, struct buf *out)
{
	const struct meta *meta = &draft->meta;
	char sum[65];

	buf_text(out, "doc\t");
	buf_add(out, draft->id);
	buf_text(out, "\t1");
	put_path(out, draft->path);
	put_number(out, "srclen", draft->source.len);
	if (draft->at > 0)
		put_number(out, "at", draft->at);
	put_attr(out, "date", meta->date);
	put_attr(out, "datesrc", str_of(meta->datesrc));
	put_attr(out, "outlet", meta->outlet);
	put_attr(out, "url", meta->url);
	put_attr(out, "title", meta->title);
	put_attr(out, "authors", meta->authors);
	put_attr(out, "lang", meta->lang);
	put_attr(out, "format", str_of(format_name(draft->format)));
	put_attr(out, "encoding", str_of(draft->encoding));
	put_attr(out, "place", meta->place);
	sha256_of(draft->source, sum);
	put_attr(out, "sha256", str_of(sum));
	buf_byte(out, '\n');
}

static void
put_par(struct block *block, const struct par *par)
{
	block_span(block, "par", 'p', par->at, label_name(par->label));
	if (par->twin == 0)
		return;
	buf_text(&block->buf, "\ttwin=p");
	buf_number(&block->buf, par->twin);
}

static void
put_dateline(struct block *block, const struct par *par)
{
	const struct line *line = par->line;
	struct span at = { par->at.begin + line->dateline.begin,
		par->at.begin + line->dateline.end };

	block_span(block, "dateline", 'd', at, NULL);
	if (line->place.len > 0)
		block_attr(block, "place", line->place);
	if (line->source.len > 0)
		block_attr(block, "source", line->source);
	if (line->date.len > 0)
		block_attr(block, "date", line->date);
}

static void
put_map(const struct srcmap *map, struct buf *out)
{
	if (map->n == 0)
		return;
	buf_text(out, "map\t");
	srcmap_print(map, out);
	buf_byte(out, '\n');
}

/* A long article is written in pieces, so that none of it is there twice. */
enum { PIECE = 128 * 1024 };

static void
spill(struct buf *buf, size_t least, FILE *out)
{
	if (buf->len < least)
		return;
	fwrite(buf->at, 1, buf->len, out);
	buf_reset(buf);
}

static void
put_block(const struct draft *draft, struct block *block, FILE *out)
{
	block_end(block);
	put_map(&draft->text.map, &block->buf);
	for (size_t i = 0; i < draft->pars.n; i++) {
		spill(&block->buf, PIECE, out);
		put_par(block, &draft->pars.at[i]);
	}
	for (size_t i = 0; i < draft->pars.n; i++)
		if (draft->pars.at[i].has_dateline)
			put_dateline(block, &draft->pars.at[i]);
	for (size_t i = 0; i < draft->troubles.n; i++)
		block_err(block, draft->troubles.at[i].code,
		    draft->troubles.at[i].value);
	block_end(block);
}

void
draft_write(const struct draft *draft, FILE *out)
{
	struct article article = { .id = draft->id,
		.text = draft->text.text, .arena = draft->arena };
	struct block block;

	block_init(&block);
	put_doc(draft, &block.buf);
	spill(&block.buf, 0, out);
	block_begin(&block, &article, "normalize");
	put_block(draft, &block, out);
	buf_text(&block.buf, "end\t");
	buf_add(&block.buf, draft->id);
	buf_byte(&block.buf, '\n');
	spill(&block.buf, 0, out);
	block_release(&block);
}
