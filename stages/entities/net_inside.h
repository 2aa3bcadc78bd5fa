/* What net.c and net_weigh.c share, and nobody else. */
#ifndef ENTITIES_NET_INSIDE_H
#define ENTITIES_NET_INSIDE_H

#include "net.h"
#include "products.h"

enum {
	WAYS = 4,
	SETS = 1 << 12,
	FORMS = 1 << 14,
};

/* What one form adds to the tokens around it: [slot][hidden]. */
struct kept {
	int16_t slot[NER_SLOTS][NER_HIDDEN];
};

struct ner_net {
	struct ner_vectors vectors;
	const int8_t *rows;    /* [NER_ROWS][NER_ROW] */
	const int16_t *first;  /* as ner_columns() wants it */
	const int16_t *first_bias; /* [NER_HIDDEN] */
	const int16_t *context; /* [PLACES][CONTEXTS][HIDDEN] */
	const int16_t *second; /* [NER_SECOND][NER_NEAR] */
	const int16_t *elsewhere; /* [NER_SECOND][NER_HIDDEN] */
	const int32_t *second_bias; /* [NER_SECOND] */
	const int16_t *third;  /* [NER_SCORES][NER_SECOND] */
	const float *third_bias; /* [NER_SCORES] */
	const struct ner_pairs *pairs;
	const struct ner_scale *scale;

	const struct ner_kernels *kernels;
	uint64_t (*keys)[WAYS]; /* [SETS]: 0 is free */
	uint8_t (*has)[WAYS];   /* [SETS]: KEPT_NEAR, KEPT_MEAN */
	uint8_t *turn;          /* [SETS]: the way that goes next */
	struct kept *kept;      /* [SETS * WAYS] */
	struct ner_form *forms; /* [FORMS] */
};

/* Which slots are wanted: those of places around the word, that of the mean. */
enum { KEPT_NEAR = 1, KEPT_MEAN = 2 };

/* The cached slots of a form, those wanted set; valid until the next call. */
const struct kept *ner_net_keep(struct ner_net *net,
    const struct ner_form *form, bool caseless, struct str token,
    unsigned wanted);

/* Work out the slots of a word's places. */
void ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept);

/*
 * Mean of the first layer over the other tokens of a group, own being that of
 * this one; false where there are none.
 */
bool ner_net_elsewhere(const struct ner_groups *groups, uint32_t g,
    const int16_t *own, int16_t out[NER_HIDDEN]);

#endif
