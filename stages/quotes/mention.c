#include "mention.h"

/* Does 's, or the bare apostrophe of a plural, follow? */
static bool
has_possessive(struct str text, uint32_t at)
{
	struct str rest = str_slice(text, at, text.len);

	return str_starts(rest, STR("'s")) || str_starts(rest, STR("’s")) ||
	       str_starts(rest, STR("' ")) || str_starts(rest, STR("’ "));
}

/* Is a word after a subject a verb?  Past tenses in -ed are. */
static bool
is_verb(const struct words *words, struct str word)
{
	enum word_kind kind = words_find(words, word).kind;

	if (kind == WORD_VERB)
		return true;
	return kind != WORD_STOP && word.len > 4 &&
	       ascii_is_lower((unsigned char)word.at[0]) &&
	       (str_ends(word, STR("ed")) || str_ends(word, STR("lls")));
}

/* The byte behind what is set off by commas or brackets after a name. */
static uint32_t
skip_apposition(struct str text, uint32_t at, uint32_t end)
{
	enum { APPOSITION_MAX = 160 };
	uint32_t limit = end - at < APPOSITION_MAX ? end : at + APPOSITION_MAX;
	char closing;

	if (at + 1 < end && text.at[at] == ' ' && text.at[at + 1] == '(')
		at++;
	if (at >= end || (text.at[at] != ',' && text.at[at] != '('))
		return at;
	closing = text.at[at] == '(' ? ')' : ',';
	for (uint32_t i = at + 1; i < limit; i++)
		if (text.at[i] == closing)
			return i + 1;
	return at;
}

/* Where what is said of a name may go on: behind what is set off after it, or
 * behind the comma where the name itself is set off, "Her aide, Ana Ruiz, is". */
static uint32_t
goes_on(struct str text, struct span name, struct span sentence)
{
	bool set_off = name.begin >= sentence.begin + 2 &&
	    text.at[name.begin - 2] == ',' && name.end < sentence.end &&
	    text.at[name.end] == ',';

	return set_off ? name.end + 1
	    : skip_apposition(text, name.end, sentence.end);
}

/* The last word before a mention that is no title or epithet of it, empty
 * where there is none near, and its kind. */
static struct span
word_before_titles(const struct reading *reading, const struct mention *m,
    enum word_kind *kind)
{
	enum { TITLES_MAX = 5 };
	uint32_t begin = reading->sentences[m->sentence].at.begin;
	uint32_t from = m->at.begin;
	struct span word = { from, from };

	for (size_t i = 0; i < TITLES_MAX; i++) {
		word = word_before(reading->text, from, begin);
		if (from - word.end > 2)
			break;
		*kind = words_find_at(
		    reading->words, reading->text, word).kind;
		if (*kind != WORD_PERSON && *kind != WORD_EPITHET)
			return word;
		from = word.begin;
	}
	*kind = WORD_OTHER;
	return (struct span){ word.end, word.end };
}

/* How the mention stands in its sentence. */
void
mention_place(const struct reading *reading, struct mention *m)
{
	struct str text = reading->text;
	struct span sentence = reading->sentences[m->sentence].at;
	enum word_kind kind;
	struct span before = word_before_titles(reading, m, &kind);
	uint32_t from = goes_on(text, m->at, sentence);
	struct span after = word_next(text, from, sentence.end);

	m->opens = before.begin <= sentence.begin;
	m->governed = kind == WORD_PREPOSITION;
	m->possessive = m->possessive || has_possessive(text, m->at.end);
	m->subject = !m->governed && !m->possessive &&
		     after.begin <= from + 1 &&
		     is_verb(reading->words, str_span(text, after));
}

struct mention
mention_placed(const struct reading *reading, const struct mention *m)
{
	struct mention placed = *m;

	if (m->kind == MENTION_ORG)
		mention_place(reading, &placed);
	return placed;
}

/* Titles and nouns of kin right before a name, or set off behind it, may
 * tell the gender: Mrs. Okafor; his mother, Ana; Ana Ruiz, a widow. */
enum gender
mention_gender(const struct reading *reading, const struct mention *m)
{
	enum { APPOSITION_WORDS = 7 };
	struct str text = reading->text;
	struct span sentence = reading->sentences[m->sentence].at;
	struct span word = word_before(text, m->at.begin, sentence.begin);
	struct word known;

	if (m->at.begin - word.end <= 2) {
		known = words_find_at(reading->words, text, word);
		if (known.kind == WORD_PERSON &&
		    known.gender != GENDER_UNKNOWN)
			return known.gender;
	}
	if (m->at.end >= sentence.end || text.at[m->at.end] != ',')
		return GENDER_UNKNOWN;
	word.end = m->at.end + 1;
	for (size_t i = 0; i < APPOSITION_WORDS; i++) {
		uint32_t from = word.end;

		word = word_next(text, from, sentence.end);
		if (span_len(word) == 0 || word.begin > from + 1)
			break;
		known = words_find_at(reading->words, text, word);
		if (known.kind == WORD_PERSON &&
		    known.gender != GENDER_UNKNOWN &&
		    !has_possessive(text, word.end))
			return known.gender;
		if (known.kind == WORD_PREPOSITION ||
		    known.kind == WORD_RELATIVE || known.kind == WORD_VERB)
			break;
	}
	return GENDER_UNKNOWN;
}
