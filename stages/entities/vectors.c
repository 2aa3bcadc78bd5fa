#include "vectors.h"

#include <assert.h>

#include "hash.h"

void
ner_vectors_index(struct ner_vectors *vectors)
{
	buckets_init(&vectors->buckets, vectors->hash, vectors->n);
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
	for (uint32_t part = 0; part <= vectors->parts; part++)
		vectors->begin[part] =
		    (uint8_t)ner_vector_begin(part, vectors->parts);
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

/*
 * Parts are copied as four numbers, of which the next part overwrites those
 * that are too many.
 */
void
ner_vectors_get(const struct ner_vectors *vectors, int32_t i,
    int16_t out[NER_VECTOR_DIM])
{
	enum { FOUR = 4 };
	const uint8_t *code = vectors->code + (size_t)i * vectors->parts;

	for (uint32_t part = 0; part < vectors->parts; part++) {
		size_t begin = vectors->begin[part];
		size_t width = vectors->begin[part + 1] - begin;
		const int16_t *from = vectors->points +
		    begin * NER_VECTOR_POINTS + code[part] * width;

		if (width <= FOUR && begin + width + FOUR <= NER_VECTOR_DIM)
			memcpy(out + begin, from, FOUR * sizeof(*out));
		else
			memcpy(out + begin, from, width * sizeof(*out));
	}
}
