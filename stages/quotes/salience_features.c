#include <assert.h>

#include "quotes/salience_state.h"

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
	"same-sentence",
	"one-back",
	"two-back",
	"four-back",
	"far-back",
	"latest",
	"second",
	"third",
	"older",
	"same-paragraph",
	"last-paragraph",
	"subject-here",
	"subject-back",
	"subject-far",
	"governed",
	"possessive",
	"quoted",
	"quoted-here",
	"reported",
	"reported-here",
	"opens",
	"by-pronoun",
	"source",
	"last-source-here",
	"last-source-back",
	"last-source-far",
	"source-again",
	"source-just-now",
	"tag-source",
	"tag-reported",
	"tag-subject",
	"opens-source",
	"once",
	"twice",
	"often",
	"most",
	"named-later",
	"own-subject",
	"subject-again",
	"last-subject",
	"first-of-paragraph",
	NULL,
};

const char *
salience_feature(size_t number)
{
	return number < FEATURES ? feature_names[number] : NULL;
}

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

void
candidate_features(struct candidate *c, const struct reading *reading,
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
