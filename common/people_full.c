/*
 * Full names of one surname: what fits becomes one where all that fits fits each
 * other, or nearly all is the one.
 */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_join.h"
#include "utf8.h"

static bool
is_initial(struct str given)
{
	struct str letters = given;

	while (letters.len > 0 && letters.at[letters.len - 1] == '.')
		letters.len--;
	return letters.len <= 1 || str_find(letters, '.', 0) < letters.len;
}

bool
people_is_full(const struct cluster *cluster)
{
	struct str given = names_parse(cluster->name).given;

	return given.len > 0 && !is_initial(given);
}

static bool
fit_fully(const struct context *context, const struct cluster *a,
    const struct cluster *b)
{
	enum names_match match =
	    names_match(&context->people->names, a->name, b->name);

	return (match == NAMES_BY_BOTH || match == NAMES_SAME) &&
	    !str_eq(a->key, b->key) && !people_clash(a, b) &&
	    !people_speak_together(context->together, a, b);
}

/* Is b, folded, one of the full forms that a stands for, as Bob for Robert? */
static bool
is_short_for(const struct context *context, struct str a, struct str b)
{
	char folded[3 * 100], other[3 * 100];
	const struct lexicon_row *row;
	struct str forms, form, want;

	if (a.len > 100 || b.len > 100)
		return false;
	want = (struct str){ other, names_fold(b, other) };
	row = lexicon_find(&context->people->names.nicknames,
	    (struct str){ folded, names_fold(a, folded) });
	if (row == NULL)
		return false;
	for (forms = row->value; str_field(&forms, '|', &form);)
		if (str_eq(form, want))
			return true;
	return false;
}

/*
 * Fred and Rick may both be a Frederick and are two people for all that:
 * proposed, not joined.
 */
static bool
are_both_short(const struct context *context, const struct cluster *a,
    const struct cluster *b)
{
	struct str x = names_parse(a->name).given;
	struct str y = names_parse(b->name).given;

	return !names_equal(x, y) && !is_initial(x) && !is_initial(y) &&
	    lexicon_find_lower(&context->people->names.nicknames, x) != NULL &&
	    lexicon_find_lower(&context->people->names.nicknames, y) != NULL &&
	    !is_short_for(context, x, y) && !is_short_for(context, y, x);
}

/* Only marks on letters tell them apart: Zoë and Zoe.  Never joined. */
static bool
is_variant(const struct cluster *a, const struct cluster *b)
{
	return names_equal(a->name, b->name);
}

static uint32_t
part_of(struct cluster *group, uint32_t i)
{
	while (group[i].part != i) {
		group[i].part = group[group[i].part].part;
		i = group[i].part;
	}
	return i;
}

/* A given name or one of its full forms, and the cluster that has it. */
struct given {
	uint64_t hash;
	uint32_t cluster;
};

struct givens {
	struct given *at; /* [n] */
	size_t n, cap;
};

static int
compare_givens(const void *a, const void *b)
{
	const struct given *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->cluster < y->cluster ? -1 : x->cluster > y->cluster;
}

static void
add_givens(const struct people *people, struct givens *givens,
    struct str given, uint32_t cluster, struct arena *arena)
{
	char folded[3 * 100];
	const struct lexicon_row *row;
	struct str key, forms, form;

	if (given.len == 0 || given.len > 100)
		return;
	key = (struct str){ folded, names_fold(given, folded) };
	arena_append(arena, givens,
	    ((struct given){ hash_str(key), cluster }));
	row = lexicon_find(&people->names.nicknames, key);
	forms = row == NULL ? (struct str){ NULL, 0 } : row->value;
	while (forms.at != NULL && str_field(&forms, '|', &form))
		arena_append(arena, givens,
		    ((struct given){ hash_str(form), cluster }));
}

static struct givens
gather_givens(const struct people *people, const struct cluster *group,
    size_t n, struct arena *arena)
{
	struct givens givens = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		struct names_parts parts = names_parse(group[i].name);

		if (!people_is_full(&group[i]) || group[i].pinned)
			continue;
		add_givens(people, &givens, parts.given, i, arena);
		add_givens(people, &givens, parts.nickname, i, arena);
		add_givens(people, &givens, parts.middle, i, arena);
	}
	if (givens.n > 0)
		qsort(givens.at, givens.n, sizeof(givens.at[0]),
		    compare_givens);
	return givens;
}

/* Pairs of clusters of a group that fit; at most CLIQUE_MAX a given name. */
static struct people_pairs
fitting_pairs(const struct context *context, const struct cluster *group,
    const struct givens *givens)
{
	struct people_pairs pairs = { 0 };

	for (size_t i = 0; i < givens->n; i++)
		for (size_t k = i + 1; k < givens->n && k - i < CLIQUE_MAX &&
		     givens->at[k].hash == givens->at[i].hash; k++) {
			struct people_pair pair = { givens->at[i].cluster,
				givens->at[k].cluster };

			if (pair.a != pair.b && fit_fully(context,
			        &group[pair.a], &group[pair.b]))
				arena_append(context->arena, &pairs, pair);
		}
	return pairs;
}

/* Clusters that fit one another, directly or by way of others. */
struct part {
	struct cluster *group;
	const uint32_t *members; /* [n] numbers in group */
	size_t n;
	uint32_t fits[CLIQUE_MAX]; /* bit k of fits[i]: i and k fit */
};

static void
compare_members_of(const struct context *context, struct part *part)
{
	for (size_t i = 0; i < part->n; i++)
		part->fits[i] = (uint32_t)1 << i;
	for (size_t i = 0; i < part->n; i++)
		for (size_t k = i + 1; k < part->n; k++) {
			const struct cluster *a =
			    &part->group[part->members[i]];
			const struct cluster *b =
			    &part->group[part->members[k]];

			if (is_variant(a, b) ||
			    are_both_short(context, a, b) ||
			    !fit_fully(context, a, b))
				continue;
			part->fits[i] |= (uint32_t)1 << k;
			part->fits[k] |= (uint32_t)1 << i;
		}
}

static uint64_t
quotes_of(const struct part *part, size_t i)
{
	return part->group[part->members[i]].n_quotes;
}

/*
 * Do i and k fit, and does whatever fits only one of them count for little?
 * Beside fifty of Sam Marsh and forty of Sam J. Marsh, two of Sam Marsh Jr. do;
 * beside Ann Poe, an Ann B. Poe and an Ann C. Poe count alike.
 */
static bool
may_join(const struct part *part, size_t i, size_t k)
{
	if (!(part->fits[i] >> k & 1))
		return false;
	for (size_t z = 0; z < part->n; z++) {
		bool fits_i = part->fits[i] >> z & 1;
		bool fits_k = part->fits[k] >> z & 1;
		uint64_t other = fits_i ? quotes_of(part, k)
		                        : quotes_of(part, i);

		if (fits_i != fits_k && other < 5 * quotes_of(part, z))
			return false;
	}
	return true;
}

static void
unite_part(const struct context *context, struct part *part)
{
	if (part->n > CLIQUE_MAX)
		return;
	compare_members_of(context, part);
	for (size_t i = 0; i < part->n; i++)
		for (size_t k = i + 1; k < part->n; k++)
			if (may_join(part, i, k))
				people_unite(context->people,
				    part->group[part->members[i]].atom,
				    part->group[part->members[k]].atom);
}

struct member {
	uint32_t part, cluster;
};

static int
compare_members(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return x->cluster < y->cluster ? -1 : x->cluster > y->cluster;
}

static void
unite_parts(const struct context *context, struct cluster *group, size_t n)
{
	struct member *all = arena_array(context->arena, struct member, n);
	uint32_t *members = arena_array(context->arena, uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
		all[i] = (struct member){ part_of(group, i), i };
	qsort(all, n, sizeof(all[0]), compare_members);
	for (size_t i = 0; i < n;) {
		struct part part = { .group = group, .members = members };

		for (uint32_t of = all[i].part; i < n && all[i].part == of;
		     i++)
			members[part.n++] = all[i].cluster;
		unite_part(context, &part);
	}
}

void
people_join_full_names(const struct context *context, struct cluster *group, size_t n)
{
	struct givens givens =
	    gather_givens(context->people, group, n, context->arena);
	struct people_pairs pairs = fitting_pairs(context, group, &givens);

	for (size_t i = 0; i < pairs.n; i++) {
		uint32_t a = part_of(group, pairs.at[i].a);
		uint32_t b = part_of(group, pairs.at[i].b);

		if (a < b)
			group[b].part = a;
		else
			group[a].part = b;
	}
	unite_parts(context, group, n);
	for (size_t i = 0; i < pairs.n; i++)
		people_propose(context->people, group[pairs.at[i].a].atom,
		    group[pairs.at[i].b].atom);
}
