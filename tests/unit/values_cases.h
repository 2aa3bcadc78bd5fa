/*
 * What the tests of values and of dates share.  Each case is a sentence with
 * the values expected in it, as "text=kind value unit", joined by "; ".  The
 * article's date is Wednesday, 16 March 2022, unless the case says another.
 */
#ifndef TESTS_VALUES_CASES_H
#define TESTS_VALUES_CASES_H

#include "buf.h"
#include "cases.h"
#include "entities/values.h"

struct state {
	struct value_words *words;
	struct value_context context;
	struct arena arena, scratch;
};

static const struct value_context usual = { { 2022, 3, 16 },
	{ "USD", 3 } };

static inline int
values_setup(void **state)
{
	static struct state s;

	s.words = values_words_new();
	s.context = usual;
	arena_init(&s.arena);
	arena_init(&s.scratch);
	*state = &s;
	return 0;
}

static inline int
values_teardown(void **state)
{
	struct state *s = *state;

	values_words_free(s->words);
	arena_release(&s->arena);
	arena_release(&s->scratch);
	return 0;
}

static inline void
print_value(struct buf *out, struct str text, const struct value *value)
{
	if (out->len > 0)
		buf_text(out, "; ");
	buf_add(out, str_span(text, value->at));
	buf_byte(out, '=');
	buf_text(out, value_kind_name(value->kind));
	if (value->value.len > 0)
		buf_byte(out, ' ');
	buf_add(out, value->value);
	if (value->unit.len > 0)
		buf_byte(out, ' ');
	buf_add(out, value->unit);
}

static inline void
answer(void *state, const char *text, struct buf *out)
{
	struct state *s = state;
	struct str all = str_of(text);
	struct values found = values_find(s->words, &s->context, all,
	    (struct span){ 0, (uint32_t)all.len }, &s->scratch,
	    &s->arena);

	for (size_t i = 0; i < found.n; i++)
		print_value(out, all, &found.at[i]);
	arena_reset(&s->arena);
}

#endif
