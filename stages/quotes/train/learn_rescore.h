/* Learning to rescore, where to cut, and what the scores are worth. */
#ifndef TRAIN_LEARN_RESCORE_H
#define TRAIN_LEARN_RESCORE_H

#include "learn.h"

/*
 * Learn from candidates that models found in articles they did not see:
 * weights[f] saw no article of fold f.  Adds the sections "rescore",
 * "thresholds" and "confidence" to out.  Where table is not NULL, what would
 * have been found in each article by models that never saw it is written
 * there in the form that ../shared/score/quotes.py reads.
 */
void learn_rescore(const struct docs *docs, struct effort effort,
    float *const *chances, const struct frame_weights *weights,
    const char *table, struct model_writer *out);

#endif
