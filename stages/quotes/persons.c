#include "persons.h"

#include <assert.h>
#include <math.h>

#include "hash.h"
#include "utf8.h"

/* So many persons of one name are looked at: hostile articles stay linear. */
enum { CHAIN_MAX = 16 };

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
slot(const struct persons *persons, struct str word)
{
	return name_key(word) & persons->mask;
}

static uint32_t
add_person(struct persons *persons, struct names_parts parts,
    uint32_t mention, struct arena *arena)
{
	struct person person = { .parts = parts, .first = mention,
		.last_full = NOBODY };
	uint32_t id = (uint32_t)persons->n;
	size_t surname = slot(persons, last_word(parts.surname));
	size_t given = slot(persons, parts.given);

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

/* Is tail the last words of name, and shorter? */
static bool
is_tail(struct str name, struct str tail)
{
	struct str end;

	if (tail.len + 1 >= name.len)
		return false;
	end = str_slice(name, name.len - tail.len, name.len);
	return name.at[name.len - tail.len - 1] == ' ' &&
	    names_equal(end, tail);
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
		if (is_tail(a, b) ||
		    (!is_tail(b, a) && (n > m || (n == m && a.len > b.len))))
			best = i;
	}
	person->name = person->forms[best].text;
}

/* ------------------------------------------------------------- full names */

static bool
same_person(const struct persons *persons, const struct person *person,
    struct names_parts parts, struct str name)
{
	struct str known = person->forms[0].text;

	if (!person->full)
		return false;
	if (is_tail(known, name) || is_tail(name, known))
		return true;
	return names_equal(person->parts.surname, parts.surname) &&
	    names_equal(person->parts.suffix, parts.suffix) &&
	    (names_given_fit(persons->names, person->parts.given,
	         parts.given) ||
	        names_equal(person->parts.nickname, parts.given));
}

static uint32_t
find_full(const struct persons *persons, struct names_parts parts,
    struct str name)
{
	uint32_t id =
	    persons->by_surname[slot(persons, last_word(parts.surname))];

	for (size_t n = 0; id != NOBODY && n < CHAIN_MAX; n++) {
		if (same_person(persons, &persons->at[id], parts, name))
			return id;
		id = persons->at[id].next_surname;
	}
	return NOBODY;
}

static void
take_full_name(struct persons *persons, struct mention *m, uint32_t index,
    struct str name, struct arena *arena)
{
	struct names_parts parts = names_parse(name);
	struct person *person;

	if (parts.given.len == 0 || parts.surname.len == 0)
		return;
	m->who = find_full(persons, parts, name);
	if (m->who == NOBODY)
		m->who = add_person(persons, parts, index, arena);
	m->sure = 1;
	person = &persons->at[m->who];
	if (person->told == GENDER_UNKNOWN)
		person->told = m->gender;
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

/* Two persons with one surname: who was named in full just now, who is named
 * most, who came first, whom the title fits. */
static double
score_lone(const struct persons *persons, const struct reading *reading,
    uint32_t id, uint32_t mention)
{
	const struct person *person = &persons->at[id];
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

/* Does the title before a lone name speak against the person?  "Mr. Obama" is
 * not the first lady, Michelle Obama. */
static bool
contradicts(const struct person *person, const struct mention *m)
{
	return person->told != GENDER_UNKNOWN &&
	    m->gender != GENDER_UNKNOWN && person->told != m->gender;
}

static uint32_t
choose_lone(const struct persons *persons, const struct reading *reading,
    uint32_t head, struct str name, uint32_t mention, bool given, float *sure)
{
	static const double first_named = 0.7;
	uint32_t best = NOBODY, first = NOBODY;
	double best_score = 0, first_score = 0, sum = 0;
	size_t n = 0;

	/* Chains lead from the latest person to the first. */
	for (uint32_t id = head; id != NOBODY && n < CHAIN_MAX;
	     id = given ? persons->at[id].next_given
	                : persons->at[id].next_surname, n++) {
		const struct person *person = &persons->at[id];
		double score;

		if (given ? !names_equal(person->parts.given, name)
		          : !surname_fits(person, name))
			continue;
		if (contradicts(person, &reading->at[mention]))
			continue;
		score = score_lone(persons, reading, id, mention);
		sum += exp(score);
		first = id;
		first_score = score;
		if (best == NOBODY || score > best_score) {
			best = id;
			best_score = score;
		}
	}
	if (best == NOBODY)
		return NOBODY;
	sum += exp(first_score) * (exp(first_named) - 1);
	first_score += first_named;
	if (first_score > best_score) {
		best = first;
		best_score = first_score;
	}
	*sure = (float)(exp(best_score) / sum);
	return best;
}

/* Does one letter more, less or other make the names equal? */
static bool
is_slip(struct str a, struct str b)
{
	size_t head = 0, tail = 0, least = a.len < b.len ? a.len : b.len;
	size_t most = a.len < b.len ? b.len : a.len;

	while (head < least &&
	    ascii_lower((unsigned char)a.at[head]) ==
	        ascii_lower((unsigned char)b.at[head]))
		head++;
	while (tail < least - head &&
	    ascii_lower((unsigned char)a.at[a.len - 1 - tail]) ==
	        ascii_lower((unsigned char)b.at[b.len - 1 - tail]))
		tail++;
	return head > 0 && most - head - tail <= 1;
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
		    is_slip(persons->at[i].parts.surname, surname))
			return (uint32_t)i;
	return NOBODY;
}

static void
take_lone_name(struct persons *persons, struct reading *reading,
    uint32_t index, struct str name, struct arena *arena)
{
	struct mention *m = &reading->at[index];
	struct names_parts parts = names_parse(name);
	uint32_t head =
	    persons->by_surname[slot(persons, last_word(parts.surname))];

	m->who = choose_lone(persons, reading, head, parts.surname, index,
	    false, &m->sure);
	if (m->who == NOBODY)
		m->who = choose_lone(persons, reading,
		    persons->by_given[slot(persons, parts.surname)],
		    parts.surname, index, true, &m->sure);
	if (m->who == NOBODY)
		m->who = find_slip(persons, parts.surname, &m->sure);
	if (m->who == NOBODY) {
		m->who = add_person(persons, parts, index, arena);
		m->sure = 1;
		persons->at[m->who].name = name;
	}
	if (m->who != NOBODY && !persons->at[m->who].full)
		add_form(&persons->at[m->who], name);
}

/* What stands behind the last " of " or " the ", if two words do. */
static struct str
behind_of(struct str name)
{
	struct str rest = name;

	for (size_t i = 0; i + 4 < name.len; i++) {
		struct str tail = str_slice(name, i, name.len);

		if (str_starts(tail, STR(" of ")))
			rest = str_slice(name, i + 4, name.len);
		else if (str_starts(tail, STR(" the ")))
			rest = str_slice(name, i + 5, name.len);
	}
	return str_find(rest, ' ', 0) < rest.len ? rest : name;
}

/* Without "Democrat" and the like, as long as two words are left. */
static struct str
without_titles(const struct words *words, struct str name)
{
	for (;;) {
		size_t blank = str_find(name, ' ', 0);
		enum word_kind kind =
		    words_find(words, str_slice(name, 0, blank)).kind;

		if (blank == name.len ||
		    str_find(name, ' ', blank + 1) == name.len ||
		    (kind != WORD_PERSON && kind != WORD_EPITHET))
			return name;
		name = str_slice(name, blank + 1, name.len);
	}
}

/* A mention without the titles that its span may hold: Ana Ruiz of "Speaker
 * of the House Ana Ruiz". */
static struct str
bare_name(const struct persons *persons, struct str name)
{
	struct names_title title;
	size_t len = names_title_len(persons->names, name, &title);
	struct str behind = behind_of(name);

	if (behind.len == name.len)
		return without_titles(
		    persons->words, str_slice(name, len, name.len));
	if (str_starts(behind, STR("House ")) ||
	    str_starts(behind, STR("Senate ")))
		behind = str_slice(
		    behind, str_find(behind, ' ', 0) + 1, behind.len);
	return behind;
}

/* Lone names in the order of the text. */
static void
take_lone_names(
    struct persons *persons, struct reading *reading, struct arena *arena)
{
	for (size_t i = 0; i < persons->n; i++) {
		persons->at[i].last_full = NOBODY;
		persons->at[i].n = persons->at[i].n_full;
	}
	for (uint32_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		struct str name;
		bool full;

		if (m->kind != MENTION_NAME)
			continue;
		name = bare_name(persons, str_span(reading->text, m->at));
		full = names_parse(name).given.len > 0;
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

/* A lone surname of a person that passes for an organisation or place. */
static void
adopt(const struct persons *persons, struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];
		struct str name = str_span(reading->text, m->at);
		uint32_t id;

		if (m->kind != MENTION_ORG ||
		    str_find(name, ' ', 0) < name.len ||
		    (m->governed && str_is(m->ent->label, "place")))
			continue;
		id = persons->by_surname[slot(persons, name)];
		for (size_t n = 0; id != NOBODY && n < CHAIN_MAX; n++) {
			if (names_equal(persons->at[id].parts.surname, name))
				m->kind = MENTION_NAME;
			id = persons->at[id].next_surname;
		}
	}
}

void
persons_find(struct persons *persons, struct reading *reading,
    const struct names *names, struct arena *arena)
{
	*persons = (struct persons){ .names = names,
		.words = reading->words };
	init_index(persons, reading->n, arena);
	for (uint32_t i = 0; i < reading->n; i++) {
		struct mention *m = &reading->at[i];

		if (m->kind == MENTION_NAME)
			take_full_name(persons, m, i,
			    bare_name(persons, str_span(reading->text, m->at)),
			    arena);
	}
	adopt(persons, reading);
	take_lone_names(persons, reading, arena);
	for (size_t i = 0; i < persons->n; i++)
		choose_form(&persons->at[i]);
	add_titles(persons, reading);
}

void
persons_settle(
    struct persons *persons, struct reading *reading, struct arena *arena)
{
	take_lone_names(persons, reading, arena);
	add_titles(persons, reading);
}

uint32_t
persons_lookup(const struct persons *persons, struct str name)
{
	struct str bare = bare_name(persons, name);
	struct names_parts parts = names_parse(bare);
	uint32_t id, best = NOBODY;

	if (parts.surname.len == 0)
		return NOBODY;
	if (parts.given.len > 0)
		return find_full(persons, parts, bare);
	id = persons->by_surname[slot(persons, last_word(parts.surname))];
	for (size_t n = 0; id != NOBODY && n < CHAIN_MAX;
	     id = persons->at[id].next_surname, n++)
		if (surname_fits(&persons->at[id], parts.surname) &&
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
