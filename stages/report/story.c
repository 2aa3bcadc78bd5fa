/*
 * An article as HTML: its paragraphs, with quotes, cues, speakers and
 * entities marked.
 *
 * Spans may lie in one another or overlap.  So each paragraph is cut at every
 * begin and end of a span, and each cut is one <span> with the classes of all
 * that it lies in: no nesting can go wrong, and the cost is linear.
 */
#include <stdlib.h>

#include "markup.h"
#include "report.h"

enum layer {
	LAYER_QUOTE,
	LAYER_CUE,
	LAYER_SPEAKER,
	LAYER_ENT,
	LAYERS,
};

struct mark {
	struct span at;
	enum layer layer;
	const struct record *record;
	const struct quotation *quotation; /* but for LAYER_ENT */
	uint32_t handle;
	bool first; /* LAYER_QUOTE: the first piece */
};

struct marks {
	struct mark *at; /* [n], by begin */
	size_t n, cap;
};

/* Marks that are open, the innermost last; deeper ones are left out. */
struct open {
	const struct mark *at[8];
	size_t n;
};

struct story {
	struct buf *out;
	const struct reading *reading;
	struct marks marks;
	size_t next; /* mark */
	struct open open[LAYERS];
	bool titled; /* the paragraph of the title was seen */
};

static int
compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end > y->at.end ? -1 : 1;
	if (x->layer != y->layer)
		return x->layer < y->layer ? -1 : 1;
	return x->record < y->record ? -1 : x->record > y->record;
}

static void
add_mark(struct story *story, struct mark mark)
{
	if (mark.record == NULL || span_len(mark.record->at) == 0)
		return;
	mark.at = mark.record->at;
	arena_append(story->reading->article->arena, &story->marks, mark);
}

static void
gather(struct story *story, const uint32_t handles[])
{
	const struct reading *reading = story->reading;

	for (size_t i = 0; i < reading->n_quotes; i++) {
		const struct quotation *quotation = &reading->quotes[i];
		struct mark mark = { .quotation = quotation,
			.handle = handles[i] };

		for (size_t k = 0; k < quotation->pieces.n; k++) {
			mark.layer = LAYER_QUOTE;
			mark.first = k == 0;
			mark.record = quotation->pieces.at[k];
			add_mark(story, mark);
		}
		mark.layer = LAYER_CUE;
		mark.record = quotation->cue;
		add_mark(story, mark);
		mark.layer = LAYER_SPEAKER;
		mark.record = quotation->speaker;
		add_mark(story, mark);
	}
	for (size_t i = 0; i < reading->ents.n; i++)
		add_mark(story, (struct mark){ .layer = LAYER_ENT,
		    .record = reading->ents.at[i] });
	if (story->marks.n > 0)
		qsort(story->marks.at, story->marks.n,
		    sizeof(story->marks.at[0]), compare_marks);
}

static const struct mark *
innermost(const struct open *open)
{
	return open->n == 0 ? NULL : open->at[open->n - 1];
}

static void
close_by(struct open *open, uint32_t at)
{
	size_t kept = 0;

	for (size_t i = 0; i < open->n; i++)
		if (open->at[i]->at.end > at)
			open->at[kept++] = open->at[i];
	open->n = kept;
}

static const char *
ent_class(struct str label)
{
	static const char *const times[] = { "date", "time" };

	if (str_is(label, "person") || str_is(label, "org") ||
	    str_is(label, "place"))
		return NULL;
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		if (str_is(label, times[i]))
			return "time";
	return "other";
}

static void
draw_ent_class(struct buf *out, const struct mark *ent)
{
	const char *class = ent_class(ent->record->label);

	buf_text(out, " e e-");
	if (class != NULL)
		buf_text(out, class);
	else
		buf_add(out, ent->record->label);
}

/* What a reader sees who rests on the text: "person: Zoë Okafor, mayor". */
static void
draw_title(struct story *story, const struct mark *ent,
    const struct mark *quote)
{
	const struct article *article = story->reading->article;
	struct str name;

	buf_text(story->out, " title=\"");
	if (quote != NULL) {
		name = quote->quotation->name;
		markup_text(story->out, quote->quotation->quote->label);
		buf_text(story->out, " quote, ");
		markup_text(story->out, name.len > 0 ? name
		                                   : STR("speaker not known"));
		name = record_attr(quote->quotation->quote, "conf", article);
		if (name.len > 0)
			buf_text(story->out, ", confidence ");
		markup_text(story->out, name);
		buf_text(story->out, ent == NULL ? "" : " — ");
	}
	if (ent != NULL) {
		markup_text(story->out, ent->record->label);
		name = record_attr(ent->record, "name", article);
		buf_text(story->out, name.len > 0 ? ": " : "");
		markup_text(story->out, name);
		name = record_attr(ent->record, "value", article);
		buf_text(story->out, name.len > 0 ? ": " : "");
		markup_text(story->out, name);
	}
	buf_byte(story->out, '"');
}

/* The numbered badge where a quotation begins. */
static void
draw_badge(struct buf *out, const struct mark *quote)
{
	if (quote->handle == STORY_NOBODY) {
		buf_text(out, "<span class=\"badge c0\" title=\"speaker not "
		              "known\">?</span>");
		return;
	}
	buf_text(out, "<a class=\"badge c");
	story_mark(out, 'c', quote->handle);
	buf_text(out, "\" href=\"#p");
	story_mark(out, 'n', quote->handle);
	buf_byte(out, '"');
	markup_attr(out, "title", quote->quotation->name);
	buf_byte(out, '>');
	story_mark(out, 'n', quote->handle);
	if (quote->quotation->review)
		buf_text(out, "?");
	buf_text(out, "</a>");
}

static void
draw_quote_class(struct buf *out, const struct mark *quote, bool first)
{
	const struct quotation *quotation = quote->quotation;

	buf_text(out, " q c");
	story_mark(out, 'c', quote->handle);
	buf_text(out, str_is(quotation->quote->label, "indirect") ? " i"
	    : str_is(quotation->quote->label, "mixed") ? " m" : " d");
	buf_text(out, quotation->review ? " r" : "");
	buf_text(out, first ? " f" : "");
}

/* The bytes at, which no mark begins or ends in. */
static void
draw_piece(struct story *story, struct span at)
{
	const struct mark *quote = innermost(&story->open[LAYER_QUOTE]);
	const struct mark *ent = innermost(&story->open[LAYER_ENT]);
	bool cue = story->open[LAYER_CUE].n > 0;
	bool speaker = story->open[LAYER_SPEAKER].n > 0;
	bool first = quote != NULL && quote->first &&
	    quote->at.begin == at.begin;
	struct str text = str_span(story->reading->article->text, at);
	struct buf *out = story->out;

	if (quote == NULL && ent == NULL && !cue && !speaker) {
		markup_text(out, text);
		return;
	}
	if (first)
		draw_badge(out, quote);
	buf_text(out, "<span class=\"");
	buf_text(out, speaker ? "sp" : cue ? "cue" : "");
	if (quote != NULL)
		draw_quote_class(out, quote, first);
	if (ent != NULL)
		draw_ent_class(out, ent);
	buf_byte(out, '"');
	if (quote != NULL) {
		buf_text(out, " data-p=\"");
		story_mark(out, 'n', quote->handle);
		buf_byte(out, '"');
	}
	if (quote != NULL || ent != NULL)
		draw_title(story, ent, quote);
	buf_byte(out, '>');
	markup_text(out, text);
	buf_text(out, "</span>");
}

/* Whom a speaker that is not called by name means. */
static void
draw_meaning(struct story *story, const struct mark *mark)
{
	const struct quotation *quotation = mark->quotation;

	if (quotation->name.len == 0 || str_is(quotation->ref, "name") ||
	    str_eq(quotation->name, mark->record->surface))
		return;
	buf_text(story->out, "<span class=\"who\"> [");
	markup_text(story->out, quotation->name);
	buf_text(story->out, "]</span>");
}

/* Marks that end at this byte are closed; what ends a speaker is said. */
static void
close_marks(struct story *story, uint32_t at)
{
	const struct mark *speaker = innermost(&story->open[LAYER_SPEAKER]);

	if (speaker != NULL && speaker->at.end <= at)
		draw_meaning(story, speaker);
	for (size_t i = 0; i < LAYERS; i++)
		close_by(&story->open[i], at);
}

static void
open_marks(struct story *story, uint32_t at)
{
	const struct marks *marks = &story->marks;

	for (; story->next < marks->n &&
	     marks->at[story->next].at.begin <= at; story->next++) {
		const struct mark *mark = &marks->at[story->next];
		struct open *open = &story->open[mark->layer];

		if (open->n < 8 && mark->at.end > at)
			open->at[open->n++] = mark;
	}
}

/* Where the piece that begins at this byte ends. */
static uint32_t
piece_end(const struct story *story, uint32_t at, uint32_t end)
{
	if (story->next < story->marks.n &&
	    story->marks.at[story->next].at.begin < end)
		end = story->marks.at[story->next].at.begin;
	for (size_t i = 0; i < LAYERS; i++)
		for (size_t k = 0; k < story->open[i].n; k++)
			if (story->open[i].at[k]->at.end < end &&
			    story->open[i].at[k]->at.end > at)
				end = story->open[i].at[k]->at.end;
	return end;
}

static void
draw_par(struct story *story, const struct record *par)
{
	struct buf *out = story->out;
	uint32_t at = par->at.begin;

	buf_text(out, reading_is_story(par->label) ? "<p" : "<p class=\"frame\"");
	if (str_is(par->label, "headline"))
		markup_attr(out, "class", STR("headline"));
	buf_text(out, ">");
	open_marks(story, at);
	while (at < par->at.end) {
		uint32_t end = piece_end(story, at, par->at.end);

		draw_piece(story, (struct span){ at, end });
		at = end;
		close_marks(story, at);
		open_marks(story, at);
	}
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

static void
draw_head(struct buf *out, const struct reading *reading, uint64_t number,
    uint32_t outlet)
{
	const struct article *article = reading->article;
	struct str url = article_attr(article, "url");

	buf_printf(out, "<article id=\"a%llu\" data-o=\"%u\"",
	    (unsigned long long)number, outlet);
	markup_attr(out, "data-d", article_attr(article, "date"));
	if (article_attr(article, "lang").len > 0)
		markup_attr(out, "lang", article_attr(article, "lang"));
	buf_text(out, " dir=\"auto\">\n<h3>");
	if (markup_is_link(url)) {
		buf_text(out, "<a rel=\"noopener noreferrer\"");
		markup_attr(out, "href", url);
		buf_byte(out, '>');
	}
	markup_text(out, heading_of(reading));
	buf_text(out, markup_is_link(url) ? "</a>" : "");
	buf_text(out, "</h3>\n<p class=\"meta\">");
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
	markup_text(out, article->id);
	for (size_t i = 0; i < reading->errs.n; i++) {
		buf_text(out, " · <strong>");
		markup_text(out, reading->errs.at[i]->column[1]);
		buf_text(out, "</strong> ");
		markup_text(out, stream_unescape(
		    reading->errs.at[i]->column[2], article->arena));
	}
	buf_text(out, "</p>\n");
}

/*
 * Does the paragraph only say what stands above the article already: a line of
 * its header, or the title (which one paragraph may repeat)?
 */
static bool
is_head(struct story *story, const struct record *par)
{
	const struct reading *reading = story->reading;

	if (str_is(par->label, "header"))
		return true;
	if (story->titled || !str_is(par->label, "headline") ||
	    !str_eq(par->surface, heading_of(reading)))
		return false;
	story->titled = true;
	for (size_t i = 0; i < story->marks.n; i++)
		if (story->marks.at[i].layer == LAYER_QUOTE &&
		    span_overlaps(story->marks.at[i].at, par->at))
			return false;
	return true;
}

void
story_draw(struct buf *out, const struct reading *reading,
    const uint32_t handles[], uint64_t number, uint32_t outlet)
{
	struct story story = { .out = out, .reading = reading };

	gather(&story, handles);
	story_mark(out, 'a', STORY_NOBODY);
	draw_head(out, reading, number, outlet);
	draw_meta(out, reading);
	for (size_t i = 0; i < reading->pars.n; i++)
		if (!is_head(&story, reading->pars.at[i]))
			draw_par(&story, reading->pars.at[i]);
	buf_text(out, "</article>\n");
}
