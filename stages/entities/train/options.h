/* How to learn: the options of "learn". */
#ifndef TRAIN_OPTIONS_H
#define TRAIN_OPTIONS_H

#include "network.h"

struct options {
	struct recipe recipe;
	const char *data;        /* folder of the corpora */
	const char *corpus;      /* a BIO2 file to learn from instead */
	const char *dev;         /* and one to measure on */
	const char *skip;        /* a corpus to leave out */
	double upper, lower, title; /* shares of sentences copied */
	size_t batch;            /* tokens */
	size_t nets;             /* of a committee */
	double gmb;              /* share of gmb, where not negative */
	const char *text;        /* unmarked text, files joined by commas */
	const char *soften;      /* write probabilities of its tags here */
	const char *soft;        /* read them from these files, likewise */
	double soft_share;       /* of the text, in a round */
};

/* What holds where no option is given. */
struct options options_default(void);

/*
 * Set options from the words before the first that is no option; returns the
 * number of that word.  Ends the program where one is not known or its value
 * is none.
 */
int options_read(struct options *options, int argc, char *argv[]);

#endif
