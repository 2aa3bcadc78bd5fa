#include "vectors.h"

#include <assert.h>

#include "hash.h"

void
ner_vectors_init(struct ner_vectors *vectors, const struct model *model)
{
	size_t n, codes, ranks, points;

	vectors->hash = model_section(model, "vec.hash", 4, &n);
	vectors->code = model_section(model, "vec.code", NER_VECTOR_PARTS,
	    &codes);
	vectors->rank = model_section(model, "vec.rank", 1, &ranks);
	vectors->points = model_section(model, "vec.points", 2, &points);
	assert(codes == n && ranks == n);
	assert(points ==
	    NER_VECTOR_PARTS * NER_VECTOR_POINTS * NER_VECTOR_WIDTH);
	vectors->n = (uint32_t)n;
}

/* Halving, then a walk: words are looked up once and then kept by the net. */
int32_t
ner_vectors_find(const struct ner_vectors *vectors, struct str word)
{
	uint32_t hash = (uint32_t)(hash_str(word) >> 32);
	uint32_t low = 0, high = vectors->n;

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
	const uint8_t *code = vectors->code + (size_t)i * NER_VECTOR_PARTS;

	for (size_t part = 0; part < NER_VECTOR_PARTS; part++) {
		size_t point = part * NER_VECTOR_POINTS + code[part];

		memcpy(out + part * NER_VECTOR_WIDTH,
		    vectors->points + point * NER_VECTOR_WIDTH,
		    NER_VECTOR_WIDTH * sizeof(*out));
	}
}
