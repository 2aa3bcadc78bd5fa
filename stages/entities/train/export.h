/* From the network in floating point to the model that the tagger reads. */
#ifndef TRAIN_EXPORT_H
#define TRAIN_EXPORT_H

#include "network.h"

/*
 * Write the weights of n networks as whole numbers, and the vectors, to a
 * file.  sharpness is what makes the probabilities fit (see MODEL.md).  Ends
 * the program where the file cannot be written.
 */
void export_model(const struct network *const *networks, size_t n,
    const struct ner_vectors *vectors, const struct ner_lists *lists,
    double sharpness, const char *path);

#endif
