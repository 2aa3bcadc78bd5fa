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
	NER_UNIT_BITS = 8,
	NER_UNIT = 1 << NER_UNIT_BITS, /* first and second layer: is 1.0 */
	NER_FIRST_MOST = 8191, /* largest number of the first layer */
	NER_SLOT_MOST = 3900, /* of one slot; 8 of them fit in 16 bits */
};

/* How whole numbers of a layer stand for weights. */
struct ner_scale {
	int32_t row_factor; /* input = sum of rows * row_factor >> 8 */
	int32_t first_shift; /* from sums of products to slots */
	int32_t second_shift;
	float third_factor; /* from sums of products to scores */
	float sharpness; /* of probabilities, so that they fit the truth */
	int32_t has_mean; /* do words tell their whole sentence something? */
};

struct ner_net;

/*
 * A model may hold several networks on the same vectors, a committee, whose
 * mean score counts.  The sections of all but the first end in their number.
 */
enum { NER_NETS_MOST = 9, NER_SECTION_NAME = 24 };
size_t ner_nets(const struct model *model);
void ner_net_section(char name[NER_SECTION_NAME], const char *what, size_t k);

/* The network numbered k. */
struct ner_net *ner_net_new(const struct model *model, size_t k);
void ner_net_free(struct ner_net *net);

/*
 * The form of a token, whose ner_form_hash() is exact; remembers, far away in
 * memory: call for it some time before.  Valid until the next call; its list
 * is the caller's to set, once.
 */
struct ner_form *ner_net_form(
    struct ner_net *net, struct str token, uint64_t exact);
void ner_net_call_form(const struct ner_net *net, uint64_t exact);
/* Call for what is needed where the form is not remembered. */
void ner_net_call_word(
    const struct ner_net *net, struct str token, uint64_t exact);

/* The first layers of a document, and which of them are looked at. */
struct ner_front {
	int16_t (*first)[NER_HIDDEN]; /* zeros around each sentence, so that
	                               * neighbours always lie side by side */
	bool *needed; /* [doc->n]: active, or beside it */
};

/* That of token i in sentence s. */
static inline int16_t *
ner_front_at(const struct ner_front *front, size_t s, size_t i)
{
	return front->first[i + s + 1];
}

/* Sums of the first layer over all tokens of each group. */
struct ner_groups {
	int32_t (*sum)[NER_HIDDEN];
	uint32_t *n;
};

/* What scoring saw of a document. */
struct ner_seen {
	struct ner_front front;
	struct ner_groups groups;
};

/*
 * Score the active tokens (see words.h) of a document placed by
 * ner_place_words() and ner_lists_mark().
 *
 * at     [doc->n]: where in text the tokens are
 * score  [doc->n]: for active tokens, share of the score is added to it
 *
 * What it saw is the arena's.  Of first layers, only those needed are set.
 */
struct ner_seen ner_net_score(struct ner_net *net, const struct ner_doc *doc,
    struct str text, const struct span *at, float share,
    float (*score)[NER_SCORES], struct arena *arena);

/* What a score is made of. */
enum ner_piece {
	NER_PIECE_VECTOR,
	NER_PIECE_WORD,
	NER_PIECE_AFFIXES,
	NER_PIECE_SHAPE,
	NER_PIECE_BEFORE_2,
	NER_PIECE_BEFORE_1,
	NER_PIECE_AFTER_1,
	NER_PIECE_AFTER_2,
	NER_PIECE_PLACE,
	NER_PIECE_LIST,
	NER_PIECE_SENTENCE,
	NER_PIECE_ELSEWHERE,
	NER_PIECES
};

/*
 * By how much the lead of tag a over tag b at token i of sentence s would be
 * smaller without each piece.
 */
void ner_net_weigh(struct ner_net *net, const struct ner_doc *doc,
    struct str text, const struct span *at, const struct ner_seen *seen,
    size_t s, size_t i, int a, int b, float lead[NER_PIECES]);

const struct ner_pairs *ner_net_pairs(const struct ner_net *net);
/* What scores are multiplied by where they become probabilities. */
double ner_net_sharpness(const struct ner_net *net);

#endif
