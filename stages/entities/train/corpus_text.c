/* Cells as running text, and text written otherwise. */
#include "corpus_inside.h"

#include <string.h>

#include "utf8.h"

struct str
corpus_form(struct str form)
{
	static const char *const from[] = { "``", "''", "'\"'", "-LRB-", "-RRB-",
		"-LSB-", "-RSB-", "-LCB-", "-RCB-" };
	static const char *const to[] = { "\"", "\"", "\"", "(", ")", "[", "]", "{",
		"}" };

	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
		if (str_is(form, from[i]))
			return str_of(to[i]);
	return form;
}

static const char *const close[] = { ",", ".", ";", ":", "!", "?", ")", "]",
	"}", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "\xe2\x80\x99s",
	"n\xe2\x80\x99t", "%", "\"),", "),", ").", "\")", "...", NULL };
static const char *const open[] = { "(", "[", "{", "$", "#", "@", "(\"", NULL };

void
corpus_guess_spaces(struct cells *cells, bool tight)
{
	bool quoted = false;

	for (size_t i = 0; i < cells->n; i++) {
		struct cell *cell = &cells->at[i];
		bool quote = str_is(cell->form, "\"");
		bool hyphen = tight && i > 0 && str_is(cell->form, "-");

		if (is_one_of(cell->form, open) || (quote && !quoted) ||
		    (quote && i == 0) || hyphen)
			cell->space = false;
		if (i > 0 && (is_one_of(cell->form, close) ||
		    (quote && quoted) || hyphen))
			cell[-1].space = false;
		quoted ^= quote;
	}
}

void
corpus_add(struct page *page, struct buf *text, const struct cells *cells,
    const struct runs *runs, struct arena *arena)
{
	uint32_t *begin = arena_array(arena, uint32_t, cells->n);
	uint32_t *end = arena_array(arena, uint32_t, cells->n);
	struct span sentence = { (uint32_t)text->len, 0 };

	for (size_t i = 0; i < cells->n; i++) {
		begin[i] = (uint32_t)text->len;
		buf_add(text, cells->at[i].form);
		end[i] = (uint32_t)text->len;
		arena_append(arena, &page->cells,
		    ((struct span){ begin[i], end[i] }));
		if (cells->at[i].space && i + 1 < cells->n)
			buf_byte(text, ' ');
	}
	sentence.end = (uint32_t)text->len;
	buf_byte(text, '\n');
	arena_append(arena, &page->sentences, sentence);
	for (size_t i = 0; i < runs->n; i++) {
		struct run run = runs->at[i];

		arena_append(arena, &page->gold, ((struct gold){
		    { begin[run.begin], end[run.end - 1] },
		    run.class, run.kind }));
	}
}

static uint32_t
rewritten(uint32_t c, enum rewrite rewrite, bool begins)
{
	if (rewrite == REWRITE_LOWER)
		return utf8_lower(c);
	return rewrite == REWRITE_UPPER || begins ? utf8_upper(c) : c;
}

/* The same text, of the same length, in other letters. */
static struct str
rewrite_text(struct str from, enum rewrite rewrite, struct arena *arena)
{
	char *to = arena_alloc(arena, from.len + 1);
	bool begins = true;

	memcpy(to, from.at, from.len);
	for (size_t i = 0; i < from.len;) {
		uint32_t c;
		size_t len = utf8_decode(from, i, &c);
		char bytes[4];

		if (utf8_encode(rewritten(c, rewrite, begins), bytes) == len)
			memcpy(to + i, bytes, len);
		begins = c == ' ';
		i += len;
	}
	return (struct str){ to, from.len };
}

static struct span
moved(struct span span, uint32_t by)
{
	return (struct span){ span.begin - by, span.end - by };
}

struct page
corpus_rewrite(const struct page *page, size_t sentence,
    enum rewrite rewrite, struct arena *arena)
{
	struct span at = page->sentences.at[sentence];
	struct page out = { .source = page->source };

	out.text = rewrite_text(str_span(page->text, at), rewrite, arena);
	arena_append(arena, &out.sentences, moved(at, at.begin));
	for (size_t i = 0; i < page->gold.n; i++) {
		struct gold gold = page->gold.at[i];

		if (!span_holds(at, gold.at))
			continue;
		gold.at = moved(gold.at, at.begin);
		arena_append(arena, &out.gold, gold);
	}
	for (size_t i = 0; i < page->cells.n; i++)
		if (span_holds(at, page->cells.at[i]))
			arena_append(arena, &out.cells,
			    moved(page->cells.at[i], at.begin));
	return out;
}

void
corpus_rewrite_all(const struct pages *from, struct pages *to,
    enum rewrite rewrite, struct arena *arena)
{
	for (size_t i = 0; i < from->n; i++)
		for (size_t s = 0; s < from->at[i].sentences.n; s++)
			arena_append(arena, to, corpus_rewrite(
			    &from->at[i], s, rewrite, arena));
}
