/* The network in floating point, and how it learns. */
#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

#include "entities/layers.h"
#include "random.h"
#include "sample.h"

/* All weights but the rows, in one block, so that one loop updates them. */
struct weights {
	float first[NER_INPUT][NER_WIDE];
	float first_bias[NER_HIDDEN];
	float context[NER_PLACES][NER_CONTEXTS][NER_HIDDEN];
	float list[NER_PLACES][NER_LIST_CODES][NER_HIDDEN];
	float second[NER_SECOND_INPUT][NER_SECOND];
	float second_bias[NER_SECOND];
	float third[NER_SECOND][NER_SCORES];
	float third_bias[NER_SCORES];
	float pair[NER_TAGS][NER_TAGS];
};

enum { WEIGHTS = sizeof(struct weights) / sizeof(float) };

/* How to learn. */
struct recipe {
	int rounds;
	bool mean;           /* may words tell their whole sentence things? */
	double rate;         /* of Adam */
	double row_rate;     /* of the rows */
	double drop_word;    /* share of words without lexical features */
	double drop_vector;  /* share of words without a vector */
	double drop_list;    /* share of names that no list has */
	double swap;         /* share of names put in the place of others */
	double drop_first;   /* share of first-layer numbers left out */
	double drop_second;
	double average_from; /* average the weights from this share on */
	double decay;        /* pull of weights to zero */
	uint64_t seed;
};

struct network;

struct network *network_new(
    const struct vocabulary *vocabulary, const struct recipe *recipe);

/*
 * Words that names are swapped with: those that samples surely have with a
 * tag.  Only whole names of one word and parts of names of persons are.
 */
void network_add_names(struct network *network, const struct samples *samples);

/*
 * Learn from samples (a batch) with weight each.  progress is 0 at the begin
 * of the training and 1 at its end.  Returns the loss per token.
 */
double network_learn(struct network *network, struct sample *const *batch,
    size_t n, double progress);

/* From now on use the averaged weights; nothing can be learned after it. */
void network_settle(struct network *network);

/* Averaged weights for a look in between; give back with network_resume(). */
void network_peek(struct network *network);
void network_resume(struct network *network);

/* Score the tokens of a sample, [doc.n][NER_SCORES], kept until next call. */
const float (*network_score(struct network *network,
    struct sample *sample))[NER_SCORES];

/* The probabilities of the tags of a sample, in 1/255, into soft. */
void network_soften(struct network *network, struct sample *sample,
    uint8_t (*soft)[NER_TAGS]);

const struct recipe *network_recipe(const struct network *network);
const struct weights *network_weights(const struct network *network);
const float (*network_rows(const struct network *network))[NER_ROW];

#endif
