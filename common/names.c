/* Titles before a person's name. */
#include "names.h"

#include <stdlib.h>

#include "diag.h"

#include "nicknames.tsv.h"
#include "titles.tsv.h"

static struct names_title
title_of_row(const struct lexicon_row *row)
{
	static const struct {
		const char *name;
		enum names_kind kind;
	} kinds[] = {
		{ "honorific", NAMES_HONORIFIC },
		{ "office", NAMES_OFFICE },
		{ "office-plural", NAMES_OFFICE_PLURAL },
		{ "job", NAMES_JOB },
		{ "kin", NAMES_KIN },
		{ "modifier", NAMES_MODIFIER },
	};
	struct names_title title = { NAMES_NO_TITLE, NAMES_UNKNOWN };
	size_t tab = str_find(row->value, '\t', 0);
	char gender = row->value.at[row->value.len - 1];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_is(str_slice(row->value, 0, tab), kinds[i].name))
			title.kind = kinds[i].kind;
	if (gender == 'f')
		title.gender = NAMES_FEMALE;
	if (gender == 'm')
		title.gender = NAMES_MALE;
	return title;
}

void
names_init(struct names *names)
{
	lexicon_init(&names->titles, titles_rows, titles_n);
	lexicon_init(&names->nicknames, nicknames_rows, nicknames_n);
	names->kinds = xcalloc(titles_n, sizeof(*names->kinds));
	for (size_t i = 0; i < titles_n; i++)
		names->kinds[i] = title_of_row(&titles_rows[i]);
}

void
names_release(struct names *names)
{
	free(names->kinds);
	lexicon_release(&names->titles);
	lexicon_release(&names->nicknames);
}

struct names_title
names_title(const struct names *names, struct str word)
{
	const struct lexicon_row *row =
	    lexicon_find_lower(&names->titles, str_without_stop(word));

	if (row == NULL)
		return (struct names_title){ NAMES_NO_TITLE, NAMES_UNKNOWN };
	return names->kinds[row - titles_rows];
}

size_t
names_title_len(
    const struct names *names, struct str name, struct names_title *title)
{
	struct names_title found = { NAMES_NO_TITLE, NAMES_UNKNOWN };
	size_t len = 0, begin = 0, space;

	for (; (space = str_find(name, ' ', begin)) < name.len;
	     begin = space + 1) {
		struct names_title word =
		    names_title(names, str_slice(name, begin, space));

		if (word.kind == NAMES_NO_TITLE || word.kind == NAMES_JOB ||
		    word.kind == NAMES_KIN)
			break;
		if (word.kind == NAMES_MODIFIER)
			continue;
		found.kind = word.kind;
		if (word.gender != NAMES_UNKNOWN)
			found.gender = word.gender;
		len = space + 1;
	}
	*title = found;
	return len;
}
