/*
 * Frames: what belongs to a cue.
 *
 * A linear chain over the units around the head of a cue labels each as
 * content, speaker, part of the cue, or none of them.
 */
#ifndef FRAME_H
#define FRAME_H

#include "features.h"
#include "scene.h"

enum frame_label {
	FRAME_NONE,
	FRAME_CONTENT,
	FRAME_SPEAKER,
	FRAME_CUE,
	FRAME_LABELS,
};

enum { FRAME_PAIRS = FRAME_LABELS * FRAME_LABELS };

/* How a unit lies to the cue: on which side, in its sentence or not. */
enum { FRAME_SIDES = 4 };

/*
 * A weight per label, each plus 128, the first label's in the lowest byte.
 * What a unit says by itself is looked up for all sides at once.
 */
struct frame_units_row {
	uint32_t of[FRAME_SIDES];
};

struct frame_pairs_row {
	uint32_t of;
};

struct frame_steps_row {
	int16_t of[FRAME_PAIRS]; /* [before * FRAME_LABELS + label] */
};

struct frame_weights {
	const struct frame_units_row *units; /* [units_mask + 1] */
	uint32_t units_mask;
	const struct frame_pairs_row *pairs; /* [pairs_mask + 1] */
	uint32_t pairs_mask;
	const struct frame_steps_row *steps; /* [steps_mask + 1] */
	uint32_t steps_mask;
};

/* Weights are stored as so many parts of one. */
enum { FRAME_UNIT_SCALE = 40, FRAME_STEP_SCALE = 2048 };

/* The units that may belong to a cue: first to end, end excluded. */
struct window {
	uint32_t first, end;
	uint32_t cue; /* the head */
};

/*
 * The sentence of the cue, with those of its paragraph up to the farthest
 * quotation; the whole paragraph, and those beside it, where these are
 * nothing but quotation.  At most some hundred units and eight other cues to
 * each side.
 */
struct window frame_window(
    const struct scene *scene, uint32_t cue, const float *chances);

static inline unsigned
frame_side(const struct scene *scene, uint32_t cue, uint32_t i)
{
	return (i > cue) * 2u +
	    (scene->units[i].sent != scene->units[cue].sent);
}

/*
 * What lies between the cue and a unit, counted going outwards: two bits for
 * each kind of thing, none above two, in the order of enum between_bits.
 */
struct between {
	uint32_t few;
	uint32_t steps;
	uint64_t path; /* the kinds of all, in order */
};

/* Where the counts begin; frame_pairs.h says why in this order. */
enum between_bits {
	BETWEEN_NAMES = 0,
	BETWEEN_NOUNS = 2, /* and pronouns */
	BETWEEN_THINGS = 4, /* names, nouns and pronouns */
	BETWEEN_THATS = 6,
	BETWEEN_VERBS = 8,
	BETWEEN_QUOTES = 10,
	BETWEEN_COMMAS = 12,
	BETWEEN_ANDS = 14,
	BETWEEN_RIVALS = 16,
	BETWEEN_STOPS = 18, /* ends of sentences */
	BETWEEN_DASHES = 20,
	BETWEEN_COMMAS_AGAIN = 22,
};

void between_add(
    struct between *between, const struct unit *unit, float chance);

/*
 * The features of unit i: those of the unit by itself, those of its relation
 * to the cue, and those of the step to it from the unit before.  chances are
 * those of cue_probabilities().
 */
void frame_unit_features(const struct scene *scene, uint32_t i,
    const float *chances, struct features *f);
void frame_pair_features(const struct scene *scene,
    const struct window *window, uint32_t i, const struct between *between,
    const float *chances, struct features *f);
void frame_step_features(
    const struct scene *scene, uint32_t i, struct features *f);

/*
 * Sums over all labellings.  units and steps are e to the weights' sums;
 * steps[i] leads to unit i.  All arrays are [n].
 */
struct chain {
	uint32_t n;
	float (*units)[FRAME_LABELS];
	float (*steps)[FRAME_PAIRS];
	float (*forward)[FRAME_LABELS];
	float (*backward)[FRAME_LABELS];
	float (*chance)[FRAME_LABELS]; /* of each label of each unit */
	int32_t (*from)[FRAME_LABELS]; /* label before, on the best way */
	unsigned char *label;          /* the best labelling */
	float *scale; /* what forward was multiplied by */
};

struct chain *chain_new(void);
void chain_free(struct chain *chain);
/* Make room for n units. */
void chain_size(struct chain *chain, uint32_t n);
/* Set chance, with forward, backward and scale. */
void chain_sum(struct chain *chain);
/* The same, and label. */
void chain_find(struct chain *chain);

/* Labels of the units around a cue, found with learned weights. */
struct framer;
struct framer *framer_new(const struct frame_weights *weights);
void framer_free(struct framer *framer);
/* To be called for each new article. */
void framer_begin(struct framer *framer);
const struct chain *framer_label(struct framer *framer,
    const struct scene *scene, const struct window *window,
    const float *chances);

#endif
