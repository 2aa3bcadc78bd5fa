#include "edit.h"

#include <assert.h>

void
edit_begin(struct edit *edit, struct str from, struct arena *arena)
{
	*edit = (struct edit){ .from = from, .arena = arena };
}

static void
add(struct edit *edit, struct str s)
{
	if (s.len == 0)
		return;
	if (edit->len + s.len > edit->cap) {
		size_t cap = edit->cap == 0 ? edit->from.len + 64
		                            : edit->cap * 2;

		if (cap < edit->len + s.len)
			cap = (edit->len + s.len) * 2;
		edit->out = arena_grow(
		    edit->arena, edit->out, edit->cap, cap);
		edit->cap = cap;
	}
	memcpy(edit->out + edit->len, s.at, s.len);
	edit->len += s.len;
}

/* Copy the last run, since something comes behind it. */
static void
add_run(struct edit *edit)
{
	add(edit, str_span(edit->from, edit->run));
	edit->run = (struct span){ 0, 0 };
}

static void
keep_until(struct edit *edit, size_t end)
{
	if (end == edit->kept)
		return;
	if (edit->run.end != edit->kept) {
		add_run(edit);
		edit->run.begin = (uint32_t)edit->kept;
	}
	edit->run.end = (uint32_t)end;
	srcmap_same(&edit->map, (uint32_t)(end - edit->kept), edit->arena);
	edit->kept = end;
}

void
edit_change(struct edit *edit, size_t begin, size_t end, struct str to)
{
	assert(edit->kept <= begin && begin <= end && end <= edit->from.len);
	if (edit->map.n >= EDIT_MAX) {
		edit->full = true;
		return;
	}
	keep_until(edit, begin);
	if (to.len > 0) {
		add_run(edit);
		add(edit, to);
	}
	srcmap_change(&edit->map, (uint32_t)(end - begin), (uint32_t)to.len,
	    edit->arena);
	edit->kept = end;
}

struct mapped
edit_end(struct edit *edit)
{
	if (!edit_changed(edit))
		return mapped_same(edit->from, edit->arena);
	keep_until(edit, edit->from.len);
	if (edit->out == NULL)
		return (struct mapped){ str_span(edit->from, edit->run),
			edit->map, edit->full };
	add_run(edit);
	return (struct mapped){ { edit->out, edit->len }, edit->map,
		edit->full };
}

struct mapped
mapped_same(struct str text, struct arena *arena)
{
	struct mapped same = { .text = text };

	srcmap_same(&same.map, (uint32_t)text.len, arena);
	return same;
}

/*
 * Two maps that are read side by side.  The text between them, the first's
 * text and the second's source, is the middle.
 */
struct sides {
	const struct srcmap_op *first, *first_end;
	const struct srcmap_op *second, *second_end;
	uint32_t at; /* bytes of the middle that are done */
	struct srcmap out;
	struct arena *arena;
};

/* The source byte of first that stands at middle, inside or at its op. */
static uint32_t
source_at(const struct srcmap_op *op, uint32_t middle)
{
	return op->same ? op->source + (middle - op->text) : op->source;
}

static uint32_t
text_at(const struct srcmap_op *op, uint32_t middle)
{
	return op->same ? op->text + (middle - op->source) : op->text;
}

/* Go on to the middle byte end, on both sides, past ops that end there. */
static void
advance(struct sides *s, uint32_t end)
{
	s->at = end;
	while (s->first < s->first_end && s->first[1].text <= end &&
	    s->first->text < end)
		s->first++;
	while (s->second < s->second_end && s->second[1].source <= end &&
	    s->second->source < end)
		s->second++;
}

/*
 * Where a change that begins at s->at ends: both sides must stand at the end
 * of an op or inside one that keeps its bytes.
 */
static uint32_t
change_end(const struct sides *s)
{
	const struct srcmap_op *a = s->first, *b = s->second;
	uint32_t end = s->at + 1, last;

	do {
		last = end;
		while (a < s->first_end && a[1].text < end)
			a++;
		if (a < s->first_end && !a->same && a[1].text > end)
			end = a[1].text;
		while (b < s->second_end && b[1].source < end)
			b++;
		if (b < s->second_end && !b->same && b[1].source > end)
			end = b[1].source;
	} while (end != last);
	return end;
}

static void
join_changes(struct sides *s)
{
	uint32_t source = source_at(s->first, s->at);
	uint32_t text = text_at(s->second, s->at);
	uint32_t end = change_end(s);
	uint32_t source_end, text_end;

	/* Drops of the first side that stand inside the change are its own;
	 * one right behind it is a new op. */
	while (s->first[1].text < end)
		s->first++;
	source_end = s->first->same ? source_at(s->first, end)
	                            : s->first[1].source;
	while (s->second[1].source < end)
		s->second++;
	text_end = s->second->same ? text_at(s->second, end)
	                           : s->second[1].text;
	srcmap_change(
	    &s->out, source_end - source, text_end - text, s->arena);
	advance(s, end);
}

/* Both sides keep their bytes here: so does the whole, up to a change. */
static void
join_same(struct sides *s)
{
	uint32_t end = s->first[1].text;

	if (s->second[1].source < end)
		end = s->second[1].source;
	srcmap_same(&s->out, end - s->at, s->arena);
	advance(s, end);
}

static bool
first_drops(const struct sides *s)
{
	return s->first < s->first_end && s->first[1].text == s->first->text;
}

static bool
second_adds(const struct sides *s)
{
	return s->second < s->second_end &&
	    s->second[1].source == s->second->source;
}

struct srcmap
srcmap_compose(const struct srcmap *first, const struct srcmap *second,
    struct arena *arena)
{
	struct sides s = { .arena = arena };

	assert(srcmap_text_len(first) == srcmap_source_len(second));
	if (first->n == 0 || second->n == 0)
		return first->n == 0 ? *second : *first;
	s.first = first->at;
	s.first_end = first->at + first->n;
	s.second = second->at;
	s.second_end = second->at + second->n;
	for (;;) {
		if (first_drops(&s)) {
			srcmap_change(&s.out, s.first[1].source -
			    s.first->source, 0, arena);
			s.first++;
		} else if (second_adds(&s)) {
			srcmap_change(&s.out, 0, s.second[1].text -
			    s.second->text, arena);
			s.second++;
		} else if (s.first == s.first_end) {
			return s.out;
		} else if (s.first->same && s.second->same) {
			join_same(&s);
		} else {
			join_changes(&s);
		}
	}
}

/* Does the map change nothing? */
static bool
is_same(const struct srcmap *map)
{
	return map->n == 0 || (map->n == 1 && map->at[0].same);
}

void
mapped_apply(
    struct mapped *base, const struct mapped *done, struct arena *arena)
{
	base->text = done->text;
	base->full = base->full || done->full;
	if (is_same(&done->map))
		return;
	if (is_same(&base->map))
		base->map = done->map;
	else
		base->map = srcmap_compose(&base->map, &done->map, arena);
}
