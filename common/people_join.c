/*
 * Joining: which atoms are one person.
 *
 * First, atoms of the same name are one person, unless their roles lie in
 * callings that do not go together.  Then names of one surname are compared:
 * what fits becomes one where all that fits fits each other, or nearly all is
 * the one, and a bare surname or an initial only with evidence and without a
 * rival.
 */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_in.h"
#include "utf8.h"

enum {
	WORDS_MAX = 16,  /* words of affiliations kept for a person */
	CLIQUE_MAX = 32, /* names that are compared each with each */
	ROLES_MAX = 16,  /* roles kept for a person */
	COMPANY_MAX = 16, /* names of one article that are compared */
	RIVALS_MAX = 8,  /* more than these are not worth proposing */
	WORK_MAX = 4000000, /* comparisons in a group before it gives up */
};

/* Atoms of one name that are one person so far. */
struct cluster {
	uint32_t atom;     /* one of them */
	struct str key;    /* the name, for equality */
	struct str name;   /* without titles */
	uint64_t group;
	bool human, pinned;
	uint32_t callings;
	uint64_t words[WORDS_MAX]; /* [n_words] of affiliations, hashed */
	size_t n_words;
	uint64_t roles[ROLES_MAX]; /* [n_roles] hashed */
	size_t n_roles;
	uint64_t n_articles, n_quotes;
	uint32_t part;     /* union-find among clusters of a group */
};

struct clusters {
	struct cluster *at; /* [n] */
	size_t n, cap;
};

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

/* ------------------------------------------------------------ the same name */

/*
 * The name as it is compared for equality: lower case, apostrophes straight,
 * marks on letters kept.  Of others than persons without "the".
 */
static struct str
key_of(struct people *people, const struct people_atom *atom)
{
	struct str name = atom->name, key;
	char *out;
	size_t len = 0;

	if (people_is_human(atom))
		name = people_bare_name(people, name);
	out = arena_alloc(&people->arena, name.len * 3 + 1);
	key = (struct str){ out, utf8_lower_copy(name, out) };
	for (size_t i = 0; i < key.len; i++) {
		if (str_starts(str_slice(key, i, key.len), STR("\u2019"))) {
			out[len++] = '\'';
			i += 2;
		} else {
			out[len++] = key.at[i];
		}
	}
	key.len = len;
	if (!people_is_human(atom) && str_starts(key, STR("the ")))
		key = str_slice(key, 4, key.len);
	return key;
}

/* An atom with what joining looks at. */
struct item {
	uint32_t atom;
	bool human;
	uint64_t group;
	struct str key, roles, affils;
	uint32_t callings;
};

static int
compare_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order;

	if (x->human != y->human)
		return x->human ? -1 : 1;
	if (x->group != y->group && x->human)
		return x->group < y->group ? -1 : 1;
	order = str_cmp(x->key, y->key);
	if (order == 0)
		order = str_cmp(x->roles, y->roles);
	if (order == 0)
		order = str_cmp(x->affils, y->affils);
	if (order != 0)
		return order;
	return x->atom < y->atom ? -1 : x->atom > y->atom;
}

static bool
is_common_word(struct str word)
{
	static const char *const common[] = { "the", "and", "for", "city",
		"county", "state", "university", "school", "police",
		"department", "district", "national", "united", "states",
		"american", "committee", "house", "new", "inc", "office" };

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (str_eq_nocase(word, str_of(common[i])))
			return true;
	return word.len < 3;
}

/* Call each() with the hash of every telling word of affils, in lower case. */
static void
affil_words(struct str affils, void (*each)(uint64_t hash, void *), void *data)
{
	size_t begin = 0;

	for (size_t i = 0; i <= affils.len; i++) {
		unsigned char c =
		    i < affils.len ? (unsigned char)affils.at[i] : ' ';
		struct str word;
		char lower[3 * 64];

		if (ascii_is_alnum(c) || c >= 0x80)
			continue;
		word = str_slice(affils, begin, i);
		begin = i + 1;
		if (is_common_word(word) || word.len > 64)
			continue;
		each(hash_str((struct str){ lower,
		         utf8_lower_copy(word, lower) }), data);
	}
}

/* Uniting the atoms of one name by the words of their affiliations. */
struct by_word {
	struct people *people;
	struct strmap *first; /* bytes of a hash: an atom */
	struct arena *arena;
	uint32_t atom;
};

static void
unite_by_word(uint64_t hash, void *data)
{
	struct by_word *by = data;
	struct str key = { (const char *)&hash, sizeof(hash) };
	const size_t *found = strmap_find(by->first, key);

	if (found != NULL)
		people_unite(by->people, (uint32_t)*found, by->atom);
	else
		strmap_set(by->first, arena_copy(by->arena, key), by->atom);
}

static void
unite_affils(struct people *people, const struct item *items, size_t n)
{
	struct strmap first = { 0 };
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		struct by_word by = { people, &first, &arena, items[i].atom };

		affil_words(people->atoms[items[i].atom].affils,
		    unite_by_word, &by);
	}
	strmap_release(&first);
	arena_release(&arena);
}

/* Unite atoms whose callings go together. */
static void
unite_callings(struct people *people, const struct item *items, size_t n)
{
	uint32_t first[32];
	uint32_t seen = 0;

	for (size_t i = 0; i < n; i++)
		for (uint32_t bit = 0; bit < 32; bit++) {
			if (!(items[i].callings >> bit & 1))
				continue;
			if (seen >> bit & 1)
				people_unite(people, first[bit], items[i].atom);
			first[bit] = items[i].atom;
			seen |= (uint32_t)1 << bit;
		}
	for (uint32_t a = 0; a < 32; a++)
		for (uint32_t b = a + 1; b < 32; b++)
			if ((seen >> a & 1) && (seen >> b & 1) &&
			    callings_fit((uint32_t)1 << a, (uint32_t)1 << b))
				people_unite(people, first[a], first[b]);
}

/* Of the people with this name whose calling is known: who leads? */
struct standing {
	uint32_t best;
	uint64_t best_quotes, second_quotes;
};

static struct standing
standing_of(struct people *people, const struct item *items, size_t n)
{
	struct standing standing = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct people_atom *root = &people->atoms[people_root(
		    people, items[i].atom)];

		if (items[i].callings == 0)
			continue;
		root->tied = true;
		root->tally += people->atoms[items[i].atom].n_quotes;
	}
	for (size_t i = 0; i < n; i++) {
		const struct people_atom *atom = &people->atoms[items[i].atom];

		if (atom->tally > standing.best_quotes) {
			standing.second_quotes = standing.best_quotes;
			standing.best_quotes = atom->tally;
			standing.best = items[i].atom;
		} else if (atom->tally > standing.second_quotes) {
			standing.second_quotes = atom->tally;
		}
	}
	return standing;
}

/*
 * Atoms that nothing ties to one of several people of the name go to the one
 * who is quoted three times as much as the next, else they stay by themselves.
 */
static void
unite_loose(struct people *people, const struct item *items, size_t n)
{
	struct standing standing = standing_of(people, items, n);
	bool clear = standing.best_quotes > 0 &&
	    standing.best_quotes >= 3 * standing.second_quotes;
	uint32_t loose = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		uint32_t root = people_root(people, items[i].atom);

		if (people->atoms[root].tied)
			continue;
		if (clear)
			people_unite(people, standing.best, root);
		else if (loose != UINT32_MAX)
			people_unite(people, loose, root);
		loose = root;
	}
}

static bool
is_pinned(const struct people *people, const struct item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (people->atoms[items[i].atom].pinned)
			return true;
	return false;
}

static void
join_same_name(struct people *people, const struct item *items, size_t n)
{
	if (!items[0].human || is_pinned(people, items, n)) {
		for (size_t i = 1; i < n; i++)
			people_unite(people, items[0].atom, items[i].atom);
		return;
	}
	unite_callings(people, items, n);
	unite_affils(people, items, n);
	unite_loose(people, items, n);
}

/* ---------------------------------------------------------------- clusters */

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
	affil_words(atom->affils, add_word, cluster);
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
static void
add_clusters(struct people *people, struct clusters *list,
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

static bool
share_role(const struct cluster *a, const struct cluster *b)
{
	for (size_t i = 0; i < a->n_roles; i++)
		for (size_t k = 0; k < b->n_roles; k++)
			if (a->roles[i] == b->roles[k])
				return true;
	return false;
}

static bool
clash(const struct cluster *a, const struct cluster *b)
{
	return !callings_fit(a->callings, b->callings) && !share_word(a, b);
}

/* Something that speaks for one person, more than the absence of a clash. */
static bool
have_evidence(const struct cluster *a, const struct cluster *b)
{
	return (a->callings & b->callings) != 0 || share_word(a, b);
}

/* ---------------------------------------------------------- in one article */

/*
 * In how many articles two names spoke side by side.  Whoever does that often
 * is not one person: a senator and his son of the same name.
 */
struct together {
	struct strmap where; /* two roots: number of the count */
	struct arena arena;
};

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

static struct together
count_together(struct people *people)
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

static void
together_release(struct together *together)
{
	strmap_release(&together->where);
	arena_release(&together->arena);
}

/* Do they speak side by side in one of four articles of the rarer one? */
static bool
speak_together(const struct together *together, const struct cluster *a,
    const struct cluster *b)
{
	uint32_t numbers[2];
	const size_t *count = strmap_find(
	    &together->where, pair_key(numbers, a->atom, b->atom));
	uint64_t rarer =
	    a->n_articles < b->n_articles ? a->n_articles : b->n_articles;

	return count != NULL && *count * 4 >= rarer + *count;
}

/* -------------------------------------------------------- the same surname */

/* What the comparisons of a group look at beside the clusters. */
struct context {
	struct people *people;
	const struct together *together;
	struct arena *arena;
};

static bool
is_initial(struct str given)
{
	struct str letters = given;

	while (letters.len > 0 && letters.at[letters.len - 1] == '.')
		letters.len--;
	return letters.len <= 1 || str_find(letters, '.', 0) < letters.len;
}

static bool
is_full(const struct cluster *cluster)
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
	    !str_eq(a->key, b->key) && !clash(a, b) &&
	    !speak_together(context->together, a, b);
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

		if (!is_full(&group[i]) || group[i].pinned)
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

static void
join_full_names(const struct context *context, struct cluster *group, size_t n)
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
	    !clash(short_name, full);
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
		return have_evidence(short_name, &group[rivals->at[0]])
		    ? &group[rivals->at[0]] : NULL;
	for (size_t i = 0; i < rivals->n; i++) {
		const struct cluster *rival = &group[rivals->at[i]];

		if (!share_role(short_name, rival))
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
		if (is_full(&group[k]) &&
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
		if (is_full(&group[i]) || group[i].pinned)
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
	join_full_names(&context, group, n);
	join_short_names(&context, group, n);
	arena_release(&arena);
}

/* ----------------------------------------------------------------- all of it */

static struct item *
sorted_items(struct people *people)
{
	struct item *items = xcalloc(people->n, sizeof(*items));

	for (size_t i = 0; i < people->n; i++) {
		struct people_atom *atom = &people->atoms[i];

		atom->callings =
		    callings_of(&people->callings, atom->roles) |
		    callings_of(&people->callings, atom->affils);
		items[i] = (struct item){
			.atom = (uint32_t)i,
			.human = people_is_human(atom),
			.group = atom->group,
			.key = key_of(people, atom),
			.roles = atom->roles,
			.affils = atom->affils,
			.callings = atom->callings,
		};
	}
	qsort(items, people->n, sizeof(items[0]), compare_items);
	return items;
}

static bool
same_name(const struct item *a, const struct item *b)
{
	return a->human == b->human && str_eq(a->key, b->key);
}

void
people_join(struct people *people)
{
	struct item *items = sorted_items(people);
	struct clusters list = { 0 };
	struct together together;

	for (size_t i = 0; i < people->n;) {
		size_t end = i + 1;

		while (end < people->n && same_name(&items[i], &items[end]))
			end++;
		join_same_name(people, items + i, end - i);
		add_clusters(people, &list, items + i, end - i);
		i = end;
	}
	together = count_together(people);
	for (size_t i = 0; i < list.n;) {
		size_t end = i + 1;

		while (end < list.n && list.at[end].human &&
		    list.at[end].group == list.at[i].group)
			end++;
		join_group(people, &together, list.at + i, end - i);
		i = end;
	}
	together_release(&together);
	free(list.at);
	free(items);
}
