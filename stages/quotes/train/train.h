/* What the parts of the trainer offer each other. */
#ifndef TRAIN_H
#define TRAIN_H

#include "conllu.h"
#include "model.h"

/* A generator of random numbers, the same on every machine. */
struct random {
	uint64_t state;
};
uint32_t random_below(struct random *random, uint32_t n);
void random_shuffle(struct random *random, uint32_t *at, size_t n);

/* Learn parts of speech into the section "pos"; prints accuracy on dev.
 * The weights returned live as long as the program. */
struct pos_model train_pos(const struct trees *train, const struct trees *dev,
    struct model_writer *out);

#endif
