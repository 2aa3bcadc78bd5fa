/* What speaks for one person, and what against. */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_join.h"
#include "utf8.h"

static void
add_word(uint64_t hash, void *data)
{
	struct cluster *cluster = data;

	for (size_t i = 0; i < cluster->n_words; i++)
		if (cluster->words[i] == hash)
			return;
	if (cluster->n_words < WORDS_MAX)
		cluster->words[cluster->n_words++] = hash;
}

/* The hash of a role in lower case. */
static uint64_t
role_hash(struct str role)
{
	char lower[3 * 100];

	if (role.len > 100)
		role.len = 100;
	return hash_str(
	    (struct str){ lower, utf8_lower_copy(role, lower) });
}

static void
add_roles(struct cluster *cluster, struct str roles)
{
	struct str role;

	while (roles.len > 0 && str_field(&roles, '|', &role)) {
		uint64_t hash = role_hash(role);
		size_t i = 0;

		while (i < cluster->n_roles && cluster->roles[i] != hash)
			i++;
		if (i == cluster->n_roles && i < ROLES_MAX)
			cluster->roles[cluster->n_roles++] = hash;
	}
}

static void
add_to_cluster(struct people *people, struct cluster *cluster,
    const struct item *item)
{
	const struct people_atom *atom = &people->atoms[item->atom];

	cluster->pinned |= atom->pinned;
	cluster->callings |= item->callings;
	cluster->n_articles += atom->n_articles;
	cluster->n_quotes += atom->n_quotes;
	add_roles(cluster, atom->roles);
	people_affil_words(atom->affils, add_word, cluster);
}

static struct cluster *
new_cluster(struct people *people, struct clusters *list,
    const struct item *item, uint32_t root)
{
	struct cluster cluster = {
		.atom = root,
		.key = item->key,
		.group = item->group,
		.human = item->human,
	};

	cluster.name = people_bare_name(
	    people, people->atoms[item->atom].name);
	if (list->n == list->cap) {
		list->cap = list->cap == 0 ? 64 : list->cap * 2;
		list->at = xrealloc(list->at, list->cap * sizeof(cluster));
	}
	list->at[list->n] = cluster;
	return &list->at[list->n++];
}

/* The clusters of one name; several of them are proposed to each other. */
void
people_add_clusters(struct people *people, struct clusters *list,
    const struct item *items, size_t n)
{
	size_t first = list->n;

	for (size_t i = 0; i < n; i++) {
		uint32_t root = people_root(people, items[i].atom);
		size_t k = first;

		while (k < list->n && list->at[k].atom != root)
			k++;
		if (k == list->n)
			new_cluster(people, list, &items[i], root);
		add_to_cluster(people, &list->at[k], &items[i]);
	}
	for (size_t i = first; i + 1 < list->n && i - first < RIVALS_MAX; i++)
		people_propose(people, list->at[i].atom, list->at[i + 1].atom);
}

static bool
share_word(const struct cluster *a, const struct cluster *b)
{
	for (size_t i = 0; i < a->n_words; i++)
		for (size_t k = 0; k < b->n_words; k++)
			if (a->words[i] == b->words[k])
				return true;
	return false;
}

bool
people_share_role(const struct cluster *a, const struct cluster *b)
{
	for (size_t i = 0; i < a->n_roles; i++)
		for (size_t k = 0; k < b->n_roles; k++)
			if (a->roles[i] == b->roles[k])
				return true;
	return false;
}

bool
people_clash(const struct cluster *a, const struct cluster *b)
{
	return !callings_fit(a->callings, b->callings) && !share_word(a, b);
}

/* Something that speaks for one person, more than the absence of a clash. */
bool
people_have_evidence(const struct cluster *a, const struct cluster *b)
{
	return (a->callings & b->callings) != 0 || share_word(a, b);
}

static struct str
pair_key(uint32_t key[2], uint32_t a, uint32_t b)
{
	key[0] = a < b ? a : b;
	key[1] = a < b ? b : a;
	return (struct str){ (const char *)key, 2 * sizeof(key[0]) };
}

static void
add_together(struct together *together, uint32_t a, uint32_t b, uint64_t more)
{
	uint32_t numbers[2];
	struct str key = pair_key(numbers, a, b);
	size_t *count = strmap_find(&together->where, key);

	if (a == b)
		return;
	if (count != NULL)
		*count += more;
	else
		strmap_set(&together->where,
		    arena_copy(&together->arena, key), more);
}

struct together
people_together(struct people *people)
{
	struct together together = { .where = { 0 } };

	arena_init(&together.arena);
	for (size_t i = 0; i < people->n_companies; i++) {
		const struct people_company *company = &people->companies[i];

		if (company->n > COMPANY_MAX)
			continue;
		for (size_t k = 0; k < company->n; k++)
			for (size_t m = k + 1; m < company->n; m++)
				add_together(&together,
				    people_root(people, company->atoms[k]),
				    people_root(people, company->atoms[m]),
				    company->n_articles);
	}
	return together;
}

void
people_together_release(struct together *together)
{
	strmap_release(&together->where);
	arena_release(&together->arena);
}

/* Do they speak side by side in one of four articles of the rarer one? */
bool
people_speak_together(const struct together *together, const struct cluster *a,
    const struct cluster *b)
{
	uint32_t numbers[2];
	const size_t *count = strmap_find(
	    &together->where, pair_key(numbers, a->atom, b->atom));
	uint64_t rarer =
	    a->n_articles < b->n_articles ? a->n_articles : b->n_articles;

	return count != NULL && *count * 4 >= rarer + *count;
}
