/*
 * A sentence as a chain of tags: each token scores its tags, neighbours score
 * their pair, and only whole names can stand (see scheme.h).
 */
#ifndef ENTITIES_CHAIN_H
#define ENTITIES_CHAIN_H

#include <stddef.h>

#include "number.h"
#include "scheme.h"

/* Of one token: tags, then kinds, then room. */
enum { NER_SCORES_USED = NER_TAGS + NER_KINDS, NER_SCORES = 32 };

/* The scores of the tags of a token that is surely of no name: O has 0. */
#define NER_CLOSED_SCORE -1e9f

/* pair[a][b] is what tag b after tag a adds. */
struct ner_pairs {
	float score[NER_TAGS][NER_TAGS];
};

/* Tags after which no name is open, and tags that may come after them. */
enum {
	NER_CLOSING = 1 + 2 * NER_CLASSES,
	NER_OPENING = NER_CLOSING,
	NER_TAG_FOURS = (NER_TAGS + 3) / 4,
	NER_TAG_ROOM = 4 * NER_TAG_FOURS,
};

/*
 * A number for each tag: those of B tags by class, of I, of L and of U tags,
 * of O, then zeros.
 */
typedef ner_four ner_by_tag[NER_TAG_FOURS];

static inline size_t
ner_lane(int tag)
{
	return tag == NER_O ? NER_TAGS - 1 : (size_t)(ner_tag_part(tag) *
	    NER_CLASSES + ner_tag_class(tag));
}

static inline double
ner_of_tag(const ner_four *at, int tag)
{
	return ((const double *)at)[ner_lane(tag)];
}

/* Four scores side by side. */
typedef float ner_four_scores __attribute__((vector_size(16), may_alias));

/* The score of the best way to each tag, in the order of an ner_by_tag. */
typedef float ner_best[NER_TAG_ROOM] __attribute__((aligned(16)));

/*
 * Pairs as the search for the best tags takes them: those of which no name is
 * open between them, to the B tags, the U tags and O; and those inside of a
 * name, from B and I to I and L.
 */
struct ner_steps {
	ner_four_scores between[NER_CLOSING][3], inside[2][2];
	struct ner_pairs pairs;
};

void ner_steps_init(struct ner_steps *steps, const struct ner_pairs *pairs);

/*
 * The best tags of a sentence.
 *
 * score  [n] tokens
 * best   [n] to work in
 */
void ner_chain_best(const float (*score)[NER_SCORES], size_t n,
    const struct ner_steps *steps, ner_best *best, uint8_t *tags);

/* Room for the probabilities of one sentence. */
struct ner_lattice {
	ner_by_tag *ahead;  /* [n]: of what comes before, scaled */
	ner_by_tag *behind; /* [n]: of what comes after, scaled */
	ner_by_tag *emit;   /* [n]: e^score */
	double *scale;      /* [n] */
	double pair[NER_TAGS][NER_TAGS]; /* e^pair, 0 where not allowed */
	/* The same of pairs of which no name is open between them: from each
	 * closing tag to B, U and O, to each opening one from L, U and O; and
	 * of pairs inside of a name, from B and I to I and L. */
	ner_four between[NER_CLOSING][3], turned[NER_OPENING][3];
	ner_four inside[2][2];
	double sharpness; /* what scores are multiplied by */
};

/* Bytes that the arrays of a lattice of n tokens need, and where they lie. */
size_t ner_lattice_size(size_t n);
void ner_lattice_place(struct ner_lattice *lattice, void *bytes, size_t n);
void ner_lattice_pairs(struct ner_lattice *lattice,
    const struct ner_pairs *pairs, double sharpness);

/*
 * Sum over all sequences of tags, or where allowed is not NULL over those in
 * which token i has a tag of the bits in allowed[i].  Returns the logarithm of
 * the sum.  After it, ahead of tag t times behind of it is the
 * probability that token i has it.
 */
double ner_chain_sum(struct ner_lattice *lattice,
    const float (*score)[NER_SCORES], size_t n, const uint32_t *allowed);

/* The same without the sum. */
void ner_chain_chances(struct ner_lattice *lattice,
    const float (*score)[NER_SCORES], size_t n);

/* After either: the probability that token i has a tag. */
static inline double
ner_chain_chance(const struct ner_lattice *lattice, size_t i, int tag)
{
	return ner_of_tag(lattice->ahead[i], tag) *
	    ner_of_tag(lattice->behind[i], tag);
}

/* After either: the probability of tags at from .. to. */
double ner_chain_path(const struct ner_lattice *lattice, const uint8_t *tags,
    size_t from, size_t to);

#endif
