/* Acronyms in brackets behind a name. */
#include "complete_parts.h"

enum {
	ACRONYM_MIN = 2,
	ACRONYM_MAX = 8,
};

static const float bracket_confidence = 0.8f;

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

void
complete_bracketed(struct entities *found, size_t i, size_t n, struct str text,
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
