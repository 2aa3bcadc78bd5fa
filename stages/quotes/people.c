#include "people.h"

#include <assert.h>
#include <math.h>

#include "hash.h"
#include "utf8.h"

/* So many people of one name are looked at: hostile articles stay linear. */
enum { CHAIN_MAX = 64 };

/* What one title ("Mrs.") weighs against one pronoun that seems to refer. */
static const double title_weight = 4;

/* ------------------------------------------------------------------ index */

static uint64_t
name_key(struct str word)
{
	char folded[3 * 80];

	if (word.len > 80)
		return hash_str(word);
	return hash_str((struct str){ folded, names_fold(word, folded) });
}

/* Blasio of "de Blasio". */
static struct str
last_word(struct str name)
{
	size_t i = name.len;

	while (i > 0 && name.at[i - 1] != ' ')
		i--;
	return str_slice(name, i, name.len);
}

static size_t
slot(const struct people *people, struct str word)
{
	return name_key(word) & people->mask;
}

static uint32_t
add_person(struct people *people, struct names_parts parts,
    uint32_t mention, struct arena *arena)
{
	struct person person = { .parts = parts, .first = mention,
		.last_full = NOBODY };
	uint32_t id = (uint32_t)people->n;
	size_t surname = slot(people, last_word(parts.surname));
	size_t given = slot(people, parts.given);

	person.full = parts.given.len > 0;
	person.next_surname = people->by_surname[surname];
	person.next_given = NOBODY;
	people->by_surname[surname] = id;
	if (person.full) {
		person.next_given = people->by_given[given];
		people->by_given[given] = id;
	}
	arena_append(arena, people, person);
	return id;
}

/* ------------------------------------------------------------------ forms */

static bool
has_lower(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_lower((unsigned char)s.at[i]))
			return true;
	return false;
}

static void
add_form(struct person *person, struct str text)
{
	size_t i = 0;

	while (i < FORMS_MAX && person->forms[i].n > 0 &&
	    !str_eq(person->forms[i].text, text))
		i++;
	if (i == FORMS_MAX)
		return;
	person->forms[i].text = text;
	person->forms[i].n++;
}

/* The commonest form, the longer of two, capitals only where nothing else. */
static void
choose_form(struct person *person)
{
	size_t best = 0;

	for (size_t i = 1; i < FORMS_MAX && person->forms[i].n > 0; i++) {
		struct str a = person->forms[i].text;
		struct str b = person->forms[best].text;
		uint32_t n = person->forms[i].n, m = person->forms[best].n;

		if (has_lower(a) != has_lower(b)) {
			best = has_lower(a) ? i : best;
			continue;
		}
		if (n > m || (n == m && a.len > b.len))
			best = i;
	}
	person->name = person->forms[best].text;
}

/* ------------------------------------------------------------- full names */

static bool
same_person(const struct people *people, const struct person *person,
    struct names_parts parts)
{
	return person->full &&
	    names_equal(person->parts.surname, parts.surname) &&
	    names_equal(person->parts.suffix, parts.suffix) &&
	    (names_given_fit(people->names, person->parts.given,
	         parts.given) ||
	        names_equal(person->parts.nickname, parts.given));
}

static uint32_t
find_full(const struct people *people, struct names_parts parts)
{
	uint32_t id =
	    people->by_surname[slot(people, last_word(parts.surname))];

	for (size_t n = 0; id != NOBODY && n < CHAIN_MAX; n++) {
		if (same_person(people, &people->at[id], parts))
			return id;
		id = people->at[id].next_surname;
	}
	return NOBODY;
}

static void
take_full_name(struct people *people, struct mention *m, uint32_t index,
    struct str name, struct arena *arena)
{
	struct names_parts parts = names_parse(name);
	struct person *person;

	if (parts.given.len == 0 || parts.surname.len == 0)
		return;
	m->who = find_full(people, parts);
	if (m->who == NOBODY)
		m->who = add_person(people, parts, index, arena);
	m->sure = 1;
	person = &people->at[m->who];
	person->n_full++;
	add_form(person, name);
}

/* -------------------------------------------------------------- lone names */

/* May name, a lone word or a surname of several, mean this person? */
static bool
surname_fits(const struct person *person, struct str name)
{
	return names_equal(person->parts.surname, name) ||
	    names_equal(last_word(person->parts.surname), name);
}

/* Two people with one surname: who was named in full just now, who is named
 * most, who came first, whom the title fits. */
static double
score_lone(const struct people *people, const struct reading *reading,
    uint32_t id, uint32_t mention)
{
	const struct person *person = &people->at[id];
	const struct mention *m = &reading->at[mention];
	double score = 0.5 * log(1 + person->n_full) +
	    0.3 * log(1 + person->n);

	if (m->gender != GENDER_UNKNOWN)
		score += 4 * person_fits(person, m->gender);
	if (person->last_full != NOBODY &&
	    reading->at[person->last_full].paragraph == m->paragraph)
		score += 1;
	if (person->first < mention)
		score += 1;
	return score;
}

static uint32_t
choose_lone(const struct people *people, const struct reading *reading,
    uint32_t head, struct str name, uint32_t mention, bool given, float *sure)
{
	uint32_t best = NOBODY;
	double best_score = 0, sum = 0;
	size_t n = 0;

	for (uint32_t id = head; id != NOBODY && n < CHAIN_MAX;
	     id = given ? people->at[id].next_given
	                : people->at[id].next_surname, n++) {
		const struct person *person = &people->at[id];
		double score;

		if (given ? !names_equal(person->parts.given, name)
		          : !surname_fits(person, name))
			continue;
		score = score_lone(people, reading, id, mention);
		sum += exp(score);
		if (best == NOBODY || score > best_score) {
			best = id;
			best_score = score;
		}
	}
	*sure = best == NOBODY ? 0 : (float)(exp(best_score) / sum);
	return best;
}

/* Does one letter more, less or other make the names equal? */
static bool
is_slip(struct str a, struct str b)
{
	size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len;
	size_t most = a.len < b.len ? b.len : a.len;

	while (head < least && a.at[head] == b.at[head])
		head++;
	while (tail < least - head &&
	    a.at[a.len - 1 - tail] == b.at[b.len - 1 - tail])
		tail++;
	return head > 0 && most - head - tail <= 1;
}

/* A surname that nobody bears may be a slip of the pen for one that somebody
 * named in full does: Wines for Wimes.  The latest is taken. */
static uint32_t
find_slip(const struct people *people, struct str surname, float *sure)
{
	enum { BACK_MAX = 32, LENGTH_MIN = 5 };
	size_t from = people->n > BACK_MAX ? people->n - BACK_MAX : 0;

	*sure = 0.7f;
	if (surname.len < LENGTH_MIN)
		return NOBODY;
	for (size_t i = people->n; i-- > from;)
		if (people->at[i].full &&
		    is_slip(people->at[i].parts.surname, surname))
			return (uint32_t)i;
	return NOBODY;
}

static void
take_lone_name(struct people *people, struct reading *reading,
    uint32_t index, struct str name, struct arena *arena)
{
	struct mention *m = &reading->at[index];
	struct names_parts parts = names_parse(name);
	uint32_t head =
	    people->by_surname[slot(people, last_word(parts.surname))];

	m->who = choose_lone(people, reading, head, parts.surname, index,
	    false, &m->sure);
	if (m->who == NOBODY)
		m->who = choose_lone(people, reading,
		    people->by_given[slot(people, parts.surname)],
		    parts.surname, index, true, &m->sure);
	if (m->who == NOBODY)
		m->who = find_slip(people, parts.surname, &m->sure);
	if (m->who == NOBODY && arena != NULL) {
		m->who = add_person(people, parts, index, arena);
		m->sure = 1;
	}
	if (m->who != NOBODY && !people->at[m->who].full)
		add_form(&people->at[m->who], name);
}

/* A mention without the titles that its span may hold. */
static struct str
bare_name(const struct people *people, struct str name)
{
	struct names_title title;
	size_t len = names_title_len(people->names, name, &title);

	return str_slice(name, len, name.len);
}

/* Lone names in the order of the text; arena NULL: make no new persons. */
static void
take_lone_names(
    struct people *people, struct reading *reading, struct arena *arena)
{
	for (size_t i = 0; i < people->n; i++) {
		people->at[i].last_full = NOBODY;
		people->at[i].n = people->at[i].n_full;
	}
	for (uint32_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		struct str name;
		bool full;

		if (m->kind != MENTION_NAME)
			continue;
		name = bare_name(people, str_span(reading->text, m->at));
		full = names_parse(name).given.len > 0;
		if (!full)
			take_lone_name(people, reading, i, name, arena);
		if (m->who == NOBODY)
			continue;
		if (full)
			people->at[m->who].last_full = i;
		else
			people->at[m->who].n++;
	}
}

/* ------------------------------------------------------------------ whole */

/* Evidence from titles alone; pronouns add to it later. */
static void
add_titles(struct people *people, const struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind != MENTION_NAME || m->who == NOBODY)
			continue;
		if (m->gender == GENDER_HE)
			people->at[m->who].he_title += title_weight * m->sure;
		else if (m->gender == GENDER_SHE)
			people->at[m->who].she_title += title_weight * m->sure;
	}
}

static void
init_index(struct people *people, size_t n, struct arena *arena)
{
	size_t size = 16;

	while (size < 2 * n)
		size *= 2;
	people->mask = size - 1;
	people->by_surname = arena_alloc(arena, size * sizeof(uint32_t));
	people->by_given = arena_alloc(arena, size * sizeof(uint32_t));
	for (size_t i = 0; i < size; i++)
		people->by_surname[i] = people->by_given[i] = NOBODY;
}

/* A lone surname of a person that passes for an organisation or place. */
static void
adopt(const struct people *people, struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		struct str name = str_span(reading->text, m->at);
		uint32_t id;

		if (m->kind != MENTION_ORG ||
		    str_find(name, ' ', 0) < name.len ||
		    (m->governed && str_is(m->ent->label, "place")))
			continue;
		id = people->by_surname[slot(people, name)];
		for (size_t n = 0; id != NOBODY && n < CHAIN_MAX; n++) {
			if (names_equal(people->at[id].parts.surname, name))
				m->kind = MENTION_NAME;
			id = people->at[id].next_surname;
		}
	}
}

void
people_find(struct people *people, struct reading *reading,
    const struct names *names, struct arena *arena)
{
	*people = (struct people){ .names = names };
	init_index(people, reading->n, arena);
	for (uint32_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		if (m->kind == MENTION_NAME)
			take_full_name(people, m, i,
			    bare_name(people, str_span(reading->text, m->at)),
			    arena);
	}
	adopt(people, reading);
	take_lone_names(people, reading, arena);
	for (size_t i = 0; i < people->n; i++)
		choose_form(&people->at[i]);
	add_titles(people, reading);
}

void
people_settle(struct people *people, struct reading *reading)
{
	take_lone_names(people, reading, NULL);
}

uint32_t
people_lookup(const struct people *people, struct str name)
{
	struct names_parts parts = names_parse(bare_name(people, name));
	uint32_t id, best = NOBODY;

	if (parts.surname.len == 0)
		return NOBODY;
	if (parts.given.len > 0)
		return find_full(people, parts);
	id = people->by_surname[slot(people, last_word(parts.surname))];
	for (size_t n = 0; id != NOBODY && n < CHAIN_MAX;
	     id = people->at[id].next_surname, n++)
		if (surname_fits(&people->at[id], parts.surname) &&
		    (best == NOBODY || people->at[id].n > people->at[best].n))
			best = id;
	return best;
}

double
person_fits(const struct person *person, enum gender gender)
{
	double he = person->he, she = person->she;

	if (gender == GENDER_UNKNOWN)
		return 0;
	if (gender == GENDER_HE)
		return (he - she) / (he + she + 1);
	return (she - he) / (he + she + 1);
}
