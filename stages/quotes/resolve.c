#include "resolve.h"

#include <stdlib.h>

#include "quotes/missed.h"

void
resolver_init(struct resolver *resolver)
{
	words_init(&resolver->words);
	names_init(&resolver->names);
	salience_init(&resolver->salience);
}

void
resolver_release(struct resolver *resolver)
{
	words_release(&resolver->words);
	names_release(&resolver->names);
}

/* --------------------------------------------------------- distinct spans */

struct asked {
	struct span at;
	size_t attribution;
};

static int
by_span(const void *a, const void *b)
{
	const struct asked *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end < y->at.end ? -1 : 1;
	return (x->attribution > y->attribution) -
	    (x->attribution < y->attribution);
}

/* One speaker for each span, several attributions may share it. */
static void
list_speakers(struct resolution *r, const struct attributions *attributions,
    struct arena *arena)
{
	struct asked *asked =
	    arena_array(arena, struct asked, attributions->n);
	size_t n = 0;

	r->of = arena_array(arena, uint32_t, attributions->n);
	r->speakers = arena_array(arena, struct speaker, attributions->n);
	for (size_t i = 0; i < attributions->n; i++) {
		r->of[i] = NOBODY;
		if (span_len(attributions->at[i].speaker) > 0)
			asked[n++] = (struct asked){
				attributions->at[i].speaker, i };
	}
	if (n > 1)
		qsort(asked, n, sizeof(asked[0]), by_span);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || asked[i].at.begin != asked[i - 1].at.begin ||
		    asked[i].at.end != asked[i - 1].at.end)
			r->speakers[r->n++] = (struct speaker){
				.source = source_read(
				    &r->reading, asked[i].at),
				.who = NOBODY };
		r->of[asked[i].attribution] = (uint32_t)(r->n - 1);
	}
}

/* Names that the entities lack show where somebody speaks. */
static void
take_missed(struct resolution *r, struct arena *arena)
{
	struct missed missed;
	struct span *at = arena_array(arena, struct span, r->n);
	struct spans names = { at, 0 };

	missed_init(&missed, &r->reading, arena);
	for (size_t i = 0; i < r->n; i++) {
		struct span name = missed_name(
		    &missed, &r->reading, &r->speakers[i].source);

		if (span_len(name) > 0 &&
		    (names.n == 0 || at[names.n - 1].end <= name.begin))
			at[names.n++] = name;
	}
	if (names.n == 0)
		return;
	reading_take_names(&r->reading, names, arena);
	for (size_t i = 0; i < r->n; i++)
		r->speakers[i].source =
		    source_read(&r->reading, r->speakers[i].source.at);
}

static void
mark_sources(struct resolution *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->speakers[i].source.mention != NOBODY)
			r->reading.at[r->speakers[i].source.mention].source =
			    true;
}

/* ------------------------------------------------------ other pronouns */

/* So many mentions are looked at: hostile articles stay linear. */
enum { BACK_MAX = 32 };

/* How sure it is that a relative pronoun at byte at means the mention: it
 * stands right before, or what lies between is set off: "Ruiz, a clerk, who",
 * "Ruiz (D-Ohio), who", "Ruiz of Orrin, who".  0: it does not. */
static float
antecedent_sure(const struct reading *reading, const struct mention *m,
    uint32_t at)
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

	switch (words_find(reading->words, str_span(reading->text, word)).kind) {
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
		speaker->source.kind = kind_before(reading,
		    reading->sentences[sentence].at, core.begin);
}

/* "It said": the organisation that spoke or acted in the sentence before. */
static void
resolve_it(struct resolution *r, struct speaker *speaker)
{
	const struct reading *reading = &r->reading;
	uint32_t begin = speaker->source.at.begin;
	uint32_t i = reading_mention(reading, begin);
	uint32_t sentence = reading_sentence(reading, begin);

	for (size_t n = 0; n < BACK_MAX && i > 0; n++) {
		const struct mention *m = &reading->at[--i];

		if (m->sentence + 1 < sentence)
			return;
		if (m->kind != MENTION_ORG || m->quoted ||
		    !str_is(m->ent->label, "org") ||
		    (!m->subject && !m->source))
			continue;
		speaker->source.mention = i;
		speaker->sure = 0.5f;
		return;
	}
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
		par = r->reading.sentences[reading_sentence(&r->reading,
		    speaker->source.at.begin)].par;
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

/* ---------------------------------------------------------------- persons */

static void
take_person(struct resolution *r, struct speaker *speaker, uint32_t who,
    float sure)
{
	if (who == NOBODY)
		return;
	speaker->who = who;
	speaker->sure = sure;
	if (sure >= RESOLVE_SURE) {
		speaker->name = r->persons.at[who].name;
		speaker->source.kind = SOURCE_PERSON;
	}
}

static void
resolve_mention(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct mention *m = &r->reading.at[speaker->source.mention];
	float sure = speaker->sure > 0 ? speaker->sure : 1;

	speaker->ent = m->ent;
	if (m->kind != MENTION_ORG) {
		take_person(r, speaker, m->who, sure * m->sure);
		return;
	}
	speaker->sure = sure;
	if (sure < RESOLVE_SURE || speaker->source.kind != SOURCE_ORG)
		return;
	speaker->name = record_attr(m->ent, "name", article);
	if (speaker->name.len == 0)
		speaker->name = m->ent->surface;
}

/* "The district": the only organisation whose name ends so. */
static void
resolve_org(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	static const float org_sure = 0.8f;
	const struct source *source = &speaker->source;
	struct span core = source->core;
	struct span first =
	    word_next(r->reading.text, core.begin, core.end);
	uint32_t found;

	/* With more words than "the district" it may be another one. */
	if (!str_eq_nocase(str_span(r->reading.text, first), STR("the")) ||
	    word_next(r->reading.text, first.end, core.end).begin !=
	        source->head.begin)
		return;
	found = describe_org(
	    &r->describe, &r->reading, source->head, source->at.begin);
	if (found == NOBODY)
		return;
	speaker->sure = org_sure;
	speaker->name =
	    record_attr(r->reading.at[found].ent, "name", article);
	if (speaker->name.len == 0)
		speaker->name = r->reading.at[found].ent->surface;
}

static void
resolve_nominal(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct source *source = &speaker->source;
	float sure;
	uint32_t who;

	if (source->kind == SOURCE_ORG)
		resolve_org(r, article, speaker);

	if ((source->kind != SOURCE_ROLE && source->kind != SOURCE_UNKNOWN) ||
	    !source->definite)
		return;
	who = describe_find(&r->describe, &r->reading, &r->persons,
	    source->core, source->head, &sure);
	if (sure >= 0.5f)
		take_person(r, speaker, who, sure);
}

/* What the article says of the person beside any of the name's mentions. */
static void
add_role(const struct str *roles, const struct str *affils,
    struct speaker *speaker)
{
	if (speaker->who == NOBODY || speaker->name.len == 0)
		return;
	speaker->role = roles[speaker->who];
	speaker->affil = affils[speaker->who];
}

static void
gather_roles(const struct resolution *r, const struct article *article,
    struct str *roles, struct str *affils)
{
	for (size_t i = 0; i < r->reading.n; i++) {
		const struct mention *m = &r->reading.at[i];

		if (m->kind != MENTION_NAME || m->who == NOBODY ||
		    m->ent == NULL)
			continue;
		if (roles[m->who].len == 0)
			roles[m->who] = record_attr(m->ent, "role", article);
		if (affils[m->who].len == 0)
			affils[m->who] =
			    record_attr(m->ent, "affil", article);
	}
}

static void
resolve_speaker(struct resolution *r, const struct article *article,
    struct speaker *speaker)
{
	const struct source *source = &speaker->source;

	if (source->label == SOURCE_PRONOUN) {
		if (source->word == WORD_RELATIVE)
			resolve_relative(r, speaker);
		else if (source->word == WORD_IT)
			resolve_it(r, speaker);
		else if (source->word == WORD_SELF)
			resolve_self(r, article, speaker);
	}
	if (source->mention != NOBODY)
		resolve_mention(r, article, speaker);
	else if (source->label == SOURCE_NOMINAL)
		resolve_nominal(r, article, speaker);
}

void
resolve(const struct resolver *resolver, const struct article *article,
    const struct attributions *attributions, struct resolution *r,
    struct arena *arena)
{
	struct str *roles, *affils;

	*r = (struct resolution){ .speakers = NULL };
	reading_init(&r->reading, article, attributions, &resolver->words,
	    arena);
	list_speakers(r, attributions, arena);
	take_missed(r, arena);
	mark_sources(r);
	persons_find(&r->persons, &r->reading, &resolver->names, arena);
	salience_run(&resolver->salience, &r->reading, &r->persons, arena);
	describe_init(&r->describe, &r->reading, arena);
	roles = arena_array(arena, struct str, r->persons.n);
	affils = arena_array(arena, struct str, r->persons.n);
	gather_roles(r, article, roles, affils);
	for (size_t i = 0; i < r->n; i++) {
		resolve_speaker(r, article, &r->speakers[i]);
		add_role(roles, affils, &r->speakers[i]);
	}
}
