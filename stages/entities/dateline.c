#include "dateline.h"

static const float sure = 0.9f; /* as sure as normalizing is of datelines */

/* The sentence, from i on, in which the place lies. */
static uint32_t
sentence_of(const struct spans *sentences, uint32_t i, struct span place)
{
	while (i + 1 < sentences->n && sentences->at[i].end < place.end)
		i++;
	return i;
}

/* The first of the n names, from i on, that ends behind the place. */
static size_t
skip_to(const struct entities *list, size_t n, size_t i, uint32_t place)
{
	while (i < n && list->at[i].at.end <= place)
		i++;
	return i;
}

static void
make_place(struct entity *entity)
{
	if (entity->label == ENTITY_PLACE)
		return;
	entity->label = ENTITY_PLACE;
	entity->confidence = sure;
}

void
dateline_set(struct entities *list, const struct spans *sentences,
    const struct spans *towns, struct arena *arena)
{
	size_t n = list->n, next = 0;
	uint32_t sentence = 0;

	for (size_t i = 0; i < towns->n; i++) {
		struct span town = towns->at[i];

		sentence = sentence_of(sentences, sentence, town);
		next = skip_to(list, n, next, town.begin);
		if (next < n && span_holds(town, list->at[next].at))
			make_place(&list->at[next]);
		else if (next == n || list->at[next].at.begin >= town.end)
			arena_append(arena, list,
			    ((struct entity){ .at = town,
			        .label = ENTITY_PLACE,
			        .sentence = sentence,
			        .confidence = sure, .of = ENTITY_NONE }));
	}
}
