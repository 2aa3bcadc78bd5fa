#include "pronoun.h"

#include "quotes/orgs.h"

/* So many mentions are looked at: hostile articles stay linear. */
enum { BACK_MAX = 32 };

/* How sure it is that a relative pronoun at byte at means the mention: it
 * stands right before, or what lies between is set off: "Ruiz, a clerk, who",
 * "Ruiz (D-Ohio), who", "Ruiz of Orrin, who".  0: it does not. */
static float
antecedent_sure(
    const struct reading *reading, const struct mention *m, uint32_t at)
{
	enum { BETWEEN_MAX = 200 };
	struct str text = reading->text;
	struct str between = str_slice(text, m->at.end, at);
	struct str word;

	if (between.len <= 3)
		return 0.9f;
	if (between.len > BETWEEN_MAX)
		return 0;
	word = str_span(text, word_before(text, at, m->at.end));
	if (str_find(between, ',', 0) == between.len &&
	    str_find(between, '(', 0) == between.len)
		return 0;
	if (str_is(word, "and") || str_is(word, "but"))
		return 0;
	if (str_starts(between, STR(" of ")))
		return 0.8f;
	return between.at[0] == ',' || str_starts(between, STR(" (")) ? 0.6f
								      : 0;
}

/* The noun before "who" that no name is: officials who said. */
static enum source_kind
kind_before(const struct reading *reading, struct span sentence, uint32_t at)
{
	struct span word = word_before(reading->text, at, sentence.begin);

	switch (
	    words_find_at(reading->words, reading->text, word).kind) {
	case WORD_GROUP:
	case WORD_THEY:
		return SOURCE_GROUP;
	case WORD_PERSON:
	case WORD_INDEFINITE:
		return SOURCE_ROLE;
	default:
		return SOURCE_UNKNOWN;
	}
}

/* "Ruiz, a clerk, who said": the latest name before, in the sentence.  "Who"
 * means a person, "which" an organisation. */
static void
resolve_relative(struct resolution *r, struct speaker *speaker)
{
	const struct reading *reading = &r->reading;
	struct span core = speaker->source.core;
	uint32_t i = reading_mention(reading, core.begin);
	uint32_t sentence = reading_sentence(reading, core.begin);
	bool human = str_eq_nocase(
	    str_slice(reading->text, core.begin, core.begin + 3), STR("who"));

	for (size_t n = 0; n < BACK_MAX && i > 0; n++) {
		const struct mention *m = &reading->at[--i];

		if (m->sentence != sentence)
			break;
		if (m->kind != (human ? MENTION_NAME : MENTION_ORG))
			continue;
		speaker->sure = antecedent_sure(reading, m, core.begin);
		if (speaker->sure == 0)
			break;
		speaker->source.mention = i;
		speaker->source.kind = human ? SOURCE_PERSON : SOURCE_ORG;
		return;
	}
	if (reading->n_sentences > 0)
		speaker->source.kind = kind_before(
		    reading, reading->sentences[sentence].at, core.begin);
}

/* "It said": the organisation that spoke or acted in the sentence before. */
static void
resolve_it(struct resolution *r, struct speaker *speaker)
{
	uint32_t i = orgs_it(&r->reading, &speaker->source);

	if (i == NOBODY)
		return;
	speaker->source.mention = i;
	speaker->sure = 0.5f;
}

/* ----------------------------------------------------------- I, outside of
 * quotations: whose name opens the paragraph of a transcript, or the author */

static void
resolve_self(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct record *par = NULL;
	struct str authors = article_attr(article, "authors");
	struct str word = str_span(article->text, speaker->source.core);

	if (!str_is(word, "I") && !str_eq_nocase(word, STR("my")))
		return;
	speaker->source.kind = SOURCE_PERSON;
	if (r->reading.n_sentences > 0)
		par = r->reading
			  .sentences[reading_sentence(
			      &r->reading, speaker->source.at.begin)]
			  .par;
	if (par != NULL && str_is(par->label, "transcript")) {
		size_t colon = str_find(par->surface, ':', 0);

		speaker->who = persons_lookup(
		    &r->persons, str_slice(par->surface, 0, colon));
		speaker->sure = speaker->who == NOBODY ? 0 : 0.9f;
	} else if (authors.len > 0 &&
		   str_find(authors, '|', 0) == authors.len) {
		speaker->name = authors;
		speaker->sure = 0.6f;
	}
	if (speaker->who != NOBODY)
		speaker->name = r->persons.at[speaker->who].name;
}

void
pronoun_resolve(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	switch (speaker->source.word) {
	case WORD_RELATIVE:
		resolve_relative(r, speaker);
		break;
	case WORD_IT:
		resolve_it(r, speaker);
		break;
	case WORD_SELF:
		resolve_self(r, article, speaker);
		break;
	default:
		break;
	}
}
