#include "telling.h"

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

/* The last of several words; empty where there is only one. */
static struct str
last_word(struct str name)
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
ends_as_body(struct str last, const struct telling *telling)
{
	const struct lexicon_row *row =
	    lexicon_find_lower(&telling->org_ends, last);

	return last.len > 0 && row != NULL && row->value.len == 0;
}

static enum entity_label
told(struct str name, enum entity_label label, const struct telling *telling)
{
	struct str last = last_word(name);
	const struct lexicon_row *row;

	row = lexicon_find(&telling->sure_names, name);
	if (row != NULL)
		return kinds_label(row->value);
	if (label != ENTITY_PERSON &&
	    lexicon_find(&telling->countries, name) != NULL)
		return ENTITY_PLACE; /* "West Bank", too */
	if (label == ENTITY_PERSON)
		return holds_and_sign(name) || ends_as_body(last, telling) ?
		    ENTITY_ORG : label;
	if (last.len == 0)
		return label;
	if (lexicon_find_lower(&telling->org_ends, last) != NULL)
		return ENTITY_ORG;
	if (lexicon_find_lower(&telling->place_ends, last) != NULL)
		return ENTITY_PLACE;
	return label;
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

/* Where " of " stands in a person's name that ends before it, or 0: "Joan of
 * Arc" is a name, "Ana Ruiz of Third Meridian" are two. */
static size_t
end_before_of(struct str name)
{
	size_t words = 0;

	for (size_t i = 0; i + 4 < name.len; i++) {
		words += name.at[i] == ' ';
		if (str_starts(str_slice(name, i, name.len), STR(" of ")))
			return words > 1 || str_find(name, ' ', i + 4) <
			    name.len ? i : 0;
	}
	return 0;
}

/* Name i ends before the link of so many bytes at; what stands behind it
 * becomes one of its own. */
static struct entity *
part(struct entities *found, size_t i, size_t at, size_t link,
    struct arena *arena)
{
	struct entity behind = found->at[i];

	found->at[i].at.end = behind.at.begin + (uint32_t)at;
	behind.at.begin += (uint32_t)(at + link);
	arena_append(arena, found, behind);
	return &found->at[found->n - 1];
}

/* Part a person from what stands behind "of". */
static void
part_of(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena)
{
	size_t at = end_before_of(str_span(text, found->at[i].at));
	struct entity *body;

	if (at == 0)
		return;
	body = part(found, i, at, strlen(" of "), arena);
	body->label = told(str_span(text, body->at), ENTITY_ORG, telling);
}

/* Is "Jr." or the like what stands behind the comma at i? */
static bool
is_suffix(struct str name, size_t i)
{
	static const char *const suffixes[] = { "Jr.", "Sr.", "Jr", "Sr", "II",
		"III", "IV", "MD", "M.D.", "PhD", "Ph.D.", "Esq." };

	return i + 2 < name.len &&
	    STR_IS_ONE(str_slice(name, i + 2, name.len), suffixes);
}

/* No name goes on behind a semicolon, no person's behind a comma. */
static void
cut_at_sign(struct entity *entity, struct str text)
{
	struct str name = str_span(text, entity->at);
	size_t comma = str_find(name, ',', 0), stop = str_find(name, ';', 0);

	if (stop > 0 && stop < name.len)
		entity->at.end = entity->at.begin + (uint32_t)stop;
	else if (entity->label == ENTITY_PERSON && comma > 0 &&
	    comma < name.len && !is_suffix(name, comma))
		entity->at.end = entity->at.begin + (uint32_t)comma;
}

/* "New Times Trust and New China Trust" are two: of a kind, and named so. */
static bool
is_pair(struct str first, struct str second, const struct telling *telling)
{
	struct str a = last_word(first), b = last_word(second);

	return a.len > 0 && b.len > 0 && (str_eq(a, b) ||
	    (lexicon_find_lower(&telling->org_ends, a) != NULL &&
	        lexicon_find_lower(&telling->org_ends, b) != NULL));
}

/* No person is called "and": "Silva and D K Shivakumar" are two. */
static void
part_and(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena)
{
	struct str name = str_span(text, found->at[i].at), link = STR(" and ");
	size_t at = str_find_str(name, link, 1);

	if (at < name.len && (found->at[i].label == ENTITY_PERSON ||
	    (found->at[i].label == ENTITY_ORG && is_pair(
	        str_slice(name, 0, at),
	        str_slice(name, at + link.len, name.len), telling))))
		part(found, i, at, link.len, arena);
}

void
telling_set(struct entities *found, struct str text,
    const struct telling *telling, struct arena *arena)
{
	for (size_t i = 0; i < found->n; i++) {
		struct entity *entity = &found->at[i];

		cut_at_sign(entity, text);
		if (entity->label == ENTITY_PERSON)
			part_of(found, i, text, telling, arena);
		part_and(found, i, text, telling, arena);
		entity = &found->at[i];
		if (entity->label == ENTITY_NORP &&
		    !ends_as_people(str_span(text, entity->at)))
			entity->label = ENTITY_MISC;
		if (entity->label <= ENTITY_PLACE)
			entity->label = told(str_span(text, entity->at),
			    entity->label, telling);
		if (is_party(entity, text))
			entity->label = ENTITY_ORG;
		if (is_town(entity, text) ||
		    is_state(str_span(text, entity->at)))
			entity->label = ENTITY_PLACE;
	}
}
