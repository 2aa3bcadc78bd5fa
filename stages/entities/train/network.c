/* So that gcc, too, does loops of sums several at a time. */
#ifndef __clang__
#pragma GCC optimize("O3", "no-math-errno")
#endif

#include "network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entities/chain.h"
#include "diag.h"
#include "matrix.h"
#include "entities/number.h"

enum { KEPT = 0xffff };

/* What one pass over a batch works in; [n] tokens of all samples. */
struct pass {
	size_t n, cap;
	uint32_t *begin, *end; /* the token's sentence */
	uint32_t *group;       /* in the batch, or NER_ALONE */
	uint8_t *context;
	uint32_t *type;        /* the token's word among those of the batch */
	size_t types;
	uint32_t *word;         /* [types]: number in the vocabulary */
	bool *lexical, *vector; /* [types]: kept in this pass? */
	float *input;  /* [types][NER_INPUT] */
	float *wide;   /* [types][NER_WIDE] */
	float *first;  /* [n][NER_HIDDEN], after rectifying and dropping */
	size_t m;         /* active tokens: the others go no further */
	uint32_t *active; /* [m]: their numbers */
	float *joined; /* [m][NER_SECOND_INPUT] */
	float *second; /* [m][NER_SECOND] */
	float *third;  /* [m][NER_SCORES] */
	float *score;  /* [n][NER_SCORES]: third, and 0 where not active */
	float *turned; /* room for a transposed matrix */
	float *d_first, *d_joined, *d_second, *d_third, *d_score, *d_wide;
	float *d_input;
	float *group_sum; /* [groups][NER_HIDDEN] */
	uint32_t *group_n;
	size_t groups;
	float *keep_first, *keep_second; /* factors of dropping */
};

/* Distinct words that were seen with a tag. */
struct pool {
	uint32_t *at; /* [n] */
	size_t n, cap;
};

struct network {
	struct pool pool[NER_TAGS];
	struct recipe recipe;
	const struct vocabulary *vocabulary;
	struct random random;
	struct weights *weights, *grad, *mean, *square;
	float *total;       /* [WEIGHTS]: sum over every eighth step */
	uint32_t totals;    /* how many those are */
	float *saved;       /* [WEIGHTS] while averaged ones are in use */
	float (*rows)[NER_ROW];
	float (*saved_rows)[NER_ROW];
	float (*row_total)[NER_ROW];
	float *row_square;  /* [NER_ROWS] */
	uint32_t *row_last; /* [NER_ROWS]: step up to which row_total counts */
	float (*row_grad)[NER_ROW];
	uint32_t *touched;
	bool *is_touched;
	size_t n_touched;
	uint32_t steps, average_begin;
	bool averaging;
	double beta1, beta2;
	uint32_t *type_of; /* [vocabulary]: its number in the last batch */
	struct pass pass;
	struct ner_lattice free, bound;
	void *lattice_bytes;
	size_t lattice_n;
};

static float
small(struct random *random, double size)
{
	return (float)((random_unit(random) * 2 - 1) * size);
}

struct network *
network_new(const struct vocabulary *vocabulary, const struct recipe *recipe)
{
	struct network *net = xcalloc(1, sizeof(*net));
	float *all;

	net->recipe = *recipe;
	net->vocabulary = vocabulary;
	net->random.state = recipe->seed * 2654435769u + 88172645463325252u;
	net->weights = xcalloc(1, sizeof(struct weights));
	net->grad = xcalloc(1, sizeof(struct weights));
	net->mean = xcalloc(1, sizeof(struct weights));
	net->square = xcalloc(1, sizeof(struct weights));
	net->total = xcalloc(WEIGHTS, sizeof(float));
	net->saved = xcalloc(WEIGHTS, sizeof(float));
	net->rows = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->saved_rows = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_total = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_grad = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_square = xcalloc(NER_ROWS, sizeof(float));
	net->row_last = xcalloc(NER_ROWS, sizeof(uint32_t));
	net->touched = xcalloc(NER_ROWS, sizeof(uint32_t));
	net->is_touched = xcalloc(NER_ROWS, sizeof(bool));
	net->type_of = xcalloc(vocabulary->n, sizeof(uint32_t));
	net->beta1 = net->beta2 = 1;
	all = (float *)net->weights->first;
	for (size_t i = 0; i < (size_t)NER_INPUT * NER_WIDE; i++)
		all[i] = small(&net->random, 0.08);
	all = (float *)net->weights->second;
	for (size_t i = 0; i < (size_t)NER_SECOND_INPUT * NER_SECOND; i++)
		all[i] = small(&net->random, 0.08);
	all = (float *)net->weights->third;
	for (size_t i = 0; i < (size_t)NER_SECOND * NER_SCORES; i++)
		all[i] = small(&net->random, 0.1);
	for (size_t i = 0; i < NER_HIDDEN; i++)
		net->weights->first_bias[i] = 0.1f;
	all = (float *)net->rows;
	for (size_t i = 0; i < (size_t)NER_ROWS * NER_ROW; i++)
		all[i] = small(&net->random, 0.05);
	return net;
}

#define ROOM(field, width) \
	(pass->field = xrealloc(pass->field, \
	    n * (width) * sizeof(*pass->field)))

static void
pass_reserve(struct pass *pass, size_t n)
{
	if (n <= pass->cap)
		return;
	pass->cap = n;
	ROOM(begin, 1);
	ROOM(end, 1);
	ROOM(group, 1);
	ROOM(context, 1);
	ROOM(type, 1);
	ROOM(word, 1);
	ROOM(lexical, 1);
	ROOM(vector, 1);
	ROOM(input, NER_INPUT);
	ROOM(wide, NER_WIDE);
	ROOM(first, NER_HIDDEN);
	ROOM(joined, NER_SECOND_INPUT);
	ROOM(second, NER_SECOND);
	ROOM(active, 1);
	ROOM(third, NER_SCORES);
	ROOM(d_third, NER_SCORES);
	ROOM(score, NER_SCORES);
	ROOM(turned, NER_SECOND_INPUT);
	ROOM(d_first, NER_HIDDEN);
	ROOM(d_joined, NER_SECOND_INPUT);
	ROOM(d_second, NER_SECOND);
	ROOM(d_score, NER_SCORES);
	ROOM(d_wide, NER_WIDE);
	ROOM(d_input, NER_INPUT);
	ROOM(group_sum, NER_HIDDEN);
	ROOM(group_n, 1);
	ROOM(keep_first, NER_HIDDEN);
	ROOM(keep_second, NER_SECOND);
}

static void
zero(float *at, size_t n)
{
	memset(at, 0, n * sizeof(*at));
}

/* A word that comes twice in a batch is worked out once. */
static uint32_t
type_of(struct network *net, uint32_t word)
{
	struct pass *pass = &net->pass;
	uint32_t type = net->type_of[word];

	if (type < pass->types && pass->word[type] == word)
		return type;
	type = (uint32_t)pass->types++;
	net->type_of[word] = type;
	pass->word[type] = word;
	pass->lexical[type] = pass->vector[type] = true;
	return type;
}

/* Which tag the token surely has, if its word may be swapped; else O. */
static int
swap_tag(const struct sample *sample, size_t i)
{
	uint32_t allowed = sample->allowed[i];
	int tag = NER_O;

	if (sample->soft != NULL || (allowed & (allowed - 1)) != 0)
		return NER_O;
	while (allowed >>= 1)
		tag++;
	return tag != NER_O && (ner_tag_class(tag) == NER_PER ||
	    ner_tag_part(tag) == NER_U) ? tag : NER_O;
}

static void
pool_add(struct pool *pool, uint32_t word)
{
	if (pool->n == pool->cap) {
		pool->cap = pool->cap * 2 + 256;
		pool->at = xrealloc(
		    pool->at, pool->cap * sizeof(*pool->at));
	}
	pool->at[pool->n++] = word;
}

void
network_add_names(struct network *net, const struct samples *samples)
{
	uint32_t *seen = xcalloc(net->vocabulary->n, sizeof(*seen));

	for (size_t s = 0; s < samples->n; s++)
		for (size_t i = 0; i < samples->at[s].doc.n; i++) {
			uint32_t word = samples->at[s].word[i];
			int tag = swap_tag(&samples->at[s], i);

			if (tag == NER_O || (seen[word] >> tag & 1))
				continue;
			seen[word] |= 1u << tag;
			pool_add(&net->pool[tag], word);
		}
	free(seen);
}

/*
 * Another name instead of one, the same for the whole batch: so the words
 * around names are learned, and rare names are seen more often.
 */
static void
swap_names(struct network *net, struct sample *const *batch, size_t samples)
{
	struct pass *pass = &net->pass;
	size_t base = 0, drawn = 0;

	for (size_t b = 0; b < samples; b++) {
		for (size_t i = 0; i < batch[b]->doc.n; i++) {
			uint32_t type = pass->type[base + i];
			int tag;

			if (type < drawn)
				continue;
			drawn = type + 1;
			tag = swap_tag(batch[b], i);
			if (tag != NER_O && net->pool[tag].n > 0 &&
			    random_unit(&net->random) < net->recipe.swap)
				pass->word[type] = net->pool[tag].at[
				    random_below(&net->random,
				    net->pool[tag].n)];
		}
		base += batch[b]->doc.n;
	}
}

static void
gather(struct network *net, struct sample *const *batch, size_t samples)
{
	struct pass *pass = &net->pass;
	size_t n = 0, base = 0;

	for (size_t b = 0; b < samples; b++)
		n += batch[b]->doc.n;
	pass_reserve(pass, n);
	pass->n = n;
	pass->groups = 0;
	pass->types = 0;
	pass->m = 0;
	for (size_t b = 0; b < samples; b++) {
		const struct ner_doc *doc = &batch[b]->doc;

		for (size_t s = 0; s < doc->sentences; s++)
			for (size_t i = doc->sentence[s];
			    i < doc->sentence[s + 1]; i++) {
				pass->begin[base + i] =
				    (uint32_t)base + doc->sentence[s];
				pass->end[base + i] =
				    (uint32_t)base + doc->sentence[s + 1];
			}
		for (size_t i = 0; i < doc->n; i++) {
			pass->group[base + i] = doc->group[i] == NER_ALONE ?
			    NER_ALONE :
			    doc->group[i] + (uint32_t)pass->groups;
			pass->context[base + i] = doc->context[i];
			if (doc->active[i])
				pass->active[pass->m++] = (uint32_t)(base + i);
			pass->type[base + i] =
			    type_of(net, batch[b]->word[i]);
		}
		base += doc->n;
		pass->groups += doc->groups;
	}
}

static void
drop_factors(struct random *random, float *out, size_t n, double drop)
{
	uint32_t limit = (uint32_t)(drop * KEPT);
	float scale = (float)(1 / (1 - drop));

	for (size_t i = 0; i + 4 <= n; i += 4) {
		uint64_t bits = random_next(random);

		for (size_t k = 0; k < 4; k++)
			out[i + k] = (bits >> 16 * k & KEPT) < limit ?
			    0 : scale;
	}
}

static void
draw_drops(struct network *net)
{
	struct pass *pass = &net->pass;

	for (size_t i = 0; i < pass->types; i++) {
		pass->lexical[i] =
		    random_unit(&net->random) >= net->recipe.drop_word;
		pass->vector[i] =
		    random_unit(&net->random) >= net->recipe.drop_vector;
	}
	drop_factors(&net->random, pass->keep_first, pass->n * NER_HIDDEN,
	    net->recipe.drop_first);
	drop_factors(&net->random, pass->keep_second, pass->m * NER_SECOND,
	    net->recipe.drop_second);
}

static void
fill_input(struct network *net, size_t i)
{
	const struct pass *pass = &net->pass;
	const struct ner_word *word = &net->vocabulary->at[pass->word[i]];
	float *out = pass->input + i * NER_INPUT;
	int16_t fixed[NER_VECTOR_DIM];
	uint32_t r = pass->lexical[i] ? 0 : word->lexical + word->affixes;

	zero(out, NER_INPUT);
	if (pass->vector[i] && word->vector != NER_VECTOR_NONE) {
		ner_vectors_get(
		    net->vocabulary->vectors, word->vector, fixed);
		for (size_t k = 0; k < NER_VECTOR_DIM; k++)
			out[k] = (float)fixed[k] / NER_VECTOR_ONE;
	}
	for (; r < word->n; r++)
		for (size_t k = 0; k < NER_ROW; k++)
			out[NER_VECTOR_DIM + k] += net->rows[word->row[r]][k];
}

static void
add_row(float *to, const float *from, size_t n)
{
	for (size_t k = 0; k < n; k++)
		to[k] += from[k];
}

/* The sum of slot NER_SLOT_MEAN over each sentence, over its length. */
static void
add_sentence_mean(struct pass *pass, size_t begin, size_t end)
{
	float mean[NER_HIDDEN] = { 0 };
	float by = 1 / (float)(end - begin);

	for (size_t i = begin; i < end; i++)
		add_row(mean, pass->wide + pass->type[i] * NER_WIDE +
		    NER_SLOT_MEAN * NER_HIDDEN, NER_HIDDEN);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		mean[k] *= by;
	for (size_t i = begin; i < end; i++)
		add_row(pass->first + i * NER_HIDDEN, mean, NER_HIDDEN);
}

static void
first_layer(struct network *net)
{
	struct pass *pass = &net->pass;
	const struct weights *w = net->weights;

	zero(pass->wide, pass->types * NER_WIDE);
	matrix_multiply(pass->wide, NER_WIDE, pass->input, NER_INPUT,
	    w->first[0], NER_WIDE, pass->types, NER_WIDE, NER_INPUT);
	for (size_t i = 0; i < pass->n; i++) {
		float *out = pass->first + i * NER_HIDDEN;

		memcpy(out, w->first_bias, sizeof(w->first_bias));
		for (size_t s = 0; s < NER_SLOT_MEAN; s++) {
			size_t j = i + s - NER_REACH;

			if (i + s >= NER_REACH + pass->begin[i] &&
			    j < pass->end[i])
				add_row(out, pass->wide +
				    pass->type[j] * NER_WIDE +
				    s * NER_HIDDEN, NER_HIDDEN);
		}
		for (size_t p = 0; p < NER_PLACES; p++)
			if (i + p >= 1 + pass->begin[i] &&
			    i + p - 1 < pass->end[i])
				add_row(out,
				    w->context[p][pass->context[i + p - 1]],
				    NER_HIDDEN);
	}
	for (size_t i = 0; i < pass->n && net->recipe.mean; i = pass->end[i])
		add_sentence_mean(pass, i, pass->end[i]);
	for (size_t i = 0; i < pass->n * NER_HIDDEN; i++)
		if (pass->first[i] < 0)
			pass->first[i] = 0;
}

static void
multiply(float *at, const float *by, size_t n)
{
	for (size_t i = 0; i < n; i++)
		at[i] *= by[i];
}

static void
sum_groups(struct pass *pass)
{
	zero(pass->group_sum, pass->groups * NER_HIDDEN);
	memset(pass->group_n, 0, pass->groups * sizeof(*pass->group_n));
	for (size_t i = 0; i < pass->n; i++) {
		if (pass->group[i] == NER_ALONE)
			continue;
		add_row(pass->group_sum + pass->group[i] * NER_HIDDEN,
		    pass->first + i * NER_HIDDEN, NER_HIDDEN);
		pass->group_n[pass->group[i]]++;
	}
}

/* Is the token's name elsewhere, too? */
static bool
has_others(const struct pass *pass, size_t i)
{
	uint32_t g = pass->group[i];

	return g != NER_ALONE && pass->group_n[g] > 1;
}

static void
join_token(const struct pass *pass, size_t i, float *out)
{
	const float *own = pass->first + i * NER_HIDDEN;
	const float *sum;
	float by;

	if (i > pass->begin[i])
		memcpy(out, own - NER_HIDDEN, NER_HIDDEN * sizeof(*out));
	memcpy(out + NER_HIDDEN, own, NER_HIDDEN * sizeof(*out));
	if (i + 1 < pass->end[i])
		memcpy(out + 2 * NER_HIDDEN, own + NER_HIDDEN,
		    NER_HIDDEN * sizeof(*out));
	if (!has_others(pass, i))
		return;
	sum = pass->group_sum + pass->group[i] * NER_HIDDEN;
	by = 1 / (float)(pass->group_n[pass->group[i]] - 1);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[NER_NEAR + k] = (sum[k] - own[k]) * by;
}

static void
join(struct pass *pass)
{
	sum_groups(pass);
	zero(pass->joined, pass->m * NER_SECOND_INPUT);
	for (size_t a = 0; a < pass->m; a++)
		join_token(pass, pass->active[a],
		    pass->joined + a * NER_SECOND_INPUT);
}

static void
forward(struct network *net, bool learning)
{
	struct pass *pass = &net->pass;
	const struct weights *w = net->weights;

	for (size_t i = 0; i < pass->types; i++)
		fill_input(net, i);
	first_layer(net);
	if (learning)
		multiply(pass->first, pass->keep_first,
		    pass->n * NER_HIDDEN);
	join(pass);
	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->second + a * NER_SECOND, w->second_bias,
		    sizeof(w->second_bias));
	matrix_multiply(pass->second, NER_SECOND, pass->joined,
	    NER_SECOND_INPUT, w->second[0], NER_SECOND, pass->m, NER_SECOND,
	    NER_SECOND_INPUT);
	for (size_t i = 0; i < pass->m * NER_SECOND; i++)
		if (pass->second[i] < 0)
			pass->second[i] = 0;
	if (learning)
		multiply(pass->second, pass->keep_second,
		    pass->m * NER_SECOND);
	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->third + a * NER_SCORES, w->third_bias,
		    sizeof(w->third_bias));
	matrix_multiply(pass->third, NER_SCORES, pass->second, NER_SECOND,
	    w->third[0], NER_SCORES, pass->m, NER_SCORES, NER_SECOND);
	zero(pass->score, pass->n * NER_SCORES);
	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->score + pass->active[a] * NER_SCORES,
		    pass->third + a * NER_SCORES,
		    NER_SCORES * sizeof(float));
}

static void
lattice_reserve(struct network *net, size_t n)
{
	if (n > net->lattice_n) {
		net->lattice_n = n * 2;
		net->lattice_bytes = xrealloc(net->lattice_bytes,
		    2 * ner_lattice_size(net->lattice_n));
	}
	ner_lattice_place(&net->free, net->lattice_bytes, n);
	ner_lattice_place(&net->bound, (char *)net->lattice_bytes +
	    ner_lattice_size(net->lattice_n), n);
}

/* What token i and those after it add to the probability of a pair. */
static void
after(const struct ner_lattice *lattice, size_t i, double out[NER_TAGS])
{
	double by = 1 / lattice->scale[i];

	for (int t = 0; t < NER_TAGS; t++)
		out[t] = lattice->emit[i][t] * lattice->behind[i][t] * by;
}

static void
pair_gradient(struct network *net, size_t n, float weight)
{
	for (size_t i = 1; i < n; i++) {
		double all[NER_TAGS], right[NER_TAGS];

		after(&net->free, i, all);
		after(&net->bound, i, right);
		for (int s = 0; s < NER_TAGS; s++)
			for (int t = 0; t < NER_TAGS; t++)
				net->grad->pair[s][t] += weight *
				    (float)(net->free.pair[s][t] *
				    (net->free.ahead[i - 1][s] * all[t] -
				    net->bound.ahead[i - 1][s] * right[t]));
	}
}

/* Towards the probabilities that others gave. */
static double
soft_loss(struct network *net, size_t begin, size_t n,
    const struct sample *sample, size_t at, float weight)
{
	const float (*score)[NER_SCORES] = (const float (*)[NER_SCORES])(
	    net->pass.score + begin * NER_SCORES);
	double loss = 0;

	ner_chain_sum(&net->free, score, n, sample->possible + at);
	for (size_t i = 0; i < n; i++) {
		const uint8_t *soft = sample->soft[at + i];
		double sum = 0;

		for (int t = 0; t < NER_TAGS; t++)
			sum += soft[t];
		for (int t = 0; t < NER_TAGS; t++) {
			double d = net->free.ahead[i][t] *
			    net->free.behind[i][t] - soft[t] / sum;

			net->pass.d_score[(begin + i) * NER_SCORES +
			    (size_t)t] = weight * (float)d;
			loss += d * d;
		}
	}
	return loss;
}

/* Loss of a sentence; d_score is set. */
static double
sentence_loss(struct network *net, size_t begin, size_t n,
    const struct sample *sample, size_t at, float weight)
{
	const float (*score)[NER_SCORES] = (const float (*)[NER_SCORES])(
	    net->pass.score + begin * NER_SCORES);
	double all, right;

	lattice_reserve(net, n);
	if (sample->soft != NULL)
		return soft_loss(net, begin, n, sample, at, weight);
	all = ner_chain_sum(&net->free, score, n, sample->possible + at);
	right = ner_chain_sum(&net->bound, score, n, sample->allowed + at);
	for (size_t i = 0; i < n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			net->pass.d_score[(begin + i) * NER_SCORES +
			    (size_t)t] = weight * (float)(
			    net->free.ahead[i][t] * net->free.behind[i][t] -
			    net->bound.ahead[i][t] *
			    net->bound.behind[i][t]);
	pair_gradient(net, n, weight);
	return all - right;
}

static void
kind_loss(struct network *net, size_t i, uint8_t kind, float weight)
{
	const float *score = net->pass.score + i * NER_SCORES + NER_TAGS;
	float *d = net->pass.d_score + i * NER_SCORES + NER_TAGS;
	double e[NER_KINDS], sum = 0;

	for (int k = 0; k < NER_KINDS; k++)
		sum += e[k] = ner_exp((double)score[k]);
	for (int k = 0; k < NER_KINDS; k++)
		d[k] = 0.5f * weight *
		    ((float)(e[k] / sum) - (k == kind ? 1.0f : 0.0f));
}

/* Has the sentence an active token? */
static bool
is_open(const struct sample *sample, size_t begin, size_t n)
{
	for (size_t i = begin; i < begin + n; i++)
		if (sample->doc.active[i])
			return true;
	return false;
}

static double
losses(struct network *net, struct sample *const *batch, size_t samples)
{
	struct ner_pairs pairs;
	double loss = 0;
	size_t base = 0;

	memcpy(pairs.score, net->weights->pair, sizeof(pairs.score));
	ner_lattice_pairs(&net->free, &pairs, 1);
	ner_lattice_pairs(&net->bound, &pairs, 1);
	zero(net->pass.d_score, net->pass.n * NER_SCORES);
	for (size_t b = 0; b < samples; b++) {
		const struct ner_doc *doc = &batch[b]->doc;

		for (size_t s = 0; s < doc->sentences; s++) {
			size_t begin = doc->sentence[s];
			size_t n = doc->sentence[s + 1] - begin;

			if (is_open(batch[b], begin, n))
				loss += sentence_loss(net, base + begin, n,
				    batch[b], begin, 1);
		}
		for (size_t i = 0; i < doc->n; i++)
			if (batch[b]->kind[i] < NER_KINDS)
				kind_loss(net, base + i, batch[b]->kind[i],
				    1);
		base += doc->n;
	}
	return loss;
}

/* grad[k][n] += a[m][k] transposed, times d[m][n]. */
static void
weight_gradient(struct pass *pass, size_t m, float *grad, const float *a,
    size_t k, const float *d, size_t n)
{
	matrix_transpose(pass->turned, m, a, k, m, k);
	matrix_multiply(grad, n, pass->turned, m, d, n, k, n, m);
}

/* d_a[m][k] = d[m][n] times w[k][n] transposed. */
static void
input_gradient(struct pass *pass, float *d_a, size_t k, const float *d,
    size_t n, const float *w)
{
	static float turned[NER_WIDE * NER_SECOND_INPUT];

	matrix_transpose(turned, k, w, n, k, n);
	zero(d_a, pass->m * k);
	matrix_multiply(d_a, k, d, n, turned, k, pass->m, k, n);
}

static void
bias_gradient(float *grad, const float *d, size_t m, size_t n)
{
	for (size_t i = 0; i < m; i++)
		add_row(grad, d + i * n, n);
}

/* Through the rectifier and the dropping: where out is 0 nothing passes. */
static void
gate(float *d, const float *out, const float *keep, size_t n)
{
	for (size_t i = 0; i < n; i++)
		d[i] = out[i] > 0 ? d[i] * keep[i] : 0;
}

/* What the other tokens of each group get from the mean over it. */
static void
unjoin_groups(struct pass *pass)
{
	zero(pass->group_sum, pass->groups * NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++)
		if (has_others(pass, pass->active[a]))
			add_row(pass->group_sum +
			    pass->group[pass->active[a]] * NER_HIDDEN,
			    pass->d_joined + a * NER_SECOND_INPUT + NER_NEAR,
			    NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++) {
		size_t i = pass->active[a];
		const float *d = pass->d_joined + a * NER_SECOND_INPUT;
		const float *sum;
		float by;

		if (!has_others(pass, i))
			continue;
		sum = pass->group_sum + pass->group[i] * NER_HIDDEN;
		by = 1 / (float)(pass->group_n[pass->group[i]] - 1);
		for (size_t k = 0; k < NER_HIDDEN; k++)
			pass->d_first[i * NER_HIDDEN + k] +=
			    (sum[k] - d[NER_NEAR + k]) * by;
	}
}

static void
unjoin(struct pass *pass)
{
	zero(pass->d_first, pass->n * NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++) {
		size_t i = pass->active[a];
		const float *d = pass->d_joined + a * NER_SECOND_INPUT;
		float *own = pass->d_first + i * NER_HIDDEN;

		if (i > pass->begin[i])
			add_row(own - NER_HIDDEN, d, NER_HIDDEN);
		add_row(own, d + NER_HIDDEN, NER_HIDDEN);
		if (i + 1 < pass->end[i])
			add_row(own + NER_HIDDEN, d + 2 * NER_HIDDEN,
			    NER_HIDDEN);
	}
	unjoin_groups(pass);
}

static void
spread_sentence_mean(struct pass *pass, size_t begin, size_t end)
{
	float sum[NER_HIDDEN] = { 0 };
	float by = 1 / (float)(end - begin);

	for (size_t i = begin; i < end; i++)
		add_row(sum, pass->d_first + i * NER_HIDDEN, NER_HIDDEN);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum[k] *= by;
	for (size_t i = begin; i < end; i++)
		add_row(pass->d_wide + pass->type[i] * NER_WIDE +
		    NER_SLOT_MEAN * NER_HIDDEN, sum, NER_HIDDEN);
}

static void
first_gradient(struct network *net)
{
	struct pass *pass = &net->pass;
	struct weights *grad = net->grad;

	zero(pass->d_wide, pass->types * NER_WIDE);
	for (size_t i = 0; i < pass->n; i++) {
		const float *d = pass->d_first + i * NER_HIDDEN;

		for (size_t s = 0; s < NER_SLOT_MEAN; s++) {
			size_t j = i + s - NER_REACH;

			if (i + s >= NER_REACH + pass->begin[i] &&
			    j < pass->end[i])
				add_row(pass->d_wide +
				    pass->type[j] * NER_WIDE +
				    s * NER_HIDDEN, d, NER_HIDDEN);
		}
		for (size_t p = 0; p < NER_PLACES; p++)
			if (i + p >= 1 + pass->begin[i] &&
			    i + p - 1 < pass->end[i])
				add_row(grad->context[p][pass->context[i + p -
				    1]], d, NER_HIDDEN);
	}
	for (size_t i = 0; i < pass->n && net->recipe.mean; i = pass->end[i])
		spread_sentence_mean(pass, i, pass->end[i]);
	bias_gradient(
	    grad->first_bias, pass->d_first, pass->n, NER_HIDDEN);
	weight_gradient(pass, pass->types, grad->first[0], pass->input,
	    NER_INPUT, pass->d_wide, NER_WIDE);
}

static void
row_gradient(struct network *net)
{
	struct pass *pass = &net->pass;
	static float turned[NER_WIDE * NER_ROW];

	matrix_transpose(turned, NER_ROW,
	    net->weights->first[NER_VECTOR_DIM], NER_WIDE, NER_ROW, NER_WIDE);
	zero(pass->d_input, pass->types * NER_ROW);
	matrix_multiply(pass->d_input, NER_ROW, pass->d_wide, NER_WIDE, turned,
	    NER_ROW, pass->types, NER_ROW, NER_WIDE);
	for (size_t i = 0; i < pass->types; i++) {
		const struct ner_word *word =
		    &net->vocabulary->at[pass->word[i]];
		uint32_t r = pass->lexical[i] ?
		    0 : word->lexical + word->affixes;

		for (; r < word->n; r++) {
			uint32_t row = word->row[r];

			if (!net->is_touched[row]) {
				net->is_touched[row] = true;
				net->touched[net->n_touched++] = row;
				zero(net->row_grad[row], NER_ROW);
			}
			add_row(net->row_grad[row],
			    pass->d_input + i * NER_ROW, NER_ROW);
		}
	}
}

static void
backward(struct network *net)
{
	struct pass *pass = &net->pass;
	struct weights *w = net->weights, *grad = net->grad;

	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->d_third + a * NER_SCORES,
		    pass->d_score + pass->active[a] * NER_SCORES,
		    NER_SCORES * sizeof(float));
	bias_gradient(grad->third_bias, pass->d_third, pass->m, NER_SCORES);
	weight_gradient(pass, pass->m, grad->third[0], pass->second,
	    NER_SECOND, pass->d_third, NER_SCORES);
	input_gradient(pass, pass->d_second, NER_SECOND, pass->d_third,
	    NER_SCORES, w->third[0]);
	gate(pass->d_second, pass->second, pass->keep_second,
	    pass->m * NER_SECOND);
	bias_gradient(grad->second_bias, pass->d_second, pass->m, NER_SECOND);
	weight_gradient(pass, pass->m, grad->second[0], pass->joined,
	    NER_SECOND_INPUT, pass->d_second, NER_SECOND);
	input_gradient(pass, pass->d_joined, NER_SECOND_INPUT, pass->d_second,
	    NER_SECOND, w->second[0]);
	unjoin(pass);
	gate(pass->d_first, pass->first, pass->keep_first,
	    pass->n * NER_HIDDEN);
	first_gradient(net);
	row_gradient(net);
}

/* ------------------------------------------------------------------ steps */

static float
root(float x)
{
	return __builtin_sqrtf(x);
}

/* The numbers of a step of Adam. */
struct step {
	float rate, decay, by1, by2;
};

static inline __attribute__((always_inline)) void
step_all(float *restrict w, const float *restrict g, float *restrict m,
    float *restrict v, const struct step *step)
{
	const float rate = step->rate, decay = step->decay;
	const float by1 = step->by1, by2 = step->by2;

	for (size_t i = 0; i < WEIGHTS; i++) {
		m[i] = 0.9f * m[i] + 0.1f * g[i];
		v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
		w[i] -= rate * (m[i] * by1) /
		        (__builtin_sqrtf(v[i] * by2) + 1e-6f) +
		    decay * w[i];
	}
}

#if defined(__x86_64__) && defined(__GNUC__)

/* The same in wider registers; no two steps in one rounding. */
static __attribute__((target("avx2"))) void
step_256(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	step_all(w, g, m, v, step);
}

static void
step_any(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	if (__builtin_cpu_supports("avx2"))
		step_256(w, g, m, v, step);
	else
		step_all(w, g, m, v, step);
}

#else

static void
step_any(float *w, const float *g, float *m, float *v,
    const struct step *step)
{
	step_all(w, g, m, v, step);
}

#endif

static void
step_weights(struct network *net, float rate)
{
	float *w = (float *)net->weights;
	struct step step = { .rate = rate,
		.decay = (float)net->recipe.decay * rate };

	net->beta1 *= 0.9;
	net->beta2 *= 0.999;
	step.by1 = (float)(1 / (1 - net->beta1));
	step.by2 = (float)(1 / (1 - net->beta2));
	step_any(w, (const float *)net->grad, (float *)net->mean,
	    (float *)net->square, &step);
	if (net->averaging && net->steps % 8 == 0) {
		for (size_t i = 0; i < WEIGHTS; i++)
			net->total[i] += w[i];
		net->totals++;
	}
}

static void
catch_up(struct network *net, uint32_t row)
{
	float by = (float)(net->steps - net->row_last[row]);

	if (net->averaging)
		for (size_t k = 0; k < NER_ROW; k++)
			net->row_total[row][k] += by * net->rows[row][k];
	net->row_last[row] = net->steps;
}

static void
step_rows(struct network *net, float rate)
{
	for (size_t i = 0; i < net->n_touched; i++) {
		uint32_t row = net->touched[i];
		const float *g = net->row_grad[row];
		float square = 0, by;

		for (size_t k = 0; k < NER_ROW; k++)
			square += g[k] * g[k];
		catch_up(net, row);
		net->row_square[row] += square / NER_ROW;
		by = rate / (root(net->row_square[row]) + 1e-4f);
		for (size_t k = 0; k < NER_ROW; k++)
			net->rows[row][k] -= by * g[k];
		net->is_touched[row] = false;
	}
	net->n_touched = 0;
}

double
network_learn(struct network *net, struct sample *const *batch, size_t n,
    double progress)
{
	float slower = (float)(progress < 0.05 ? progress * 19 + 0.05 :
	    1.0 - 0.95 * (progress - 0.05) / 0.95);
	double loss;

	if (!net->averaging && progress >= net->recipe.average_from) {
		net->averaging = true;
		net->average_begin = net->steps;
		for (size_t r = 0; r < NER_ROWS; r++)
			net->row_last[r] = net->steps;
	}
	gather(net, batch, n);
	if (net->pass.n == 0)
		return 0;
	swap_names(net, batch, n);
	draw_drops(net);
	forward(net, true);
	memset(net->grad, 0, sizeof(*net->grad));
	loss = losses(net, batch, n);
	backward(net);
	step_rows(net, (float)net->recipe.row_rate * slower);
	step_weights(net, (float)net->recipe.rate * slower);
	net->steps++;
	return loss / (double)net->pass.n;
}

void
network_settle(struct network *net)
{
	float *w = (float *)net->weights;
	double by;

	if (!net->averaging || net->totals == 0)
		return;
	for (size_t i = 0; i < WEIGHTS; i++)
		w[i] = net->total[i] / (float)net->totals;
	by = 1.0 / (double)(net->steps - net->average_begin);
	for (uint32_t r = 0; r < NER_ROWS; r++) {
		catch_up(net, r);
		for (size_t k = 0; k < NER_ROW; k++)
			net->rows[r][k] =
			    net->row_total[r][k] * (float)by;
	}
}

void
network_peek(struct network *net)
{
	memcpy(net->saved, net->weights, sizeof(*net->weights));
	memcpy(net->saved_rows, net->rows, NER_ROWS * sizeof(*net->rows));
	network_settle(net);
}

void
network_resume(struct network *net)
{
	memcpy(net->weights, net->saved, sizeof(*net->weights));
	memcpy(net->rows, net->saved_rows, NER_ROWS * sizeof(*net->rows));
}

const float (*network_score(struct network *net,
    struct sample *sample))[NER_SCORES]
{
	struct sample *batch[1] = { sample };

	gather(net, batch, 1);
	forward(net, false);
	for (size_t i = 0; i < sample->doc.n; i++)
		for (size_t t = 1; t < NER_TAGS && !sample->doc.active[i]; t++)
			net->pass.score[i * NER_SCORES + t] = -1e9f;
	return (const float (*)[NER_SCORES])net->pass.score;
}

void
network_soften(struct network *net, struct sample *sample,
    uint8_t (*soft)[NER_TAGS])
{
	const float (*score)[NER_SCORES] = network_score(net, sample);
	const struct ner_doc *doc = &sample->doc;
	struct ner_pairs pairs;

	memcpy(pairs.score, net->weights->pair, sizeof(pairs.score));
	ner_lattice_pairs(&net->free, &pairs, 1);
	for (size_t s = 0; s < doc->sentences; s++) {
		size_t begin = doc->sentence[s];
		size_t n = doc->sentence[s + 1] - begin;

		if (n == 0)
			continue;
		lattice_reserve(net, n);
		ner_chain_sum(&net->free, score + begin, n,
		    sample->possible + begin);
		for (size_t i = 0; i < n; i++)
			for (int t = 0; t < NER_TAGS; t++)
				soft[begin + i][t] = (uint8_t)(
				    net->free.ahead[i][t] *
				    net->free.behind[i][t] * 255 + 0.5);
	}
}

const struct recipe *
network_recipe(const struct network *net)
{
	return &net->recipe;
}

const struct weights *
network_weights(const struct network *net)
{
	return net->weights;
}

const float (*network_rows(const struct network *net))[NER_ROW]
{
	return (const float (*)[NER_ROW])net->rows;
}
