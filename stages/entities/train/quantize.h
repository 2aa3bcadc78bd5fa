/* From word vectors as text to the sections "vec.*" of a model. */
#ifndef TRAIN_QUANTIZE_H
#define TRAIN_QUANTIZE_H

#include <stdint.h>

#include "names.h"

/*
 * Read vectors in GloVe's form (a word and 100 numbers a line, commonest words
 * first), quantise them in so many parts (13 to 100) and write them to a model
 * file, names (or NULL) beside them.  Ends the program where a file cannot be read or written.
 */
void quantize_vectors(const char *from, uint32_t parts,
    const struct names *names, const char *to);

#endif
