/*
 * Marks for speakers in drawn text: put there while articles come, filled in
 * when everybody's number is known.
 */
#include "report.h"

unsigned
story_color(uint64_t n)
{
	return n <= REPORT_COLORS ? (unsigned)n : 0;
}

enum { MARK = 1 }; /* a byte that markup_text() lets nobody write */

void
story_mark(struct buf *out, char what, uint32_t handle)
{
	buf_byte(out, MARK);
	buf_byte(out, what);
	buf_add(out, (struct str){ (const char *)&handle, sizeof(handle) });
}

/* A mark in drawn text that was found, and where the text goes on. */
struct found {
	size_t at, behind;
	char what;
	uint64_t number;
};

static bool
find_mark(struct str drawn, size_t from, const struct people *people,
    struct found *found)
{
	uint32_t handle;

	found->at = str_find(drawn, MARK, from);
	if (found->at == drawn.len)
		return false;
	memcpy(&handle, drawn.at + found->at + 2, sizeof(handle));
	found->what = drawn.at[found->at + 1];
	found->behind = found->at + 2 + sizeof(handle);
	found->number = handle == STORY_NOBODY
	    ? 0 : people_person(people, handle) + 1;
	return true;
}

/* The colors of an article's speakers: nobody else has one that is free. */
struct colors {
	uint64_t number[4 * REPORT_COLORS]; /* [n] of speakers */
	unsigned color[4 * REPORT_COLORS];
	size_t n;
};

static unsigned
color_in(const struct colors *colors, uint64_t number)
{
	for (size_t i = 0; i < colors->n; i++)
		if (colors->number[i] == number)
			return colors->color[i];
	return story_color(number);
}

static void
add_color(struct colors *colors, uint64_t number, unsigned color)
{
	colors->number[colors->n] = number;
	colors->color[colors->n++] = color;
}

/* Give each speaker up to the next article a color, as long as some last. */
static struct colors
choose_colors(struct str drawn, size_t from, const struct people *people)
{
	struct colors colors = { .n = 0 };
	struct found found;
	bool used[REPORT_COLORS + 1] = { false };
	unsigned next = 1;

	for (size_t at = from; find_mark(drawn, at, people, &found) &&
	     found.what != 'a'; at = found.behind)
		if (found.number <= REPORT_COLORS)
			used[found.number] = true;
	for (size_t at = from; find_mark(drawn, at, people, &found) &&
	     found.what != 'a' && colors.n < 4 * REPORT_COLORS;
	     at = found.behind) {
		if (color_in(&colors, found.number) != 0 || found.number == 0)
			continue;
		for (unsigned i = 0; i < REPORT_COLORS && used[next]; i++)
			next = next % REPORT_COLORS + 1;
		used[next] = true;
		add_color(&colors, found.number, next);
		next = next % REPORT_COLORS + 1;
	}
	return colors;
}

void
story_fill(struct buf *out, struct str drawn, const struct people *people)
{
	struct colors colors = { .n = 0 };
	struct found found;
	size_t from = 0;

	for (; find_mark(drawn, from, people, &found); from = found.behind) {
		buf_add(out, str_slice(drawn, from, found.at));
		if (found.what == 'a')
			colors = choose_colors(drawn, found.behind, people);
		else if (found.what == 'n')
			buf_number(out, found.number);
		else
			buf_number(out, color_in(&colors, found.number));
	}
	buf_add(out, str_slice(drawn, from, drawn.len));
}
