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

/* By how many words a hash stands before (or after) one that is found. */
static int64_t
distance(const struct ner_vectors *vectors, uint32_t hash, int64_t at)
{
	int64_t lead = (int64_t)hash - (int64_t)vectors->hash[at];

	return lead * (int64_t)vectors->n / ((int64_t)1 << 32);
}

static int64_t
bounded(const struct ner_vectors *vectors, int64_t at)
{
	return at < 0 ? 0 : at >= vectors->n ? (int64_t)vectors->n - 1 : at;
}

/*
 * Hashes are spread evenly, so a hash tells about where it stands; what is
 * found there tells it better, and so on; the last few are looked through.
 */
int32_t
ner_vectors_find(const struct ner_vectors *vectors, struct str word)
{
	uint32_t hash = (uint32_t)(hash_str(word) >> 32);
	int64_t at = (int64_t)((uint64_t)hash * vectors->n >> 32);

	for (int look = 0; look < 2; look++)
		at = bounded(vectors, at + distance(vectors, hash, at));
	while (at > 0 && vectors->hash[at] >= hash)
		at--;
	while (at + 1 < vectors->n && vectors->hash[at] < hash)
		at++;
	return vectors->hash[at] == hash ? (int32_t)at : NER_VECTOR_NONE;
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
