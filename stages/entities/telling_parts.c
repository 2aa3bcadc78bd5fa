/* Names that are two, or run over their end. */
#include "telling_inside.h"

enum { SMALL_LEAST = 4 }; /* "de", "al", "van" are of names */

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

/* Where a link with blanks at both ends stands behind the first byte, else
 * the end; most names have no two blanks. */
static size_t
find_link(struct str name, struct str link)
{
	size_t blank = str_find(name, ' ', 1);

	return str_find(name, ' ', blank + 1) < name.len ?
	    str_find_str(name, link, blank) : name.len;
}

/* Without blanks at both ends. */
static struct span
trimmed(struct str text, struct span at)
{
	while (at.begin < at.end && text.at[at.begin] == ' ')
		at.begin++;
	while (at.begin < at.end && text.at[at.end - 1] == ' ')
		at.end--;
	return at;
}

/*
 * Name i ends before the link of so many bytes at; what stands behind it
 * becomes one of its own, or NULL: one of them would be empty.
 */
static struct entity *
part(struct entities *found, size_t i, struct str text, size_t at, size_t link,
    struct arena *arena)
{
	struct entity behind = found->at[i];
	uint32_t end = behind.at.begin + (uint32_t)at;
	struct span first = trimmed(text, (struct span){ behind.at.begin, end });

	behind.at.begin = end + (uint32_t)link;
	behind.at = trimmed(text, behind.at);
	if (span_len(first) == 0 || span_len(behind.at) == 0)
		return NULL;
	found->at[i].at = first;
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
	body = part(found, i, text, at, strlen(" of "), arena);
	if (body == NULL)
		return;
	body->label = telling_told(str_span(text, body->at), ENTITY_ORG, telling);
}

/*
 * "Racing's Fernando Gago": nobody is called so.  Who is somebody's comes
 * second; one word before it is mostly a paper or a team.
 */
static void
part_owner(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena)
{
	static const char *const links[] = { " 's ", "'s ", " ’s ", "’s " };
	struct str name = str_span(text, found->at[i].at);

	if (str_find(name, '\'', 0) == name.len &&
	    str_find(name, '\x99', 0) == name.len)
		return; /* no apostrophe, nor its last byte */
	for (size_t k = 0; k < sizeof(links) / sizeof(*links); k++) {
		struct str link = str_of(links[k]);
		size_t at = str_find_str(name, link, 1);

		if (at >= name.len || at + link.len >= name.len)
			continue;
		if (part(found, i, text, at, link.len, arena) == NULL)
			return;
		name.len = at;
		if (str_find(name, ' ', 0) == at)
			found->at[i].label =
			    telling_told(name, ENTITY_ORG, telling);
		return;
	}
}

static bool
is_small(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!ascii_is_lower((unsigned char)word.at[i]))
			return false;
	return true;
}

/* "Lund University in Sweden", which becomes two. */
static void
part_in(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena)
{
	struct str name = str_span(text, found->at[i].at), link = STR(" in ");
	size_t at = find_link(name, link);
	struct entity *town;

	if (at >= name.len || at + link.len >= name.len ||
	    !ascii_is_upper((unsigned char)name.at[at + link.len]) ||
	    lexicon_find_lower(&telling->org_ends,
	        telling_last_word(str_slice(name, 0, at))) == NULL)
		return;
	town = part(found, i, text, at, link.len, arena);
	if (town == NULL)
		return;
	town->label = ENTITY_PLACE;
	found->at[i].label = ENTITY_ORG;
}

/* Behind the first word of a name that says what sort of thing it is, "NGO
 * Provea", or where it sits, "Lima-based Heredia Hospital". */
static size_t
behind_sort(struct str name, const struct telling *telling)
{
	static const char *const sorts[] = { "NGO", "NGOs", "NPO" };
	size_t end = str_find(name, ' ', 0);
	struct str word = str_slice(name, 0, end);

	if (end + 1 >= name.len || (STR_IS_ONE(word, sorts) &&
	    lexicon_find_lower(&telling->org_ends,
	        telling_last_word(name)) != NULL))
		return 0; /* "NGO Affairs Bureau" */
	return STR_IS_ONE(word, sorts) || str_ends(word, STR("-based")) ?
	    end + 1 : 0;
}

/* Directions may be of a place's name. */
static bool
is_direction(struct str word)
{
	static const char *const words[] = { "northern", "southern", "eastern",
		"western", "central", "north", "south", "east", "west", "upper",
		"lower", "northeastern", "northwestern", "southeastern",
		"southwestern", "northeast", "northwest", "southeast",
		"southwest", "greater", "mainland", "downtown" };

	return STR_IS_ONE(word, words);
}

/* Behind a small word that is not of the name, "nonpartisan Congressional
 * Budget Office". */
static size_t
behind_small_word(struct str name)
{
	size_t end = str_find(name, ' ', 0);
	struct str word = str_slice(name, 0, end);

	return end >= SMALL_LEAST && end + 1 < name.len && is_small(word) &&
	    ascii_is_upper((unsigned char)name.at[end + 1]) &&
	    !is_direction(word) ? end + 1 : 0;
}

static void
cut_first_word(
    struct entity *entity, struct str text, const struct telling *telling)
{
	struct str name = str_span(text, entity->at);
	size_t end = 0;

	if (entity->label <= ENTITY_PLACE)
		end = behind_sort(name, telling);
	if (end == 0 && (entity->label == ENTITY_ORG ||
	    entity->label == ENTITY_PLACE))
		end = behind_small_word(name);
	entity->at.begin += (uint32_t)end;
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
	entity->at = span_len(trimmed(text, entity->at)) > 0 ?
	    trimmed(text, entity->at) : entity->at;
}

/* "New Times Trust and New China Trust" are two: of a kind, and named so. */
static bool
is_pair(struct str first, struct str second, const struct telling *telling)
{
	struct str a = telling_last_word(first), b = telling_last_word(second);

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
	size_t at = find_link(name, link);

	if (at < name.len && (found->at[i].label == ENTITY_PERSON ||
	    (found->at[i].label == ENTITY_ORG && is_pair(
	        str_slice(name, 0, at),
	        str_slice(name, at + link.len, name.len), telling))))
		part(found, i, text, at, link.len, arena);
}

void
telling_part(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena)
{
	cut_at_sign(&found->at[i], text);
	if (telling_is_word(str_span(text, found->at[i].at)))
		return;
	cut_first_word(&found->at[i], text, telling);
	if (found->at[i].label == ENTITY_PERSON)
		part_of(found, i, text, telling, arena);
	if (found->at[i].label == ENTITY_PERSON)
		part_owner(found, i, text, telling, arena);
	part_and(found, i, text, telling, arena);
	if (found->at[i].label <= ENTITY_PLACE)
		part_in(found, i, text, telling, arena);
}
