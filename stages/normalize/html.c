/* The article of a page, with every byte of it leading back to the file. */
#include "html.h"

#include "clean.h"
#include "json.h"

struct writer {
	struct edit edit;
	struct extract *out;
	const struct srcmap *map; /* of the page to its file */
	size_t last;  /* bytes of the page that are done */
	bool blank;   /* a blank was written last, or nothing in this block */
};

/* Write a text between two tags: blanks become one, references characters. */
static void
write_run(struct writer *w, struct span at)
{
	struct str s = str_slice(w->edit.from, 0, at.end);

	for (size_t i = at.begin; i < at.end;) {
		size_t begin = i, n = 0, used;
		char out[8];

		if (ascii_is_space((unsigned char)s.at[i])) {
			while (i < at.end &&
			    ascii_is_space((unsigned char)s.at[i]))
				i++;
			if (w->blank)
				edit_drop(&w->edit, begin, i);
			else if (i - begin > 1 || s.at[begin] != ' ')
				edit_change(&w->edit, begin, i, STR(" "));
			w->blank = true;
			continue;
		}
		w->blank = false;
		used = s.at[i] == '&' ? entity_decode(s, i, out, &n) : 0;
		if (used > 0)
			edit_change(&w->edit, i, i + used,
			    (struct str){ out, n });
		i += used > 0 ? used : 1;
	}
}

static enum label
label_of(const struct html_block *block)
{
	bool linked = block->link_chars * 4 > block->chars * 3;

	if (linked && !block->sentence && !block->heading &&
	    block->label == LABEL_BODY)
		return LABEL_BOILERPLATE;
	return block->label;
}

static void
write_block(struct writer *w, const struct html_page *page,
    const struct html_block *block, bool first)
{
	struct span from = page->runs.at[block->runs], all = from;
	struct hint hint;

	edit_change(&w->edit, w->last, from.begin, first ? STR("") : STR("\n"));
	w->last = from.begin;
	w->blank = true;
	for (uint32_t i = 0; i < block->n_runs; i++) {
		struct span run = page->runs.at[block->runs + i];

		if (run.begin > w->last)
			edit_drop(&w->edit, w->last, run.begin);
		write_run(w, run);
		w->last = run.end;
		all.end = run.end;
	}
	hint = (struct hint){ srcmap_source(w->map, all), label_of(block) };
	arena_append(page->arena, &w->out->hints, hint);
}

static void
write_page(struct mapped *text, const struct html_page *page,
    const bool *chosen, struct extract *out)
{
	struct writer w = { .out = out, .map = &text->map };
	struct mapped done;
	bool first = true;

	edit_begin(&w.edit, text->text, page->arena);
	for (size_t i = 0; i < page->blocks.n; i++) {
		if (!chosen[i])
			continue;
		write_block(&w, page, &page->blocks.at[i], first);
		first = false;
	}
	edit_drop(&w.edit, w.last, text->text.len);
	done = edit_end(&w.edit);
	mapped_apply(text, &done, page->arena);
}

/* The page has little text of its own: take what its JSON-LD has. */
static void
write_body(struct mapped *text, struct span body, struct arena *arena)
{
	struct mapped done;
	struct edit edit;

	edit_begin(&edit, text->text, arena);
	edit_drop(&edit, 0, body.begin);
	json_unescape(&edit, body);
	edit_drop(&edit, body.end, text->text.len);
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
}

struct extract
extract_html(struct mapped *text, struct arena *arena)
{
	enum { LITTLE = 140 };
	struct extract out = { .meta = { .datesrc = "none" } };
	struct html_meta meta = html_meta_read(text->text, arena);
	struct html_page page = html_read(text->text, true, arena);
	bool *chosen = arena_array(arena, bool, page.blocks.n + 1);
	uint64_t chars = html_choose(&page, chosen);

	out.meta = meta.meta;
	if (chars < LITTLE || chars * 2 < span_len(meta.body)) {
		if (span_len(meta.body) > LITTLE) {
			write_body(text, meta.body, arena);
			return out;
		}
		page = html_read(text->text, false, arena);
		chosen = arena_array(arena, bool, page.blocks.n + 1);
		html_choose(&page, chosen);
	}
	write_page(text, &page, chosen, &out);
	text->full = text->full || page.full;
	return out;
}
