#include "salience.h"

#include <math.h>
#include <stdlib.h>

#include "quotes/salience.tsv.h"
#include "quotes/salience_state.h"

void
salience_init(struct salience *salience)
{
	struct lexicon lexicon;
	const struct lexicon_row *row;

	*salience = (struct salience){ .gender = 1 };
	lexicon_init(&lexicon, salience_rows, salience_n);
	for (size_t i = 0; salience_feature(i) != NULL; i++) {
		row = lexicon_find(&lexicon, str_of(salience_feature(i)));
		if (row != NULL)
			salience->weights[i] = strtod(row->value.at, NULL);
	}
	row = lexicon_find(&lexicon, STR("gender"));
	if (row != NULL)
		salience->gender = strtod(row->value.at, NULL);
	lexicon_release(&lexicon);
}

/* ------------------------------------------------------------- the choice */

/* What a pronoun whose person is not certain tells of that person: nothing
 * where it might well be another. */
static double
testimony(const struct mention *pronoun)
{
	return pronoun->sure > 0.7f ? ((double)pronoun->sure - 0.7) / 0.3 : 0;
}

/* Log of the chance that a person with so much evidence for a gender, of so
 * much in all, is spoken of by it: nothing known is much nearer to all for it
 * than to all against it. */
static double
chance_of(double same, double all)
{
	return log((same + 0.5) / (all + 1));
}

/* The same for the gender of a pronoun.  What the pronoun itself told in the
 * turn before does not count; without that, others are told the same. */
static double
fits(const struct person *person, struct known *known, bool own,
    const struct mention *pronoun)
{
	double same = pronoun->gender == GENDER_HE ? person->he : person->she;
	double all = person->he + person->she;
	double told = own ? testimony(pronoun) : 0;
	double *kept = &known->fits[pronoun->gender == GENDER_HE];

	if (told > 0) {
		if (told > same)
			told = same;
		return chance_of(same - told, all - told);
	}
	if (*kept == 0)
		*kept = chance_of(same, all);
	return *kept;
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
find_candidates(const struct reading *reading, const struct state *state,
    uint32_t mention, struct candidates *list)
{
	list->n = state->n;
	for (size_t i = 0; i < state->n; i++) {
		struct candidate *c = &list->at[i];

		c->who = state->recent[i];
		c->n = 0;
		candidate_features(c, reading, state, mention, i);
	}
}

static void
fit_candidates(const struct persons *persons, const struct state *state,
    const struct mention *pronoun, struct candidates *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct candidate *c = &list->at[i];

		c->fits = fits(&persons->at[c->who], &state->known[c->who],
		    pronoun->who == c->who, pronoun);
	}
}

/* "When she arrived, Ruiz said": nobody yet, so the next who is named. */
static uint32_t
look_ahead(const struct reading *reading, uint32_t mention)
{
	enum { SENTENCES = 2, LOOK = 16 };

	for (uint32_t i = mention + 1; i < reading->n && i <= mention + LOOK;
	     i++) {
		const struct mention *m = &reading->at[i];

		if (m->sentence > reading->at[mention].sentence + SENTENCES)
			break;
		if (m->kind == MENTION_NAME && m->who != NOBODY)
			return m->who;
	}
	return NOBODY;
}

/* The candidates of a pronoun, weighed. */
static const struct candidates *
candidates_of(const struct salience *salience, const struct reading *reading,
    const struct persons *persons, const struct state *state,
    uint32_t mention, struct turns *turns, struct candidates *list)
{
	bool known = turns->same && turns->next < turns->n;

	if (turns->next < turns->n)
		list = &turns->lists[turns->next++];
	if (!known)
		find_candidates(reading, state, mention, list);
	fit_candidates(persons, state, &reading->at[mention], list);
	weigh(salience, list);
	return list;
}

/* Whom does the pronoun mean? */
static void
choose(struct reading *reading, uint32_t mention,
    const struct candidates *list, struct turns *turns)
{
	struct mention *m = &reading->at[mention];
	const struct candidate *best = best_of(list);
	uint32_t before = m->who;

	if (best != NULL) {
		m->who = best->who;
		m->sure = (float)best->p;
	} else {
		m->who = look_ahead(reading, mention);
		m->sure = m->who == NOBODY ? 0 : 0.5f;
	}
	turns->same &= m->who == before;
}

static void
take_turn(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena, struct turns *turns,
    salience_each *each, void *data)
{
	struct state state = { .most = NOBODY,
		.last_source = NOBODY,
		.subject = NOBODY,
		.last_subject = NOBODY,
		.first = NOBODY };

	state.known = arena_array(arena, struct known, persons->n);
	turns_begin(turns, reading);
	for (uint32_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];
		const struct candidates *list;
		struct candidates room;

		if (m->kind == MENTION_ORG ||
		    (m->kind == MENTION_PRONOUN && m->quoted))
			continue;
		state_advance(&state, m);
		if (m->kind == MENTION_PRONOUN) {
			list = candidates_of(salience, reading, persons,
			    &state, i, turns, &room);
			if (each != NULL)
				each(reading, i, list, data);
			choose(reading, i, list, turns);
		}
		state_take(&state, reading, i);
	}
}

void
salience_turn(const struct salience *salience, struct reading *reading,
    struct persons *persons, struct arena *arena, salience_each *each,
    void *data)
{
	struct turns turns = turns_new(reading, arena);

	take_turn(salience, reading, persons, arena, &turns, each, data);
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
	struct turns turns = turns_new(reading, arena);

	for (size_t i = 0; i < persons->n; i++) {
		persons->at[i].he = persons->at[i].he_title;
		persons->at[i].she = persons->at[i].she_title;
	}
	for (size_t turn = 0; turn < TURNS; turn++) {
		take_turn(salience, reading, persons, arena, &turns, NULL,
		    NULL);
		learn_gender(reading, persons);
		if (persons->settled)
			continue;
		persons_settle(persons, reading, arena);
		learn_gender(reading, persons);
	}
	take_turn(salience, reading, persons, arena, &turns, NULL, NULL);
}
