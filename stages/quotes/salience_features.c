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

/* The features that hold, while they are found. */
struct found {
	unsigned char at[FEATURES]; /* [n] */
	size_t n;
};

/* Without a branch, for nobody could foresee it. */
static inline void
add(struct found *found, enum feature feature, bool holds)
{
	found->at[found->n] = (unsigned char)feature;
	found->n += holds;
}

static inline void
add_distance(struct found *f, uint32_t back, size_t rank)
{
	add(f, SAME_SENTENCE, back == 0);
	add(f, ONE_BACK, back == 1);
	add(f, TWO_BACK, back == 2);
	add(f, FOUR_BACK, back == 3 || back == 4);
	add(f, FAR_BACK, back > 4);
	add(f, LATEST, rank == 0);
	add(f, SECOND, rank == 1);
	add(f, THIRD, rank == 2);
	add(f, OLDER, rank > 2);
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

static inline void
add_source(struct found *f, uint32_t who, const struct reading *reading,
    const struct state *state, const struct mention *m)
{
	const struct mention *source;
	uint32_t back;

	if (state->last_source == NOBODY)
		return;
	source = &reading->at[state->last_source];
	if (source->who != who)
		return;
	back = m->paragraph - source->paragraph;
	add(f, LAST_SOURCE_HERE, back == 0);
	add(f, LAST_SOURCE_BACK, back == 1);
	add(f, LAST_SOURCE_FAR, back > 1);
	add(f, SOURCE_AGAIN, m->source);
	add(f, SOURCE_JUST_NOW, m->sentence - source->sentence <= 1);
	add(f, TAG_SOURCE, m->tag);
	add(f, OPENS_SOURCE, m->opens & m->source);
}

void
candidate_features(struct candidate *c, const struct reading *reading,
    const struct state *state, uint32_t mention, size_t rank)
{
	const struct mention *m = &reading->at[mention];
	const struct known *known = &state->known[c->who];
	const struct mention *last = &reading->at[known->last];
	uint32_t back = m->sentence - last->sentence;
	struct found f;

	f.n = 0;
	add_distance(&f, back, rank);
	add(&f, SAME_PARAGRAPH, last->paragraph == m->paragraph);
	add(&f, LAST_PARAGRAPH, last->paragraph + 1 == m->paragraph);
	add(&f, SUBJECT_HERE, last->subject & (back == 0));
	add(&f, SUBJECT_BACK, last->subject & (back == 1));
	add(&f, SUBJECT_FAR, last->subject & (back > 1));
	add(&f, GOVERNED, last->governed);
	add(&f, POSSESSIVE, last->possessive);
	add(&f, QUOTED, last->quoted);
	add(&f, QUOTED_HERE, last->quoted & (back <= 1));
	add(&f, REPORTED, last->reported);
	add(&f, REPORTED_HERE, last->reported & (back <= 1));
	add(&f, TAG_REPORTED, m->tag & last->reported);
	add(&f, TAG_SUBJECT, m->tag & (state->last_subject == c->who));
	add(&f, OPENS, last->opens);
	add(&f, BY_PRONOUN, last->kind == MENTION_PRONOUN);
	add(&f, SOURCE, last->source);
	add_source(&f, c->who, reading, state, m);
	add(&f, ONCE, known->n == 1);
	add(&f, TWICE, known->n == 2);
	add(&f, OFTEN, known->n > 4);
	add(&f, MOST, state->most == c->who);
	add(&f, NAMED_LATER, named_later(reading, mention, c->who));
	add(&f, OWN_SUBJECT, m->possessive & (state->subject == c->who));
	add(&f, SUBJECT_AGAIN, m->opens & (state->last_subject == c->who));
	add(&f, LAST_SUBJECT, state->last_subject == c->who);
	add(&f, FIRST_OF_PARAGRAPH, state->first == c->who);
	assert(f.n <= SALIENCE_FEATURES_MAX);
	memcpy(c->features, f.at, f.n);
	c->n = f.n;
}
