#include <math.h>
#include <stdlib.h>

#include "diag.h"
#include "learn.h"
#include "table.h"
#include "train.h"

enum {
	EPOCHS = 4,
	COUNT_BITS = 24,
	COUNT_LEAST = 3,
	LEFT_OUT = 25, /* features in a hundred, while learning */
};
static const size_t ROWS = (size_t)1 << CUE_BITS;
static const float rate = 0.05f;
static const float least_gradient = 0.003f;

/* One candidate and its features, as row numbers. */
struct example {
	uint32_t doc, unit;
	uint32_t begin, end; /* of the rows */
	bool right;
};

struct examples {
	struct example *at; /* [n] */
	size_t n;
	uint32_t *rows; /* [rows_n] */
	size_t rows_n;
	size_t rows_cap;
};

static void
push_row(struct examples *e, uint32_t row)
{
	if (e->rows_n == e->rows_cap) {
		e->rows_cap = e->rows_cap * 2 + 1024;
		e->rows = xrealloc(e->rows, e->rows_cap * sizeof(*e->rows));
	}
	e->rows[e->rows_n++] = row;
}

static void
candidate_features(const struct docs *docs, uint32_t d, uint32_t i,
    float *const *first, struct features *f)
{
	const struct scene *scene = &docs->at[d].scene;

	if (first == NULL)
		cue_features(scene, i, f);
	else
		cue_more_features(scene, i, first[d], f);
}

static uint8_t *
count_features(
    const struct docs *docs, const struct examples *e, float *const *first)
{
	uint8_t *counts = xcalloc((size_t)1 << COUNT_BITS, 1);
	struct features f;

	for (size_t k = 0; k < e->n; k++) {
		candidate_features(
		    docs, e->at[k].doc, e->at[k].unit, first, &f);
		for (size_t j = 0; j < f.n; j++) {
			uint8_t *c = &counts[f.at[j] >> (64 - COUNT_BITS)];

			*c = (uint8_t)(*c + (*c < 255));
		}
	}
	return counts;
}

static void
fill_rows(const struct docs *docs, struct examples *e, float *const *first)
{
	uint8_t *counts = count_features(docs, e, first);
	struct features f;

	for (size_t k = 0; k < e->n; k++) {
		e->at[k].begin = (uint32_t)e->rows_n;
		candidate_features(
		    docs, e->at[k].doc, e->at[k].unit, first, &f);
		for (size_t j = 0; j < f.n; j++)
			if (counts[f.at[j] >> (64 - COUNT_BITS)] >=
			    COUNT_LEAST)
				push_row(e, (uint32_t)(f.at[j] &
				    ((1u << CUE_BITS) - 1)));
		e->at[k].end = (uint32_t)e->rows_n;
	}
	free(counts);
}

static struct examples
all_candidates(const struct docs *docs)
{
	struct examples e = { 0 };
	size_t cap = 0;

	for (size_t d = 0; d < docs->n; d++)
		for (uint32_t i = 0; i < docs->at[d].scene.n; i++) {
			if (!cue_is_candidate(&docs->at[d].scene, i))
				continue;
			if (e.n == cap) {
				cap = cap * 2 + 1024;
				e.at = xrealloc(e.at, cap * sizeof(*e.at));
			}
			e.at[e.n++] = (struct example){ .doc = (uint32_t)d,
				.unit = i,
				.right = docs->at[d].gold_at[i] != 0 };
		}
	return e;
}

/* An example's rows: those of the first run, then those of the second. */
struct view {
	const uint32_t *rows[2];
	uint32_t n[2];
};

static struct view
view_of(const struct examples *first, const struct examples *second, size_t k)
{
	struct view v = { 0 };

	v.rows[0] = first->rows + first->at[k].begin;
	v.n[0] = first->at[k].end - first->at[k].begin;
	if (second != NULL) {
		v.rows[1] = second->rows + second->at[k].begin;
		v.n[1] = second->at[k].end - second->at[k].begin;
	}
	return v;
}

static void
learn_one(struct table *t, const struct view *v, bool right,
    struct random *random)
{
	uint32_t rows[2 * FEATURES_MAX], n = 0;
	float sum = 0, gradient;

	for (int part = 0; part < 2; part++)
		n += random_keep(random, LEFT_OUT, v->rows[part], v->n[part],
		    rows + n);
	for (uint32_t j = 0; j < n; j++)
		sum += t->weights[rows[j]];
	gradient = cue_logistic(sum) - (right ? 1 : 0);
	t->step++;
	if (fabsf(gradient) < least_gradient)
		return;
	for (uint32_t j = 0; j < n; j++)
		table_learn(t, rows[j], gradient);
}

/* Weights learned without the articles of a fold, averaged over shuffles. */
static double *
learn_without(const struct docs *docs, const struct examples *first,
    const struct examples *second, unsigned fold, unsigned rounds)
{
	double *sums = xcalloc(ROWS, sizeof(*sums));
	uint32_t *order = xmalloc(first->n * sizeof(*order));
	size_t n = 0;

	for (size_t k = 0; k < first->n; k++)
		if (docs->at[first->at[k].doc].fold != fold)
			order[n++] = (uint32_t)k;
	for (unsigned round = 0; round < rounds; round++) {
		struct random random = { round + 1 };
		struct table t;

		table_init(&t, 1u << CUE_BITS, 1, rate);
		for (int epoch = 0; epoch < EPOCHS; epoch++) {
			random_shuffle(&random, order, n);
			for (size_t k = 0; k < n; k++) {
				struct view v =
				    view_of(first, second, order[k]);

				learn_one(&t, &v, first->at[order[k]].right,
				    &random);
			}
		}
		table_average(&t, sums);
		table_release(&t);
	}
	for (size_t i = 0; i < ROWS; i++)
		sums[i] *= (100 - LEFT_OUT) / (100.0 * rounds);
	free(order);
	return sums;
}

static void
apply_to_fold(const struct docs *docs, const struct examples *first,
    const struct examples *second, unsigned fold, const double *sums,
    float **chances)
{
	for (size_t k = 0; k < first->n; k++) {
		const struct example *e = &first->at[k];
		struct view v = view_of(first, second, k);
		double sum = 0;

		if (docs->at[e->doc].fold != fold)
			continue;
		for (int part = 0; part < 2; part++)
			for (uint32_t j = 0; j < v.n[part]; j++)
				sum += sums[v.rows[part][j]];
		chances[e->doc][e->unit] = cue_logistic((float)sum);
	}
}

static void
report(const char *what, const struct docs *docs, const struct examples *e,
    float *const *chances)
{
	double best = 0, at = 0;
	size_t gold = 0;

	for (size_t d = 0; d < docs->n; d++)
		gold += docs->at[d].n;
	for (double least = 0.2; least < 0.6; least += 0.05) {
		size_t right = 0, said = 0;
		double f;

		for (size_t k = 0; k < e->n; k++) {
			bool yes = chances[e->at[k].doc][e->at[k].unit] >=
			    (float)least;

			said += yes;
			right += yes && e->at[k].right;
		}
		f = 200.0 * (double)right / (double)(said + gold);
		if (f > best) {
			best = f;
			at = least;
		}
	}
	printf("cues, %s: F1 %.2f at %.2f (%zu candidates)\n", what, best,
	    at, e->n);
}

static float **
new_chances(const struct docs *docs)
{
	float **chances = xcalloc(docs->n, sizeof(*chances));

	for (size_t d = 0; d < docs->n; d++)
		chances[d] = xcalloc(docs->at[d].scene.n + 1, sizeof(float));
	return chances;
}

/*
 * Set chances to what models that did not see an article say of it.  Returns
 * the mean of all models: those without a fold, and the one of all articles.
 */
static double *
learn_run(const struct docs *docs, const struct examples *first,
    const struct examples *second, struct effort effort, float **chances)
{
	double *all = xcalloc(ROWS, sizeof(*all));

	for (unsigned fold = 0; fold <= effort.folds; fold++) {
		double *sums = learn_without(
		    docs, first, second, fold, effort.rounds);

		apply_to_fold(docs, first, second, fold, sums, chances);
		table_add(all, sums, ROWS);
		free(sums);
	}
	for (size_t i = 0; i < ROWS; i++)
		all[i] /= effort.folds + 1;
	return all;
}

static void
save(const double *first, const double *second, struct model_writer *out)
{
	int8_t *a = table_bytes(first, ROWS, 1, CUE_SCALE);
	int8_t *b = table_bytes(second, ROWS, 1, CUE_SCALE);
	struct cue_row *rows = xmalloc(ROWS * sizeof(*rows));

	for (size_t i = 0; i < ROWS; i++) {
		rows[i].of[0] = a[i];
		rows[i].of[1] = b[i];
	}
	model_writer_add(out, "cues", rows, ROWS * sizeof(*rows));
	free(rows);
	free(a);
	free(b);
}

void
learn_cues(const struct docs *docs, struct effort effort, float **chances,
    struct model_writer *out)
{
	struct examples e = all_candidates(docs), more = e;
	float **first = new_chances(docs);
	double *weights[2];

	fill_rows(docs, &e, NULL);
	weights[0] = learn_run(docs, &e, NULL, effort, first);
	report("first run", docs, &e, first);
	more.at = xmalloc(e.n * sizeof(*more.at));
	memcpy(more.at, e.at, e.n * sizeof(*more.at));
	fill_rows(docs, &more, first);
	weights[1] = learn_run(docs, &e, &more, effort, chances);
	report("second run", docs, &e, chances);
	save(weights[0], weights[1], out);
	free(weights[0]);
	free(weights[1]);
	for (size_t d = 0; d < docs->n; d++)
		free(first[d]);
	free(first);
	free(more.at);
	free(more.rows);
	free(e.at);
	free(e.rows);
}
