#include "complete.h"

#include "complete_parts.h"
#include "hints.h"
#include "kinds.h"

#include "entities/last_words.tsv.h"
#include "entities/no_names.tsv.h"
#include "entities/no_persons.tsv.h"
#include "entities/office_words.tsv.h"

void
complete_init(struct complete_knowledge *knowledge, const struct names *names)
{
	knowledge->names = names;
	lexicon_init(&knowledge->last_words, last_words_rows, last_words_n);
	lexicon_init(&knowledge->no_names, no_names_rows, no_names_n);
	lexicon_init(&knowledge->no_persons, no_persons_rows, no_persons_n);
	lexicon_init(
	    &knowledge->office_words, office_words_rows, office_words_n);
}

void
complete_release(struct complete_knowledge *knowledge)
{
	lexicon_release(&knowledge->last_words);
	lexicon_release(&knowledge->no_names);
	lexicon_release(&knowledge->no_persons);
	lexicon_release(&knowledge->office_words);
}

/* The last of several words, without its stops. */
static struct str
last_word(struct str name)
{
	struct str word;

	while (name.len > 0 && name.at[name.len - 1] == '.')
		name.len--;
	word = str_last_word(name);
	return word.len < name.len ? word : STR("");
}

/* A body that is called after what it governs. */
static bool
is_district(struct str name)
{
	static const char *const endings[] = { " School District",
		" Fire District", " Health District", " Hospital District",
		" Irrigation District", " Transit District",
		" Utility District", " Water District" };

	if (!str_ends(name, STR(" District")))
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (str_ends(name, str_of(endings[i])))
			return true;
	return false;
}

/* What the last word says, or the label that the entity has. */
static enum entity_label
told_label(const struct entity *entity, struct str name,
    const struct lexicon *last_words)
{
	const struct lexicon_row *row;

	if (is_district(name))
		return ENTITY_ORG;
	row = lexicon_find_lower(last_words, last_word(name));
	if (row == NULL || (entity->label == ENTITY_EVENT &&
	    kinds_label(row->value) == ENTITY_ORG))
		return entity->label; /* "State of the Union" */
	return kinds_label(row->value);
}

/* "Sac City Unified", "Los Angeles Unified School District" */
static void
extend_unified(struct entity *entity, struct str text)
{
	static const char *const endings[] = { " Unified School District",
		" Unified" };
	struct str rest = str_slice(text, entity->at.end, text.len);

	if ((entity->label != ENTITY_PLACE && entity->label != ENTITY_ORG) ||
	    !str_starts(rest, STR(" Unified")))
		return;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct str ending = str_of(endings[i]);

		if (!str_starts(rest, ending) ||
		    ascii_is_alnum(byte_at(rest, (uint32_t)ending.len)))
			continue;
		entity->at.end += (uint32_t)ending.len;
		entity->label = ENTITY_ORG;
		return;
	}
}

/* Behind "'s" or "’s" at i, or i. */
static uint32_t
over_possessive(struct str text, uint32_t i)
{
	struct str rest = str_slice(text, i, text.len);

	return str_starts(rest, STR("'s")) ? i + 2
	    : str_starts(rest, STR("’s")) ? i + 4 : i;
}

/* "St Mark's Primary School": what belongs to a saint is named after it. */
static void
extend_saint(struct entity *entity, struct str text)
{
	static const char *const saints[] = { "St ", "St. ", "Saint " };
	struct str name = str_span(text, entity->at);
	uint32_t end;
	bool saint = false;

	if (!str_starts(name, STR("S")))
		return;
	end = over_possessive(text, entity->at.end);
	for (size_t i = 0; i < sizeof(saints) / sizeof(saints[0]); i++)
		saint |= str_starts(name, str_of(saints[i]));
	if (!saint || end == entity->at.end)
		return;
	while (byte_at(text, end) == ' ' &&
	    ascii_is_upper(byte_at(text, end + 1))) {
		end++;
		while (ascii_is_alnum(byte_at(text, end)))
			end++;
		entity->at.end = end;
		entity->label = ENTITY_ORG;
	}
}

/* "Minister of Finance", and "Adviser" alone, are titles. */
static bool
is_title(struct str name, const struct names *names)
{
	size_t end = str_find(name, ' ', 0);
	enum names_kind kind;

	if (!str_starts(str_slice(name, end, name.len), STR(" of ")))
		return false;
	kind = names_title(names, str_slice(name, 0, end)).kind;
	return kind == NAMES_OFFICE || kind == NAMES_JOB;
}

/*
 * What of a person's name was found is a title, or what stands behind one.
 * Short titles are surnames, too: King, Bishop, Deacon.
 */
static bool
is_remnant(struct str name, const struct names *names)
{
	static const char *const suffixes[] = { "Jr.", "Sr.", "Jr", "Sr",
		"II", "III", "'s", "’s" };

	return STR_IS_ONE(name, suffixes) ||
	    (name.len >= 7 && str_find(name, ' ', 0) == name.len &&
	        names_title(names, name).kind == NAMES_OFFICE);
}

/* "D-Calif.", "R-Tex.": a party and a state. */
static bool
is_party_state(struct str name)
{
	return name.len > 3 && name.at[1] == '-' && (name.at[0] == 'D' ||
	    name.at[0] == 'R' || name.at[0] == 'I') &&
	    ascii_is_upper((unsigned char)name.at[2]) &&
	    str_find(name, ' ', 0) == name.len;
}

/* "(R., N.J.)": a party alone. */
static bool
is_party(struct str text, struct span at)
{
	struct str name = str_span(text, at);

	return name.len <= 2 && (name.at[0] == 'D' || name.at[0] == 'R' ||
	    name.at[0] == 'I') && at.begin > 0 &&
	    text.at[at.begin - 1] == '(' &&
	    (byte_at(text, at.end) == ',' || byte_at(text, at.end) == '.');
}

/* "Petty" before "Officer". */
static bool
is_modifier(struct str text, struct span at, const struct names *names)
{
	struct str behind = str_slice(text, at.end, text.len);
	size_t end;

	if (!str_starts(behind, STR(" ")) ||
	    names_title(names, str_span(text, at)).kind != NAMES_MODIFIER)
		return false;
	end = str_find(behind, ' ', 1);
	return names_title(names, str_slice(behind, 1, end)).kind ==
	    NAMES_OFFICE;
}

static void
correct_label(struct entity *entity, struct str text,
    const struct complete_knowledge *knowledge)
{
	struct str name = str_span(text, entity->at);

	if (entity->label != ENTITY_PERSON)
		entity->label =
		    told_label(entity, name, &knowledge->last_words);
	entity->dropped = lexicon_has(&knowledge->no_names, name) ||
	    is_title(name, knowledge->names) || is_party_state(name) ||
	    is_party(text, entity->at) ||
	    (entity->label == ENTITY_PERSON &&
	        (is_modifier(text, entity->at, knowledge->names) ||
	            is_remnant(name, knowledge->names)));
}

/* Take out what was dropped. */
static void
sweep(struct entities *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++)
		if (!found->at[i].dropped)
			found->at[n++] = found->at[i];
	found->n = n;
}

/* Where the sentence of name i begins, or what was found before it ends. */
static uint32_t
floor_of(const struct entities *found, size_t i, const struct spans *sentences)
{
	uint32_t begin = sentences->at[found->at[i].sentence].begin;
	uint32_t end = i > 0 ? found->at[i - 1].at.end : 0;

	return end > begin ? end : begin;
}

void
complete_names(struct entities *found, struct str text,
    const struct spans *sentences, const uint16_t *hints,
    const struct complete_knowledge *knowledge, struct arena *arena)
{
	size_t n = found->n, next = 0;

	for (size_t i = 0; i < n; i++) {
		struct entity *entity = &found->at[i];

		extend_unified(entity, text);
		extend_saint(entity, text);
		correct_label(entity, text, knowledge);
		if (entity->label == ENTITY_PERSON)
			complete_person(entity, text,
			    floor_of(found, i, sentences), knowledge->names);
		if (entity->label == ENTITY_ORG) {
			entity->at.end = complete_local_end(text, entity->at);
			entity->dropped |= !complete_before_office(
			    entity, text, &knowledge->office_words);
		}
		complete_state(found, i, n, text, arena);
		complete_bracketed(found, i, n, text, arena);
		if (complete_long_form(found, i, text,
		    sentences->at[found->at[i].sentence].begin,
		    &knowledge->last_words, arena))
			correct_label(
			    &found->at[found->n - 1], text, knowledge);
	}
	for (uint32_t i = 0; i < sentences->n; i++)
		if (hints[i] & HINT_STATION)
			complete_stations(found, n, &next, text,
			    sentences->at[i], i, arena);
	sweep(found);
}
