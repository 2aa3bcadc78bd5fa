/* What is learned from and measured on. */
#ifndef TRAIN_MATERIAL_H
#define TRAIN_MATERIAL_H

#include "options.h"
#include "sets.h"

/* Its memory is its own, for as long as the program runs. */
struct material {
	const struct options *options;
	struct arena arena;
	struct model model; /* has the vectors */
	struct ner_vectors vectors;
	struct ner_lists lists;
	struct vocabulary vocabulary;
	struct samples samples; /* marked, then soft ones */
	struct samples text;    /* unmarked */
	struct samples dev[SETS_MEASURE], capitals[SETS_CAPITALS];
	struct source own, own_dev; /* files of the user */
};

/*
 * Read what the options name, with the word vectors and lists of one model
 * file.  Ends the program where a file is not as it should be.
 */
void material_read(struct material *material, const struct options *options,
    const char *vectors);

#endif
