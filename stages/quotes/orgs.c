#include "orgs.h"

#include "abbrev.h"
#include "quotes/mention.h"
#include "quotes/orgs.tsv.h"
#include "utf8.h"

/* So many mentions are looked at: hostile articles stay linear. */
enum { BACK_MAX = 32, WORD_MAX = 24 };

/* A noun for what may bear any name, as orgs.tsv has it. */
struct noun {
	bool business; /* no department, court or union */
	uint32_t far;  /* in paragraphs; 0: it is no such noun */
};

static struct noun
find_noun(struct str word)
{
	char lower[3 * WORD_MAX];
	const struct lexicon_row *row;

	if (word.len > WORD_MAX)
		return (struct noun){ .far = 0 };
	row = table_find(&orgs_table,
	    (struct str){ lower, utf8_lower_copy(word, lower) });
	if (row == NULL)
		return (struct noun){ .far = 0 };
	return (struct noun){ str_starts(row->value, STR("business")),
		(uint32_t)(row->value.at[row->value.len - 1] - '0') };
}

/* Does the name say that it is a body of another kind: ... Department? */
static bool
is_body(const struct reading *reading, const struct mention *m)
{
	struct span at = m->at;
	struct str word =
	    str_span(reading->text, word_before(reading->text, at.end, at.begin));

	return words_find(reading->words, word).kind == WORD_ORG &&
	       find_noun(word).far == 0 && !str_is(word, "Bank") &&
	       abbrev_class(word, NULL) != ABBREV_COMPANY;
}

/* An organisation that spoke or acted, in the words of the article itself. */
static bool
is_actor(const struct reading *reading, const struct mention *m)
{
	return m->kind == MENTION_ORG && !m->quoted &&
	       str_is(m->ent->label, "org") &&
	       (m->source || mention_placed(reading, m).subject);
}

/* Can the noun mean the organisation?  A group may also be of voters, so that
 * it has to be what was talked of. */
static bool
is_of_kind(const struct reading *reading, const struct mention *m,
    struct noun noun)
{
	return noun.business ? !is_body(reading, m)
	    : mention_placed(reading, m).subject;
}

uint32_t
orgs_company(const struct reading *reading, const struct source *source)
{
	struct str word = str_span(reading->text, source->head);
	struct noun noun = find_noun(word);
	uint32_t i = reading_mention(reading, source->at.begin);
	uint32_t paragraph, sentence;

	if (noun.far == 0 || reading->n_sentences == 0)
		return NOBODY;
	sentence = reading_sentence(reading, source->at.begin);
	paragraph = reading->sentences[sentence].paragraph;
	for (size_t n = 0; n < BACK_MAX && i > 0; n++) {
		const struct mention *m = &reading->at[--i];

		if (m->paragraph + noun.far < paragraph)
			return NOBODY;
		if (is_actor(reading, m) && is_of_kind(reading, m, noun))
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
		if (is_actor(reading, m))
			return i;
	}
	return NOBODY;
}
