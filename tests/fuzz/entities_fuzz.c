/*
 * Any valid UTF-8, a line a sentence: names and values lie in order and on
 * code point boundaries, names have a full form, and roles have a person.
 * Sentences that rules pass over have nothing for them.
 */
#include <assert.h>

#include "entities/entities.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const unsigned char model_entities[], model_entities_end[];

static struct spans
lines_of(struct str text, struct arena *arena)
{
	struct {
		struct span *at;
		size_t n, cap;
	} list = { 0 };
	uint32_t i = 0;

	while (i < text.len) {
		uint32_t end = (uint32_t)str_find(text, '\n', i);

		if (end > i)
			arena_append(arena, &list, ((struct span){ i, end }));
		i = end + 1;
	}
	return (struct spans){ list.at, list.n };
}

static void
check_span(struct str text, struct span at)
{
	assert(at.begin < at.end && at.end <= text.len);
	assert(utf8_is_boundary(text, at.begin));
	assert(utf8_is_boundary(text, at.end));
}

static void
check(struct str text, const struct entities *found)
{
	uint32_t at = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct entity *e = &found->at[i];

		check_span(text, e->at);
		if (e->label == ENTITY_ROLE) {
			assert(e->of >= 0 && (size_t)e->of < i);
			assert(found->at[e->of].label == ENTITY_PERSON);
			continue;
		}
		assert(e->at.begin >= at);
		assert(!entity_is_name(e) || e->name.len > 0);
		at = e->at.end;
	}
}

static struct entities
find(struct recognizer *recognizer, struct str text, bool thorough,
    struct arena *arena)
{
	struct spans lines = lines_of(text, arena);
	struct spans towns = { lines.at, lines.n > 0 };

	recognizer->thorough = thorough;
	return entities_find(recognizer, text, &lines, &towns,
	    (struct day){ 2022, 3, 16 }, arena);
}

static void
check_same(const struct entities *a, const struct entities *b)
{
	assert(a->n == b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert(a->at[i].at.begin == b->at[i].at.begin);
		assert(a->at[i].at.end == b->at[i].at.end);
		assert(a->at[i].label == b->at[i].label);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct recognizer recognizer;
	struct str text = { (const char *)data, size };
	struct entities found, all;
	struct arena arena;

	if (recognizer.tagger == NULL) {
		recognizer_init(
		    &recognizer, model_entities, model_entities_end);
		recognizer.dollar = STR("USD");
	}
	if (utf8_valid(text) != size)
		return 0;
	arena_init(&arena);
	found = find(&recognizer, text, false, &arena);
	check(text, &found);
	all = find(&recognizer, text, true, &arena);
	check_same(&found, &all);
	arena_release(&arena);
	return 0;
}
