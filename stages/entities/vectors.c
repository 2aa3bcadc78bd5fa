#include "vectors.h"

#include <assert.h>

#include "hash.h"

enum { NEARBY = 1024 };

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
	vectors->n = (uint32_t)n;
}

/*
 * Hashes are spread evenly, so a hash tells about where it stands; halving
 * goes on from there.
 */
int32_t
ner_vectors_find(const struct ner_vectors *vectors, struct str word)
{
	uint32_t hash = (uint32_t)(hash_str(word) >> 32), n = vectors->n;
	uint32_t guess = (uint32_t)((uint64_t)hash * n >> 32);
	uint32_t low = guess < NEARBY ? 0 : guess - NEARBY;
	uint32_t high = n - guess < NEARBY ? n : guess + NEARBY;

	if (low > 0 && vectors->hash[low] > hash)
		low = 0;
	if (high < n && vectors->hash[high] <= hash)
		high = n;
	while (high - low > 8) {
		uint32_t middle = low + (high - low) / 2;

		if (vectors->hash[middle] <= hash)
			low = middle;
		else
			high = middle;
	}
	for (; low < high; low++)
		if (vectors->hash[low] == hash)
			return (int32_t)low;
	return NER_VECTOR_NONE;
}

void
ner_vectors_get(const struct ner_vectors *vectors, int32_t i,
    int16_t out[NER_VECTOR_DIM])
{
	const uint8_t *code = vectors->code + (size_t)i * vectors->parts;

	for (uint32_t part = 0; part < vectors->parts; part++) {
		size_t begin = ner_vector_begin(part, vectors->parts);
		size_t end = ner_vector_begin(part + 1, vectors->parts);

		memcpy(out + begin, vectors->points +
		    begin * NER_VECTOR_POINTS + code[part] * (end - begin),
		    (end - begin) * sizeof(*out));
	}
}
