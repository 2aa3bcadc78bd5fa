/*
 * The weights of a unit's relation to the cue.
 *
 * Some features of a pair have so few values that their weights are laid out
 * by these in tables: no hash has to find them, and those of one cue lie close
 * together.  What they count of what lies between stands side by side in
 * struct between, so that one shift gives the place.
 */
#ifndef FRAME_PAIRS_H
#define FRAME_PAIRS_H

#include "frame_sums.h"

enum {
	PAIR_COUNTS = 64, /* values of three counts of struct between */
	PAIR_NAMES = 16,  /* of two */
};

typedef frame_packed pair_kinds[FRAME_KINDS];
typedef pair_kinds pair_counts[PAIR_COUNTS];

struct frame_pairs {
	pair_kinds far[FRAME_SIDES][PAIR_NAMES]; /* by steps from the cue */
	pair_counts stops[FRAME_SIDES];
	pair_counts commas[FRAME_SIDES];
	pair_counts ands[FRAME_SIDES];
	pair_counts verbs[FRAME_SIDES];
	pair_counts dashes[FRAME_SIDES];
	pair_kinds names[FRAME_SIDES][PAIR_NAMES][FRAME_ENTS];
};

/* Lay out the weights. */
void frame_pairs_init(
    struct frame_pairs *pairs, const struct frame_weights *weights);

/* Sums of the parts of features that are the same for all units on one side
 * of a cue, by template, and what else they take of the cue. */
struct frame_cue {
	const struct unit *unit;
	unsigned side;
	uint64_t far_behind, beside, stem_verbs, flags; /* of every unit */
	uint64_t stem_tag, stem_word, stem_far, tag_far, commas, attitude_far,
	    attitude_word, attitude_behind; /* of those that are close */
	uint64_t path, near_word, tag_path, stem_path; /* of the nearest */
};

struct frame_cue frame_cue(
    const struct scene *scene, uint32_t cue, unsigned side);

/* So many features of a pair are not laid out, at most. */
enum { FRAME_PAIR_ROWS = 24 };

/* A pair whose weights are called for. */
struct frame_pair {
	frame_packed sum; /* of those laid out */
	uint32_t n_sum;   /* so many */
	uint32_t n;
	const void *rows[FRAME_PAIR_ROWS]; /* [n] of the others */
};

/* Call for the weights of unit i, which is on the cue's side. */
void frame_pair_call(const struct frame_pairs *pairs,
    const struct frame_weights *weights, const struct scene *scene,
    const struct frame_cue *cue, uint32_t i, const struct between *between,
    const float *chances, struct frame_pair *pair);

#endif
