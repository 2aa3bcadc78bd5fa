#include "contents.h"

#include "nearly.h"
#include "utf8.h"

struct span_list {
	struct span *at;
	size_t n, cap;
};

/* Bytes of the double mark at i, curly or straight or two single; 0: none. */
static uint32_t
mark_len(struct str text, uint32_t i)
{
	uint32_t c;
	size_t n = utf8_decode(text, i, &c);
	enum mark mark = utf8_mark(c);

	if (mark == MARK_OPEN || mark == MARK_CLOSE || mark == MARK_STRAIGHT)
		return (uint32_t)n;
	if (mark == MARK_NONE ||
	    str_find_str(str_slice(text, i + n,
			     i + 2 * n <= text.len ? i + 2 * n : text.len),
		str_slice(text, i, i + n), 0) != 0)
		return 0;
	return i + 2 * n <= text.len ? (uint32_t)(2 * n) : 0;
}

/* The stretches between marks of one piece of mixed content. */
static void
add_marked(struct span_list *list, struct str text, struct span piece,
    struct arena *arena)
{
	uint32_t open = UINT32_MAX;

	for (uint32_t i = piece.begin; i < piece.end;) {
		unsigned char c = (unsigned char)text.at[i];
		uint32_t len =
		    c >= 0x80 || c == '"' || c == '\'' ? mark_len(text, i) : 0;

		if (len > 0 && open == UINT32_MAX) {
			open = i;
		} else if (len > 0) {
			arena_append(arena, list, ((struct span){ open, i }));
			open = UINT32_MAX;
		}
		i += len > 0 ? len : 1;
		while (i < piece.end && !utf8_is_boundary(text, i))
			i++;
	}
	if (open != UINT32_MAX)
		arena_append(arena, list, ((struct span){ open, piece.end }));
}

static int
by_begin(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->begin > y->begin) - (x->begin < y->begin);
}

static struct spans
sorted(struct span_list list)
{
	if (list.n > 1)
		nearly_sort(list.at, list.n, sizeof(list.at[0]), by_begin);
	return (struct spans){ list.at, list.n };
}

static struct spans
find_reported(const struct attributions *attributions, struct arena *arena)
{
	struct span_list list = { NULL, 0, 0 };

	for (size_t i = 0; i < attributions->n; i++) {
		const struct attribution *a = &attributions->at[i];

		for (size_t k = 0; k < a->content.n; k++)
			if (a->type != QUOTE_DIRECT)
				arena_append(arena, &list, a->content.at[k]);
	}
	return sorted(list);
}

static struct spans
find_quoted(struct str text, const struct attributions *attributions,
    struct arena *arena)
{
	struct span_list list = { NULL, 0, 0 };

	for (size_t i = 0; i < attributions->n; i++) {
		const struct attribution *a = &attributions->at[i];

		for (size_t k = 0; k < a->content.n; k++)
			if (a->type == QUOTE_DIRECT)
				arena_append(arena, &list, a->content.at[k]);
			else if (a->type == QUOTE_MIXED)
				add_marked(
				    &list, text, a->content.at[k], arena);
	}
	return sorted(list);
}

void
contents_find(struct reading *reading, const struct attributions *attributions,
    struct arena *arena)
{
	reading->quoted = find_quoted(reading->text, attributions, arena);
	reading->reported = find_reported(attributions, arena);
}

/* The index of the first of spans that ends after byte at. */
static size_t
first_after(struct spans spans, size_t from, uint32_t at)
{
	while (from < spans.n && spans.at[from].end <= at)
		from++;
	return from;
}

void
contents_mark(struct reading *reading)
{
	enum { TAG_GAP = 5 }; /* a comma, a mark, a blank */
	struct spans quoted = reading->quoted, reported = reading->reported;
	size_t q = 0, r = 0;

	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		q = first_after(quoted, q, m->at.begin);
		r = first_after(reported, r, m->at.begin);
		m->quoted = q < quoted.n && quoted.at[q].begin < m->at.end;
		m->reported =
		    r < reported.n && reported.at[r].begin < m->at.end;
		m->tag = q > 0 && m->at.begin - quoted.at[q - 1].end <= TAG_GAP;
	}
}
