#include "values.h"

#include "piece.h"
#include "value_start.h"

struct list {
	struct value *at;
	size_t n, cap;
};

const char *
value_kind_name(enum value_kind kind)
{
	static const char *const names[] = { "date", "time", "money",
		"percent", "quantity" };

	return names[kind];
}

/* Can a number start with token t? */
static bool
starts_number(const struct vtoken *t)
{
	return t->type == T_NUMBER || t->class == V_NUMBER ||
	    t->class == V_TENS || t->class == V_HALF || t->class == V_ARTICLE;
}

/* The first pattern that matches at token i wins. */
static size_t
match_at(const struct scan *s, size_t i, size_t *first, struct value *value)
{
	static value_pattern *const patterns[] = { value_time, value_money,
		value_percent, value_date, value_quantity };
	const struct vtoken *t = &s->at[i];
	bool date = t->type == T_WORD && !starts_number(t) &&
	    t->class != V_CLOCK && t->class != V_CODE && t->class != V_VAGUE;

	for (size_t k = 0; k < sizeof(patterns) / sizeof(patterns[0]); k++) {
		size_t next;

		if (date && patterns[k] != value_date)
			continue;
		*value = (struct value){ .unit = { "", 0 } };
		*first = i;
		next = patterns[k](s, i, first, value);
		if (next != 0)
			return next;
	}
	return 0;
}

static void
find_all(const struct scan *s, uint32_t begin, struct list *list)
{
	size_t i = 0;

	while (i < s->n) {
		struct value value;
		size_t first, next = 0;

		if (value_may_start(s, i))
			next = match_at(s, i, &first, &value);
		if (next == 0) {
			i++;
			continue;
		}
		if (s->at[first].begin < begin)
			first = i;
		value.at = (struct span){ s->at[first].begin,
			s->at[next - 1].end };
		begin = value.at.end;
		arena_append(s->arena, list, value);
		i = next;
	}
}

static void
find_in(const struct value_words *words, const struct value_context *context,
    struct str text, struct span piece, const struct value_tokens *tokens,
    struct arena *scratch, struct list *list, struct arena *arena)
{
	struct scan scan;

	arena_reset(scratch);
	scan = value_lex(words, text, piece, tokens, scratch);
	scan.context = context;
	scan.arena = arena;
	find_all(&scan, piece.begin, list);
}

struct values
values_of_tokens(const struct value_words *words,
    const struct value_context *context, struct str text, struct span piece,
    const struct value_tokens *tokens, struct arena *scratch,
    struct arena *arena)
{
	struct list list = { 0 };

	find_in(words, context, text, piece, tokens, scratch, &list, arena);
	return (struct values){ list.at, list.n };
}

struct values
values_find(const struct value_words *words,
    const struct value_context *context, struct str text,
    struct span sentence, struct arena *scratch, struct arena *arena)
{
	struct list list = { 0 };

	while (sentence.begin < sentence.end) {
		uint32_t end = piece_end(text, sentence);

		find_in(words, context, text,
		    (struct span){ sentence.begin, end }, NULL, scratch,
		    &list, arena);
		sentence.begin = end;
	}
	return (struct values){ list.at, list.n };
}
