/* A piece of text with the classes, badge and title of what it lies in. */
#include "markup.h"
#include "story.h"

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

void
story_piece(struct story *story, struct span at)
{
	const struct mark *quote = story_innermost(&story->open[LAYER_QUOTE]);
	const struct mark *ent = story_innermost(&story->open[LAYER_ENT]);
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
void
story_meaning(struct story *story, const struct mark *speaker)
{
	const struct quotation *quotation = speaker->quotation;

	if (quotation->name.len == 0 || str_is(quotation->ref, "name") ||
	    str_eq(quotation->name, speaker->record->surface))
		return;
	buf_text(story->out, "<span class=\"who\"> [");
	markup_text(story->out, quotation->name);
	buf_text(story->out, "]</span>");
}
