#include "select.h"

#include "layout.h"
#include "nearly.h"

/* What units are used for. */
enum use {
	FREE,
	REPORTED,
	REPORTING,
};

struct choice {
	const struct scene *scene;
	const struct candidates *candidates;
	struct arena *arena;
	uint32_t *owner; /* [scene->n]: index of the chosen whose content,
	                  * cue or speaker the unit is, plus one; 0: none */
	unsigned char *use; /* [scene->n], enum use */
	unsigned char *taken; /* [candidates->n] */
	struct chosens list;
};

/* What is reported stays so, where a speaker of another is within it. */
static void
claim(struct choice *choice, struct range range, uint32_t owner, enum use use)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (use == REPORTING && choice->use[i] == REPORTED)
			continue;
		choice->owner[i] = owner;
		choice->use[i] = (unsigned char)use;
	}
}

/* Does it fit with what was chosen before? */
static bool
fits(const struct choice *choice, const struct candidate *c)
{
	if (choice->use[c->head] == REPORTED)
		return false;
	for (size_t k = 0; k < c->content.n; k++)
		for (uint32_t i = c->content.at[k].first;
		    i < c->content.at[k].end; i++)
			if (choice->use[i] == REPORTED)
				return false;
	return true;
}

static void
take(struct choice *choice, const struct candidate *c)
{
	struct chosen chosen = { .candidate = c, .content = c->content,
		.cue = c->cue, .speaker = c->speaker,
		.source = QUOTE_LEARNED, .score = c->score };
	uint32_t owner = (uint32_t)choice->list.n + 1;

	claim(choice, c->speaker, owner, REPORTING);
	claim(choice, c->cue, owner, REPORTING);
	for (size_t k = 0; k < c->content.n; k++)
		claim(choice, c->content.at[k], owner, REPORTED);
	choice->taken[c - choice->candidates->at] = 1;
	arena_append(choice->arena, &choice->list, chosen);
}

/* The score of a candidate, the highest as the least number, and its place. */
static uint64_t
by_score(const struct candidate *c, size_t place)
{
	union {
		float score;
		uint32_t bits;
	} number = { c->score }; /* above zero: bits grow with it */

	return (uint64_t)~number.bits << 32 | place;
}

/* All candidates, those of one cue with their last reading first. */
static const struct candidate **
readings_turned(const struct choice *choice)
{
	const struct candidates *all = choice->candidates;
	const struct candidate **at = arena_alloc(
	    choice->arena, (all->n + 1) * sizeof(*at));
	size_t end;

	for (size_t first = 0; first < all->n; first = end) {
		end = first + 1;
		while (end < all->n && all->at[end].head == all->at[first].head)
			end++;
		for (size_t i = first; i < end; i++)
			at[first + end - 1 - i] = &all->at[i];
	}
	return at;
}

/* The best first. */
static void
take_likely(struct choice *choice, const struct thresholds *thresholds)
{
	size_t n = choice->candidates->n;
	const struct candidate **at = readings_turned(choice);
	uint64_t *order = arena_alloc(choice->arena, (n + 1) * sizeof(*order));

	for (size_t i = 0; i < n; i++)
		order[i] = by_score(at[i], i);
	nearly_sort_numbers(order, n);
	for (size_t i = 0; i < n; i++) {
		const struct candidate *c = at[(uint32_t)order[i]];

		if (c->score >= thresholds->least[candidate_type(c)] &&
		    fits(choice, c))
			take(choice, c);
	}
}

/* What the layout assigns needs no models. */
static void
take_layout(struct choice *choice)
{
	choice->list = layout_find(choice->scene, choice->arena);
	for (uint32_t k = 0; k < choice->list.n; k++) {
		const struct chosen *chosen = &choice->list.at[k];

		claim(choice, chosen->cue, k + 1, REPORTING);
		claim(choice, chosen->speaker, k + 1, REPORTING);
		for (size_t j = 0; j < chosen->content.n; j++)
			claim(choice, chosen->content.at[j], k + 1, REPORTED);
	}
}

enum { LEFTOVER_WORDS = 4 };
static const float leftover_least = 0.10f;
static const float leftover_chance = 0.5f; /* of the cue, where that is more */

/* The best candidate not taken that holds quotation i, or NULL. */
static const struct candidate *
best_rejected(const struct choice *choice, uint32_t i, size_t near)
{
	const struct candidate *best = NULL;
	size_t from = near > 12 ? near - 12 : 0;

	for (size_t k = from; k < choice->candidates->n && k < near + 12;
	    k++) {
		const struct candidate *c = &choice->candidates->at[k];

		if (choice->taken[k] || (c->score < leftover_least &&
		    c->chance < leftover_chance) ||
		    !candidate_reports(c, i) || !fits(choice, c))
			continue;
		if (best == NULL || c->score > best->score)
			best = c;
	}
	return best;
}

/* The last word before quotation i, or i where none is near. */
static uint32_t
word_before(const struct scene *scene, uint32_t i)
{
	uint32_t par = scene->units[i].par;

	for (uint32_t k = i; k-- > 0 && i - k < 5;) {
		if (scene->units[k].par + 1 < par)
			break;
		if (scene->units[k].tag < POS_LEARNED ||
		    scene->units[k].region > 0)
			return k;
	}
	return i;
}

/* Pieces beyond this many can only be added at the end. */
enum { PIECES_MAX = 64 };

/* Put a range into its place among the pieces of content. */
static void
insert(struct ranges *content, struct range range, struct arena *arena)
{
	size_t k;

	arena_append(arena, content, range);
	for (k = content->n - 1; k > 0 &&
	    content->at[k - 1].first > range.first; k--)
		content->at[k] = content->at[k - 1];
	content->at[k] = range;
}

static void
join(struct choice *choice, uint32_t i, uint32_t owner)
{
	struct chosen *chosen = &choice->list.at[owner - 1];
	struct range range = { i, i + 1 };
	struct ranges content = { 0 };

	if (chosen->content.at[chosen->content.n - 1].first < i) {
		arena_append(choice->arena, &chosen->content, range);
	} else if (chosen->content.n < PIECES_MAX) {
		for (size_t k = 0; k < chosen->content.n; k++)
			arena_append(choice->arena, &content,
			    chosen->content.at[k]);
		insert(&content, range, choice->arena);
		chosen->content = content;
	}
	claim(choice, range, owner, REPORTED);
}

/* Does who speaks end with a signature, behind what is quoted? */
static bool
is_signed(const struct chosen *chosen)
{
	return chosen->source == QUOTE_LAYOUT &&
	    chosen->speaker.first > chosen->content.at[0].first;
}

/* May whom unit before belongs to go on in quotation i? */
static bool
goes_on(const struct choice *choice, uint32_t before, uint32_t i)
{
	const struct unit *units = choice->scene->units;
	uint32_t owner = choice->owner[before];

	return owner != 0 && (units[before].par == units[i].par ||
	    !is_signed(&choice->list.at[owner - 1]));
}

/* The first quotation from unit i on; the scene's end: there is none. */
static uint32_t
next_quotation(const struct scene *scene, uint32_t i)
{
	if (i >= scene->n || scene->units[i].region > 0)
		return i;
	return scene->nearby[i].after > 0 ? scene->nearby[i].after - 1
	    : scene->n;
}

/*
 * Quotations that nobody claimed: the best candidate that holds one, else
 * whoever spoke directly before goes on.
 */
static void
take_leftovers(struct choice *choice)
{
	const struct scene *scene = choice->scene;
	size_t near = 0;

	for (uint32_t i = next_quotation(scene, 0); i < scene->n;
	    i = next_quotation(scene, i + 1)) {
		const struct unit *u = &scene->units[i];
		const struct candidate *c;
		uint32_t before;

		while (near < choice->candidates->n &&
		    choice->candidates->at[near].head < i)
			near++;
		if (u->words < LEFTOVER_WORDS || choice->use[i] != FREE)
			continue;
		c = best_rejected(choice, i, near);
		if (c != NULL) {
			take(choice, c);
			continue;
		}
		before = word_before(scene, i);
		if (before != i && goes_on(choice, before, i))
			join(choice, i, choice->owner[before]);
	}
}

struct chosens
select_best(const struct scene *scene, const struct candidates *candidates,
    const struct thresholds *thresholds, struct arena *arena)
{
	struct choice choice = { .scene = scene, .candidates = candidates,
		.arena = arena };

	choice.owner = arena_array(arena, uint32_t, scene->n + 1);
	choice.use = arena_array(arena, unsigned char, scene->n + 1);
	choice.taken = arena_array(arena, unsigned char, candidates->n + 1);
	take_layout(&choice);
	take_likely(&choice, thresholds);
	take_leftovers(&choice);
	return choice.list;
}
