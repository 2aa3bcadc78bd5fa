/* Is what was found what annotators marked? */
#ifndef TRAIN_RIGHT_H
#define TRAIN_RIGHT_H

#include "data.h"
#include "quotes/candidate.h"

/* The words that a unit stands for: many for a quotation, none for a mark. */
uint32_t right_words(const struct unit *unit);

/*
 * The index of the marked attribution that this is, or -1: half of the words
 * in either are in both, and the speaker holds the head of the marked one.
 */
int right_match(const struct doc *doc, const struct ranges *content,
    const struct range *speaker);

/* The largest share of words in both among those in either, of any marked. */
double right_overlap(const struct doc *doc, const struct ranges *content);

#endif
