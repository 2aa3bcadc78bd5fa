/* Atoms: what articles say of a speaker, and how many say the same. */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_in.h"

static int
compare_str(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void
add_list(struct buf *out, struct str *values, size_t n)
{
	qsort(values, n, sizeof(values[0]), compare_str);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_byte(out, '|');
		for (size_t k = 0; k < values[i].len; k++)
			buf_byte(out, values[i].at[k] == '|' ||
			        values[i].at[k] == '\t'
			        ? ' ' : values[i].at[k]);
	}
}

/* Names that may be joined have the same group: their last word, folded. */
static uint64_t
group_of(const struct people *people, const struct people_atom *atom)
{
	struct str name = people_bare_name(people, atom->name);
	struct str surname;
	char folded[3 * 100];
	size_t space;

	if (!people_is_human(atom))
		return hash_str(atom->name);
	surname = names_parse(name).surname;
	while ((space = str_find(surname, ' ', 0)) < surname.len)
		surname = str_slice(surname, space + 1, surname.len);
	if (surname.len > 100)
		surname.len = 100;
	return hash_str((struct str){ folded, names_fold(surname, folded) });
}

static uint32_t
new_atom(struct people *people, struct str key)
{
	struct people_atom *atom;
	struct str rest;

	people->atoms = people_room(people->atoms, people->n, &people->cap,
	    sizeof(people->atoms[0]));
	atom = &people->atoms[people->n];
	*atom = (struct people_atom){ .parent = (uint32_t)people->n };
	key = rest = arena_copy(&people->arena, key);
	str_field(&rest, '\t', &atom->kind);
	str_field(&rest, '\t', &atom->name);
	str_field(&rest, '\t', &atom->roles);
	str_field(&rest, '\t', &atom->affils);
	atom->group = group_of(people, atom);
	atom->pinned = people_alias_pins(people->alias, atom->name);
	strmap_set(&people->atom_of, key, people->n);
	return (uint32_t)people->n++;
}

static uint32_t
atom_of(struct people *people, struct people_mention *mention)
{
	struct str name =
	    people_alias_apply(people->alias, mention, people->id);
	const size_t *found;
	struct buf key;
	uint32_t atom;

	buf_init(&key);
	add_list(&key, &mention->kind, 1);
	buf_byte(&key, '\t');
	add_list(&key, &name, 1);
	buf_byte(&key, '\t');
	add_list(&key, mention->roles, mention->n_roles);
	buf_byte(&key, '\t');
	add_list(&key, mention->affils, mention->n_affils);
	found = strmap_find(&people->atom_of, buf_str(&key));
	atom = found != NULL ? (uint32_t)*found
	                     : new_atom(people, buf_str(&key));
	buf_release(&key);
	return atom;
}

static void
add_outlet(struct people *people, struct people_numbers *outlets)
{
	size_t *found, i;
	uint32_t number;

	if (people->outlet.len == 0)
		return;
	found = strmap_find(&people->outlets, people->outlet);
	if (found == NULL) {
		strmap_set(&people->outlets,
		    arena_copy(&people->arena, people->outlet),
		    people->outlets.n);
		found = strmap_find(&people->outlets, people->outlet);
	}
	number = (uint32_t)*found;
	for (i = outlets->n; i > 0 && outlets->at[i - 1] >= number; i--)
		if (outlets->at[i - 1] == number)
			return;
	people_number_add(outlets, number);
	memmove(outlets->at + i + 1, outlets->at + i,
	    (outlets->n - 1 - i) * sizeof(outlets->at[0]));
	outlets->at[i] = number;
}

static void
add_date(struct people_atom *atom, struct str date)
{
	char text[11] = "";

	if (date.len == 0)
		return;
	memcpy(text, date.at, date.len < 10 ? date.len : 10);
	if (atom->first_date[0] == '\0' || strcmp(text, atom->first_date) < 0)
		memcpy(atom->first_date, text, sizeof(text));
	if (strcmp(text, atom->last_date) > 0)
		memcpy(atom->last_date, text, sizeof(text));
}

static void
add_example(struct people_atom *atom, const struct people_example *example)
{
	struct buf *text = &atom->example_text;
	size_t len = example->article.len;

	if (!people_better(example, &atom->example))
		return;
	buf_reset(text);
	buf_add(text, example->article);
	buf_add(text, example->quote);
	atom->example = *example;
	atom->example.article = str_slice(buf_str(text), 0, len);
	atom->example.quote = str_slice(buf_str(text), len, text->len);
}

static void
add_mention(struct people *people, uint32_t number,
    const struct people_mention *mention)
{
	struct people_atom *atom = &people->atoms[number];

	atom->n_quotes += mention->n_quotes;
	atom->n_direct += mention->n_direct;
	atom->n_words += mention->n_words;
	add_outlet(people, &atom->outlets);
	add_date(atom, people->date);
	add_example(atom, &mention->example);
}

uint32_t
people_atom(struct people *people, struct people_mention *mention)
{
	uint32_t atom = atom_of(people, mention);

	add_mention(people, atom, mention);
	return atom;
}

static void
add_company(struct people *people, const uint32_t *atoms, size_t n)
{
	struct str key = { (const char *)atoms, n * sizeof(atoms[0]) };
	const size_t *found = strmap_find(&people->company_of, key);

	if (found != NULL) {
		people->companies[*found].n_articles++;
		return;
	}
	people->companies = people_room(people->companies, people->n_companies,
	    &people->cap_companies, sizeof(people->companies[0]));
	key = arena_copy(&people->arena, key);
	people->companies[people->n_companies] = (struct people_company){
		(const uint32_t *)(const void *)key.at, n, 1 };
	strmap_set(&people->company_of, key, people->n_companies++);
}

struct grouped {
	uint64_t group;
	uint32_t atom;
};

static int
compare_grouped(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->atom < y->atom ? -1 : x->atom > y->atom;
}

/*
 * Count the article for each speaker.  Where several atoms share a group they
 * may turn out to be one person, who is then in one article, not in several:
 * such company is counted as a whole.
 */
void
people_count_article(struct people *people)
{
	size_t n = people->handles.n;
	struct grouped *all =
	    arena_array(&people->article, struct grouped, n);
	uint32_t *run = arena_array(&people->article, uint32_t, n);

	for (size_t i = 0; i < n; i++)
		all[i] = (struct grouped){
			people->atoms[people->handles.at[i]].group,
			people->handles.at[i] };
	qsort(all, n, sizeof(all[0]), compare_grouped);
	for (size_t i = 0; i < n;) {
		uint64_t group = all[i].group;
		size_t len = 0;

		for (; i < n && all[i].group == group; i++)
			if (len == 0 || run[len - 1] != all[i].atom)
				run[len++] = all[i].atom;
		if (len == 1)
			people->atoms[run[0]].n_articles++;
		else
			add_company(people, run, len);
	}
}
