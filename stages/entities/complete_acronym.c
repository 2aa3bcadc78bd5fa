/* Acronyms in brackets behind a name. */
#include "complete_parts.h"

enum {
	ACRONYM_MIN = 2,
	ACRONYM_MAX = 8,
	LONG_MIN = 3, /* letters that vouch for a name not found */
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

/* Small words inside a name. */
static bool
is_link(struct str word)
{
	static const char *const words[] = { "of", "for", "the", "and", "on",
		"in", "to", "&" };

	return STR_IS_ONE(word, words);
}

/* A name may hold commas: "Alcohol, Tobacco, Firearms". */
static bool
ends_clause(struct str word)
{
	unsigned char c = (unsigned char)word.at[word.len - 1];

	return c == ';' || c == ':' || c == '!' || c == '?' || c == ')';
}

/* The word that ends at end; empty where none does. */
static struct span
word_before(struct str text, uint32_t end, uint32_t floor)
{
	uint32_t begin = end;

	while (begin > floor &&
	    !ascii_is_space((unsigned char)text.at[begin - 1]))
		begin--;
	return (struct span){ begin, end };
}

/*
 * Where the name begins that ends at end and whose words' initials are the
 * letters, none left over; end where there is none.
 */
static uint32_t
long_begin(struct str text, uint32_t end, uint32_t floor, struct str letters)
{
	size_t left = letters.len;
	uint32_t at = end;

	while (left > 0) {
		struct span span = word_before(text, at, floor);
		struct str word = str_span(text, span);

		if (word.len == 0 || ends_clause(word))
			return end;
		if (word.at[0] == letters.at[left - 1])
			left--;
		else if (!is_link(word))
			return end;
		if (left == 0)
			return span.begin;
		if (span.begin <= floor || text.at[span.begin - 1] != ' ')
			return end;
		at = span.begin - 1;
	}
	return end;
}

/* Is name i in brackets, behind a blank? */
static bool
is_bracketed(struct str text, struct span at, uint32_t floor)
{
	struct span inner;

	if (at.begin < floor + 3)
		return false;
	inner = bracketed(text, at.begin - 2);
	return inner.begin == at.begin && inner.end == at.end;
}

/* Does one of its words say that it is an organisation: "Authority"? */
static bool
is_body(struct str name, const struct lexicon *last_words)
{
	struct str word;

	while (str_field(&name, ' ', &word)) {
		const struct lexicon_row *row =
		    lexicon_find_lower(last_words, word);

		if (row != NULL && str_is(row->value, "org"))
			return true;
	}
	return false;
}

bool
complete_long_form(struct entities *found, size_t i, struct str text,
    uint32_t floor, const struct lexicon *last_words, struct arena *arena)
{
	struct entity name = found->at[i];

	if (name.label > ENTITY_MISC || span_len(name.at) < LONG_MIN ||
	    !is_bracketed(text, name.at, floor))
		return false;
	name.at.end = name.at.begin - 2;
	name.at.begin = long_begin(
	    text, name.at.end, floor, str_span(text, found->at[i].at));
	if (span_len(name.at) == 0 || (name.label != ENTITY_ORG &&
	    !is_body(str_span(text, name.at), last_words)))
		return false;
	name.label = ENTITY_ORG;
	if (name.confidence < bracket_confidence)
		name.confidence = bracket_confidence;
	found->at[i].label = name.label;
	found->at[i].confidence = name.confidence;
	arena_append(arena, found, name);
	return true;
}
