/*
 * Word vectors, product-quantised, used as they lie in the model.
 *
 * A vector of 100 numbers is cut into parts of about the same width, each kept
 * as the number of one of 256 points: 33 parts make 33 bytes.  Words are kept
 * as 32 bits of their hash, in rising order.
 */
#ifndef ENTITIES_VECTORS_H
#define ENTITIES_VECTORS_H

#include "buckets.h"
#include "model.h"
#include "str.h"
#include "touch.h"

enum {
	NER_VECTOR_DIM = 100,
	NER_VECTOR_POINTS = 256,
};

struct ner_vectors {
	const uint32_t *hash; /* [n], rising */
	const uint8_t *code;  /* [n][parts] */
	const uint8_t *rank;  /* [n]: log2 of the rank by frequency, and
	                       * NER_VECTOR_PROPER, _NAMED */
	const int16_t *points; /* of each part: [NER_VECTOR_POINTS][its width],
	                        * in 1/NER_VECTOR_ONE */
	uint32_t n;
	uint32_t parts;
	struct buckets buckets; /* of hash */
	uint8_t begin[NER_VECTOR_DIM + 1]; /* of each part */
	uint8_t width[NER_VECTOR_DIM];
	uint32_t fours; /* the first parts, which may be copied four by four */
};

/* The first number of a part; that of part `parts` is NER_VECTOR_DIM. */
static inline uint32_t
ner_vector_begin(uint32_t part, uint32_t parts)
{
	return part * NER_VECTOR_DIM / parts;
}

enum {
	NER_VECTOR_ONE = 2048,
	NER_VECTOR_NONE = -1,
	NER_VECTOR_UNKNOWN = -2, /* not looked up yet */
	/* Bits beside the rank: words of names, which are so even in lower
	 * case ("chicago"); given names and surnames */
	NER_VECTOR_PROPER = 0x80,
	NER_VECTOR_NAMED = 0x40,
	NER_VECTOR_RANK = 0x3f,
};

/* i is from ner_vectors_find(), or NER_VECTOR_NONE. */
static inline bool
ner_vector_proper(const struct ner_vectors *vectors, int32_t i)
{
	return i != NER_VECTOR_NONE && (vectors->rank[i] & NER_VECTOR_PROPER);
}

static inline bool
ner_vector_named(const struct ner_vectors *vectors, int32_t i)
{
	return i != NER_VECTOR_NONE && (vectors->rank[i] & NER_VECTOR_NAMED);
}

/* The vectors in sections "vec.*" of the model. */
void ner_vectors_init(
    struct ner_vectors *vectors, const struct model *model);

/* Set first, where hash and n are set. */
void ner_vectors_index(struct ner_vectors *vectors);

/* The number of the vector of a word in lower case, or NER_VECTOR_NONE. */
int32_t ner_vectors_find(const struct ner_vectors *vectors, struct str word);

/* Call for where it is, as far as can be told, and for what is beside it. */
void ner_vectors_call_word(
    const struct ner_vectors *vectors, struct str word);

/* Call for what ner_vectors_get() reads. */
static inline void
ner_vectors_call(const struct ner_vectors *vectors, int32_t i)
{
	const uint8_t *code = vectors->code + (size_t)i * vectors->parts;

	__builtin_prefetch(code);
	__builtin_prefetch(code + vectors->parts - 1);
}

/* Touch what ner_vectors_get() reads. */
static inline void
ner_vectors_touch(const struct ner_vectors *vectors, int32_t i)
{
	const uint8_t *code = vectors->code + (size_t)i * vectors->parts;

	ner_touch(code);
	ner_touch(code + vectors->parts - 1);
}

/* The vector's numbers, in 1/NER_VECTOR_ONE.  i is from ner_vectors_find(). */
void ner_vectors_get(const struct ner_vectors *vectors, int32_t i,
    int16_t out[NER_VECTOR_DIM]);

#endif
