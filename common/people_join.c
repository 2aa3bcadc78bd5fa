/*
 * Joining: which atoms are one person.
 *
 * First the same name, then names of one surname.  A bare surname or an
 * initial is joined only with evidence and without a rival.
 */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_join.h"
#include "utf8.h"

uint32_t
people_root(struct people *people, uint32_t atom)
{
	struct people_atom *atoms = people->atoms;

	while (atoms[atom].parent != atom) {
		atoms[atom].parent = atoms[atoms[atom].parent].parent;
		atom = atoms[atom].parent;
	}
	return atom;
}

void
people_unite(struct people *people, uint32_t a, uint32_t b)
{
	a = people_root(people, a);
	b = people_root(people, b);
	if (a < b)
		people->atoms[b].parent = a;
	else
		people->atoms[a].parent = b;
}

void
people_propose(struct people *people, uint32_t a, uint32_t b)
{
	struct people_pairs *pairs = &people->pairs;

	if (pairs->n == pairs->cap) {
		pairs->cap = pairs->cap == 0 ? 64 : pairs->cap * 2;
		pairs->at =
		    xrealloc(pairs->at, pairs->cap * sizeof(pairs->at[0]));
	}
	pairs->at[pairs->n++] = (struct people_pair){ a, b };
}

/* The full names that a short one may stand for. */
struct rivals {
	uint32_t at[RIVALS_MAX]; /* one cluster of each person */
	size_t n;                /* RIVALS_MAX + 1: too many */
};

static bool
stands_for(const struct context *context, const struct cluster *short_name,
    const struct cluster *full)
{
	enum names_match match = names_match(
	    &context->people->names, short_name->name, full->name);

	return (match == NAMES_BY_BOTH || match == NAMES_BY_SURNAME) &&
	    !people_clash(short_name, full);
}

static void
add_rival(struct people *people, struct cluster *group, struct rivals *rivals,
    uint32_t cluster)
{
	uint32_t root = people_root(people, group[cluster].atom);

	for (size_t i = 0; i < rivals->n && i < RIVALS_MAX; i++)
		if (people_root(people, group[rivals->at[i]].atom) == root)
			return;
	if (rivals->n < RIVALS_MAX)
		rivals->at[rivals->n] = cluster;
	if (rivals->n <= RIVALS_MAX)
		rivals->n++;
}

/*
 * The one rival whom the evidence names: the only one, with some of it, or the
 * only one with a role of the same words.  NULL where there is none.
 */
static const struct cluster *
only_rival(const struct cluster *short_name, const struct cluster *group,
    const struct rivals *rivals)
{
	const struct cluster *only = NULL;

	if (rivals->n == 1)
		return people_have_evidence(short_name, &group[rivals->at[0]])
		    ? &group[rivals->at[0]] : NULL;
	for (size_t i = 0; i < rivals->n; i++) {
		const struct cluster *rival = &group[rivals->at[i]];

		if (!people_share_role(short_name, rival))
			continue;
		if (only != NULL)
			return NULL;
		only = rival;
	}
	return only;
}

static void
follow_short_name(const struct context *context, struct cluster *group,
    size_t n, uint32_t i, struct people_pairs *leads)
{
	struct people *people = context->people;
	struct rivals rivals = { .n = 0 };
	const struct cluster *only;

	for (uint32_t k = 0; k < n && rivals.n <= RIVALS_MAX; k++)
		if (people_is_full(&group[k]) &&
		    stands_for(context, &group[i], &group[k]))
			add_rival(people, group, &rivals, k);
	if (rivals.n > RIVALS_MAX)
		return;
	only = only_rival(&group[i], group, &rivals);
	if (only != NULL && !only->pinned) {
		struct people_pair pair = { group[i].atom, only->atom };

		arena_append(context->arena, leads, pair);
		return;
	}
	for (size_t k = 0; k < rivals.n; k++)
		people_propose(
		    people, group[i].atom, group[rivals.at[k]].atom);
}

/* All are judged before any is joined, so that their order says nothing. */
static void
join_short_names(const struct context *context, struct cluster *group,
    size_t n)
{
	struct people_pairs leads = { 0 };
	size_t work = 0;

	for (uint32_t i = 0; i < n && work < WORK_MAX; i++) {
		if (people_is_full(&group[i]) || group[i].pinned)
			continue;
		follow_short_name(context, group, n, i, &leads);
		work += n;
	}
	for (size_t i = 0; i < leads.n; i++)
		people_unite(context->people, leads.at[i].a, leads.at[i].b);
}

static void
join_group(struct people *people, const struct together *together,
    struct cluster *group, size_t n)
{
	struct arena arena;
	struct context context = { people, together, &arena };

	if (n < 2 || !group[0].human)
		return;
	arena_init(&arena);
	for (uint32_t i = 0; i < n; i++)
		group[i].part = i;
	people_join_full_names(&context, group, n);
	join_short_names(&context, group, n);
	arena_release(&arena);
}

void
people_join(struct people *people)
{
	struct item *items = people_items(people);
	struct clusters list = { 0 };
	struct together together;

	for (size_t i = 0; i < people->n;) {
		size_t end = i + 1;

		while (end < people->n && people_same_name(&items[i], &items[end]))
			end++;
		people_join_same_name(people, items + i, end - i);
		people_add_clusters(people, &list, items + i, end - i);
		i = end;
	}
	together = people_together(people);
	for (size_t i = 0; i < list.n;) {
		size_t end = i + 1;

		while (end < list.n && list.at[end].human &&
		    list.at[end].group == list.at[i].group)
			end++;
		join_group(people, &together, list.at + i, end - i);
		i = end;
	}
	people_together_release(&together);
	free(list.at);
	free(items);
}
