/*
 * The shape of the network, for the trainer and the tagger.
 *
 * A word's form is a vector of NER_INPUT numbers: its word vector and the sum
 * of the rows of its features.  Each of NER_SLOTS places around a token turns
 * it into NER_HIDDEN numbers; their sum, with what the contexts of three
 * tokens add, is the first layer.  The second reads the first of a token and
 * of its neighbours, and the mean of the first over the other places where the
 * same name stands.  The third scores tags and kinds.
 */
#ifndef ENTITIES_LAYERS_H
#define ENTITIES_LAYERS_H

#include "chain.h"
#include "vectors.h"

enum {
	NER_ROW = 44, /* numbers in a row of the hashed table */
	NER_INPUT = NER_VECTOR_DIM + NER_ROW,
	NER_INPUT_ROOM = 144, /* NER_INPUT and zeros, as the tagger has it */
	NER_REACH = 2, /* places to each side */
	NER_SLOT_MEAN = 2 * NER_REACH + 1, /* what a word tells its sentence */
	NER_SLOTS = NER_SLOT_MEAN + 1,
	NER_HIDDEN = 128,
	NER_WIDE = NER_SLOTS * NER_HIDDEN,
	NER_PLACES = 3, /* contexts of the token before, itself, after */
	NER_SECOND_PARTS = 4, /* before, itself, after, elsewhere */
	NER_SECOND_INPUT = NER_SECOND_PARTS * NER_HIDDEN,
	NER_NEAR = 3 * NER_HIDDEN, /* of it: before, itself, after */
	NER_SECOND = 64,
};

#endif
