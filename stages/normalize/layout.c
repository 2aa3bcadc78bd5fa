#include "layout.h"

#include "lanes.h"

/* What is known while lines are found. */
struct finding {
	struct str s;
	struct layout_lines lines;
	size_t cap;
	bool blank; /* the last line was empty */
	struct arena *arena;
};

/* A line from begin to end, which may have blanks at both. */
static void
add_line(struct finding *f, size_t begin, size_t end)
{
	struct layout_lines *lines = &f->lines;

	while (begin < end && f->s.at[begin] == ' ')
		begin++;
	while (end > begin && f->s.at[end - 1] == ' ')
		end--;
	if (begin == end) {
		f->blank = true;
		return;
	}
	if (lines->n == f->cap) {
		lines->at = arena_grow(f->arena, lines->at,
		    f->cap * sizeof(*lines->at),
		    2 * f->cap * sizeof(*lines->at));
		f->cap *= 2;
	}
	lines->at[lines->n++] = (struct layout_line){
		.at = { (uint32_t)begin, (uint32_t)end },
		.after_blank = f->blank };
	f->blank = false;
}

static inline uint64_t
find_feeds(const char *at)
{
	return lanes_bits(lanes_are(lanes_load(at), '\n')) |
	    lanes_bits(lanes_are(lanes_load(at + 16), '\n')) << 16 |
	    lanes_bits(lanes_are(lanes_load(at + 32), '\n')) << 32 |
	    lanes_bits(lanes_are(lanes_load(at + 48), '\n')) << 48;
}

static struct layout_lines
find_lines(struct str s, struct arena *arena)
{
	struct finding f = { .s = s, .arena = arena };
	size_t begin = 0, i = 0;

	f.cap = s.len / 64 + 16;
	f.lines.at = arena_alloc(arena, f.cap * sizeof(*f.lines.at));
	for (; i + 64 <= s.len; i += 64)
		for (uint64_t feeds = find_feeds(s.at + i); feeds != 0;
		     feeds &= feeds - 1) {
			size_t end = i + bits_first(feeds);

			add_line(&f, begin, end);
			begin = end + 1;
		}
	for (; i < s.len; i++)
		if (s.at[i] == '\n') {
			add_line(&f, begin, i);
			begin = i + 1;
		}
	if (begin < s.len)
		add_line(&f, begin, s.len);
	return f.lines;
}

/* What stands between two lines becomes to. */
static void
change_gap(struct edit *edit, size_t begin, size_t end, struct str to)
{
	if (!str_eq(str_slice(edit->from, begin, end), to))
		edit_change(edit, begin, end, to);
}

/* Join line to the next, mending a word that the line's end cuts. */
static void
join_lines(struct edit *edit, struct span line, struct span next,
    struct vocabulary *words)
{
	enum hyphen hyphen =
	    hyphen_find(edit->from, line, next, words, edit->arena);

	if (hyphen == HYPHEN_NONE)
		change_gap(edit, line.end, next.begin, STR(" "));
	else
		edit_drop(edit, line.end - (hyphen == HYPHEN_DROP),
		    next.begin);
}

/* Rewrite the text with its lines joined.  False: nothing changed. */
static bool
rewrite(struct mapped *text, const struct layout_lines *lines,
    const bool *joins, struct arena *arena)
{
	struct vocabulary words = { NULL, 0 };
	struct mapped done;
	struct edit edit;
	size_t last = 0;

	edit_begin(&edit, text->text, arena);
	for (size_t i = 0; i < lines->n; i++) {
		struct span line = lines->at[i].at;

		if (i == 0)
			change_gap(&edit, 0, line.begin, STR(""));
		else if (joins[i - 1])
			join_lines(&edit, lines->at[i - 1].at, line, &words);
		else
			change_gap(&edit, last, line.begin, STR("\n"));
		last = line.end;
	}
	change_gap(&edit, last, edit.from.len, STR(""));
	if (!edit_changed(&edit))
		return false;
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
	return !text->full;
}

/* Look away from empty lines.  False: there are none. */
static bool
forget_blanks(struct layout_lines *lines)
{
	bool found = false;

	for (size_t i = 0; i < lines->n; i++) {
		found = found || lines->at[i].after_blank;
		lines->at[i].after_blank = false;
	}
	return found;
}

/*
 * Is the text wrapped?  The first look sees the empty lines, the second one
 * does not: text that was wrapped with an empty line after each is found then.
 */
static bool
is_wrapped(struct str text, struct layout_lines *lines, bool *joins)
{
	enum wrap wrap = wrap_find(text, lines, joins);

	if (wrap == WRAP_NOT && forget_blanks(lines))
		wrap = wrap_find(text, lines, joins);
	return wrap == WRAP_DONE;
}

/*
 * What was joined may be wrapped once more.  Each look has fewer lines than
 * the one before, or is the last.
 */
struct layout_lines
layout(struct mapped *text, bool unwrap, struct arena *arena)
{
	enum { LOOKS_MAX = 6 };
	struct layout_lines lines = find_lines(text->text, arena);

	for (int look = 0; unwrap && look < LOOKS_MAX; look++) {
		bool *joins = arena_alloc(arena, lines.n + 1);

		if (!is_wrapped(text->text, &lines, joins) ||
		    !rewrite(text, &lines, joins, arena))
			break;
		lines = find_lines(text->text, arena);
	}
	return lines;
}

/* The map from a text to its lines joined by LF. */
static struct srcmap
map_lines(struct str text, const struct layout_lines *lines,
    struct arena *arena)
{
	struct srcmap map = { 0 };
	uint32_t last = 0;

	for (size_t i = 0; i < lines->n; i++) {
		struct span at = lines->at[i].at;

		if (i > 0 && at.begin == last + 1 && text.at[last] == '\n')
			srcmap_same(&map, 1, arena);
		else
			srcmap_change(&map, at.begin - last, i > 0, arena);
		srcmap_same(&map, span_len(at), arena);
		last = at.end;
	}
	srcmap_change(&map, (uint32_t)text.len - last, 0, arena);
	return map;
}

struct srcmap
layout_map(const struct mapped *text, const struct layout_lines *lines,
    struct arena *arena)
{
	struct mapped whole = *text, done = { .text = text->text };

	done.map = map_lines(text->text, lines, arena);
	mapped_apply(&whole, &done, arena);
	return whole.map;
}
