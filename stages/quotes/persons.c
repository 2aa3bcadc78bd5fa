#include "persons.h"

#include "hash.h"
#include "quotes/fullname.h"
#include "quotes/lone.h"
#include "quotes/mention.h"

/* What one title ("Mrs.") weighs against one pronoun that seems to refer. */
static const double title_weight = 12;

/* ------------------------------------------------------------------ index */

static uint64_t
name_key(struct str word)
{
	char folded[3 * 80];

	if (word.len > 80)
		return hash_str(word);
	return hash_str((struct str){ folded, names_fold(word, folded) });
}

static size_t
slot_of(const struct persons *persons, struct str word)
{
	return name_key(word) & persons->mask;
}

const struct parsed *
persons_name(
    struct persons *persons, const struct reading *reading, uint32_t mention)
{
	struct parsed *p = &persons->parsed[mention];

	if (p->bare.len > 0)
		return p;
	p->bare = fullname_bare(
	    persons, str_span(reading->text, reading->at[mention].at));
	p->parts = names_parse(p->bare);
	p->by_last = slot_of(persons, fullname_last_word(p->parts.surname));
	p->by_whole = slot_of(persons, p->parts.surname);
	return p;
}

uint32_t
persons_add(struct persons *persons, struct names_parts parts, uint32_t mention,
    struct arena *arena)
{
	struct person person = {
		.parts = parts, .first = mention, .last_full = NOBODY
	};
	uint32_t id = (uint32_t)persons->n;
	size_t surname =
	    slot_of(persons, fullname_last_word(parts.surname));
	size_t given = slot_of(persons, parts.given);

	person.full = parts.given.len > 0;
	person.next_surname = persons->by_surname[surname];
	person.next_given = NOBODY;
	persons->by_surname[surname] = id;
	if (person.full) {
		person.next_given = persons->by_given[given];
		persons->by_given[given] = id;
	}
	arena_append(arena, persons, person);
	return id;
}

/* ------------------------------------------------------------- full names */

static bool
same_person(const struct persons *persons, const struct person *person,
    struct names_parts parts, struct str name)
{
	struct str known = person->forms[0].text;

	if (!person->full)
		return false;
	if (fullname_is_tail(known, name) || fullname_is_tail(name, known))
		return true;
	return names_equal(person->parts.surname, parts.surname) &&
	       names_equal(person->parts.suffix, parts.suffix) &&
	       (names_given_fit(
		    persons->names, person->parts.given, parts.given) ||
		   names_equal(person->parts.nickname, parts.given));
}

static uint32_t
find_full(const struct persons *persons, struct names_parts parts,
    struct str name, size_t slot)
{
	uint32_t id = persons->by_surname[slot];

	for (size_t n = 0; id != NOBODY && n < PERSONS_CHAIN_MAX; n++) {
		if (same_person(persons, &persons->at[id], parts, name))
			return id;
		id = persons->at[id].next_surname;
	}
	return NOBODY;
}

static void
take_full_name(struct persons *persons, struct reading *reading,
    uint32_t index, struct arena *arena)
{
	struct mention *m = &reading->at[index];
	const struct parsed *p = persons_name(persons, reading, index);
	struct person *person;

	if (p->parts.given.len == 0 || p->parts.surname.len == 0)
		return;
	m->who = find_full(persons, p->parts, p->bare, p->by_last);
	if (m->who == NOBODY)
		m->who = persons_add(persons, p->parts, index, arena);
	m->sure = 1;
	person = &persons->at[m->who];
	if (person->told == GENDER_UNKNOWN)
		person->told = m->gender;
	person->n_full++;
	fullname_add(person, p->bare);
}

/* ------------------------------------------------------------------ whole */

/* Evidence from titles alone; pronouns add to it later.  A title beside a
 * surname that several bear tells nothing until it is clear who is meant. */
static void
add_titles(struct persons *persons, const struct reading *reading)
{
	static const float clear = 0.8f;

	for (size_t i = 0; i < persons->n; i++)
		persons->at[i].he_title = persons->at[i].she_title = 0;
	for (size_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind != MENTION_NAME || m->who == NOBODY ||
		    m->sure < clear)
			continue;
		if (m->gender == GENDER_HE)
			persons->at[m->who].he_title += title_weight;
		else if (m->gender == GENDER_SHE)
			persons->at[m->who].she_title += title_weight;
	}
}

static void
init_index(struct persons *persons, size_t n, struct arena *arena)
{
	size_t size = 16;

	while (size < 2 * n)
		size *= 2;
	persons->mask = size - 1;
	persons->by_surname = arena_alloc(arena, size * sizeof(uint32_t));
	persons->by_given = arena_alloc(arena, size * sizeof(uint32_t));
	for (size_t i = 0; i < size; i++)
		persons->by_surname[i] = persons->by_given[i] = NOBODY;
}

/* Does somebody bear the lone name? */
static bool
is_surname(const struct persons *persons, struct str name)
{
	uint32_t id = persons->by_surname[slot_of(persons, name)];

	for (size_t n = 0; id != NOBODY && n < PERSONS_CHAIN_MAX; n++) {
		if (names_equal(persons->at[id].parts.surname, name))
			return true;
		id = persons->at[id].next_surname;
	}
	return false;
}

/* A lone surname of a person that passes for an organisation or place. */
static void
adopt(const struct persons *persons, struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		struct str name = str_span(reading->text, m->at);

		if (m->kind != MENTION_ORG ||
		    str_find(name, ' ', 0) < name.len ||
		    !is_surname(persons, name))
			continue;
		mention_place(reading, m);
		if (!m->governed || !str_is(m->ent->label, "place"))
			m->kind = MENTION_NAME;
	}
}

void
persons_find(struct persons *persons, struct reading *reading,
    const struct names *names, struct arena *arena)
{
	*persons = (struct persons){ .names = names, .words = reading->words };
	init_index(persons, reading->n, arena);
	persons->parsed = arena_array(arena, struct parsed, reading->n);
	for (uint32_t i = 0; i < reading->n; i++)
		if (reading->at[i].kind == MENTION_NAME)
			take_full_name(persons, reading, i, arena);
	adopt(persons, reading);
	lone_names(persons, reading, arena);
	for (size_t i = 0; i < persons->n; i++)
		fullname_choose(&persons->at[i]);
	add_titles(persons, reading);
}

void
persons_settle(
    struct persons *persons, struct reading *reading, struct arena *arena)
{
	lone_names(persons, reading, arena);
	add_titles(persons, reading);
}

uint32_t
persons_lookup(const struct persons *persons, struct str name)
{
	struct str bare = fullname_bare(persons, name);
	struct names_parts parts = names_parse(bare);
	size_t slot = slot_of(persons, fullname_last_word(parts.surname));
	uint32_t id, best = NOBODY;

	if (parts.surname.len == 0)
		return NOBODY;
	if (parts.given.len > 0)
		return find_full(persons, parts, bare, slot);
	id = persons->by_surname[slot];
	for (size_t n = 0; id != NOBODY && n < PERSONS_CHAIN_MAX;
	     id = persons->at[id].next_surname, n++)
		if (lone_fits(&persons->at[id], parts.surname) &&
		    (best == NOBODY || persons->at[id].n > persons->at[best].n))
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
