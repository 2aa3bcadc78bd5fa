/* What must hold for an article that nl-normalize made, whatever went in. */
#ifndef NORMALIZE_CHECK_H
#define NORMALIZE_CHECK_H

#include <assert.h>

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

/* The paragraphs are the text, one a line, none empty. */
static inline void
check_pars(const struct pars *pars, struct str text)
{
	uint32_t at = 0;

	for (size_t i = 0; i < pars->n; i++) {
		const struct par *par = &pars->at[i];

		assert(par->at.begin == at && par->at.end > par->at.begin);
		assert(str_find(str_span(text, par->at), '\n', 0) ==
		    span_len(par->at));
		assert(par->at.end == text.len ||
		    text.at[par->at.end] == '\n');
		assert(!par->has_dateline ||
		    par->line->dateline.end <= span_len(par->at));
		at = par->at.end + 1;
	}
	assert(at == (text.len == 0 ? 0 : text.len + 1));
}

/* Make an article of source and check all that must hold. */
static inline struct draft
check_article(const struct labeller *labeller, struct str source,
    enum format format, struct arena *arena)
{
	struct draft draft = { .path = STR("a.txt"), .id = STR("a"),
		.source = source, .format = format, .encoding = "",
		.labeller = labeller, .arena = arena,
		.meta = { .datesrc = "none" } };

	draft_read(&draft, NULL);
	check_text(draft.text.text);
	check_map(&draft.text.map, source, draft.text.text);
	check_pars(&draft.pars, draft.text.text);
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
