#include "lone.h"

#include <math.h>

#include "quotes/fullname.h"

bool
lone_fits(const struct person *person, struct str name)
{
	return names_equal(person->parts.surname, name) ||
	       names_equal(fullname_last_word(person->parts.surname), name);
}

/* Two persons with one surname: who was named in full just now, who is named
 * most, who came first, whom the title fits. */
static double
score_lone(const struct persons *persons, const struct reading *reading,
    uint32_t id, uint32_t mention)
{
	const struct person *person = &persons->at[id];
	const struct mention *m = &reading->at[mention];
	double score = 0.5 * log(1 + person->n_full) + 0.3 * log(1 + person->n);

	if (m->gender != GENDER_UNKNOWN)
		score += 4 * person_fits(person, m->gender);
	if (person->last_full != NOBODY &&
	    reading->at[person->last_full].paragraph == m->paragraph)
		score += 1;
	if (person->first < mention)
		score += 1;
	return score;
}

/* Does the title before a lone name speak against the person?  "Mr. Obama" is
 * not the first lady, Michelle Obama. */
static bool
contradicts(const struct person *person, const struct mention *m)
{
	return person->told != GENDER_UNKNOWN && m->gender != GENDER_UNKNOWN &&
	       person->told != m->gender;
}

/* May the mention, by its surname or else its given name, be the person? */
static bool
may_be(const struct person *person, struct str name,
    const struct mention *mention, bool given)
{
	bool fits = given ? names_equal(person->parts.given, name)
			  : lone_fits(person, name);

	return fits && !contradicts(person, mention);
}

/* The best of some persons, and the one that was named first. */
struct choice {
	uint32_t best, first;
	double best_score, first_score;
	double sum; /* of e to all scores */
};

static void
consider(struct choice *choice, uint32_t id, double score)
{
	choice->sum += exp(score);
	choice->first = id;
	choice->first_score = score;
	if (choice->best == NOBODY || score > choice->best_score) {
		choice->best = id;
		choice->best_score = score;
	}
}

static void
favour_first(struct choice *choice)
{
	static const double more = 0.7;

	choice->sum += exp(choice->first_score) * (exp(more) - 1);
	choice->first_score += more;
	if (choice->first_score > choice->best_score) {
		choice->best = choice->first;
		choice->best_score = choice->first_score;
	}
}

/* The next person of a chain from id on that the mention may be. */
static uint32_t
next_fit(const struct persons *persons, uint32_t id, size_t *looked,
    struct str name, const struct mention *mention, bool given)
{
	for (; id != NOBODY && *looked < PERSONS_CHAIN_MAX; ++*looked) {
		const struct person *person = &persons->at[id];

		if (may_be(person, name, mention, given))
			return id;
		id = given ? person->next_given : person->next_surname;
	}
	return NOBODY;
}

static uint32_t
behind(const struct persons *persons, uint32_t id, size_t *looked, bool given)
{
	++*looked;
	return given ? persons->at[id].next_given
	    : persons->at[id].next_surname;
}

/* Chains lead from the latest person to the first.  Most names can be one
 * person only, which needs no weighing: e to its score is all of the sum. */
static uint32_t
choose_lone(struct persons *persons, const struct reading *reading,
    uint32_t head, struct str name, uint32_t mention, bool given, float *sure)
{
	const struct mention *m = &reading->at[mention];
	struct choice choice = { .best = NOBODY, .first = NOBODY };
	size_t looked = 0;
	uint32_t id = next_fit(persons, head, &looked, name, m, given), next;

	if (id == NOBODY)
		return NOBODY;
	next = next_fit(persons, behind(persons, id, &looked, given), &looked,
	    name, m, given);
	if (next == NOBODY) {
		*sure = 1;
		return id;
	}
	persons->settled = false;
	consider(&choice, id, score_lone(persons, reading, id, mention));
	while ((id = next) != NOBODY) {
		consider(&choice, id,
		    score_lone(persons, reading, id, mention));
		next = next_fit(persons, behind(persons, id, &looked, given),
		    &looked, name, m, given);
	}
	favour_first(&choice);
	*sure = (float)(exp(choice.best_score) / choice.sum);
	return choice.best;
}

/* A surname that nobody bears may be a slip of the pen for one that somebody
 * named in full does: Wines for Wimes.  The latest is taken. */
static uint32_t
find_slip(const struct persons *persons, struct str surname, float *sure)
{
	enum { BACK_MAX = 32, LENGTH_MIN = 5 };
	size_t from = persons->n > BACK_MAX ? persons->n - BACK_MAX : 0;

	*sure = 0.7f;
	if (surname.len < LENGTH_MIN)
		return NOBODY;
	for (size_t i = persons->n; i-- > from;)
		if (persons->at[i].full &&
		    fullname_is_slip(persons->at[i].parts.surname, surname))
			return (uint32_t)i;
	return NOBODY;
}

/* A word such as "Democrat" alone is nobody's name. */
static bool
is_common(const struct words *words, struct str name)
{
	enum word_kind kind = words_find(words, name).kind;

	return kind == WORD_PERSON || kind == WORD_GROUP || kind == WORD_ORG ||
	    kind == WORD_DOCUMENT || kind == WORD_EPITHET;
}

static void
take_lone_name(struct persons *persons, struct reading *reading, uint32_t index,
    const struct parsed *name, struct arena *arena)
{
	struct mention *m = &reading->at[index];
	struct names_parts parts = name->parts;

	m->who = choose_lone(persons, reading,
	    persons->by_surname[name->by_last], parts.surname, index, false,
	    &m->sure);
	if (m->who == NOBODY)
		m->who = choose_lone(persons, reading,
		    persons->by_given[name->by_whole], parts.surname, index,
		    true, &m->sure);
	if (m->who == NOBODY)
		m->who = find_slip(persons, parts.surname, &m->sure);
	if (m->who == NOBODY && is_common(persons->words, name->bare))
		return;
	if (m->who == NOBODY) {
		m->who = persons_add(persons, parts, index, arena);
		m->sure = 1;
		persons->settled = false;
		persons->at[m->who].name = name->bare;
	}
	if (m->who != NOBODY && !persons->at[m->who].full)
		fullname_add(&persons->at[m->who], name->bare);
}

void
lone_names(
    struct persons *persons, struct reading *reading, struct arena *arena)
{
	persons->settled = true;
	for (size_t i = 0; i < persons->n; i++) {
		persons->at[i].last_full = NOBODY;
		persons->at[i].n = persons->at[i].n_full;
	}
	for (uint32_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		const struct parsed *name;
		bool full;

		if (m->kind != MENTION_NAME)
			continue;
		name = persons_name(persons, reading, i);
		full = name->parts.given.len > 0;
		if (!full)
			take_lone_name(persons, reading, i, name, arena);
		if (m->who == NOBODY)
			continue;
		if (full)
			persons->at[m->who].last_full = i;
		else
			persons->at[m->who].n++;
	}
}
