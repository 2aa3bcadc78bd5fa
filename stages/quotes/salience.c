#include "salience.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "quotes/salience.tsv.h"

enum feature {
	SAME_SENTENCE,
	ONE_BACK,
	TWO_BACK,
	FOUR_BACK,
	FAR_BACK,
	LATEST,
	SECOND,
	THIRD,
	OLDER,
	SAME_PARAGRAPH,
	LAST_PARAGRAPH,
	SUBJECT_HERE,
	SUBJECT_BACK,
	SUBJECT_FAR,
	GOVERNED,
	POSSESSIVE,
	QUOTED,
	QUOTED_HERE,
	REPORTED,
	REPORTED_HERE,
	OPENS,
	BY_PRONOUN,
	SOURCE,
	LAST_SOURCE_HERE,
	LAST_SOURCE_BACK,
	LAST_SOURCE_FAR,
	SOURCE_AGAIN,
	SOURCE_JUST_NOW,
	TAG_SOURCE,
	TAG_REPORTED,
	TAG_SUBJECT,
	OPENS_SOURCE,
	ONCE,
	TWICE,
	OFTEN,
	MOST,
	NAMED_LATER,
	OWN_SUBJECT,
	SUBJECT_AGAIN,
	LAST_SUBJECT,
	FIRST_OF_PARAGRAPH,
	FEATURES,
};

static const char *const feature_names[FEATURES + 1] = {
	"same-sentence", "one-back", "two-back", "four-back", "far-back",
	"latest", "second", "third", "older",
	"same-paragraph", "last-paragraph",
	"subject-here", "subject-back", "subject-far",
	"governed", "possessive", "quoted", "quoted-here",
	"reported", "reported-here", "opens",
	"by-pronoun", "source",
	"last-source-here", "last-source-back", "last-source-far",
	"source-again", "source-just-now", "tag-source", "tag-reported",
	"tag-subject", "opens-source", "once", "twice", "often", "most", "named-later",
	"own-subject", "subject-again", "last-subject",
	"first-of-paragraph", NULL,
};

/* What is known of a person up to a place in the text. */
struct known {
	uint32_t last; /* latest mention, NOBODY: none */
	uint32_t n;
};

struct state {
	struct known *known; /* [persons.n] */
	uint32_t recent[SALIENCE_CANDIDATES]; /* [n], the latest first */
	size_t n;
	uint32_t most;        /* the person with the most mentions */
	uint32_t last_source; /* mention that was a source last */
	uint32_t subject;     /* person who is subject in this sentence */
	uint32_t last_subject; /* the same of the sentence before */
	uint32_t sentence;    /* where these two hold */
	uint32_t first;       /* first person of this paragraph */
	uint32_t paragraph;
};

void
salience_init(struct salience *salience)
{
	struct lexicon lexicon;
	const struct lexicon_row *row;

	*salience = (struct salience){ .gender = 1 };
	lexicon_init(&lexicon, salience_rows, salience_n);
	for (size_t i = 0; i < FEATURES; i++) {
		row = lexicon_find(&lexicon, str_of(feature_names[i]));
		if (row != NULL)
			salience->weights[i] = strtod(row->value.at, NULL);
	}
	row = lexicon_find(&lexicon, STR("gender"));
	if (row != NULL)
		salience->gender = strtod(row->value.at, NULL);
	lexicon_release(&lexicon);
}

const char *
salience_feature(size_t number)
{
	return number < FEATURES ? feature_names[number] : NULL;
}

/* --------------------------------------------------------------- features */

static void
add(struct candidate *c, enum feature feature, bool holds)
{
	if (!holds)
		return;
	assert(c->n < SALIENCE_FEATURES_MAX);
	c->features[c->n++] = (unsigned char)feature;
}

static void
add_distance(struct candidate *c, uint32_t back, size_t rank)
{
	add(c, SAME_SENTENCE, back == 0);
	add(c, ONE_BACK, back == 1);
	add(c, TWO_BACK, back == 2);
	add(c, FOUR_BACK, back == 3 || back == 4);
	add(c, FAR_BACK, back > 4);
	add(c, LATEST, rank == 0);
	add(c, SECOND, rank == 1);
	add(c, THIRD, rank == 2);
	add(c, OLDER, rank > 2);
}

/* Is the person named after the pronoun in its sentence, by the reporter? */
static bool
named_later(const struct reading *reading, uint32_t mention, uint32_t who)
{
	enum { LOOK = 8 };
	const struct mention *m = &reading->at[mention];

	for (uint32_t i = mention + 1; i < reading->n && i <= mention + LOOK;
	     i++) {
		const struct mention *later = &reading->at[i];

		if (later->sentence != m->sentence)
			return false;
		if (later->kind == MENTION_NAME && later->who == who &&
		    !later->quoted)
			return true;
	}
	return false;
}

static void
add_source(struct candidate *c, const struct reading *reading,
    const struct state *state, const struct mention *m)
{
	const struct mention *source;
	uint32_t back;

	if (state->last_source == NOBODY)
		return;
	source = &reading->at[state->last_source];
	if (source->who != c->who)
		return;
	back = m->paragraph - source->paragraph;
	add(c, LAST_SOURCE_HERE, back == 0);
	add(c, LAST_SOURCE_BACK, back == 1);
	add(c, LAST_SOURCE_FAR, back > 1);
	add(c, SOURCE_AGAIN, m->source);
	add(c, SOURCE_JUST_NOW, m->sentence - source->sentence <= 1);
	add(c, TAG_SOURCE, m->tag);
	add(c, OPENS_SOURCE, m->opens && m->source);
}

static void
add_features(struct candidate *c, const struct reading *reading,
    const struct state *state, uint32_t mention, size_t rank)
{
	const struct mention *m = &reading->at[mention];
	const struct known *known = &state->known[c->who];
	const struct mention *last = &reading->at[known->last];
	uint32_t back = m->sentence - last->sentence;

	add_distance(c, back, rank);
	add(c, SAME_PARAGRAPH, last->paragraph == m->paragraph);
	add(c, LAST_PARAGRAPH, last->paragraph + 1 == m->paragraph);
	add(c, SUBJECT_HERE, last->subject && back == 0);
	add(c, SUBJECT_BACK, last->subject && back == 1);
	add(c, SUBJECT_FAR, last->subject && back > 1);
	add(c, GOVERNED, last->governed);
	add(c, POSSESSIVE, last->possessive);
	add(c, QUOTED, last->quoted);
	add(c, QUOTED_HERE, last->quoted && back <= 1);
	add(c, REPORTED, last->reported);
	add(c, REPORTED_HERE, last->reported && back <= 1);
	add(c, TAG_REPORTED, m->tag && last->reported);
	add(c, TAG_SUBJECT, m->tag && state->last_subject == c->who);
	add(c, OPENS, last->opens);
	add(c, BY_PRONOUN, last->kind == MENTION_PRONOUN);
	add(c, SOURCE, last->source);
	add_source(c, reading, state, m);
	add(c, ONCE, known->n == 1);
	add(c, TWICE, known->n == 2);
	add(c, OFTEN, known->n > 4);
	add(c, MOST, state->most == c->who);
	add(c, NAMED_LATER, named_later(reading, mention, c->who));
	add(c, OWN_SUBJECT, m->possessive && state->subject == c->who);
	add(c, SUBJECT_AGAIN, m->opens && state->last_subject == c->who);
	add(c, LAST_SUBJECT, state->last_subject == c->who);
	add(c, FIRST_OF_PARAGRAPH, state->first == c->who);
}

/* ------------------------------------------------------------- the choice */

/* What a pronoun whose person is not certain tells of that person: nothing
 * where it might well be another. */
static double
testimony(const struct mention *pronoun)
{
	return pronoun->sure > 0.7f ? ((double)pronoun->sure - 0.7) / 0.3 : 0;
}

/* Log of the chance that this person is spoken of by this gender: nothing
 * known is much nearer to all for it than to all against it.  What the
 * pronoun itself told in the turn before does not count. */
static double
fits(const struct persons *persons, uint32_t who, const struct mention *pronoun)
{
	const struct person *person = &persons->at[who];
	double same =
	    pronoun->gender == GENDER_HE ? person->he : person->she;
	double all = person->he + person->she;
	double own = pronoun->who == who ? testimony(pronoun) : 0;

	if (own > same)
		own = same;
	return log((same - own + 0.5) / (all - own + 1));
}

static void
weigh(const struct salience *salience, struct candidates *list)
{
	double top = -1e9, sum = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct candidate *c = &list->at[i];

		c->score = salience->gender * c->fits;
		for (size_t k = 0; k < c->n; k++)
			c->score += salience->weights[c->features[k]];
		if (c->score > top)
			top = c->score;
	}
	for (size_t i = 0; i < list->n; i++)
		sum += list->at[i].p = exp(list->at[i].score - top);
	for (size_t i = 0; i < list->n; i++)
		list->at[i].p /= sum;
}

static const struct candidate *
best_of(const struct candidates *list)
{
	const struct candidate *best = NULL;

	for (size_t i = 0; i < list->n; i++)
		if (best == NULL || list->at[i].score > best->score)
			best = &list->at[i];
	return best;
}

static void
find_candidates(const struct salience *salience,
    const struct reading *reading, const struct persons *persons,
    const struct state *state, uint32_t mention, struct candidates *list)
{
	list->n = state->n;
	for (size_t i = 0; i < state->n; i++) {
		struct candidate *c = &list->at[i];

		c->who = state->recent[i];
		c->n = 0;
		c->fits = fits(persons, c->who, &reading->at[mention]);
		add_features(c, reading, state, mention, i);
	}
	weigh(salience, list);
}

/* ------------------------------------------------------------- in reading */

static void
make_latest(struct state *state, uint32_t who)
{
	size_t i = 0;

	while (i < state->n && state->recent[i] != who)
		i++;
	if (i == state->n && state->n < SALIENCE_CANDIDATES)
		state->n++;
	if (i == SALIENCE_CANDIDATES)
		i--;
	memmove(state->recent + 1, state->recent, i * sizeof(uint32_t));
	state->recent[0] = who;
}

static void
advance(struct state *state, const struct mention *m)
{
	if (m->sentence != state->sentence) {
		state->last_subject = m->sentence == state->sentence + 1 ?
		    state->subject : NOBODY;
		state->subject = NOBODY;
		state->sentence = m->sentence;
	}
	if (m->paragraph != state->paragraph) {
		state->first = NOBODY;
		state->paragraph = m->paragraph;
	}
}

/* The mention is now part of what was read. */
static void
take(struct state *state, const struct reading *reading, uint32_t mention)
{
	const struct mention *m = &reading->at[mention];
	struct known *known;

	if (m->who == NOBODY)
		return;
	known = &state->known[m->who];
	known->last = mention;
	known->n++;
	make_latest(state, m->who);
	if (state->most == NOBODY || known->n > state->known[state->most].n)
		state->most = m->who;
	if (m->source)
		state->last_source = mention;
	if (m->quoted)
		return;
	if (state->subject == NOBODY && (m->subject || m->source))
		state->subject = m->who;
	if (state->first == NOBODY)
		state->first = m->who;
}

/* "When she arrived, Ruiz said": nobody yet, so the next who is named. */
static uint32_t
look_ahead(const struct reading *reading, uint32_t mention)
{
	enum { SENTENCES = 2, LOOK = 16 };

	for (uint32_t i = mention + 1;
	     i < reading->n && i <= mention + LOOK; i++) {
		const struct mention *m = &reading->at[i];

		if (m->sentence > reading->at[mention].sentence + SENTENCES)
			break;
		if (m->kind == MENTION_NAME && m->who != NOBODY)
			return m->who;
	}
	return NOBODY;
}

static void
choose(const struct salience *salience, struct reading *reading,
    const struct persons *persons, const struct state *state, uint32_t mention,
    salience_each *each, void *data)
{
	struct mention *m = &reading->at[mention];
	struct candidates list;
	const struct candidate *best;

	find_candidates(salience, reading, persons, state, mention, &list);
	if (each != NULL)
		each(reading, mention, &list, data);
	best = best_of(&list);
	if (best != NULL) {
		m->who = best->who;
		m->sure = (float)best->p;
	} else {
		m->who = look_ahead(reading, mention);
		m->sure = m->who == NOBODY ? 0 : 0.5f;
	}
}

void
salience_turn(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena, salience_each *each,
    void *data)
{
	struct state state = { .most = NOBODY, .last_source = NOBODY,
		.subject = NOBODY, .last_subject = NOBODY, .first = NOBODY };

	state.known = arena_array(arena, struct known, persons->n);
	for (uint32_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind == MENTION_ORG ||
		    (m->kind == MENTION_PRONOUN && m->quoted))
			continue;
		advance(&state, m);
		if (m->kind == MENTION_PRONOUN)
			choose(salience, reading, persons, &state, i, each,
			    data);
		take(&state, reading, i);
	}
}

/* Let the pronouns tell of the persons that they seem to mean. */
static void
learn_gender(const struct reading *reading, struct persons *persons)
{
	for (size_t i = 0; i < persons->n; i++) {
		persons->at[i].he = persons->at[i].he_title;
		persons->at[i].she = persons->at[i].she_title;
	}
	for (size_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind != MENTION_PRONOUN || m->who == NOBODY)
			continue;
		if (m->gender == GENDER_HE)
			persons->at[m->who].he += testimony(m);
		else
			persons->at[m->who].she += testimony(m);
	}
}

void
salience_run(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena)
{
	enum { TURNS = 3 };

	for (size_t i = 0; i < persons->n; i++) {
		persons->at[i].he = persons->at[i].he_title;
		persons->at[i].she = persons->at[i].she_title;
	}
	for (size_t turn = 0; turn < TURNS; turn++) {
		salience_turn(
		    salience, reading, persons, arena, NULL, NULL);
		learn_gender(reading, persons);
		persons_settle(persons, reading, arena);
		learn_gender(reading, persons);
	}
	salience_turn(salience, reading, persons, arena, NULL, NULL);
}
