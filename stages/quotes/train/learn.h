/* Learning the cue and frame models, also with parts of the articles left
 * out, so that what comes after can learn from honest mistakes. */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "data.h"
#include "model.h"
#include "quotes/cue.h"
#include "quotes/frame.h"

enum { CUE_BITS = 18, UNIT_BITS = 17, PAIR_BITS = 19, STEP_BITS = 14 };

/* How long to learn: fewer rounds for quick experiments. */
struct effort {
	unsigned folds;
	unsigned rounds; /* shuffles whose weights are averaged */
};

/*
 * What ships is the mean of the models that did not see one of the folds and
 * of the one that saw all: they differ as shuffles do, and cost nothing more.
 */

/*
 * Learn cues.  chances[d] becomes what models that did not see article d say
 * of its units; the sections "cues" is added to out.
 */
void learn_cues(const struct docs *docs, struct effort effort,
    float **chances, struct model_writer *out);

/*
 * Learn frames, from the cues that annotators marked.  weights[f] becomes the
 * model that did not see fold f, weights[folds] the one that ships.
 */
void learn_frames(const struct docs *docs, struct effort effort,
    float *const *chances, struct frame_weights *weights);

/* Add the sections "units", "pairs" and "steps". */
void save_frames(
    const struct frame_weights *weights, struct model_writer *out);

#endif
