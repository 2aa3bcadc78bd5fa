#include "source_parts.h"

#include "abbrev.h"
#include "quotes/mention.h"

bool
source_is_set_off(struct str text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == ',' || c == '(' || c == ';' || c == ':' || c == '[')
			return true;
		if (c == 0xe2 && i + 2 < to &&
		    (unsigned char)text.at[i + 1] == 0x80 &&
		    ((unsigned char)text.at[i + 2] == 0x93 ||
		        (unsigned char)text.at[i + 2] == 0x94))
			return true;
	}
	return false;
}

bool
source_is_trailing(const struct reading *reading, uint32_t from, uint32_t to)
{
	struct span word = word_next(reading->text, from, to);
	struct str text = str_span(reading->text, word);

	if (text.len == 0)
		return true;
	if (words_find(reading->words, text).kind == WORD_PERSONAL ||
	    str_is(text, "a") || str_is(text, "an"))
		return true;
	return word.end == to &&
	    (str_is(text, "s") || str_is(text, "Jr") || str_is(text, "Sr"));
}

static bool
has_and(const struct reading *reading, uint32_t from, uint32_t to)
{
	struct span word = word_next(reading->text, from, to);

	for (; span_len(word) > 0;
	     word = word_next(reading->text, word.end, to)) {
		struct str text = str_span(reading->text, word);

		if (str_is(text, "and") || str_is(text, "or"))
			return true;
	}
	return false;
}

/* The name, or organisation, at the end of the core; NOBODY: none.
 * *several: names joined by "and". */
static uint32_t
name_of_core(
    const struct reading *reading, struct span core, bool *several)
{
	uint32_t found = NOBODY;

	*several = false;
	for (uint32_t i = reading_mention(reading, core.begin);
	     i < reading->n && reading->at[i].at.begin < core.end; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind == MENTION_PRONOUN)
			continue;
		if (found != NOBODY && m->kind == reading->at[found].kind &&
		    has_and(reading, reading->at[found].at.end, m->at.begin) &&
		    !mention_placed(reading, m).governed)
			*several = true;
		found = i;
	}
	if (found == NOBODY ||
	    !source_is_trailing(reading, reading->at[found].at.end, core.end))
		return NOBODY;
	return found;
}

uint32_t
source_name_behind(
    const struct reading *reading, struct span at, struct span core)
{
	struct str text = reading->text;

	for (uint32_t i = reading_mention(reading, core.end);
	     i < reading->n && reading->at[i].at.end <= at.end; i++) {
		const struct mention *m = &reading->at[i];
		struct span before =
		    word_before(text, m->at.begin, core.begin);
		struct word known =
		    words_find_at(reading->words, text, before);

		if (m->kind != MENTION_NAME || m->possessive || m->governed)
			continue;
		if (source_is_set_off(text, before.end, m->at.begin))
			return i;
		if (known.kind != WORD_STOP && known.kind != WORD_PREPOSITION)
			return i;
	}
	return NOBODY;
}

/* ------------------------------------------------------- phrases cut short */

/* "Rep" alone, with ". Ana Ruiz" behind it, where a sentence was cut at the
 * point of a title: the name is the one behind. */
static bool
is_cut_title(const struct reading *reading, struct span at, uint32_t *name)
{
	struct str text = reading->text;

	if (at.end >= text.len || text.at[at.end] != '.' ||
	    words_find_at(reading->words, text, at).kind != WORD_PERSON)
		return false;
	*name = reading_mention(reading, at.end);
	return *name < reading->n &&
	    reading->at[*name].kind == MENTION_NAME &&
	    reading->at[*name].at.begin == at.end + 2;
}

/* "80" alone, with "Ana Ruiz, " before it: the name is the one before. */
static bool
is_cut_age(const struct reading *reading, struct span at, uint32_t *name)
{
	uint32_t i;

	for (uint32_t k = at.begin; k < at.end; k++)
		if (!ascii_is_digit((unsigned char)reading->text.at[k]))
			return false;
	i = reading_mention(reading, at.begin);
	*name = i - 1;
	return i > 0 && reading->at[i - 1].kind == MENTION_NAME &&
	    reading->at[i - 1].at.end + 2 == at.begin;
}

/* "N.J." in "Ana Ruiz (R., N.J.)": the name is the one before the bracket. */
static bool
is_in_bracket(const struct reading *reading, struct span at, uint32_t *name)
{
	enum { BRACKET_MAX = 40 };
	struct str text = reading->text;
	uint32_t i = at.begin, end = at.begin;
	uint32_t least = i > BRACKET_MAX ? i - BRACKET_MAX : 0;

	while (i > least && text.at[i - 1] != '(' && text.at[i - 1] != ')')
		i--;
	while (end < at.end && text.at[end] != ')')
		end++;
	if (i <= least + 1 || text.at[i - 1] != '(' ||
	    text.at[i - 2] != ' ' || end + 1 < at.end)
		return false;
	*name = reading_mention(reading, i) - 1;
	return *name != NOBODY && reading->at[*name].kind == MENTION_NAME &&
	    reading->at[*name].at.end + 2 == i;
}

uint32_t
source_cut_name(const struct reading *reading, struct span at)
{
	uint32_t name;

	if (is_cut_title(reading, at, &name) ||
	    is_cut_age(reading, at, &name) || is_in_bracket(reading, at, &name))
		return name;
	return NOBODY;
}

/* --------------------------------------------------------------- the whole */

/*
 * "The Chandler, Ariz., company": the place tells which company, and does not
 * speak itself.  What is said of it stands behind.
 */
static bool
is_of_town(const struct reading *reading, struct source *source, uint32_t name)
{
	struct str text = reading->text;
	const struct mention *town = &reading->at[name];
	size_t end = abbrev_state_end(text, town->at.end);
	struct span word;

	if (end == town->at.end || end >= source->at.end ||
	    text.at[end] != ',' || town->kind != MENTION_ORG ||
	    !str_is(town->ent->label, "place"))
		return false;
	word = word_next(text, (uint32_t)end, source->at.end);
	if (span_len(word) == 0 ||
	    !ascii_is_lower((unsigned char)text.at[word.begin]))
		return false;
	source->core = word;
	return true;
}

uint32_t
source_name(
    const struct reading *reading, struct source *source, bool *several)
{
	uint32_t name = name_of_core(reading, source->core, several);

	if (name == NOBODY)
		name = source_name_behind(reading, source->at, source->core);
	if (name != NOBODY && is_of_town(reading, source, name))
		return NOBODY;
	return name;
}
