/* The best tags of a sentence. */
#include "chain_inside.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static const float minus = -1e30f;

enum { B_TAGS, I_TAGS, L_TAGS, U_TAGS, O_TAG };
enum { BETWEEN = 3 }; /* vectors of the tags that come between names */

typedef ner_four_scores four;

void
ner_steps_init(struct ner_steps *to, const struct ner_pairs *pairs)
{
	*to = (struct ner_steps){ .pairs = *pairs };
	for (size_t c = 0; c < NER_CLOSING; c++) {
		const float *from = pairs->score[closed[c]];

		for (int k = 0; k < NER_CLASSES; k++) {
			to->between[c][0][k] = from[1 + 4 * k + NER_B];
			to->between[c][1][k] = from[1 + 4 * k + NER_U];
		}
		to->between[c][2][0] = from[NER_O];
	}
	for (int s = NER_B; s <= NER_I; s++)
		for (int t = NER_I; t <= NER_L; t++)
			for (int k = 0; k < NER_CLASSES; k++)
				to->inside[s][t - NER_I][k] = pairs->
				    score[1 + 4 * k + s][1 + 4 * k + t];
}

static inline four
higher(four a, four b)
{
#ifdef __SSE2__
	return (four)_mm_max_ps((__m128)a, (__m128)b);
#else
	typedef int32_t four_bits __attribute__((vector_size(16)));
	four_bits more = a > b;

	return (four)((more & (four_bits)a) | (~more & (four_bits)b));
#endif
}

/* The scores of part after part of a name, each by class, then that of O. */
static inline void
read_scores(four x[NER_TAG_FOURS], const float *score)
{
	UNROLL
	for (int part = 0; part < 4; part++)
		x[part] = (four){ score[1 + part], score[5 + part],
			score[9 + part], score[13 + part] };
	x[O_TAG] = (four){ score[NER_O], minus, minus, minus };
}

/* From the best ways to the tags of one token to those of the next. */
static inline void
step(const four *from, four *to, const struct ner_steps *pairs,
    const float *score)
{
	const float *one = (const float *)from;
	four top[BETWEEN], x[NER_TAG_FOURS];

	UNROLL
	for (size_t k = 0; k < BETWEEN; k++)
		top[k] = one[ner_lane(closed[0])] + pairs->between[0][k];
	UNROLL
	for (size_t c = 1; c < NER_CLOSING; c++) {
		UNROLL
		for (size_t k = 0; k < BETWEEN; k++)
			top[k] = higher(one[ner_lane(closed[c])] +
			    pairs->between[c][k], top[k]);
	}
	read_scores(x, score);
	to[B_TAGS] = top[0] + x[B_TAGS];
	to[U_TAGS] = top[1] + x[U_TAGS];
	to[O_TAG] = top[2] + x[O_TAG];
	UNROLL
	for (int t = 0; t < 2; t++)
		to[I_TAGS + t] = x[I_TAGS + t] +
		    higher(from[I_TAGS] + pairs->inside[NER_I][t],
		    from[B_TAGS] + pairs->inside[NER_B][t]);
}

/* The tag before tag on the best way to it; the first of several. */
static int
before(const float *from, int tag, const struct ner_pairs *pairs)
{
	int b = tag - ner_tag_part(tag), best = closed[0];

	if (ner_tag_inner(tag))
		return from[ner_lane(b + NER_I)] +
		    pairs->score[b + NER_I][tag] >
		    from[ner_lane(b)] + pairs->score[b][tag] ? b + NER_I : b;
	for (size_t c = 1; c < NER_CLOSING; c++)
		if (from[ner_lane(closed[c])] + pairs->score[closed[c]][tag] >
		    from[ner_lane(best)] + pairs->score[best][tag])
			best = closed[c];
	return best;
}

static int
best_end(const float *best)
{
	int last = NER_O;

	for (int t = 1; t < NER_TAGS; t++)
		if (may_end(t) && best[ner_lane(t)] > best[ner_lane(last)])
			last = t;
	return last;
}

void
ner_chain_best(const float (*score)[NER_SCORES], size_t n,
    const struct ner_steps *steps, ner_best *best, uint8_t *tags)
{
	int last;

	if (n == 0)
		return;
	for (int t = 0; t < NER_TAGS; t++)
		best[0][ner_lane(t)] = may_begin(t) ? score[0][t] : minus;
	for (size_t i = 1; i < n; i++)
		step((const four *)best[i - 1], (four *)best[i], steps,
		    score[i]);
	last = best_end(best[n - 1]);
	for (size_t i = n; i-- > 0;) {
		tags[i] = (uint8_t)last;
		if (i > 0)
			last = before(best[i - 1], last, &steps->pairs);
	}
}
