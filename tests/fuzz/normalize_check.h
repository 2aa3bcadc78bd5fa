/* What must hold for an article that nl-normalize made, whatever went in. */
#ifndef NORMALIZE_CHECK_H
#define NORMALIZE_CHECK_H

#include <assert.h>

#include "normalize/clean.h"
#include "normalize/draft.h"
#include "utf8.h"

/* Is text as stream(5) wants it: UTF-8, no control character but LF? */
static inline void
check_text(struct str text)
{
	assert(utf8_valid(text) == text.len);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		assert(c == '\n' || (c >= 0x20 && c != 0x7f));
		assert(c != 0xc2 || (unsigned char)text.at[i + 1] >= 0xa0);
	}
}

/* Do the ops lead from source to text, with equal bytes where they say so? */
static inline void
check_map(const struct srcmap *map, struct str source, struct str text)
{
	assert(srcmap_source_len(map) == source.len || map->n == 0);
	assert(srcmap_text_len(map) == text.len);
	for (size_t i = 0; i < map->n; i++) {
		const struct srcmap_op *op = &map->at[i];
		uint32_t a = op[1].source - op->source;
		uint32_t b = op[1].text - op->text;

		assert(a + b > 0);
		assert(!op->same || a == b);
		assert(!op->same || memcmp(source.at + op->source,
		    text.at + op->text, a) == 0);
	}
}

/* Each paragraph is a line, none is empty, and they go forward. */
static inline void
check_pars(const struct pars *pars, struct str text)
{
	uint32_t at = 0;

	for (size_t i = 0; i < pars->n; i++) {
		const struct par *par = &pars->at[i];

		assert(par->at.begin >= at && par->at.end > par->at.begin);
		assert(par->at.end <= text.len);
		assert(str_find(str_span(text, par->at), '\n', 0) ==
		    span_len(par->at));
		assert(par->at.end == text.len ||
		    text.at[par->at.end] == '\n' ||
		    text.at[par->at.end] == ' ');
		assert(!par->has_dateline ||
		    par->line->dateline.end <= span_len(par->at));
		at = par->at.end + 1;
	}
}

/* The text of the stream: the paragraphs, an LF between them. */
static inline struct str
join_pars(const struct draft *draft)
{
	char *out = arena_alloc(draft->arena, draft->text.text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < draft->pars.n; i++) {
		struct str text =
		    str_span(draft->text.text, draft->pars.at[i].at);

		if (i > 0)
			out[len++] = '\n';
		memcpy(out + len, text.at, text.len);
		len += text.len;
	}
	return (struct str){ out, len };
}

/* Make an article of source and check all that must hold. */
static inline struct draft
check_article(const struct labeller *labeller, struct str source,
    enum format format, struct arena *arena)
{
	struct draft draft = { .path = STR("a.txt"), .id = STR("a"),
		.source = source, .right = clean_is_right(source),
		.format = format, .encoding = "",
		.labeller = labeller, .arena = arena,
		.meta = { .datesrc = "none" } };

	draft_read(&draft, NULL);
	check_pars(&draft.pars, draft.text.text);
	check_text(join_pars(&draft));
	check_map(&draft.map, source, join_pars(&draft));
	return draft;
}

/* Any bytes in this format make an article of which all that holds. */
static inline void
check_bytes(const uint8_t *data, size_t size, enum format format)
{
	static struct labeller labeller;
	struct str source = { (const char *)data, size };
	struct arena arena;

	if (labeller.words.hashes == NULL)
		labeller_init(&labeller);
	arena_init(&arena);
	check_article(&labeller, source, format, &arena);
	arena_release(&arena);
}

#endif
