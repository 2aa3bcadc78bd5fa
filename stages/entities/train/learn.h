/* From corpora to a model. */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "options.h"

/*
 * Learn with the word vectors of one model file and write another.  Prints
 * how it goes.  Ends the program where a file is not as it should be.
 */
void learn(const struct options *options, const char *vectors, const char *to);

#endif
