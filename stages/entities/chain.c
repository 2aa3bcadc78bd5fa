#include "chain.h"

#include "unroll.h"

/* Where tag is the last of a sentence, is every name closed? */
static bool
may_end(int tag)
{
	return !ner_tag_open(tag);
}

static bool
may_begin(int tag)
{
	return !ner_tag_inner(tag);
}

static const float minus = -1e30f;

static const int closed[NER_CLOSING] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };
static const int opening[NER_OPENING] = { 0, 1, 4, 5, 8, 9, 12, 13, 16 };

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

size_t
ner_lattice_size(size_t n)
{
	return n * (3 * NER_TAG_ROOM + 1) * sizeof(double);
}

void
ner_lattice_place(struct ner_lattice *lattice, void *bytes, size_t n)
{
	lattice->ahead = bytes;
	lattice->behind = lattice->ahead + n;
	lattice->emit = lattice->behind + n;
	lattice->scale = (double *)(lattice->emit + n);
}

void
ner_lattice_pairs(struct ner_lattice *lattice, const struct ner_pairs *pairs,
    double sharpness)
{
	lattice->sharpness = sharpness;
	for (int s = 0; s < NER_TAGS; s++)
		for (int t = 0; t < NER_TAGS; t++)
			lattice->pair[s][t] = ner_tag_follows(s, t) ?
			    ner_exp(
			    (double)pairs->score[s][t] * sharpness) : 0;
	for (size_t c = 0; c < NER_CLOSING; c++)
		for (size_t o = 0; o < NER_OPENING; o++)
			lattice->between[c][o / 4][o % 4] =
			    lattice->turned[o][c / 4][c % 4] =
			    lattice->pair[closed[c]][opening[o]];
}

/*
 * What follows is made twice, for processors with four numbers abreast and
 * for others; the numbers are the same.
 */
#define ABREAST static inline __attribute__((always_inline))

/* What is further below the best tag of its token is taken for impossible. */
static const double least = -40;
/* The score of what is not allowed: below all others. */
static const double lowest = -1e301;

/* out = e^(score - highest); returns the highest. */
ABREAST double
emit(double *out, const float *score, uint32_t allowed, double sharpness)
{
	double high = -1e300;

	for (int t = 0; t < NER_TAG_ROOM; t++)
		out[t] = (allowed >> t & 1) ? (double)score[t] : lowest;
	for (int t = 0; t < NER_TAGS; t++)
		high = out[t] > high ? out[t] : high;
	for (int k = 0; k < NER_TAG_FOURS; k++) {
		ner_four *at = (ner_four *)(out + 4 * k);
		ner_four x = (*at - high) * sharpness;
		ner_four_bits possible = x > least;

		ner_exp_four(&x);
		*at = (ner_four)((ner_four_bits)x & possible);
	}
	return high * sharpness;
}

ABREAST double
rescale(double *at)
{
	double sum = 0, by;

	for (int t = 0; t < NER_TAGS; t++)
		sum += at[t];
	if (sum < 1e-280)
		sum = 1e-280;
	by = 1 / sum;
	for (int t = 0; t < NER_TAGS; t++)
		at[t] *= by;
	return sum;
}

/* to = from through all pairs that may stand. */
ABREAST void
step_ahead(const struct ner_lattice *lattice, const double *restrict from,
    double *restrict to)
{
	ner_four sum[NER_OPENING_FOURS] = { { 0 } };

	for (size_t c = 0; c < NER_CLOSING; c++) {
		UNROLL
		for (size_t o = 0; o < NER_OPENING_FOURS; o++)
			sum[o] += from[closed[c]] * lattice->between[c][o];
	}
	for (size_t o = 0; o < NER_OPENING; o++)
		to[opening[o]] = sum[o / 4][o % 4];
	for (int b = 1; b < NER_TAGS; b += 4)
		for (int t = b + NER_I; t <= b + NER_L; t++)
			to[t] = from[b] * lattice->pair[b][t] +
			    from[b + NER_I] * lattice->pair[b + NER_I][t];
}

ABREAST void
step_back(const struct ner_lattice *lattice, const double *restrict from,
    double *restrict to)
{
	ner_four sum[NER_OPENING_FOURS] = { { 0 } };

	for (size_t o = 0; o < NER_OPENING; o++) {
		UNROLL
		for (size_t c = 0; c < NER_OPENING_FOURS; c++)
			sum[c] += from[opening[o]] * lattice->turned[o][c];
	}
	for (size_t c = 0; c < NER_CLOSING; c++)
		to[closed[c]] = sum[c / 4][c % 4];
	for (int b = 1; b < NER_TAGS; b += 4)
		for (int s = b; s <= b + NER_I; s++)
			to[s] = from[b + NER_I] * lattice->pair[s][b + NER_I] +
			    from[b + NER_L] * lattice->pair[s][b + NER_L];
}

ABREAST void
sum_backward(struct ner_lattice *lattice, size_t n)
{
	for (int t = 0; t < NER_TAGS; t++)
		lattice->behind[n - 1][t] = may_end(t) ? 1 : 0;
	for (size_t i = n - 1; i-- > 0;) {
		double next[NER_TAGS], by = 1 / lattice->scale[i + 1];

		for (int t = 0; t < NER_TAGS; t++)
			next[t] = lattice->behind[i + 1][t] *
			    lattice->emit[i + 1][t] * by;
		step_back(lattice, next, lattice->behind[i]);
	}
}

ABREAST double
sum_chain(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed)
{
	const uint32_t all = (1u << NER_TAGS) - 1;
	double log = 0, end = 0, product = 1, by;

	for (size_t i = 0; i < n; i++) {
		double *now = lattice->ahead[i];

		log += emit(lattice->emit[i], score[i],
		    allowed == NULL ? all : allowed[i],
		    lattice->sharpness);
		for (int t = 0; t < NER_TAGS && i == 0; t++)
			now[t] = may_begin(t) ? 1 : 0;
		if (i > 0)
			step_ahead(lattice, lattice->ahead[i - 1], now);
		for (int t = 0; t < NER_TAGS; t++)
			now[t] *= lattice->emit[i][t];
		lattice->scale[i] = rescale(now);
		product *= lattice->scale[i];
		if (product < 1e-200 || product > 1e200 || i + 1 == n) {
			log += ner_log(product < 1e-300 ? 1e-300 : product);
			product = 1;
		}
	}
	sum_backward(lattice, n);
	for (int t = 0; t < NER_TAGS; t++)
		end += may_end(t) ? lattice->ahead[n - 1][t] : 0;
	if (end < 1e-280)
		end = 1e-280;
	by = 1 / end;
	for (size_t i = 0; i < n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			lattice->behind[i][t] *= by;
	return log + ner_log(end);
}

#if defined(__x86_64__) && defined(__GNUC__)

static __attribute__((target("avx2"))) double
sum_chain_avx2(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed)
{
	return sum_chain(lattice, score, n, allowed);
}

#endif

double
ner_chain_sum(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed)
{
#if defined(__x86_64__) && defined(__GNUC__)
	if (__builtin_cpu_supports("avx2"))
		return sum_chain_avx2(lattice, score, n, allowed);
#endif
	return sum_chain(lattice, score, n, allowed);
}

double
ner_chain_path(const struct ner_lattice *lattice, const uint8_t *tags,
    size_t from, size_t to)
{
	double p = lattice->ahead[from][tags[from]];

	for (size_t i = from + 1; i <= to; i++)
		p *= lattice->pair[tags[i - 1]][tags[i]] *
		    lattice->emit[i][tags[i]] / lattice->scale[i];
	return p * lattice->behind[to][tags[to]];
}
