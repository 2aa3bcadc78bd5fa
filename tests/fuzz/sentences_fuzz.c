/*
 * Any valid UTF-8 as a paragraph: sentences and tokens lie in order, on code
 * point boundaries, and leave out nothing but white space; what stands in the
 * text before and behind the paragraph changes nothing.
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

/* The same paragraph among others gives the same sentences. */
static void
check_neighbours(struct str text, struct sentences found, struct arena *arena)
{
	const struct str before = STR("He said: “A b)\n");
	struct str all = arena_printf(arena, "%.*s%.*s\n.) a” (1) Yes.",
	    (int)before.len, before.at, (int)text.len, text.at);
	uint32_t shift = (uint32_t)before.len;
	struct span par = { shift, shift + (uint32_t)text.len };
	struct sentences again =
	    sentences_find_with(all, par, judge, NULL, arena);

	assert(again.n == found.n);
	for (size_t i = 0; i < found.n; i++) {
		assert(again.at[i].at.begin == found.at[i].at.begin + shift);
		assert(again.at[i].at.end == found.at[i].at.end + shift);
		assert(again.at[i].quoted == found.at[i].quoted);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sentences found;
	struct str text = { (const char *)data, size };
	struct span all = { 0, (uint32_t)size };
	struct arena arena;

	if (size == 0 || utf8_valid(text) != size)
		return 0;
	arena_init(&arena);
	check_sentences(text, sentences_find(text, all, NULL, &arena), &arena);
	found = sentences_find_with(text, all, judge, NULL, &arena);
	check_sentences(text, found, &arena);
	if (memchr(text.at, '\0', text.len) == NULL)
		check_neighbours(text, found, &arena);
	arena_release(&arena);
	return 0;
}
