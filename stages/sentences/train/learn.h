/* Logistic regression over the examples, written as a model. */
#ifndef LEARN_H
#define LEARN_H

#include "corpus.h"

void learn(const struct examples *examples, const char *path);

#endif
