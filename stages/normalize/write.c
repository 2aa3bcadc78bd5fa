/* The article in the stream: doc, what normalize found, end. */
#include "draft.h"
#include "sha256.h"
#include "stream.h"
#include "version.h"

/* ------------------------------------------------------------- the pieces */

/* A value without any character to escape. */
static void
put_plain(struct buf *out, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	buf_add(out, value);
}

static void
put_attr(struct buf *out, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	put_plain(out, key, STR("-"));
	out->len--;
	stream_escape(out, value);
}

static void
put_number(struct buf *out, const char *key, uint64_t value)
{
	put_plain(out, key, STR("-"));
	out->len--;
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
	put_plain(out, "datesrc", str_of(meta->datesrc));
	put_attr(out, "outlet", meta->outlet);
	put_attr(out, "url", meta->url);
	put_attr(out, "title", meta->title);
	put_attr(out, "authors", meta->authors);
	put_attr(out, "lang", meta->lang);
	put_plain(out, "format", str_of(format_name(draft->format)));
	put_plain(out, "encoding", str_of(draft->encoding));
	put_attr(out, "place", meta->place);
	if (!draft->unread) {
		sha256_of(draft->source, sum);
		put_plain(out, "sha256", (struct str){ sum, 64 });
	}
	buf_byte(out, '\n');
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

/* ------------------------------------------------------------------ spans */

/* "p" and 7 as "p7", with a TAB. */
static char *
put_id(char *to, char prefix, uint32_t number)
{
	*to++ = prefix;
	to = buf_put_number(to, number);
	*to++ = '\t';
	return to;
}

static char *
put_at(char *to, struct span at)
{
	to = buf_put_number(to, at.begin);
	*to++ = '\t';
	to = buf_put_number(to, at.end);
	*to++ = '\t';
	return to;
}

enum { SPAN_ROOM = 80 }; /* bytes of a span record without its surface */

/* The i-th paragraph, at byte at.  It has no LF: it is its own surface. */
static void
put_par(const struct draft *draft, uint32_t i, uint32_t at, struct buf *out)
{
	const struct par *par = &draft->pars.at[i];
	struct str text = str_span(draft->text.text, par->at);
	char *to = buf_room(out, text.len + SPAN_ROOM);

	to = buf_put(to, STR("par\t"));
	to = put_id(to, 'p', i + 1);
	to = put_at(to, (struct span){ at, at + (uint32_t)text.len });
	to = buf_put(to, str_of(label_name(par->label)));
	*to++ = '\t';
	to = buf_put(to, text);
	if (par->twin > 0) {
		to = buf_put(to, STR("\ttwin=p"));
		to = buf_put_number(to, par->twin);
	}
	*to++ = '\n';
	out->len = (size_t)(to - out->at);
}

/* The dateline of a paragraph at byte at. */
static void
put_dateline(const struct draft *draft, const struct par *par, uint32_t at,
    uint32_t number, struct buf *out)
{
	const struct line *line = par->line;
	struct span span = line->dateline;
	char *to = buf_room(out, SPAN_ROOM);

	to = buf_put(to, STR("dateline\t"));
	to = put_id(to, 'd', number);
	to = put_at(to, (struct span){ at + span.begin, at + span.end });
	to = buf_put(to, STR(".\t"));
	out->len = (size_t)(to - out->at);
	buf_add(out, str_span(str_span(draft->text.text, par->at), span));
	put_attr(out, "place", line->place);
	put_attr(out, "source", line->source);
	put_attr(out, "date", line->date);
	buf_byte(out, '\n');
}

static void
put_trouble(const struct trouble *trouble, struct buf *out)
{
	buf_text(out, "err\tnormalize\t");
	buf_text(out, trouble->code);
	buf_byte(out, '\t');
	stream_escape(out, trouble->value);
	buf_byte(out, '\n');
}

/* -------------------------------------------------------------- all of it */

/* A long article is written in pieces, so that none of it is there twice; they
 * are so large that the file's buffer hardly takes part in it. */
enum { PIECE = 512 * 1024 };

static void
spill(struct buf *buf, size_t least, FILE *file)
{
	if (buf->len < least)
		return;
	fwrite(buf->at, 1, buf->len, file);
	buf_reset(buf);
}

static void
put_datelines(const struct draft *draft, struct buf *out)
{
	uint32_t at = 0, number = 0;

	for (size_t i = 0; i < draft->pars.n; i++) {
		const struct par *par = &draft->pars.at[i];

		if (par->has_dateline)
			put_dateline(draft, par, at, ++number, out);
		at += span_len(par->at) + 1;
	}
}

static void
put_block(const struct draft *draft, struct buf *out, FILE *file)
{
	uint32_t at = 0;

	buf_text(out, "via\tnormalize\t" NEWSLINE_VERSION "\n");
	put_map(&draft->map, out);
	for (uint32_t i = 0; i < draft->pars.n; i++) {
		spill(out, PIECE, file);
		put_par(draft, i, at, out);
		at += span_len(draft->pars.at[i].at) + 1;
	}
	put_datelines(draft, out);
	for (size_t i = 0; i < draft->troubles.n; i++)
		put_trouble(&draft->troubles.at[i], out);
}

void
draft_write(const struct draft *draft, struct buf *out, FILE *file)
{
	buf_reset(out);
	put_doc(draft, out);
	put_block(draft, out, file);
	buf_text(out, "end\t");
	buf_add(out, draft->id);
	buf_byte(out, '\n');
	spill(out, 0, file);
}
