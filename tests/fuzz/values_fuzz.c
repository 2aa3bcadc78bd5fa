/*
 * Any valid UTF-8 as a sentence: values lie in order, on code point
 * boundaries, inside it, and what they mean is short and printable.
 */
#include <assert.h>

#include "entities/values.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(struct str s)
{
	assert(s.len < 200);
	for (size_t i = 0; i < s.len; i++)
		assert((unsigned char)s.at[i] >= ' ' &&
		    (unsigned char)s.at[i] < 0x7f);
}

static void
check(struct str text, struct values values)
{
	uint32_t at = 0;

	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.at[i];

		assert(value->at.begin >= at);
		assert(value->at.begin < value->at.end);
		assert(value->at.end <= text.len);
		assert(utf8_is_boundary(text, value->at.begin));
		assert(utf8_is_boundary(text, value->at.end));
		check_text(value->value);
		check_text(value->unit);
		at = value->at.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct value_words *words;
	struct str text = { (const char *)data, size };
	struct arena arena, scratch;

	if (words == NULL)
		words = values_words_new();
	if (utf8_valid(text) != size)
		return 0;
	arena_init(&arena);
	arena_init(&scratch);
	for (int dated = 0; dated < 2; dated++) {
		struct value_context context = {
			dated ? (struct day){ 2022, 3, 16 } : day_none,
			STR("USD"),
		};

		check(text, values_find(words, &context, text,
		                (struct span){ 0, (uint32_t)size },
		                &scratch, &arena));
	}
	arena_release(&arena);
	arena_release(&scratch);
	return 0;
}
