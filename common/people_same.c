/*
 * Atoms of the same name are one person, unless their roles lie in callings
 * that do not go together.
 */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_join.h"
#include "utf8.h"

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
void
people_affil_words(struct str affils, void (*each)(uint64_t hash, void *), void *data)
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

		people_affil_words(people->atoms[items[i].atom].affils,
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

void
people_join_same_name(struct people *people, const struct item *items, size_t n)
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

struct item *
people_items(struct people *people)
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

bool
people_same_name(const struct item *a, const struct item *b)
{
	return a->human == b->human && str_eq(a->key, b->key);
}
