#include "complete.h"

#include "kinds.h"

#include "entities/last_words.tsv.h"
#include "entities/no_names.tsv.h"

void
complete_init(struct complete_knowledge *knowledge, const struct names *names)
{
	knowledge->names = names;
	lexicon_init(&knowledge->last_words, last_words_rows, last_words_n);
	lexicon_init(&knowledge->no_names, no_names_rows, no_names_n);
}

void
complete_release(struct complete_knowledge *knowledge)
{
	lexicon_release(&knowledge->last_words);
	lexicon_release(&knowledge->no_names);
}

enum {
	ACRONYM_MIN = 2,
	ACRONYM_MAX = 8,
};

static const float bracket_confidence = 0.8f;

static unsigned char
byte_at(struct str text, uint32_t i)
{
	return i < text.len ? (unsigned char)text.at[i] : '\0';
}

static uint32_t
capitals_end(struct str text, uint32_t i)
{
	while (ascii_is_upper(byte_at(text, i)) || byte_at(text, i) == '&')
		i++;
	return i;
}

static uint32_t
digits_end(struct str text, uint32_t i)
{
	while (ascii_is_digit(byte_at(text, i)))
		i++;
	return i;
}

/* ---------------------------------------------------- acronyms in brackets */

/*
 * Are the letters the initials of words of name, in this order, that of the
 * first word among them?
 */
static bool
stands_for(struct str letters, struct str name)
{
	size_t k = 0;
	bool start = true;

	for (size_t i = 0; i < name.len && k < letters.len; i++) {
		unsigned char c = (unsigned char)name.at[i];

		if (letters.at[k] == '&')
			k++;
		if (start && k < letters.len &&
		    ascii_upper(c) == (unsigned char)letters.at[k])
			k++;
		else if (k == 0)
			return false;
		start = c == ' ' || c == '-';
	}
	return k == letters.len;
}

/* The acronym in brackets behind byte end; empty where there is none. */
static struct span
bracketed(struct str text, uint32_t end)
{
	struct span none = { end, end }, at;
	unsigned char open = byte_at(text, end + 1);

	if (byte_at(text, end) != ' ' || (open != '(' && open != '['))
		return none;
	at.begin = end + 2;
	at.end = capitals_end(text, at.begin);
	if (byte_at(text, at.end) != (open == '(' ? ')' : ']') ||
	    span_len(at) < ACRONYM_MIN || span_len(at) > ACRONYM_MAX)
		return none;
	return at;
}

/* Add the acronym behind name i, unless it is found already. */
static void
add_bracketed(struct entities *found, size_t i, size_t n, struct str text,
    struct arena *arena)
{
	struct entity acronym = found->at[i];

	acronym.at = bracketed(text, acronym.at.end);
	if (span_len(acronym.at) == 0 || acronym.label == ENTITY_PERSON ||
	    !stands_for(str_span(text, acronym.at),
	        str_span(text, found->at[i].at)))
		return;
	/* The brackets vouch for both. */
	if (acronym.confidence < bracket_confidence)
		acronym.confidence = bracket_confidence;
	found->at[i].confidence = acronym.confidence;
	if (i + 1 < n && span_overlaps(found->at[i + 1].at, acronym.at))
		found->at[i + 1].label = acronym.label;
	else
		arena_append(arena, found, acronym);
}

/* ------------------------------------------------------------- last words */

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

/* What the last word says, or the label that the entity has. */
static enum entity_label
told_label(const struct entity *entity, struct str name,
    const struct lexicon *last_words)
{
	const struct lexicon_row *row;

	if (str_ends(name, STR(" School District")))
		return ENTITY_ORG;
	row = lexicon_find_lower(last_words, last_word(name));
	if (row == NULL)
		return entity->label;
	return kinds_label(row->value);
}

/* "Sac City Unified", "Los Angeles Unified School District" */
static void
extend_unified(struct entity *entity, struct str text)
{
	static const char *const endings[] = { " Unified School District",
		" Unified" };
	struct str rest = str_slice(text, entity->at.end, text.len);

	if (entity->label != ENTITY_PLACE && entity->label != ENTITY_ORG)
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

/* "Minister of Finance", and "Adviser" alone, are titles. */
static bool
is_title(struct str name, const struct names *names)
{
	size_t end = str_find(name, ' ', 0);
	enum names_kind kind = names_title(names, str_slice(name, 0, end)).kind;

	if (kind != NAMES_OFFICE)
		return false;
	return str_starts(str_slice(name, end, name.len), STR(" of "));
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

static void
correct_label(struct entity *entity, struct str text,
    const struct complete_knowledge *knowledge)
{
	struct str name = str_span(text, entity->at);

	if (entity->label != ENTITY_PERSON)
		entity->label = told_label(entity, name, &knowledge->last_words);
	entity->dropped = lexicon_has(&knowledge->no_names, name) ||
	    is_title(name, knowledge->names) || is_party_state(name);
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

/* ----------------------------------------------------------------- persons */

/* "Raymond Corrigan" in "Raymond Corrigan Jr.": the whole. */
static uint32_t
suffix_end(struct str text, uint32_t end)
{
	static const char *const suffixes[] = { " Jr.", " Sr.", " Jr", " Sr",
		" III", " II", " IV" };
	struct str rest = str_slice(text, end, text.len);

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		struct str suffix = str_of(suffixes[i]);

		if (str_starts(rest, suffix) &&
		    !ascii_is_alnum(byte_at(rest, (uint32_t)suffix.len)))
			return end + (uint32_t)suffix.len;
	}
	return end;
}

/* Titles are outside, a suffix is inside. */
static void
fit_person(struct entity *entity, struct str text, const struct names *names)
{
	struct names_title title;

	if (span_len(entity->at) < 256)
		entity->at.begin += (uint32_t)names_title_len(
		    names, str_span(text, entity->at), &title);
	entity->at.end = suffix_end(text, entity->at.end);
}

/* ---------------------------------------------------------- union locals */

/*
 * "SEIU Local 1021" and "SEIU 1021": the number belongs to the name.  A bare
 * one only behind an acronym, and only of three or four digits that are no
 * year.
 */
static uint32_t
local_end(struct str text, struct span name)
{
	struct str local = STR(" Local ");
	uint32_t i = name.end, end;
	bool bare = !str_starts(str_slice(text, i, text.len), local);

	i += bare ? 1 : (uint32_t)local.len;
	end = digits_end(text, i);
	if (end == i || byte_at(text, name.end) != ' ' ||
	    ascii_is_alnum(byte_at(text, end)))
		return name.end;
	if (bare && (capitals_end(text, name.begin) != name.end ||
	    span_len(name) < 3 || end - i < 3 || end - i > 4 ||
	    (end - i == 4 && (text.at[i] == '2' ||
	        (text.at[i] == '1' && text.at[i + 1] == '9'))) ||
	    byte_at(text, end) == ',' || byte_at(text, end) == '%'))
		return name.end;
	return end;
}

/* ---------------------------------------------------------------- stations */

/* "FOX40", "ABC 10", "CBS13": a network and a channel. */
static uint32_t
station_end(struct str text, uint32_t i)
{
	static const char *const networks[] = { "FOX", "Fox", "ABC", "NBC",
		"CBS", "PBS", "CW" };
	struct str rest = str_slice(text, i, text.len);

	for (size_t k = 0; k < sizeof(networks) / sizeof(networks[0]); k++) {
		uint32_t from = i + (uint32_t)strlen(networks[k]), end;

		if (!str_starts(rest, str_of(networks[k])))
			continue;
		if (byte_at(text, from) == ' ')
			from++;
		end = digits_end(text, from);
		if (end > from && end - from <= 2 &&
		    !ascii_is_alnum(byte_at(text, end)))
			return end;
	}
	return i;
}

static bool
starts_word(struct str text, uint32_t i)
{
	return i == 0 || (!ascii_is_alnum((unsigned char)text.at[i - 1]) &&
	    (unsigned char)text.at[i - 1] < 0x80);
}

static void
add_stations(struct entities *found, size_t n, size_t *next, struct str text,
    struct span at, uint32_t sentence, struct arena *arena)
{
	for (uint32_t i = at.begin; i < at.end; i++) {
		uint32_t end;

		if (!ascii_is_upper((unsigned char)text.at[i]) ||
		    !starts_word(text, i))
			continue;
		end = station_end(text, i);
		if (end == i || end > at.end)
			continue;
		while (*next < n && found->at[*next].at.end <= i)
			(*next)++;
		if (*next < n && found->at[*next].at.begin < end) {
			if (found->at[*next].at.begin == i &&
			    found->at[*next].at.end < end)
				found->at[*next].at.end = end;
			continue;
		}
		arena_append(arena, found, ((struct entity){ .at = { i, end },
		    .label = ENTITY_ORG, .sentence = sentence,
		    .confidence = 0.9f, .of = ENTITY_NONE }));
	}
}

void
complete_names(struct entities *found, struct str text,
    const struct spans *sentences, const struct complete_knowledge *knowledge,
    struct arena *arena)
{
	size_t n = found->n, next = 0;

	for (size_t i = 0; i < n; i++) {
		struct entity *entity = &found->at[i];

		extend_unified(entity, text);
		correct_label(entity, text, knowledge);
		if (entity->label == ENTITY_PERSON)
			fit_person(entity, text, knowledge->names);
		if (entity->label == ENTITY_ORG)
			entity->at.end = local_end(text, entity->at);
		add_bracketed(found, i, n, text, arena);
	}
	for (uint32_t i = 0; i < sentences->n; i++)
		add_stations(found, n, &next, text, sentences->at[i], i,
		    arena);
	sweep(found);
}
