/* How well the tags fit the gold: exact spans and classes. */
#ifndef TRAIN_MEASURE_H
#define TRAIN_MEASURE_H

#include "network.h"

struct tally {
	size_t right[NER_CLASSES], gold[NER_CLASSES], found[NER_CLASSES];
};

/* Tag the samples and count. */
void measure_samples(struct tally *tally, struct network *network,
    const struct samples *samples);

/* F1 in per cent of one class, of PER, ORG and LOC together, or of all. */
enum { MEASURE_THREE = -1, MEASURE_ALL = -2 };
double measure_f1(const struct tally *tally, int class);

/* Print F1 of the three, of each class and, if all, of the four together. */
void measure_print(const struct tally *tally, bool all);

#endif
