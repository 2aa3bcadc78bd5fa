/* Sums over all tags of a sentence. */
#include "chain_inside.h"

/* The vectors of an ner_by_tag; O stands alone, zeros behind it. */
enum { B_TAGS, I_TAGS, L_TAGS, U_TAGS, O_TAG };

/*
 * What follows is made twice, for processors with four numbers abreast and
 * for others; the numbers are the same.  Vectors are written and read whole,
 * or written whole and read in parts, which a processor does without waiting.
 */
#define ABREAST static inline __attribute__((always_inline))

typedef float four_scores
    __attribute__((vector_size(16), aligned(4), may_alias));

/* What is further below the best tag of its token is taken for impossible. */
static const double least = -40;
/* The score of what is not allowed: below all others. */
static const double lowest = -1e301;

enum { ALL_TAGS = (1 << NER_TAGS) - 1 };

/* The scores of each class's tags, then that of O alone. */
ABREAST void
read_scores(ner_four x[NER_TAG_FOURS], const float *score, uint32_t allowed)
{
	UNROLL
	for (int k = 0; k < NER_CLASSES; k++)
		x[k] = __builtin_convertvector(
		    *(const four_scores *)(score + 1 + 4 * k), ner_four);
	x[O_TAG] = (ner_four){ (double)score[NER_O], lowest, lowest, lowest };
	if (allowed == ALL_TAGS)
		return;
	for (int t = 0; t < NER_TAGS; t++)
		if ((allowed >> t & 1) == 0)
			x[t == 0 ? O_TAG : (t - 1) / 4][t == 0 ? 0 :
			    (t - 1) % 4] = lowest;
}

ABREAST double
highest(const ner_four x[NER_TAG_FOURS])
{
	double high = -1e300;

	UNROLL
	for (int k = 0; k < NER_TAG_FOURS; k++)
		UNROLL
		for (int lane = 0; lane < 4; lane++)
			high = x[k][lane] > high ? x[k][lane] : high;
	return high;
}

/* From classes with their tags to parts of names with their classes. */
ABREAST void
turn(ner_four *out, const ner_four *in)
{
	UNROLL
	for (int k = 0; k < 4; k++)
		out[k] = (ner_four){ in[0][k], in[1][k], in[2][k], in[3][k] };
}

/* That of a token which is surely of no name. */
ABREAST double
emit_closed(ner_four *out, double high)
{
	UNROLL
	for (int k = 0; k < O_TAG; k++)
		out[k] = (ner_four){ 0, 0, 0, 0 };
	out[O_TAG] = (ner_four){ 1, 0, 0, 0 };
	return high;
}

/* out = e^(score - highest); returns the highest. */
ABREAST double
emit(ner_four *out, const float *score, uint32_t allowed, double sharpness)
{
	ner_four x[NER_TAG_FOURS];
	double high;

	if (score[1] == NER_CLOSED_SCORE)
		return emit_closed(out, (double)score[NER_O] * sharpness);
	read_scores(x, score, allowed);
	high = highest(x);
	UNROLL
	for (int k = 0; k < NER_TAG_FOURS; k++) {
		ner_four_bits possible;

		x[k] = (x[k] - high) * sharpness;
		possible = x[k] > least;
		ner_exp_four(&x[k]);
		x[k] = (ner_four)((ner_four_bits)x[k] & possible);
	}
	turn(out, x);
	out[O_TAG] = x[O_TAG];
	return high * sharpness;
}

/* Make the sum one; it grows in the order of tags. */
ABREAST double
rescale(ner_four *at)
{
	double sum = 0, by;

	for (int t = 0; t < NER_TAGS; t++)
		sum += ((const double *)at)[ner_lane(t)];
	if (sum < 1e-280)
		sum = 1e-280;
	by = 1 / sum;
	UNROLL
	for (int k = 0; k < NER_TAG_FOURS; k++)
		at[k] *= by;
	return sum;
}

/* to = from through all pairs that may stand. */
ABREAST void
step_ahead(const struct ner_lattice *lattice, const ner_four *restrict from,
    ner_four *restrict to)
{
	const double *one = (const double *)from;
	ner_four sum[3] = { { 0 } };

	UNROLL
	for (size_t c = 0; c < NER_CLOSING; c++) {
		UNROLL
		for (size_t k = 0; k < 3; k++)
			sum[k] += one[ner_lane(closed[c])] *
			    lattice->between[c][k];
	}
	to[B_TAGS] = sum[0];
	to[U_TAGS] = sum[1];
	to[O_TAG] = sum[2];
	UNROLL
	for (int t = 0; t < 2; t++)
		to[I_TAGS + t] = from[B_TAGS] * lattice->inside[NER_B][t] +
		    from[I_TAGS] * lattice->inside[NER_I][t];
}

ABREAST void
step_back(const struct ner_lattice *lattice, const ner_four *restrict from,
    ner_four *restrict to)
{
	const double *one = (const double *)from;
	ner_four sum[3] = { { 0 } };

	UNROLL
	for (size_t o = 0; o < NER_OPENING; o++) {
		UNROLL
		for (size_t k = 0; k < 3; k++)
			sum[k] += one[ner_lane(opening[o])] *
			    lattice->turned[o][k];
	}
	to[L_TAGS] = sum[0];
	to[U_TAGS] = sum[1];
	to[O_TAG] = sum[2];
	UNROLL
	for (int s = NER_B; s <= NER_I; s++)
		to[B_TAGS + s] = from[I_TAGS] * lattice->inside[s][0] +
		    from[L_TAGS] * lattice->inside[s][1];
}

/* All tags with which a sentence may begin, or end. */
ABREAST void
set_bound(ner_four *at, bool (*may)(int tag))
{
	for (int t = 0; t < NER_TAG_ROOM; t++)
		((double *)at)[t] = 0;
	for (int t = 0; t < NER_TAGS; t++)
		((double *)at)[ner_lane(t)] = may(t) ? 1 : 0;
}

ABREAST void
sum_backward(struct ner_lattice *lattice, size_t n)
{
	set_bound(lattice->behind[n - 1], may_end);
	for (size_t i = n - 1; i-- > 0;) {
		double by = 1 / lattice->scale[i + 1];
		ner_four next[NER_TAG_FOURS];

		UNROLL
		for (int k = 0; k < NER_TAG_FOURS; k++)
			next[k] = lattice->behind[i + 1][k] *
			    lattice->emit[i + 1][k] * by;
		step_back(lattice, next, lattice->behind[i]);
	}
}

/* Token i, with all that comes before. */
ABREAST void
sum_ahead(struct ner_lattice *lattice, size_t i)
{
	ner_four *now = lattice->ahead[i];

	if (i == 0)
		set_bound(now, may_begin);
	else
		step_ahead(lattice, lattice->ahead[i - 1], now);
	UNROLL
	for (int k = 0; k < NER_TAG_FOURS; k++)
		now[k] *= lattice->emit[i][k];
	lattice->scale[i] = rescale(now);
}

/* From sums to probabilities; returns the sum at the end. */
ABREAST double
settle(struct ner_lattice *lattice, size_t n)
{
	const double *last = (const double *)lattice->ahead[n - 1];
	double end = 0, by;

	for (int t = 0; t < NER_TAGS; t++)
		end += may_end(t) ? last[ner_lane(t)] : 0;
	if (end < 1e-280)
		end = 1e-280;
	by = 1 / end;
	for (size_t i = 0; i < n; i++)
		UNROLL
		for (int k = 0; k < NER_TAG_FOURS; k++)
			lattice->behind[i][k] *= by;
	return end;
}

/* Returns the logarithm of the sum, or 0 where it is not asked for. */
ABREAST double
sum_chain(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed, bool asked)
{
	double log = 0, product = 1, end;

	for (size_t i = 0; i < n; i++) {
		log += emit(lattice->emit[i], score[i],
		    allowed == NULL ? (uint32_t)ALL_TAGS : allowed[i],
		    lattice->sharpness);
		sum_ahead(lattice, i);
		product *= lattice->scale[i];
		if (asked && (product < 1e-200 || product > 1e200 ||
		    i + 1 == n)) {
			log += ner_log(product < 1e-300 ? 1e-300 : product);
			product = 1;
		}
	}
	sum_backward(lattice, n);
	end = settle(lattice, n);
	return asked ? log + ner_log(end) : 0;
}

#if defined(__x86_64__) && defined(__GNUC__)

static __attribute__((target("avx2"))) double
sum_chain_avx2(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed, bool asked)
{
	return sum_chain(lattice, score, n, allowed, asked);
}

#endif

static double
sum(struct ner_lattice *lattice, const float (*score)[NER_SCORES], size_t n,
    const uint32_t *allowed, bool asked)
{
#if defined(__x86_64__) && defined(__GNUC__)
	if (__builtin_cpu_supports("avx2"))
		return sum_chain_avx2(lattice, score, n, allowed, asked);
#endif
	return sum_chain(lattice, score, n, allowed, asked);
}

double
ner_chain_sum(struct ner_lattice *lattice, const float (*score)[NER_SCORES],
    size_t n, const uint32_t *allowed)
{
	return sum(lattice, score, n, allowed, true);
}

void
ner_chain_chances(struct ner_lattice *lattice,
    const float (*score)[NER_SCORES], size_t n)
{
	sum(lattice, score, n, NULL, false);
}

double
ner_chain_path(const struct ner_lattice *lattice, const uint8_t *tags,
    size_t from, size_t to)
{
	double p = ner_of_tag(lattice->ahead[from], tags[from]);

	for (size_t i = from + 1; i <= to; i++)
		p *= lattice->pair[tags[i - 1]][tags[i]] *
		    ner_of_tag(lattice->emit[i], tags[i]) / lattice->scale[i];
	return p * ner_of_tag(lattice->behind[to], tags[to]);
}
