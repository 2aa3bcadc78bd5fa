#include "proper.h"

#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "tokens.h"
#include "utf8.h"

enum {
	CAPITALS_LEAST = 3,
	CAPITALS_TO_LOWER = 50, /* as many capitals for each in lower case */
};

void
proper_init(struct proper *proper, const struct ner_vectors *vectors)
{
	proper->n = xcalloc(vectors->n, sizeof(*proper->n));
}

static int32_t
vector_of(struct str form, const struct ner_vectors *vectors)
{
	char lower[3 * NER_FORM_MAX];

	if (form.len > NER_FORM_MAX)
		return NER_VECTOR_NONE;
	return ner_vectors_find(
	    vectors, (struct str){ lower, utf8_lower_copy(form, lower) });
}

/*
 * Only a capital after a word in lower case tells: the first word of a
 * sentence and those of headlines have one anyway.
 */
static void
count_tokens(struct proper *proper, const struct ner_vectors *vectors,
    struct str text, const struct tokens *tokens)
{
	uint8_t before = NER_CASE_INITIAL;

	for (size_t i = 0; i < tokens->n; i++) {
		struct str form = str_span(text, tokens->at[i].at);
		uint8_t letters = ner_form_of(form, NULL).letters;
		int32_t vector = NER_VECTOR_NONE;

		if (letters == NER_CASE_LOWER ||
		    (letters == NER_CASE_INITIAL && before == NER_CASE_LOWER))
			vector = vector_of(form, vectors);
		if (vector != NER_VECTOR_NONE)
			proper->n[vector][letters == NER_CASE_INITIAL]++;
		before = letters;
	}
}

void
proper_count(struct proper *proper, const struct ner_vectors *vectors,
    const struct pages *pages)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t p = 0; p < pages->n; p++) {
		const struct page *page = &pages->at[p];

		for (size_t s = 0; s < page->sentences.n; s++) {
			struct tokens tokens = tokens_words(page->text,
			    page->sentences.at[s], &arena);

			count_tokens(proper, vectors, page->text, &tokens);
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
}

void
proper_mark(struct proper *proper, struct ner_vectors *vectors)
{
	uint8_t *rank = xmalloc(vectors->n);

	memcpy(rank, vectors->rank, vectors->n);
	for (uint32_t i = 0; i < vectors->n; i++)
		if (proper->n[i][1] >= CAPITALS_LEAST && proper->n[i][1] >=
		    CAPITALS_TO_LOWER * proper->n[i][0])
			rank[i] |= NER_VECTOR_PROPER;
	vectors->rank = rank;
	free(proper->n);
}
