/* "By Jane Roe and John Doe, Staff Writers", "(AP Photo/Jane Roe)". */
#include "label.h"
#include "utf8.h"

bool
line_is_byline(struct str text, struct line *line, struct arena *arena)
{
	(void)arena;
	if (text.len < 5 || text.len > 120 ||
	    !str_eq_nocase(str_slice(text, 0, 2), STR("by")) ||
	    (text.at[2] != ' ' && text.at[2] != ':') ||
	    text.at[text.len - 1] == '.' ||
	    !utf8_is_upper(utf8_at(text, text.at[2] == ':' ? 4 : 3)))
		return false;
	line->label = LABEL_BYLINE;
	line->authors = str_trim(str_slice(text, 3, text.len));
	return true;
}

bool
line_is_credit(struct str text, struct line *line)
{
	(void)text;
	(void)line;
	return false;
}
