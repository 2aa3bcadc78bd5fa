/*
 * What cue.c asks of cue_features.c: the first run's features in three parts;
 * and what these share with those of the second, in cue_rivals.c.
 */
#ifndef CUE_PARTS_H
#define CUE_PARTS_H

#include "cue.h"

/* What is beyond the sentence. */
extern const struct unit cue_nothing;

/* The unit so many places away, or cue_nothing. */
static inline const struct unit *
cue_unit_at(const struct scene *scene, uint32_t i, int off)
{
	const struct stretch *sent = &scene->sents[scene->units[i].sent];
	int64_t k = (int64_t)i + off;

	if (k < (int64_t)sent->first || k >= (int64_t)sent->end)
		return &cue_nothing;
	return &scene->units[k];
}

/* The word by itself. */
void cue_add_word(
    const struct scene *scene, uint32_t i, struct features *features);

/* The words beside it. */
void cue_add_window(
    const struct scene *scene, uint32_t i, struct features *features);

/* Quotations, its verb group, subjects, its place in the sentence. */
void cue_add_relations(
    const struct scene *scene, uint32_t i, struct features *features);

/*
 * As cue_more_features() of unit asked[which], added to the list; what is not
 * among the n units asked, which are in order, has no chance.
 */
void cue_add_rivals(const struct scene *scene, const uint32_t *asked,
    uint32_t n, uint32_t which, const float *first,
    struct features *features);

#endif
