#include "layout.h"

#include "diag.h"
#include "utf8.h"

/* The next line that is not blank, without blanks at its ends. */
static bool
next_line(struct str s, size_t *at, struct span *line)
{
	while (*at < s.len) {
		size_t begin = *at, end = str_find(s, '\n', begin);

		*at = end + 1;
		while (begin < end && s.at[begin] == ' ')
			begin++;
		while (end > begin && s.at[end - 1] == ' ')
			end--;
		if (begin == end)
			continue;
		*line = (struct span){ (uint32_t)begin, (uint32_t)end };
		return true;
	}
	return false;
}

/* What stands between two lines becomes to. */
static void
join(struct edit *edit, size_t begin, size_t end, struct str to)
{
	struct str gap = str_slice(edit->from, begin, end);

	if (!str_eq(gap, to))
		edit_change(edit, begin, end, to);
}

static void
layout_once(struct edit *edit, struct str s)
{
	struct span line;
	size_t at = 0, last = 0;
	bool first = true;

	while (next_line(s, &at, &line)) {
		join(edit, last, line.begin, first ? STR("") : STR("\n"));
		last = line.end;
		first = false;
	}
	join(edit, last, s.len, STR(""));
}

void
layout(struct mapped *text, struct arena *arena)
{
	struct mapped done;
	struct edit edit;

	edit_begin(&edit, text->text, arena);
	layout_once(&edit, text->text);
	if (!edit_changed(&edit))
		return;
	done = edit_end(&edit);
	mapped_apply(text, &done, arena);
}
