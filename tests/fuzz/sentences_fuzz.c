/*
 * Any valid UTF-8 as a paragraph: sentences and tokens lie in order, on code
 * point boundaries, and leave out nothing but white space.
 */
#include <assert.h>

#include "sentences/sentences.h"
#include "tokens.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_gap(struct str text, uint32_t begin, uint32_t end)
{
	assert(begin <= end);
	for (uint32_t i = begin; i < end;) {
		uint32_t c = 0;

		i += (uint32_t)utf8_decode(text, i, &c);
		assert(utf8_is_space(c) || c < 0x20);
	}
}

static void
check_tokens(struct str text, struct span sentence, struct tokens tokens)
{
	uint32_t at = sentence.begin;

	for (size_t i = 0; i < tokens.n; i++) {
		struct span token = tokens.at[i].at;

		check_gap(text, at, token.begin);
		assert(token.begin < token.end);
		assert(utf8_is_boundary(text, token.end));
		at = token.end;
	}
	check_gap(text, at, sentence.end);
}

/* As good as any model: it looks at every place and cuts at half of them. */
static bool
judge(const struct stop *stop, struct scan *scan, void *data)
{
	struct features features;

	(void)data;
	weights_features(&features, stop, scan);
	assert(features.n <= FEATURES_MAX);
	return features.at[0] & 1;
}

static void
check_sentences(struct str text, struct sentences found, struct arena *arena)
{
	uint32_t at = 0;

	for (size_t i = 0; i < found.n; i++) {
		struct span sentence = found.at[i].at;

		check_gap(text, at, sentence.begin);
		assert(sentence.begin < sentence.end);
		assert(utf8_is_boundary(text, sentence.end));
		check_tokens(
		    text, sentence, tokens_find(text, sentence, arena));
		check_tokens(
		    text, sentence, tokens_words(text, sentence, arena));
		at = sentence.end;
	}
	check_gap(text, at, (uint32_t)text.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct span all = { 0, (uint32_t)size };
	struct arena arena;

	if (size == 0 || utf8_valid(text) != size)
		return 0;
	arena_init(&arena);
	check_sentences(text, sentences_find(text, all, NULL, &arena), &arena);
	check_sentences(
	    text, sentences_find_with(text, all, judge, NULL, &arena), &arena);
	arena_release(&arena);
	return 0;
}
