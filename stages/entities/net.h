/*
 * The network as the tagger runs it: whole numbers, used where they lie in the
 * model (see layers.h for its shape).
 *
 * What a form tells its surroundings is worked out once and kept in a cache of
 * fixed size; what it holds never changes a result.
 */
#ifndef ENTITIES_NET_H
#define ENTITIES_NET_H

#include "layers.h"
#include "model.h"
#include "words.h"

enum {
	NER_UNIT = 256,       /* first and second layer: this is 1.0 */
	NER_FIRST_MOST = 8191, /* largest number of the first layer */
	NER_SLOT_MOST = 3900, /* of one slot; 8 of them fit in 16 bits */
	NER_INPUT_ROOM = 160, /* NER_INPUT and zeros */
};

/* How whole numbers of a layer stand for weights. */
struct ner_scale {
	int32_t row_factor; /* input = sum of rows * row_factor >> 8 */
	int32_t first_shift; /* from sums of products to slots */
	int32_t second_shift;
	float third_factor; /* from sums of products to scores */
	float sharpness; /* of probabilities, so that they fit the truth */
};

struct ner_net;

struct ner_net *ner_net_new(const struct model *model);
void ner_net_free(struct ner_net *net);

/* The form of a token; remembers. */
struct ner_form ner_net_form(struct ner_net *net, struct str token);

/*
 * Score the active tokens (see words.h) of a document placed by
 * ner_place_words().
 *
 * at     [doc->n]: where in text the tokens are
 * score  [doc->n]: set for active tokens
 */
void ner_net_score(struct ner_net *net, const struct ner_doc *doc,
    struct str text, const struct span *at, float (*score)[NER_SCORES],
    struct arena *arena);

const struct ner_pairs *ner_net_pairs(const struct ner_net *net);
/* What scores are multiplied by where they become probabilities. */
double ner_net_sharpness(const struct ner_net *net);

#endif
