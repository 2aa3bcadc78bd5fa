#include "vectors.h"

#include <assert.h>

#include "hash.h"

void
ner_vectors_index(struct ner_vectors *vectors)
{
	buckets_init(&vectors->buckets, vectors->hash, vectors->n);
}

enum { FOUR = 4 };

/* Can part be copied as four numbers, and nothing be overrun? */
static bool
fits_four(const struct ner_vectors *vectors, uint32_t part)
{
	return vectors->width[part] <= FOUR &&
	    vectors->begin[part + 1] + FOUR <= NER_VECTOR_DIM;
}

static void
set_parts(struct ner_vectors *vectors)
{
	for (uint32_t part = 0; part <= vectors->parts; part++)
		vectors->begin[part] =
		    (uint8_t)ner_vector_begin(part, vectors->parts);
	for (uint32_t part = 0; part < vectors->parts; part++)
		vectors->width[part] = (uint8_t)(vectors->begin[part + 1] -
		    vectors->begin[part]);
	vectors->fours = 0;
	while (vectors->fours < vectors->parts &&
	    fits_four(vectors, vectors->fours))
		vectors->fours++;
}

void
ner_vectors_init(struct ner_vectors *vectors, const struct model *model)
{
	size_t n, codes, ranks, points;

	vectors->hash = model_section(model, "vec.hash", 4, &n);
	vectors->code = model_section(model, "vec.code", 1, &codes);
	vectors->rank = model_section(model, "vec.rank", 1, &ranks);
	vectors->points = model_section(model, "vec.points", 2, &points);
	vectors->parts = (uint32_t)(codes / n);
	assert(codes % n == 0 && ranks == n);
	assert(points == NER_VECTOR_POINTS * NER_VECTOR_DIM);
	assert(vectors->parts > 0 && vectors->parts <= NER_VECTOR_DIM);
	vectors->n = (uint32_t)n;
	set_parts(vectors);
	ner_vectors_index(vectors);
}

int32_t
ner_vectors_find(const struct ner_vectors *vectors, struct str word)
{
	uint32_t hash = (uint32_t)(hash_str(word) >> 32);
	uint32_t at = buckets_find(&vectors->buckets, vectors->hash, hash);

	return at < vectors->n && vectors->hash[at] == hash ?
	    (int32_t)at : NER_VECTOR_NONE;
}

void
ner_vectors_call_word(const struct ner_vectors *vectors, struct str word)
{
	uint32_t hash = (uint32_t)(hash_str(word) >> 32);
	uint32_t at = buckets_guess(&vectors->buckets, hash);

	if (at >= vectors->n)
		return;
	__builtin_prefetch(&vectors->hash[at]);
	__builtin_prefetch(&vectors->rank[at]);
}

static const int16_t *
point_of(const struct ner_vectors *vectors, uint32_t part, uint8_t code)
{
	return vectors->points +
	    (size_t)vectors->begin[part] * NER_VECTOR_POINTS +
	    (size_t)code * vectors->width[part];
}

/*
 * Parts are copied as four numbers, of which the next part overwrites those
 * that are too many.
 */
void
ner_vectors_get(const struct ner_vectors *vectors, int32_t i,
    int16_t out[NER_VECTOR_DIM])
{
	const uint8_t *code = vectors->code + (size_t)i * vectors->parts;
	uint32_t part = 0;

	for (; part < vectors->fours; part++)
		memcpy(out + vectors->begin[part],
		    point_of(vectors, part, code[part]), FOUR * sizeof(*out));
	for (; part < vectors->parts; part++)
		memcpy(out + vectors->begin[part],
		    point_of(vectors, part, code[part]),
		    vectors->width[part] * sizeof(*out));
}
