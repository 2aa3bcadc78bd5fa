/* The best tags of a sentence. */
#include "chain_inside.h"

static const float minus = -1e30f;

/* Four numbers side by side; what compares them gives all bits or none. */
typedef float four __attribute__((vector_size(16)));
typedef int32_t four_bits __attribute__((vector_size(16)));

enum { FOURS = (NER_OPENING + 3) / 4 };

/* Pairs of which no name is open between them, close together. */
struct between {
	four score[NER_CLOSING][FOURS];
};

static void
between_init(struct between *between, const struct ner_pairs *pairs)
{
	*between = (struct between){ 0 };
	for (size_t c = 0; c < NER_CLOSING; c++)
		for (size_t o = 0; o < NER_OPENING; o++)
			between->score[c][o / 4][o % 4] =
			    pairs->score[closed[c]][opening[o]];
}

/* The best way into the tags that open a name or stand outside of it. */
static void
best_between(const float *from, float *to, const struct between *between,
    const float *score, uint8_t *back)
{
	four top[FOURS];
	four_bits which[FOURS];

	UNROLL
	for (size_t k = 0; k < FOURS; k++) {
		top[k] = from[closed[0]] + between->score[0][k];
		which[k] = (four_bits){ 0 };
	}
	UNROLL
	for (size_t c = 1; c < NER_CLOSING; c++) {
		UNROLL
		for (size_t k = 0; k < FOURS; k++) {
			four sum = from[closed[c]] + between->score[c][k];
			four_bits more = sum > top[k];

			top[k] = (four)((more & (four_bits)sum) |
			    (~more & (four_bits)top[k]));
			which[k] = (more & closed[c]) | (~more & which[k]);
		}
	}
	for (size_t o = 0; o < NER_OPENING; o++) {
		to[opening[o]] = top[o / 4][o % 4] + score[opening[o]];
		back[opening[o]] = (uint8_t)which[o / 4][o % 4];
	}
}

/* The best way into a tag inside of a name, from its begin b or b + 1. */
static void
best_inside(const float *from, float *to, int b, int t,
    const struct ner_pairs *pairs, const float *score, uint8_t *back)
{
	float begin = from[b] + pairs->score[b][t];
	float inside = from[b + 1] + pairs->score[b + 1][t];

	to[t] = (inside > begin ? inside : begin) + score[t];
	back[t] = (uint8_t)(inside > begin ? b + 1 : b);
}

void
ner_chain_best(const float (*score)[NER_SCORES], size_t n,
    const struct ner_pairs *pairs, uint8_t *back, uint8_t *tags)
{
	float best[2][NER_TAGS];
	struct between between;
	int last = 0;

	if (n == 0)
		return;
	between_init(&between, pairs);
	for (int t = 0; t < NER_TAGS; t++)
		best[0][t] = may_begin(t) ? score[0][t] : minus;
	for (size_t i = 1; i < n; i++) {
		const float *from = best[(i + 1) & 1];
		uint8_t *ways = back + i * NER_TAGS;

		best_between(from, best[i & 1], &between, score[i], ways);
		for (int b = 1; b < NER_TAGS; b += 4)
			for (int t = b + NER_I; t <= b + NER_L; t++)
				best_inside(from, best[i & 1], b, t, pairs,
				    score[i], ways);
	}
	for (int t = 1; t < NER_TAGS; t++)
		if (may_end(t) && best[(n + 1) & 1][t] >
		    best[(n + 1) & 1][last])
			last = t;
	for (size_t i = n; i-- > 0;) {
		tags[i] = (uint8_t)last;
		last = i > 0 ? back[i * NER_TAGS + (size_t)last] : 0;
	}
}
