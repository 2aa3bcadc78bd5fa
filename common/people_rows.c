/* Persons: what their atoms say, put together. */
#include <stdlib.h>

#include "counts.h"
#include "diag.h"
#include "people_in.h"

enum {
	LIST_MAX = 12, /* roles or affiliations of one person */
};

/* The atoms of one person, in an order that only their content decides. */
struct group {
	const uint32_t *at; /* [n] numbers of atoms */
	size_t n;
};

struct keyed {
	uint32_t root, atom;
};

static bool
has_lower(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_lower((unsigned char)s.at[i]) ||
		    (unsigned char)s.at[i] >= 0x80)
			return true;
	return false;
}

/*
 * Names that the user gave come first, then those with a given name, then the
 * others, and those all in capitals last; in each sort the most quoted.
 */
static void
prefer_full_names(const struct people *people, struct counts *names)
{
	for (size_t i = 0; i < names->n; i++) {
		struct counted *name = &names->at[i];
		size_t given = names_parse(name->value).given.len;
		uint64_t rank = given > 2 ? 3 : given > 0 ? 2 : 1;

		if (!has_lower(name->value))
			rank = 0;
		if (people_alias_pins(people->alias, name->value))
			rank = 4;
		name->count += rank << 48;
	}
}

/* The commonest kind, "unknown" only where there is no other. */
static struct str
best_kind(struct counts *kinds)
{
	counts_sort(kinds);
	if (kinds->n > 1 && str_is(kinds->at[0].value, "unknown"))
		return kinds->at[1].value;
	return kinds->at[0].value;
}

static void
set_lists(struct people *people, struct person *person,
    const struct group *group)
{
	struct counts names = { 0 }, roles = { 0 }, affils = { 0 };
	struct counts kinds = { 0 };
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < group->n; i++) {
		const struct people_atom *atom =
		    &people->atoms[group->at[i]];

		counts_add(&names, people_is_human(atom)
		        ? people_bare_name(people, atom->name) : atom->name,
		    atom->n_quotes, &arena);
		counts_add(&kinds, atom->kind, atom->n_quotes, &arena);
		counts_add_list(&roles, atom->roles, atom->n_quotes, &arena);
		counts_add_list(&affils, atom->affils, atom->n_quotes, &arena);
	}
	prefer_full_names(people, &names);
	counts_sort(&names);
	counts_sort(&roles);
	counts_sort(&affils);
	person->name = names.n > 0 ? names.at[0].value : STR("");
	person->aliases = counts_join(&names, 1, SIZE_MAX, &people->arena);
	person->roles = counts_join(&roles, 0, LIST_MAX, &people->arena);
	person->affils = counts_join(
	    &affils, 0, LIST_MAX, &people->arena);
	person->kind = best_kind(&kinds);
	arena_release(&arena);
}

static int
compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static uint64_t
count_outlets(const struct people *people, const struct group *group)
{
	struct people_numbers all = { 0 };
	uint64_t n = 0;

	for (size_t i = 0; i < group->n; i++) {
		const struct people_numbers *outlets =
		    &people->atoms[group->at[i]].outlets;

		for (size_t k = 0; k < outlets->n; k++)
			people_number_add(&all, outlets->at[k]);
	}
	if (all.n > 0)
		qsort(all.at, all.n, sizeof(all.at[0]), compare_numbers);
	for (size_t i = 0; i < all.n; i++)
		n += i == 0 || all.at[i] != all.at[i - 1];
	free(all.at);
	return n;
}

static void
add_dates(struct people *people, struct person *person,
    const struct people_atom *atom)
{
	struct str first = str_of(atom->first_date);
	struct str last = str_of(atom->last_date);

	if (first.len > 0 && (person->first_date.len == 0 ||
	        str_cmp(first, person->first_date) < 0))
		person->first_date = arena_copy(&people->arena, first);
	if (str_cmp(last, person->last_date) > 0)
		person->last_date = arena_copy(&people->arena, last);
}

static void
add_atom(struct people *people, struct person *person,
    const struct people_atom *atom, struct people_example *best)
{
	person->n_articles += atom->n_articles;
	person->n_quotes += atom->n_quotes;
	person->n_direct += atom->n_direct;
	person->n_words += atom->n_words;
	add_dates(people, person, atom);
	if (people_better(&atom->example, best))
		*best = atom->example;
}

static void
set_person(struct people *people, struct person *person,
    const struct group *group)
{
	struct people_example best = { 0 };

	*person = (struct person){ .same_as = STR(""),
		.first_date = STR(""), .last_date = STR("") };
	for (size_t i = 0; i < group->n; i++)
		add_atom(people, person, &people->atoms[group->at[i]], &best);
	person->example_article = best.article;
	person->example_quote = best.quote;
	person->n_outlets = count_outlets(people, group);
	set_lists(people, person, group);
}

static int
compare_keyed(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;

	if (x->root != y->root)
		return x->root < y->root ? -1 : 1;
	return x->atom < y->atom ? -1 : x->atom > y->atom;
}

/* Articles in which several atoms of one surname stood: once a person. */
static void
count_companies(struct people *people)
{
	struct people_numbers persons = { 0 };

	for (size_t i = 0; i < people->n_companies; i++) {
		const struct people_company *company = &people->companies[i];

		persons.n = 0;
		for (size_t k = 0; k < company->n; k++)
			people_number_add(&persons,
			    people->atoms[company->atoms[k]].person);
		if (persons.n > 0)
			qsort(persons.at, persons.n, sizeof(persons.at[0]),
			    compare_numbers);
		for (size_t k = 0; k < persons.n; k++)
			if (k == 0 || persons.at[k] != persons.at[k - 1])
				people->persons[persons.at[k]].n_articles +=
				    company->n_articles;
	}
	free(persons.at);
}

/* Make a person of each root; atom.person is set. */
static void
make_persons(struct people *people)
{
	struct keyed *all = xcalloc(people->n, sizeof(*all));
	uint32_t *atoms = xcalloc(people->n, sizeof(*atoms));

	for (uint32_t i = 0; i < people->n; i++)
		all[i] = (struct keyed){ people_root(people, i), i };
	qsort(all, people->n, sizeof(all[0]), compare_keyed);
	people->persons = arena_array(
	    &people->arena, struct person, people->n);
	for (size_t i = 0; i < people->n;) {
		struct group group = { atoms + i, 0 };

		for (uint32_t root = all[i].root;
		     i < people->n && all[i].root == root; i++) {
			atoms[i] = all[i].atom;
			people->atoms[all[i].atom].person =
			    (uint32_t)people->n_persons;
			group.n++;
		}
		set_person(people, &people->persons[people->n_persons++],
		    &group);
	}
	free(atoms);
	free(all);
}

void
people_rows(struct people *people)
{
	if (people->n == 0)
		return;
	make_persons(people);
	count_companies(people);
	people_rank(people);
	people_set_ids(people);
	people_set_same_as(people);
}
