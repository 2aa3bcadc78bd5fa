#include "behind_town.h"

#include "lexicon.h"
#include "utf8.h"

#include "entities/behind_towns.tsv.h"

enum { WORDS_MOST = 3, BYTES_MOST = 24 };

bool
behind_town_has(struct str form)
{
	char lower[3 * BYTES_MOST];

	return form.len <= BYTES_MOST && table_find(&behind_towns_table,
	    (struct str){ lower, utf8_lower_copy(form, lower) }) != NULL;
}

/* Do tokens from .. to spell a state or a country? */
static bool
is_state(const struct reading *reading, size_t from, size_t to)
{
	return behind_town_has(str_slice(reading->text,
	    reading->at[from].begin, reading->at[to - 1].end));
}

/* "South Lebanon", "Central America": the lists have these words as places. */
static bool
is_direction(const struct reading *reading, size_t i)
{
	static const char *const words[] = { "north", "south", "east", "west",
		"northern", "southern", "eastern", "western", "central" };
	struct str form = str_span(reading->text, reading->at[i]);

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (str_eq_nocase(form, str_of(words[k])))
			return true;
	return false;
}

static bool
is_town(const struct ner_lists *lists, const struct reading *reading,
    size_t from, size_t to)
{
	return (ner_lists_kinds(lists, &reading->doc, from, to) &
	    NER_LIST_PLACE) != 0 && !is_direction(reading, to - 1);
}

size_t
behind_town(const struct ner_lists *lists, const struct reading *reading,
    size_t from, size_t to)
{
	if (to - from < 2 ||
	    ner_lists_kinds(lists, &reading->doc, from, to) != 0)
		return to;
	for (size_t n = WORDS_MOST; n > 0; n--)
		if (to - from > n && is_state(reading, to - n, to))
			return is_town(lists, reading, from, to - n) ?
			    to - n : to;
	return to;
}
