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

void *
people_room(void *at, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return at;
	*cap = *cap == 0 ? 16 : *cap * 2;
	return xrealloc(at, *cap * size);
}

void
people_number_add(struct people_numbers *numbers, uint32_t number)
{
	numbers->at = people_room(numbers->at, numbers->n, &numbers->cap,
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
	people->mentions = people_room(people->mentions, people->n_mentions,
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

const uint32_t *
people_article_end(struct people *people, size_t *n)
{
	if (people->n_mentions > 0) {
		people->handles.n = 0;
		for (size_t i = 0; i < people->n_mentions; i++) {
			uint32_t atom =
			    people_atom(people, &people->mentions[i]);

			people_number_add(&people->handles, atom);
		}
		people_count_article(people);
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
