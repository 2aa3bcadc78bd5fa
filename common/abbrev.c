#include "abbrev.h"

#include "lexicon.h"

#include "abbrev.tsv.h"

enum { WORD_MAX = 8 };

static const struct {
	const char *name;
	enum abbrev class;
} classes[] = {
	{ "title", ABBREV_TITLE },
	{ "number", ABBREV_NUMBER },
	{ "month", ABBREV_MONTH },
	{ "company", ABBREV_COMPANY },
	{ "suffix", ABBREV_SUFFIX },
	{ "state", ABBREV_STATE },
	{ "time", ABBREV_TIME },
	{ "latin", ABBREV_LATIN },
	{ "place", ABBREV_PLACE },
	{ "unit", ABBREV_UNIT },
};

static enum abbrev
class_named(struct str name)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
		if (str_is(name, classes[i].name))
			return classes[i].class;
	return ABBREV_OTHER;
}

enum abbrev
abbrev_class(struct str word, bool *is_word)
{
	char lower[WORD_MAX];
	const struct lexicon_row *row;
	struct str name;
	struct str rest;

	if (is_word != NULL)
		*is_word = false;
	if (word.len == 0 || word.len > WORD_MAX)
		return ABBREV_NONE;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = (char)ascii_lower((unsigned char)word.at[i]);
	row = table_find(&abbrev_table, (struct str){ lower, word.len });
	if (row == NULL)
		return ABBREV_NONE;
	rest = row->value;
	str_field(&rest, '\t', &name);
	if (is_word != NULL)
		*is_word = rest.at != NULL;
	return class_named(name);
}

size_t
abbrev_state_end(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.len);
	size_t end = 2;

	if (!str_starts(rest, STR(", ")))
		return at;
	while (end < rest.len && end < 2 + WORD_MAX &&
	       (rest.at[end] == '.' ||
	           ascii_is_alnum((unsigned char)rest.at[end])))
		end++;
	if (end < 4 || rest.at[end - 1] != '.' ||
	    !ascii_is_upper((unsigned char)rest.at[2]) ||
	    abbrev_class(str_slice(rest, 2, end - 1), NULL) != ABBREV_STATE)
		return at;
	return at + end;
}
