/* "SACRAMENTO, Calif. (KTXL) – A man was arrested." */
#include "label.h"
#include "date.h"
#include "utf8.h"

enum { DATELINE_MAX = 90 };

/* A dash of any kind with what belongs to it: " – ", " -- ", "—". */
static size_t
dash_at(struct str s, size_t i)
{
	uint32_t c = utf8_at(s, i);

	if (c == 0x2014)
		return 3;
	if (i == 0 || s.at[i - 1] != ' ')
		return 0;
	if (c == 0x2013 || c == 0x2015)
		return 3;
	if (c != '-')
		return 0;
	if (i + 2 < s.len && s.at[i + 1] == '-' && s.at[i + 2] == ' ')
		return 2;
	return i + 1 < s.len && s.at[i + 1] == ' ' ? 1 : 0;
}

static size_t
find_dash(struct str s, size_t *len)
{
	size_t end = s.len < DATELINE_MAX ? s.len : DATELINE_MAX;

	for (size_t i = 0; i < end; i++) {
		*len = dash_at(s, i);
		if (*len > 0)
			return i;
	}
	return 0;
}

static bool
is_capitals(struct str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.len;) {
		uint32_t c;

		i += utf8_decode(s, i, &c);
		if (utf8_is_lower(c))
			return false;
		letters += utf8_is_upper(c);
	}
	return letters >= 3;
}

bool
line_has_dateline(struct str text, struct line *line)
{
	size_t len = 0, dash = find_dash(text, &len), open, comma;
	struct str head, place;

	if (dash == 0 || text.at[0] == '"')
		return false;
	head = str_trim(str_slice(text, 0, dash));
	open = str_find(head, '(', 0);
	place = str_trim(str_slice(head, 0, open));
	if (open < head.len && head.at[head.len - 1] == ')')
		line->source = str_slice(head, open + 1, head.len - 1);
	comma = str_find(place, ',', 0);
	if (!is_capitals(str_slice(place, 0, comma)) &&
	    !(place.len == 0 && line->source.len > 0))
		return false;
	line->place = place;
	line->dateline = (struct span){ 0, (uint32_t)(dash + len) };
	return true;
}
