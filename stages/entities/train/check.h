/* How well a finished model does on a corpus, and how honest its confidence. */
#ifndef TRAIN_CHECK_H
#define TRAIN_CHECK_H

#include "corpus.h"
#include "measure.h"
#include "entities/tagger.h"

enum { CHECK_BINS = 10 };

/* Mentions of one tenth of confidence. */
struct reliability {
	size_t n[CHECK_BINS], right[CHECK_BINS];
	double sum[CHECK_BINS]; /* of confidence */
};

/* Tag the pages as running text and count. */
void check_pages(struct tally *tally, struct reliability *reliability,
    struct tagger *tagger, const struct pages *pages);

/*
 * Tag the tokens of a BIO file as they are cut there and print it with our
 * tags (PER ORG LOC MISC) in BIO2.  Counts how they fit its own, if any.
 */
void check_tag(
    struct tally *tally, struct tagger *tagger, const char *path);

#endif
