/*
 * Was a text wrapped at a width?  A line that was goes on in the next one
 * exactly where the next one's first word would not have fitted any more.
 */
#include "label.h"
#include "lanes.h"
#include "layout.h"
#include "utf8.h"

enum {
	WIDTH_MIN = 36, /* narrower columns are poems and tables */
	WIDTH_MAX = 132,
};

static uint32_t
width_of(struct str s)
{
	uint32_t width = 0;
	size_t i = 0;

	/* Bytes that continue a character: 0x80 to 0xbf. */
	for (; i + LANES <= s.len; i += LANES)
		width += LANES - bits_count(lanes_bits(lanes_within(
		    lanes_load(s.at + i), 0x80, 0xbf)));
	for (; i < s.len; i++)
		width += utf8_is_boundary(s, i);
	return width;
}

/*
 * Measure the lines, and the width that none exceeds but for long words.
 * 0: no wrapped text has it; most texts show so in one of the first lines.
 */
static uint32_t
measure(struct str text, struct layout_lines *lines)
{
	uint32_t widest = 0;

	for (size_t i = 0; i < lines->n; i++) {
		struct layout_line *line = &lines->at[i];
		struct str s = str_span(text, line->at);
		size_t blank = str_find(s, ' ', 0);

		if (blank < s.len && s.len > 4 * WIDTH_MAX)
			return 0;
		line->width = width_of(s);
		line->first = width_of(str_slice(s, 0, blank));
		if (blank == s.len || line->width <= widest)
			continue;
		widest = line->width;
		if (widest > WIDTH_MAX)
			return 0;
	}
	return widest >= WIDTH_MIN ? widest : 0;
}

/* Is line i as full as it could be, before the line that follows it? */
static bool
is_full(const struct layout_lines *lines, size_t i, uint32_t width)
{
	const struct layout_line *line = &lines->at[i], *next = line + 1;

	return i + 1 < lines->n && !next->after_blank &&
	    line->width + 1 + next->first + width / 16 > width;
}

/* Does line i end in a hyphen, with more of the word in the next? */
static bool
cuts_word(struct str text, const struct layout_lines *lines, size_t i)
{
	struct str line = str_span(text, lines->at[i].at);

	return i + 1 < lines->n && !lines->at[i + 1].after_blank &&
	    line.len > 2 && line.at[line.len - 1] == '-' &&
	    ascii_is_lower((unsigned char)line.at[line.len - 2]) &&
	    utf8_is_lower(utf8_at(text, lines->at[i + 1].at.begin));
}

/* Does the sentence go on from line i to the next? */
static bool
goes_on(struct str text, const struct layout_lines *lines, size_t i)
{
	struct str line = str_span(text, lines->at[i].at);

	return !line_ends_sentence(line) ||
	    utf8_is_lower(utf8_at(text, lines->at[i + 1].at.begin));
}

/* Does the line begin a list item, so that it is never joined to another? */
static bool
begins_item(struct str s)
{
	uint32_t c = utf8_at(s, 0);
	size_t i = 0;

	if (c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x2023)
		return true;
	if (s.len > 2 && (c == '*' || c == '-') && s.at[1] == ' ')
		return true;
	while (i < s.len && i < 3 && ascii_is_digit((unsigned char)s.at[i]))
		i++;
	return i > 0 && i + 1 < s.len && (s.at[i] == ')' || s.at[i] == '.') &&
	    s.at[i + 1] == ' ';
}

/* What speaks for wrapped text: lines that touch, full ones, open ones. */
struct evidence {
	size_t pairs, full, open;
};

static struct evidence
count(struct str text, const struct layout_lines *lines, uint32_t width)
{
	struct evidence found = { 0, 0, 0 };

	for (size_t i = 0; i + 1 < lines->n; i++) {
		if (lines->at[i + 1].after_blank)
			continue;
		found.pairs++;
		if (!is_full(lines, i, width))
			continue;
		found.full++;
		found.open += goes_on(text, lines, i);
	}
	return found;
}

/* Two lines that are all of a text, the first one open, the second small? */
static bool
is_one_sentence(struct str text, const struct layout_lines *lines,
    const struct evidence *found, uint32_t width)
{
	return lines->n == 2 && found->open == 1 &&
	    lines->at[0].width == width &&
	    !line_ends_sentence(str_span(text, lines->at[0].at)) &&
	    utf8_is_lower(utf8_at(text, lines->at[1].at.begin));
}

enum wrap
wrap_find(struct str text, struct layout_lines *lines, bool *joins)
{
	uint32_t width = measure(text, lines);
	struct evidence found;

	if (width == 0)
		return WRAP_NEVER;
	found = count(text, lines, width);
	if ((found.open < 2 && !is_one_sentence(text, lines, &found, width)) ||
	    found.full * 2 < found.pairs ||
	    found.open * 5 < found.full * 2)
		return WRAP_NOT;
	for (size_t i = 0; i < lines->n; i++)
		joins[i] = (is_full(lines, i, width) ||
		               cuts_word(text, lines, i)) &&
		    !begins_item(str_span(text, lines->at[i + 1].at));
	return WRAP_DONE;
}
