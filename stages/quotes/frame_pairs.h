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
	PAIR_FARS = 10,   /* of step_of() */
	PAIR_ATTITUDES = 4,
};

typedef frame_packed pair_kinds[FRAME_KINDS];
typedef pair_kinds pair_counts[PAIR_COUNTS];

/*
 * Tables for one side of a cue that go by what the cue is, too.  There are too
 * many for all to be laid out, and most are never asked for: each is laid out
 * when it is asked for first.
 */
struct frame_cue_tables {
	struct pair_fars {
		struct frame_pairs_row of[PAIR_FARS][FRAME_KINDS];
	} far_behind[FRAME_SIDES][FRAME_KINDS],
	    attitude_far[FRAME_SIDES][PAIR_ATTITUDES][FRAME_TAGS];
	struct pair_commas {
		struct frame_pairs_row of[PAIR_NAMES][FRAME_KINDS];
	} commas[FRAME_SIDES][FRAME_TAGS];
	struct pair_tags {
		struct frame_pairs_row of[PAIR_FARS][FRAME_TAGS];
	} tag_far[FRAME_SIDES][FRAME_TAGS];
	struct pair_flags {
		struct frame_pairs_row of[PAIR_FARS][FRAME_FLAGS];
	} flags[FRAME_SIDES][FRAME_KINDS];
	struct pair_beside {
		struct frame_pairs_row of[FRAME_KINDS];
	} beside[FRAME_SIDES][FRAME_KINDS][FRAME_KINDS],
	    attitude_behind[FRAME_SIDES][FRAME_KINDS][PAIR_ATTITUDES];
	struct {
		bool far_behind[FRAME_SIDES][FRAME_KINDS],
		    attitude_far[FRAME_SIDES][PAIR_ATTITUDES][FRAME_TAGS],
		    commas[FRAME_SIDES][FRAME_TAGS],
		    tag_far[FRAME_SIDES][FRAME_TAGS],
		    flags[FRAME_SIDES][FRAME_KINDS],
		    beside[FRAME_SIDES][FRAME_KINDS][FRAME_KINDS],
		    attitude_behind[FRAME_SIDES][FRAME_KINDS][PAIR_ATTITUDES];
	} laid;
};

struct frame_pairs {
	pair_kinds far[FRAME_SIDES][PAIR_NAMES]; /* by steps from the cue */
	pair_counts stops[FRAME_SIDES];
	pair_counts commas[FRAME_SIDES];
	pair_counts ands[FRAME_SIDES];
	pair_counts verbs[FRAME_SIDES];
	pair_counts dashes[FRAME_SIDES];
	pair_kinds names[FRAME_SIDES][PAIR_NAMES][FRAME_ENTS];
	struct frame_cue_tables by_cue;
};

/* Lay out the weights; the memory is all zero. */
void frame_pairs_init(
    struct frame_pairs *pairs, const struct frame_weights *weights);

/* The tables of one side of a cue. */
struct frame_cue_laid {
	const struct pair_fars *far_behind, *attitude_far;
	const struct pair_commas *commas;
	const struct pair_tags *tag_far;
	const struct pair_flags *flags;
	const struct pair_beside *beside, *attitude_behind;
};

/* Sums of the parts of features that are the same for all units on one side
 * of a cue, by template, and what else they take of the cue. */
struct frame_cue {
	const struct unit *unit;
	unsigned side;
	unsigned char before, behind; /* kinds of the units beside it */
	uint64_t far_behind, beside, stem_verbs, flags; /* of every unit */
	uint64_t stem_tag, stem_word, stem_far, tag_far, commas, attitude_far,
	    attitude_word, attitude_behind; /* of those that are close */
	uint64_t path, near_word, tag_path, stem_path; /* of the nearest */
	struct frame_cue_laid laid; /* by frame_cue_lay_out() */
};

struct frame_cue frame_cue(
    const struct scene *scene, uint32_t cue, unsigned side);

/* Find the cue's tables, to weigh units. */
void frame_cue_lay_out(struct frame_cue *cue, struct frame_pairs *pairs,
    const struct frame_weights *weights);

/*
 * So many features of a pair are not laid out: of one far from the cue, of one
 * near it, and at most.  Where a few less are found the rest say nothing, for
 * loops that end anywhere cannot be foreseen.
 */
enum { FRAME_FAR_ROWS = 5, FRAME_NEAR_ROWS = 9, FRAME_PAIR_ROWS = 24 };

/* A pair whose weights are called for. */
struct frame_pair {
	frame_packed sum;    /* of those laid out for all cues */
	frame_adding by_cue; /* and by the cue */
	uint32_t n;       /* of all features */
	uint32_t n_rows;
	const struct frame_pairs_row *rows[FRAME_PAIR_ROWS]; /* [n_rows] */
};

/* Call for the weights of unit i, which is on the cue's side.  The cue's
 * tables are found. */
void frame_pair_call(const struct frame_pairs *pairs,
    const struct frame_weights *weights, const struct scene *scene,
    const struct frame_cue *cue, uint32_t i, const struct between *between,
    const float *chances, struct frame_pair *pair);

/* The sum of all its weights, when they came. */
frame_packed frame_pair_sum(const struct frame_pair *pair);

#endif
