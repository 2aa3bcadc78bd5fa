#include "heads.h"

#include "quotes/cue.h"

static uint32_t
first_unit_from(const struct scene *scene, uint32_t byte)
{
	uint32_t low = 0, high = scene->n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (scene->units[mid].at.end <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Does a verb group go on with this unit? */
static bool
in_group(const struct unit *unit)
{
	return unit->kind == KIND_VERB || unit->kind == KIND_MODAL ||
	    unit->kind == KIND_ADVERB || unit->kind == KIND_TO ||
	    unit->flags & (UNIT_BE | UNIT_HAVE);
}

/* The first verb, noun or adjective after a "is" or "has" in the cue. */
static uint32_t
complement_of(const struct scene *scene, uint32_t verb, struct span cue)
{
	for (uint32_t i = verb + 1; i < scene->n &&
	    scene->units[i].at.begin < cue.end; i++) {
		unsigned char kind = scene->units[i].kind;

		if ((kind == KIND_NOUN || kind == KIND_ADJECTIVE ||
		    kind == KIND_VERB) && cue_is_candidate(scene, i))
			return i;
	}
	return verb;
}

/*
 * The last verb of the first verb group, else the first candidate.  Of "is
 * confident that" and "has doubts about" the word that tells more.
 */
static uint32_t
head_of(const struct scene *scene, struct span cue)
{
	uint32_t first = NO_UNIT, verb = NO_UNIT;

	for (uint32_t i = first_unit_from(scene, cue.begin); i < scene->n &&
	    scene->units[i].at.begin < cue.end; i++) {
		const struct unit *u = &scene->units[i];

		if (verb != NO_UNIT && !in_group(u))
			break;
		if (u->kind == KIND_VERB)
			verb = i;
		if (cue_is_candidate(scene, i) && (first == NO_UNIT ||
		    (u->kind == KIND_NOUN &&
		    scene->units[first].kind != KIND_NOUN)))
			first = i;
	}
	if (verb == NO_UNIT)
		return first;
	return scene->units[verb].flags & UNIT_BE
	    ? complement_of(scene, verb, cue) : verb;
}

void
heads_find(struct doc *doc, size_t *found, size_t *lost)
{
	for (size_t k = 0; k < doc->n; k++) {
		struct gold *gold = &doc->at[k];

		gold->head = head_of(&doc->scene, gold->cue);
		if (gold->head == NO_UNIT ||
		    doc->gold_at[gold->head] != 0) {
			gold->head = NO_UNIT;
			++*lost;
			continue;
		}
		doc->gold_at[gold->head] = (uint32_t)k + 1;
		++*found;
	}
}
