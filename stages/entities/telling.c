#include "telling_inside.h"

#include "abbrev.h"
#include "kinds.h"

#include "entities/countries.tsv.h"
#include "entities/org_ends.tsv.h"
#include "entities/place_ends.tsv.h"
#include "entities/sure_names.tsv.h"

static const float least_confidence = 0.9f; /* of what is no guess */

void
telling_init(struct telling *telling)
{
	lexicon_init(&telling->countries, countries_rows, countries_n);
	lexicon_init(&telling->org_ends, org_ends_rows, org_ends_n);
	lexicon_init(&telling->place_ends, place_ends_rows, place_ends_n);
	lexicon_init(&telling->sure_names, sure_names_rows, sure_names_n);
}

void
telling_release(struct telling *telling)
{
	lexicon_release(&telling->countries);
	lexicon_release(&telling->org_ends);
	lexicon_release(&telling->place_ends);
	lexicon_release(&telling->sure_names);
}

struct str
telling_last_word(struct str name)
{
	size_t begin = name.len;

	while (begin > 0 && name.at[begin - 1] != ' ')
		begin--;
	return str_slice(name, begin > 0 ? begin : name.len, name.len);
}

/*
 * Does a word end as those of peoples and faiths do?  The few that end
 * otherwise are in groups.tsv, which is asked later.
 */
static bool
ends_as_people(struct str name)
{
	static const char *const endings[] = { "an", "ans", "sh", "ch", "ese",
		"ist", "ists", "ite", "ites", "i", "is", "ic", "er", "ers",
		"ism", "ity", "im", "ims", "man", "men", "ino", "inos" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (str_ends(name, str_of(endings[i])))
			return true;
	return false;
}

/* Firms join names by the sign, news of persons by the word. */
static bool
holds_and_sign(struct str name)
{
	for (size_t i = 1; i + 2 < name.len; i++)
		if (name.at[i] == '&' && name.at[i - 1] == ' ' &&
		    name.at[i + 1] == ' ')
			return true;
	return false;
}

/* "Castellan Microsystems" is nobody; Emily Post is. */
static bool
is_no_surname(struct str last, const struct lexicon *ends)
{
	const struct lexicon_row *row =
	    last.len > 0 ? lexicon_find_lower(ends, last) : NULL;

	return row != NULL && !str_is(row->value, "surname");
}

/* "King's College London": with a town behind it. */
static bool
holds_house_of_learning(struct str name)
{
	static const char *const words[] = { " College ", " University ",
		" Institute " };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (name.len > strlen(words[i]) &&
		    str_find_str(name, str_of(words[i]), 1) < name.len)
			return true;
	return false;
}

static enum entity_label
person_told(struct str name, const struct telling *telling)
{
	struct str last = telling_last_word(name);

	if (telling_is_word(name))
		return ENTITY_PERSON;
	if (holds_and_sign(name) || is_no_surname(last, &telling->org_ends) ||
	    str_find_str(name, STR(" for "), 0) < name.len)
		return ENTITY_ORG;
	return is_no_surname(last, &telling->place_ends) ? ENTITY_PLACE
	                                                 : ENTITY_PERSON;
}

enum entity_label
telling_told(struct str name, enum entity_label label, const struct telling *telling)
{
	struct str last = telling_last_word(name);
	const struct lexicon_row *row;

	row = lexicon_find(&telling->sure_names, name);
	if (row != NULL)
		return kinds_label(row->value);
	if (label != ENTITY_PERSON &&
	    lexicon_find(&telling->countries, name) != NULL)
		return ENTITY_PLACE; /* "West Bank", too */
	if (label == ENTITY_PERSON)
		return person_told(name, telling);
	if (last.len == 0)
		return label;
	if (lexicon_find_lower(&telling->org_ends, last) != NULL)
		return ENTITY_ORG;
	row = lexicon_find_lower(&telling->place_ends, last);
	if (row != NULL && !str_is(row->value, "person"))
		return ENTITY_PLACE;
	return holds_house_of_learning(name) ? ENTITY_ORG : label;
}

/* "Ariz." with its stop, whoever it was taken for. */
static bool
is_state(struct str name)
{
	return name.len > 2 && name.at[name.len - 1] == '.' && abbrev_class(
	    str_slice(name, 0, name.len - 1), NULL) == ABBREV_STATE;
}

/* "the ruling Fatah party": what a party is called, if the tagger doubts. */
static bool
is_party(const struct entity *entity, struct str text)
{
	struct str behind = str_slice(text, entity->at.end, text.len);
	struct str before = str_slice(text, 0, entity->at.begin);

	return (entity->label <= ENTITY_PLACE || entity->label == ENTITY_MISC) &&
	    entity->confidence < least_confidence &&
	    str_starts(behind, STR(" party")) &&
	    (behind.len == 6 || !ascii_is_alnum((unsigned char)behind.at[6])) &&
	    (str_ends(before, STR("the ")) || str_ends(before, STR("ing ")));
}

/* Is the one word of the entity a town's, told by the state behind it? */
static bool
is_town(const struct entity *entity, struct str text)
{
	struct str name = str_span(text, entity->at);

	return entity->label <= ENTITY_PLACE &&
	    str_find(name, ' ', 0) == name.len &&
	    abbrev_state_end(text, entity->at.end) > entity->at.end;
}

void
telling_set(struct entities *found, struct str text,
    const struct telling *telling, struct arena *arena)
{
	for (size_t i = 0; i < found->n; i++) {
		struct entity *entity;

		telling_part(found, i, text, telling, arena);
		entity = &found->at[i];
		if (entity->label == ENTITY_NORP &&
		    !ends_as_people(str_span(text, entity->at)))
			entity->label = ENTITY_MISC;
		if (entity->label <= ENTITY_PLACE)
			entity->label = telling_told(str_span(text, entity->at),
			    entity->label, telling);
		if (is_party(entity, text))
			entity->label = ENTITY_ORG;
		if (is_town(entity, text) ||
		    is_state(str_span(text, entity->at)))
			entity->label = ENTITY_PLACE;
	}
}
