#include "orgs.h"

/* So many mentions are looked at: hostile articles stay linear. */
enum { BACK_MAX = 32 };

/* Nouns for what may bear any name, and how far off, in paragraphs. */
static const struct noun {
	const char *word;
	bool business; /* no department, court or union */
	uint32_t far;
} nouns[] = {
	{ "company", true, 4 },
	{ "concern", true, 2 },
	{ "firm", true, 2 },
	{ "corporation", true, 2 },
	{ "maker", true, 2 },
	{ "manufacturer", true, 2 },
	{ "automaker", true, 2 },
	{ "airline", true, 2 },
	{ "retailer", true, 2 },
	{ "startup", true, 2 },
	{ "group", false, 1 },
	{ "organisation", false, 1 },
	{ "organization", false, 1 },
	{ "agency", false, 1 },
};

static const struct noun *
find_noun(struct str word)
{
	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
		if (str_eq_nocase(word, str_of(nouns[i].word)))
			return &nouns[i];
	return NULL;
}

/* Does the name say that it is a body of another kind: ... Department? */
static bool
is_body(const struct reading *reading, const struct mention *m)
{
	struct span at = m->at;
	struct str word =
	    str_span(reading->text, word_before(reading->text, at.end, at.begin));

	return words_find(reading->words, word).kind == WORD_ORG &&
	       find_noun(word) == NULL && !str_is(word, "Corp") &&
	       !str_is(word, "Inc") && !str_is(word, "Bank");
}

/* An organisation that spoke or acted, in the words of the article itself. */
static bool
is_actor(const struct mention *m)
{
	return m->kind == MENTION_ORG && !m->quoted &&
	       str_is(m->ent->label, "org") && (m->subject || m->source);
}

/* Can the noun mean the organisation?  A group may also be of voters, so that
 * it has to be what was talked of. */
static bool
is_of_kind(const struct reading *reading, const struct mention *m,
    const struct noun *noun)
{
	return noun->business ? !is_body(reading, m) : m->subject;
}

uint32_t
orgs_company(const struct reading *reading, const struct source *source)
{
	struct str word = str_span(reading->text, source->head);
	const struct noun *noun = find_noun(word);
	uint32_t i = reading_mention(reading, source->at.begin);
	uint32_t paragraph, sentence;

	if (noun == NULL || reading->n_sentences == 0)
		return NOBODY;
	sentence = reading_sentence(reading, source->at.begin);
	paragraph = reading->sentences[sentence].paragraph;
	for (size_t n = 0; n < BACK_MAX && i > 0; n++) {
		const struct mention *m = &reading->at[--i];

		if (m->paragraph + noun->far < paragraph)
			return NOBODY;
		if (is_actor(m) && is_of_kind(reading, m, noun))
			return i;
	}
	return NOBODY;
}

uint32_t
orgs_it(const struct reading *reading, const struct source *source)
{
	uint32_t i = reading_mention(reading, source->at.begin);
	uint32_t sentence = reading_sentence(reading, source->at.begin);

	for (size_t n = 0; n < BACK_MAX && i > 0; n++) {
		const struct mention *m = &reading->at[--i];

		if (m->sentence + 1 < sentence)
			return NOBODY;
		if (is_actor(m))
			return i;
	}
	return NOBODY;
}
