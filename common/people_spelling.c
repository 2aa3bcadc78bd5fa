/*
 * Proposing: names that are a slip of the pen apart.
 *
 * "Tiffany Crain" and "Tiffany Crane" lose one letter each and are the same
 * then; "Jon" and "John" Smith are apart by one letter too many.  Both are
 * found by writing down every name with one letter taken out and looking for
 * what stands there twice: linear in the number of names.
 */
#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "people_in.h"
#include "utf8.h"

enum {
	NEAR = 8,        /* rows of one spelling that are compared */
	SURNAME_MIN = 4, /* letters of a surname that may lose one */
	GIVEN_MIN = 3,
};

struct spelled {
	struct str given, surname; /* folded, in the arena */
	uint64_t same;             /* hash of the part that must be equal */
	uint32_t atom;
};

/* A name with one letter less, or whole. */
struct variant {
	uint64_t hash;
	uint32_t of; /* a struct spelled */
	bool whole;
};

struct variants {
	struct variant *at; /* [n] */
	size_t n, cap;
};

struct spelling {
	struct people *people;
	struct spelled *names; /* [n] */
	size_t n;
	struct arena arena;
};

static struct str
fold_copy(struct arena *arena, struct str s)
{
	char *out;

	if (s.len > 60)
		s.len = 0; /* no name: too long to be a slip */
	out = arena_alloc(arena, s.len * 3 + 1);
	return (struct str){ out, names_fold(s, out) };
}

static void
gather(struct spelling *spelling)
{
	struct people *people = spelling->people;

	spelling->names = xcalloc(people->n, sizeof(*spelling->names));
	for (size_t i = 0; i < people->n; i++) {
		const struct people_atom *atom = &people->atoms[i];
		struct names_parts parts;
		struct spelled *name = &spelling->names[spelling->n];

		if (!people_is_human(atom))
			continue;
		people->atoms[people_root(people, (uint32_t)i)].callings |=
		    atom->callings;
		parts = names_parse(people_bare_name(people, atom->name));
		name->given = fold_copy(&spelling->arena, parts.given);
		name->surname = fold_copy(&spelling->arena, parts.surname);
		name->atom = (uint32_t)i;
		if (name->given.len > 0 && name->surname.len > 0)
			spelling->n++;
	}
}

static int
compare_spelled(const void *a, const void *b)
{
	const struct spelled *x = a, *y = b;
	int order;

	if (x->same != y->same)
		return x->same < y->same ? -1 : 1;
	order = str_cmp(x->given, y->given);
	if (order == 0)
		order = str_cmp(x->surname, y->surname);
	if (order != 0)
		return order;
	return x->atom < y->atom ? -1 : x->atom > y->atom;
}

static int
compare_variants(const void *a, const void *b)
{
	const struct variant *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->of < y->of ? -1 : x->of > y->of;
}

static bool
is_same_spelling(const struct spelled *a, const struct spelled *b)
{
	return str_eq(a->given, b->given) && str_eq(a->surname, b->surname);
}

/* Equal but for marks on letters? */
static bool
equal_names(const struct people *people, const struct spelled *a,
    const struct spelled *b)
{
	return names_equal(people->atoms[a->atom].name,
	    people->atoms[b->atom].name);
}

static void
propose(struct spelling *spelling, const struct spelled *a,
    const struct spelled *b)
{
	struct people *people = spelling->people;
	uint32_t x = people_root(people, a->atom);
	uint32_t y = people_root(people, b->atom);

	if (x != y && callings_fit(people->atoms[x].callings,
	        people->atoms[y].callings))
		people_propose(people, x, y);
}

/* Write down word, whole and with each letter but the first taken out. */
static void
add_variants(struct variants *variants, struct str word, uint32_t of,
    struct arena *arena)
{
	char less[3 * 60];

	arena_append(arena, variants,
	    ((struct variant){ hash_str(word), of, true }));
	for (size_t i = 1; i < word.len; i++) {
		size_t end = i + 1;

		if (!utf8_is_boundary(word, i))
			continue;
		while (!utf8_is_boundary(word, end))
			end++;
		memcpy(less, word.at, i);
		memcpy(less + i, word.at + end, word.len - end);
		arena_append(arena, variants, ((struct variant){
		    hash_str((struct str){ less, word.len - (end - i) }), of,
		    false }));
	}
}

/*
 * Compare the names [begin, end), which share their other half.  Each of two
 * surnames may have lost a letter, but only one of two given names.
 */
static void
compare_run(struct spelling *spelling, size_t begin, size_t end, bool surname)
{
	struct spelled *names = spelling->names;
	struct variants variants = { 0 };
	struct arena arena;

	arena_init(&arena);
	for (size_t i = begin; i < end; i++) {
		struct str word = surname ? names[i].surname : names[i].given;

		if (i > begin && is_same_spelling(&names[i - 1], &names[i])) {
			if (equal_names(spelling->people, &names[i - 1],
			        &names[i]))
				propose(spelling, &names[i - 1], &names[i]);
		} else if (word.len >= (surname ? SURNAME_MIN : GIVEN_MIN)) {
			add_variants(&variants, word, (uint32_t)i, &arena);
		}
	}
	if (variants.n > 0)
		qsort(variants.at, variants.n, sizeof(variants.at[0]),
		    compare_variants);
	for (size_t i = 0; i < variants.n; i++)
		for (size_t k = i + 1; k < variants.n && k - i <= NEAR &&
		     variants.at[k].hash == variants.at[i].hash; k++)
			if (surname || variants.at[i].whole ||
			    variants.at[k].whole)
				propose(spelling, &names[variants.at[i].of],
				    &names[variants.at[k].of]);
	arena_release(&arena);
}

/* Names that differ in the surname (else in the given name) alone. */
static void
compare_by(struct spelling *spelling, bool surname)
{
	for (size_t i = 0; i < spelling->n; i++) {
		struct spelled *name = &spelling->names[i];

		name->same = hash_join(
		    hash_str(surname ? name->given : name->surname),
		    (unsigned char)(surname ? name->surname.at[0]
		                            : name->given.at[0]));
	}
	qsort(spelling->names, spelling->n, sizeof(spelling->names[0]),
	    compare_spelled);
	for (size_t i = 0; i < spelling->n;) {
		size_t end = i + 1;

		while (end < spelling->n &&
		    spelling->names[end].same == spelling->names[i].same)
			end++;
		if (end - i > 1)
			compare_run(spelling, i, end, surname);
		i = end;
	}
}

void
people_spelling(struct people *people)
{
	struct spelling spelling = { .people = people };

	arena_init(&spelling.arena);
	gather(&spelling);
	compare_by(&spelling, true);
	compare_by(&spelling, false);
	arena_release(&spelling.arena);
	free(spelling.names);
}
