/* Persons: which short form belongs to which full name. */
#include "forms.h"

#include "hash.h"

enum { CANDIDATES_MAX = 24 };

struct candidates {
	int at[CANDIDATES_MAX]; /* [n]: forms, all different persons */
	size_t n;
	bool too_many;
};

static void
add_candidate(struct candidates *c, int form)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->at[i] == form)
			return;
	if (c->n == CANDIDATES_MAX)
		c->too_many = true;
	else
		c->at[c->n++] = form;
}

/* A person's name in its parts: is it a full one, and the last word of the
 * surname, which every form of it has. */
static void
set_parts(struct form *form)
{
	struct names_parts parts = names_parse(form->key);

	form->has_given = names_parse(form->shown).given.len > 0;
	form->surname = hash_str(str_last_word(parts.surname));
}

/* More words, then more often, then the earlier one. */
static bool
is_fuller(const struct form *a, const struct form *b)
{
	size_t x = key_words(a->key), y = key_words(b->key);

	if (x != y)
		return x > y;
	if (a->count != b->count)
		return a->count > b->count;
	return a->first < b->first;
}

struct chains {
	struct index surname;
	struct index given;
};

/* Chain the full names by the last word, and by the first. */
static void
chain_full_names(struct forms *forms, struct chains *chains)
{
	index_init(&chains->surname, forms->n, forms->arena);
	index_init(&chains->given, forms->n, forms->arena);
	for (size_t i = forms->n; i-- > 0;) {
		struct form *form = &forms->at[i];
		uint64_t hash;

		if (form->label != ENTITY_PERSON)
			continue;
		set_parts(form);
		if (!form->has_given)
			continue;
		form->next_surname =
		    index_get(&chains->surname, form->surname);
		index_put(&chains->surname, form->surname, (int)i);
		hash = hash_str(key_word(form->key, 0));
		form->next_given = index_get(&chains->given, hash);
		index_put(&chains->given, hash, (int)i);
	}
}

/* The fuller names with this surname that a full name can be short for. */
static void
merge_full_name(struct forms *forms, const struct chains *chains, int i)
{
	struct form *form = &forms->at[i];
	struct candidates found = { .n = 0 };
	int k = index_get(&chains->surname, form->surname);

	for (size_t seen = 0; k != FORM_NONE && seen < CANDIDATES_MAX;
	     k = forms->at[k].next_surname, seen++) {
		enum names_match match;

		if (k == i || !is_fuller(&forms->at[k], form))
			continue;
		match = names_match(
		    forms->names, form->shown, forms->at[k].shown);
		if (match != NAMES_DIFFERENT)
			add_candidate(&found, k);
	}
	if (found.n == 1)
		form->full = found.at[0];
	/* Several may still be one person's: Bob Dole, Robert J. Dole. */
	for (size_t a = 0; found.n > 1 && a < found.n; a++)
		if (forms_fullest(forms, found.at[a]) !=
		    forms_fullest(forms, found.at[0]))
			return;
	if (found.n > 1)
		form->full = found.at[0];
}

static struct candidates
bearers(const struct forms *forms, int k, bool by_surname, struct str shown)
{
	struct candidates found = { .n = 0 };

	for (size_t seen = 0; k != FORM_NONE; seen++) {
		const struct form *full = &forms->at[k];

		if (seen == CANDIDATES_MAX) {
			found.too_many = true;
			break;
		}
		if (names_match(forms->names, shown, full->shown) !=
		    NAMES_DIFFERENT)
			add_candidate(&found, forms_fullest(forms, k));
		k = by_surname ? full->next_surname : full->next_given;
	}
	return found;
}

static struct candidates
candidates_of(const struct forms *forms, const struct chains *chains,
    const struct form *form)
{
	struct candidates found = bearers(forms,
	    index_get(&chains->surname, form->surname), true,
	    form->shown);

	if (found.n == 0 && !found.too_many)
		found = bearers(forms,
		    index_get(&chains->given, hash_str(form->key)), false,
		    form->shown);
	return found;
}

static void
leave_out_relatives(const struct forms *forms, const struct form *form,
    struct candidates *found)
{
	size_t n = 0;

	for (size_t k = 0; k < found->n; k++)
		if (!forms_is_late_relative(
		    forms, form, &forms->at[found->at[k]]))
			found->at[n++] = found->at[k];
	found->n = n;
}

static void
link_short(struct forms *forms, const struct chains *chains, int i)
{
	struct form *form = &forms->at[i];
	struct candidates found = candidates_of(forms, chains, form);

	leave_out_relatives(forms, form, &found);
	if (found.too_many || found.n == 0)
		return;
	if (found.n == 1) {
		form->full = found.at[0];
		return;
	}
	form->rivals = arena_array(forms->arena, int, found.n);
	memcpy(form->rivals, found.at, found.n * sizeof(int));
	form->n_rivals = found.n;
}

/* What is known of each person as a whole, at the fullest form. */
static void
sum_up(struct forms *forms)
{
	for (size_t i = 0; i < forms->n; i++)
		forms->at[i].seen = UINT32_MAX;
	for (size_t i = 0; i < forms->entities->n; i++) {
		const struct entity *entity = &forms->entities->at[i];
		struct form *full;
		struct names_title title;

		if (forms->of[i] == FORM_NONE ||
		    entity->label != ENTITY_PERSON)
			continue;
		full = &forms->at[forms_fullest(forms, forms->of[i])];
		full->total++;
		if (full->seen == UINT32_MAX)
			full->seen = (uint32_t)i;
		title = forms_title_before(forms, entity);
		if (title.gender != NAMES_UNKNOWN)
			full->gender = title.gender;
	}
}

void
forms_link_persons(struct forms *forms)
{
	struct chains chains;

	chain_full_names(forms, &chains);
	for (size_t i = 0; i < forms->n; i++)
		if (forms->at[i].label == ENTITY_PERSON &&
		    forms->at[i].has_given)
			merge_full_name(forms, &chains, (int)i);
	for (size_t i = 0; i < forms->n; i++)
		if (forms->at[i].label == ENTITY_PERSON &&
		    !forms->at[i].has_given)
			link_short(forms, &chains, (int)i);
	sum_up(forms);
}
