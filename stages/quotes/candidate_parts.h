/* What the two halves of making candidates offer each other. */
#ifndef CANDIDATE_PARTS_H
#define CANDIDATE_PARTS_H

#include "candidate.h"

/* Add to the content what of the range is more than punctuation. */
void candidate_add_content(struct candidate *c, const struct scene *scene,
    struct range range, struct arena *arena);

/* Make the range the speaker where it is the surest so far.  first is the
 * unit at which the chain begins, here and below. */
void candidate_add_speaker(struct candidate *c, const struct chain *chain,
    uint32_t first, struct range range);

/* Set the chances of the content, which is not empty. */
void candidate_measure(
    struct candidate *c, const struct chain *chain, uint32_t first);

/* Where no unit is a speaker's, the likeliest ones may be all the same. */
void candidate_find_faint_speaker(
    struct candidate *c, const struct chain *chain, uint32_t first);

/* Where no unit is content, for every cue has some: the likeliest words. */
void candidate_find_faint_content(struct candidate *c,
    const struct scene *scene, const struct chain *chain, uint32_t first,
    struct arena *arena);

/* Add the candidate, and what of it is also to be considered, to the list. */
void candidate_add_readings(struct candidates *list,
    const struct candidate *c, const struct scene *scene,
    const struct chain *chain, uint32_t first, struct arena *arena);

/* The list with a reading more for each that holds another's turn. */
struct candidates candidates_add_cuts(const struct candidates *found,
    const struct scene *scene, struct arena *arena);

#endif
