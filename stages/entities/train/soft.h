/* Probabilities of the tags of unmarked text, handed on in files. */
#ifndef TRAIN_SOFT_H
#define TRAIN_SOFT_H

#include "network.h"

/*
 * Give samples the mean of what the files have, their paths joined by commas.
 * Ends the program where one does not fit the samples.
 */
void soft_read(
    struct samples *samples, const char *paths, struct arena *arena);

/* Write what the network gives.  Ends the program where that fails. */
void soft_write(
    struct network *network, struct samples *samples, const char *path);

#endif
