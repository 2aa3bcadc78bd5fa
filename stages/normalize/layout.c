#include "layout.h"

static struct layout_lines
find_lines(struct str s, struct arena *arena)
{
	struct layout_lines lines = { 0 };
	struct layout_line line = { .width = 0 };
	bool blank = false;

	lines.at = arena_alloc(arena,
	    (str_count(s, '\n') + 1) * sizeof(*lines.at));

	for (size_t at = 0; at < s.len;) {
		size_t begin = at, end = str_find(s, '\n', at);

		at = end + 1;
		while (begin < end && s.at[begin] == ' ')
			begin++;
		while (end > begin && s.at[end - 1] == ' ')
			end--;
		line.at = (struct span){ (uint32_t)begin, (uint32_t)end };
		line.after_blank = blank;
		if (begin < end)
			lines.at[lines.n++] = line;
		blank = begin == end;
	}
	return lines;
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

static void
rewrite(struct edit *edit, const struct layout_lines *lines, const bool *joins)
{
	struct vocabulary words = { NULL, 0 };
	size_t last = 0;

	for (size_t i = 0; i < lines->n; i++) {
		struct span line = lines->at[i].at;

		if (i == 0)
			change_gap(edit, 0, line.begin, STR(""));
		else if (joins != NULL && joins[i - 1])
			join_lines(edit, lines->at[i - 1].at, line, &words);
		else
			change_gap(edit, last, line.begin, STR("\n"));
		last = line.end;
	}
	change_gap(edit, last, edit->from.len, STR(""));
}

/*
 * Returns whether anything changed, so that a second look may find more.  What
 * is known of the lines is forgotten after it, with the scratch arena.
 */
static bool
layout_once(struct mapped *text, bool unwrap, struct arena *scratch,
    struct arena *arena)
{
	struct layout_lines lines = find_lines(text->text, scratch);
	bool *joins = arena_alloc(scratch, lines.n + 1);
	bool wrapped = unwrap && wrap_find(text->text, &lines, joins);
	struct mapped done;
	struct edit edit;

	edit_begin(&edit, text->text, arena);
	rewrite(&edit, &lines, wrapped ? joins : NULL);
	if (!edit_changed(&edit))
		return false;
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
	return !text->full;
}

/*
 * The first look sees the empty lines, the next ones do not: text that was
 * wrapped with an empty line after each is joined then.  Each look has fewer
 * lines than the one before, or is the last.
 */
void
layout(struct mapped *text, bool unwrap, struct arena *arena)
{
	enum { LOOKS_MAX = 6 };
	struct arena scratch;
	bool changed = true;

	arena_init(&scratch);
	for (int look = 0; changed && look < LOOKS_MAX; look++) {
		arena_reset(&scratch);
		changed = layout_once(text, unwrap, &scratch, arena);
	}
	arena_release(&scratch);
}
