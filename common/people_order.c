/* Persons in order, their ids, and who may be the same. */
#include <stdlib.h>

#include "diag.h"
#include "people_in.h"
#include "utf8.h"

enum {
	SAME_MAX = 8,  /* proposals for one person */
	SLUG_MAX = 80, /* bytes of an id */
};

struct ranked {
	struct person person;
	uint32_t old;
};

static int
compare_ranked(const void *a, const void *b)
{
	const struct person *x = &((const struct ranked *)a)->person;
	const struct person *y = &((const struct ranked *)b)->person;
	int order;

	if (x->n_quotes != y->n_quotes)
		return x->n_quotes > y->n_quotes ? -1 : 1;
	order = str_cmp(x->name, y->name);
	if (order == 0)
		order = str_cmp(x->kind, y->kind);
	if (order == 0)
		order = str_cmp(x->roles, y->roles);
	if (order == 0)
		order = str_cmp(x->example_article, y->example_article);
	return order != 0 ? order : str_cmp(x->example_quote, y->example_quote);
}

void
people_rank(struct people *people)
{
	size_t n = people->n_persons;
	struct ranked *all = xcalloc(n, sizeof(*all));
	uint32_t *place = xcalloc(n, sizeof(*place));

	for (uint32_t i = 0; i < n; i++)
		all[i] = (struct ranked){ people->persons[i], i };
	qsort(all, n, sizeof(all[0]), compare_ranked);
	for (uint32_t i = 0; i < n; i++) {
		people->persons[i] = all[i].person;
		place[all[i].old] = i;
	}
	for (size_t i = 0; i < people->n; i++)
		people->atoms[i].person = place[people->atoms[i].person];
	free(place);
	free(all);
}

/* "Zoë Okafor" to "zoë-okafor": letters and digits, the rest dashes. */
static struct str
slug_of(struct people *people, struct str name)
{
	char *out = arena_alloc(&people->arena, name.len * 3 + 16);
	struct str lower = { out + 8, 0 };
	size_t len = 0;
	bool gap = false;

	lower.len = utf8_lower_copy(name, out + 8);
	for (size_t i = 0; i < lower.len && len < SLUG_MAX;) {
		uint32_t c;
		size_t size = utf8_decode(lower, i, &c);

		if (size == 0)
			size = 1;
		else if (!utf8_is_letter(c) && !utf8_is_digit(c))
			gap = len > 0;
		else {
			if (gap)
				out[len++] = '-';
			gap = false;
			memmove(out + len, lower.at + i, size);
			len += size;
		}
		i += size;
	}
	return (struct str){ out, len };
}

void
people_set_ids(struct people *people)
{
	struct strmap taken = { 0 };

	for (size_t i = 0; i < people->n_persons; i++) {
		struct person *person = &people->persons[i];
		struct str slug = slug_of(people, person->name);
		size_t *count_of;

		if (slug.len == 0 || ascii_is_digit((unsigned char)slug.at[0]))
			slug = arena_printf(&people->arena, "x-%.*s",
			    (int)slug.len, slug.at);
		person->id = slug;
		for (count_of = strmap_find(&taken, slug); count_of != NULL &&
		     strmap_find(&taken, person->id) != NULL;)
			person->id = arena_printf(&people->arena, "%.*s-%zu",
			    (int)slug.len, slug.at, ++*count_of);
		strmap_set(&taken, person->id, 1);
	}
	strmap_release(&taken);
}

static int
compare_pairs(const void *a, const void *b)
{
	const struct people_pair *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b < y->b ? -1 : x->b > y->b;
}

/* Proposals between persons, both ways, without doubles. */
static struct people_pairs
person_pairs(const struct people *people)
{
	struct people_pairs pairs = {
		.at = xcalloc(people->pairs.n * 2, sizeof(pairs.at[0])) };

	for (size_t i = 0; i < people->pairs.n; i++) {
		uint32_t a = people->atoms[people->pairs.at[i].a].person;
		uint32_t b = people->atoms[people->pairs.at[i].b].person;

		if (a == b)
			continue;
		pairs.at[pairs.n++] = (struct people_pair){ a, b };
		pairs.at[pairs.n++] = (struct people_pair){ b, a };
	}
	qsort(pairs.at, pairs.n, sizeof(pairs.at[0]), compare_pairs);
	return pairs;
}

void
people_set_same_as(struct people *people)
{
	struct people_pairs pairs = person_pairs(people);
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < pairs.n;) {
		uint32_t a = pairs.at[i].a, last = UINT32_MAX;
		size_t n = 0;

		buf_reset(&out);
		for (; i < pairs.n && pairs.at[i].a == a; i++) {
			if (pairs.at[i].b == last || n == SAME_MAX)
				continue;
			last = pairs.at[i].b;
			if (n++ > 0)
				buf_byte(&out, '|');
			buf_add(&out, people->persons[last].id);
		}
		people->persons[a].same_as =
		    arena_copy(&people->arena, buf_str(&out));
	}
	buf_release(&out);
	free(pairs.at);
}
