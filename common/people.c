/* Gathering: from the quotations of an article to atoms. */
#include "people.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_in.h"

struct people *
people_new(const struct people_alias *alias)
{
	struct people *people = xcalloc(1, sizeof(*people));

	people->alias = alias;
	names_init(&people->names);
	callings_init(&people->callings);
	return people;
}

void
people_free(struct people *people)
{
	for (size_t i = 0; i < people->n; i++) {
		free(people->atoms[i].outlets.at);
		buf_release(&people->atoms[i].example_text);
	}
	names_release(&people->names);
	callings_release(&people->callings);
	arena_release(&people->arena);
	arena_release(&people->article);
	strmap_release(&people->atom_of);
	strmap_release(&people->outlets);
	strmap_release(&people->company_of);
	strmap_release(&people->mention_of);
	free(people->atoms);
	free(people->companies);
	free(people->mentions);
	free(people->handles.at);
	free(people->pairs.at);
	free(people);
}

/* Room for one more element of size bytes in an array on the heap. */
static void *
room(void *at, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return at;
	*cap = *cap == 0 ? 16 : *cap * 2;
	return xrealloc(at, *cap * size);
}

void
people_number_add(struct people_numbers *numbers, uint32_t number)
{
	numbers->at = room(numbers->at, numbers->n, &numbers->cap,
	    sizeof(numbers->at[0]));
	numbers->at[numbers->n++] = number;
}

bool
people_better(const struct people_example *a, const struct people_example *b)
{
	int order;

	if (b->quote.len == 0)
		return true;
	if (a->direct != b->direct)
		return a->direct;
	if (a->words != b->words)
		return a->words > b->words;
	order = str_cmp(a->article, b->article);
	return order < 0;
}

bool
people_is_human(const struct people_atom *atom)
{
	return str_is(atom->kind, "person") || str_is(atom->kind, "unknown");
}

struct str
people_bare_name(const struct people *people, struct str name)
{
	struct names_title title;
	size_t len = names_title_len(&people->names, name, &title);

	return str_slice(name, len, name.len);
}

/* ---------------------------------------------------------- of one article */

void
people_article(
    struct people *people, struct str id, struct str date, struct str outlet)
{
	size_t ignored;

	people_article_end(people, &ignored);
	arena_reset(&people->article);
	people->id = arena_copy(&people->article, id);
	people->date = arena_copy(&people->article, date);
	people->outlet = arena_copy(&people->article, outlet);
	people->handles.n = 0;
}

static struct str
joined(struct arena *arena, struct str a, struct str b)
{
	char *out = arena_alloc(arena, a.len + b.len + 1);

	memcpy(out, a.at, a.len);
	out[a.len] = '\t';
	memcpy(out + a.len + 1, b.at, b.len);
	return (struct str){ out, a.len + b.len + 1 };
}

static size_t
mention_of(struct people *people, const struct people_quote *quote)
{
	struct str key = joined(&people->article, quote->kind, quote->name);
	const size_t *found = strmap_find(&people->mention_of, key);
	struct people_mention *mention;

	if (found != NULL)
		return *found;
	people->mentions = room(people->mentions, people->n_mentions,
	    &people->cap_mentions, sizeof(people->mentions[0]));
	mention = &people->mentions[people->n_mentions];
	*mention = (struct people_mention){
		.kind = str_slice(key, 0, quote->kind.len),
		.name = str_slice(key, quote->kind.len + 1, key.len),
	};
	strmap_set(&people->mention_of, key, people->n_mentions);
	return people->n_mentions++;
}

/* Add value to at[*n], which has room for 8 different ones. */
static void
add_value(struct people *people, struct str *at, size_t *n, struct str value)
{
	if (value.len == 0 || *n == 8)
		return;
	for (size_t i = 0; i < *n; i++)
		if (str_eq(at[i], value))
			return;
	at[(*n)++] = arena_copy(&people->article, value);
}

size_t
people_add(struct people *people, const struct people_quote *quote)
{
	size_t i = mention_of(people, quote);
	struct people_mention *mention = &people->mentions[i];
	struct people_example example = { quote->direct, quote->words,
		people->id, quote->quote };

	mention->n_quotes++;
	mention->n_direct += quote->direct;
	mention->n_words += quote->words;
	add_value(people, mention->roles, &mention->n_roles, quote->role);
	add_value(people, mention->affils, &mention->n_affils, quote->affil);
	if (people_better(&example, &mention->example)) {
		example.quote = arena_copy(&people->article, quote->quote);
		mention->example = example;
	}
	return i;
}

/* ---------------------------------------------------------------- to atoms */

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

	people->atoms = room(people->atoms, people->n, &people->cap,
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

/* -------------------------------------------------- who stood with whom */

static void
add_company(struct people *people, const uint32_t *atoms, size_t n)
{
	struct str key = { (const char *)atoms, n * sizeof(atoms[0]) };
	const size_t *found = strmap_find(&people->company_of, key);

	if (found != NULL) {
		people->companies[*found].n_articles++;
		return;
	}
	people->companies = room(people->companies, people->n_companies,
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
static void
count_article(struct people *people)
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

const uint32_t *
people_article_end(struct people *people, size_t *n)
{
	if (people->n_mentions > 0) {
		people->handles.n = 0;
		for (size_t i = 0; i < people->n_mentions; i++) {
			uint32_t atom = atom_of(people, &people->mentions[i]);

			add_mention(people, atom, &people->mentions[i]);
			people_number_add(&people->handles, atom);
		}
		count_article(people);
		people->n_mentions = 0;
		strmap_clear(&people->mention_of);
	}
	*n = people->handles.n;
	return people->handles.at;
}

const struct person *
people_finish(struct people *people, size_t *n)
{
	size_t ignored;

	people_article_end(people, &ignored);
	people_join(people);
	people_spelling(people);
	people_rows(people);
	*n = people->n_persons;
	return people->persons;
}

size_t
people_person(const struct people *people, uint32_t handle)
{
	return people->atoms[handle].person;
}
