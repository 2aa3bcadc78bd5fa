/*
 * Learning whom a pronoun means, without anybody having marked it.
 *
 * Where of all persons weighed for a "she" only one is spoken of as she, in
 * this article and over the whole corpus, that one is meant.  From such
 * places, with gender hidden, the weights of place and manner are learned:
 * they then serve where gender does not decide.
 */
#ifndef TRAIN_LEARN_SALIENCE_H
#define TRAIN_LEARN_SALIENCE_H

#include <stdio.h>

/*
 * Read a stream as nl-quotes writes it, twice, and write the lines of
 * stages/quotes/salience.tsv to out.  Prints how many of the places are right
 * by cross-validation to standard error.
 */
void learn_salience(const char *stream, FILE *out);

#endif
