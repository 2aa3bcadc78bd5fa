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

/*
 * Copy rows to kept, each left out so many times in a hundred, so that no
 * feature learns to lean on another.  Returns how many were kept.
 */
uint32_t random_keep(struct random *random, unsigned percent_left_out,
    const uint32_t *rows, uint32_t n, uint32_t *kept);

/* What inflect.awk printed into the section "lexicon".  What is returned lives
 * as long as the program. */
struct pos_lexicon train_lexicon(const char *path, struct model_writer *out);

/* Learn parts of speech into the section "pos"; prints accuracy on dev.
 * The weights returned live as long as the program. */
struct pos_model train_pos(const struct trees *train, const struct trees *dev,
    const struct pos_lexicon *lexicon, struct model_writer *out);

#endif
