/* What of a person's name is the name. */
#include "complete_parts.h"

enum { INITIALS_MOST = 4 };

/* "Raymond Corrigan" in "Raymond Corrigan Jr.": the whole. */
static uint32_t
suffix_end(struct str text, uint32_t end)
{
	static const char *const suffixes[] = { " Jr.", " Sr.", " Jr", " Sr",
		" III", " II", " IV" };
	struct str rest = str_slice(text, end, text.len);

	if (byte_at(text, end) != ' ')
		return end;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		struct str suffix = str_of(suffixes[i]);

		if (str_starts(rest, suffix) &&
		    !ascii_is_alnum(byte_at(rest, (uint32_t)suffix.len)))
			return end + (uint32_t)suffix.len;
	}
	return end;
}

/*
 * In "Sandy Hook Elementary Principal Dawn Hochsprung", where the name begins
 * behind the title: two words before it and two behind are never all one
 * person's.  Else 0.
 */
static size_t
behind_inner_title(struct str name, const struct names *names)
{
	size_t begin = 0, space, words = 0;

	for (; (space = str_find(name, ' ', begin)) < name.len;
	     begin = space + 1) {
		struct str rest = str_slice(name, space + 1, name.len);

		if (words++ >= 2 && names_title(names,
		    str_slice(name, begin, space)).kind == NAMES_OFFICE &&
		    str_find(rest, ' ', 0) < rest.len)
			return space + 1;
	}
	return 0;
}

/*
 * "for the Middle East Tobias Ellwood", behind a title: where the last two
 * words begin, or the last where there are no more, "of State Kerry".  Else 0.
 */
static size_t
behind_office(struct str rest)
{
	size_t blank[2] = { 0, 0 }, blanks = 0;

	if (!str_starts(rest, STR("for ")) && !str_starts(rest, STR("of ")))
		return 0;
	for (size_t i = 0; i < rest.len; i++)
		if (rest.at[i] == ' ') {
			blank[0] = blank[1];
			blank[1] = i;
			blanks++;
		}
	return (blanks > 2 ? blank[0] : blank[1]) + 1;
}

/*
 * Where the initial begins that stands before byte i, "K " or "A. "; i where
 * none does.  "I" and "A" are words where no stop follows.
 */
static uint32_t
initial_before(struct str text, uint32_t i)
{
	uint32_t at;
	bool stop;

	if (i < 2 || text.at[i - 1] != ' ')
		return i;
	stop = text.at[i - 2] == '.';
	if (i < 2u + stop)
		return i;
	at = i - 2 - stop;
	if (!ascii_is_upper(byte_at(text, at)) ||
	    (!stop && (text.at[at] == 'I' || text.at[at] == 'A')) ||
	    (at > 0 && text.at[at - 1] != ' '))
		return i;
	return at;
}

/* Does a word with a capital that is no title stand before byte i, "George"
 * before "W Bush"?  Then more is missing than initials. */
static bool
behind_name(struct str text, uint32_t i, const struct names *names)
{
	struct str word;

	if (i < 2 || text.at[i - 1] != ' ')
		return false;
	word = str_last_word(str_slice(text, 0, i - 1));
	return word.len > 1 && ascii_is_upper((unsigned char)word.at[0]) &&
	    ascii_is_alnum((unsigned char)word.at[word.len - 1]) &&
	    names_title(names, word).kind == NAMES_NO_TITLE;
}

/* "K S Eshwarappa", "A. Noel Kramer": initials are of the name. */
static uint32_t
over_initials(struct str text, uint32_t begin, uint32_t floor,
    const struct names *names)
{
	uint32_t at = begin;

	for (int n = 0; n < INITIALS_MOST; n++) {
		uint32_t before = initial_before(text, at);

		if (before < floor)
			break;
		at = before;
	}
	return at == begin || behind_name(text, at, names) ? begin : at;
}

/* "1 S. Vandermolen": where the name begins behind the number. */
static uint32_t
behind_number(struct str text, struct span name)
{
	uint32_t end = digits_end(text, name.begin);

	return end > name.begin && end + 1 < name.end &&
	    text.at[end] == ' ' ? end + 1 : name.begin;
}

void
complete_person(struct entity *entity, struct str text, uint32_t floor,
    const struct names *names)
{
	const uint32_t begin = behind_number(text, entity->at);
	struct names_title title;

	entity->at.begin = begin;
	if (span_len(entity->at) < 256) {
		entity->at.begin += (uint32_t)behind_inner_title(
		    str_span(text, entity->at), names);
		entity->at.begin += (uint32_t)names_title_len(
		    names, str_span(text, entity->at), &title);
		entity->at.begin += (uint32_t)behind_office(
		    str_span(text, entity->at));
	}
	if (entity->at.begin == begin)
		entity->at.begin = over_initials(
		    text, begin, floor, names);
	entity->at.end = suffix_end(text, entity->at.end);
}
