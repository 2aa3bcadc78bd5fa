/* What cue.c asks of cue_features.c: the first run's features in three parts. */
#ifndef CUE_PARTS_H
#define CUE_PARTS_H

#include "cue.h"

/* The word by itself. */
void cue_add_word(
    const struct scene *scene, uint32_t i, struct features *features);

/* The words beside it. */
void cue_add_window(
    const struct scene *scene, uint32_t i, struct features *features);

/* Quotations, its verb group, subjects, its place in the sentence. */
void cue_add_relations(
    const struct scene *scene, uint32_t i, struct features *features);

#endif
