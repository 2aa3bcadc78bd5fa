#include "learn_rescore.h"

#include <stdlib.h>

#include "diag.h"
#include "found.h"
#include "right.h"
#include "table.h"
#include "train.h"

enum {
	BITS = 16,
	EPOCHS = 5,
	ROUNDS = 6,
	LEFT_OUT = 30, /* features in a hundred, while learning */
};
static const size_t ROWS_N = (size_t)1 << BITS;
static const float rate = 0.05f;

/* --------------------------------------------------------------- candidates */

/* Of several readings of one cue only the best one is right. */
static void
judge_readings(const struct doc *doc, struct story *s)
{
	for (size_t k = 0, end; k < s->candidates.n; k = end) {
		size_t best = k;
		double most = -1;

		for (end = k; end < s->candidates.n && s->candidates.at[end]
		    .head == s->candidates.at[k].head; end++) {
			double share = s->right[end] ? right_overlap(
			    doc, &s->candidates.at[end].content) : -1;

			if (share > most) {
				most = share;
				best = end;
			}
		}
		for (size_t j = k; j < end; j++)
			s->right[j] &= j == best;
	}
}

static void
fill_rows(const struct doc *doc, struct story *story)
{
	unsigned char groups[FEATURES_MAX];
	struct features f;

	for (size_t k = 0; k < story->candidates.n; k++) {
		rescore_features(
		    &doc->scene, &story->candidates, k, &f, groups);
		story->rows[k] = xmalloc(f.n * sizeof(uint32_t));
		story->rows_n[k] = (uint32_t)f.n;
		for (size_t j = 0; j < f.n; j++)
			story->rows[k][j] =
			    (uint32_t)(f.at[j] & ((1u << BITS) - 1));
	}
}

static struct story *
find_all(const struct docs *docs, struct effort effort,
    float *const *chances, const struct frame_weights *weights,
    struct arena *arena)
{
	struct story *stories = xcalloc(docs->n, sizeof(*stories));

	for (unsigned fold = 0; fold < effort.folds; fold++) {
		struct framer *framer = framer_new(&weights[fold]);

		for (size_t d = 0; d < docs->n; d++) {
			const struct doc *doc = &docs->at[d];
			struct story *s = &stories[d];

			if (doc->fold != fold)
				continue;
			s->candidates = candidates_find(&doc->scene,
			    framer, chances[d], candidate_least_learned,
			    arena);
			s->right = xcalloc(s->candidates.n + 1, 1);
			s->rows = xcalloc(
			    s->candidates.n + 1, sizeof(*s->rows));
			s->rows_n = xcalloc(
			    s->candidates.n + 1, sizeof(*s->rows_n));
			for (size_t k = 0; k < s->candidates.n; k++)
				s->right[k] = right_match(doc,
				    &s->candidates.at[k].content,
				    &s->candidates.at[k].speaker) >= 0;
			judge_readings(doc, s);
			fill_rows(doc, s);
		}
		framer_free(framer);
	}
	return stories;
}

/* ----------------------------------------------------------------- learning */

struct example {
	uint32_t doc, k;
};

static void
learn_one(struct table *t, const struct story *s, uint32_t k,
    struct random *random)
{
	uint32_t rows[FEATURES_MAX];
	uint32_t n = random_keep(
	    random, LEFT_OUT, s->rows[k], s->rows_n[k], rows);
	float sum = 0, gradient;

	for (uint32_t j = 0; j < n; j++)
		sum += t->weights[rows[j]];
	gradient = cue_logistic(sum) - s->right[k];
	t->step++;
	for (uint32_t j = 0; j < n; j++)
		table_learn(t, rows[j], gradient);
}

static void
learn_round(const struct story *stories, struct example *examples,
    uint32_t *order, size_t n, unsigned round, double *sums)
{
	struct random random = { round + 201 };
	struct table t;

	table_init(&t, 1u << BITS, 1, rate);
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		random_shuffle(&random, order, n);
		for (size_t i = 0; i < n; i++) {
			const struct example *e = &examples[order[i]];

			learn_one(&t, &stories[e->doc], e->k, &random);
		}
	}
	table_average(&t, sums);
	table_release(&t);
}

static double *
learn_without(
    const struct docs *docs, const struct story *stories, unsigned fold)
{
	double *sums = xcalloc(ROWS_N, sizeof(*sums));
	struct example *examples = NULL;
	uint32_t *order;
	size_t n = 0;

	for (size_t d = 0; d < docs->n; d++) {
		if (docs->at[d].fold == fold)
			continue;
		examples = xrealloc(examples,
		    (n + stories[d].candidates.n + 1) * sizeof(*examples));
		for (uint32_t k = 0; k < stories[d].candidates.n; k++)
			examples[n++] = (struct example){ (uint32_t)d, k };
	}
	order = xmalloc((n + 1) * sizeof(*order));
	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	for (unsigned round = 0; round < ROUNDS; round++)
		learn_round(stories, examples, order, n, round, sums);
	free(examples);
	free(order);
	return sums;
}

static int16_t *
weights_of(const double *sums, unsigned models)
{
	return table_words(sums, ROWS_N,
	    models * ROUNDS * 100.0 / (100 - LEFT_OUT), RESCORE_SCALE);
}

static void
score_fold(const struct docs *docs, struct story *stories, unsigned fold,
    const double *sums)
{
	int16_t *words = weights_of(sums, 1);
	struct rescore_weights w = { words, (1u << BITS) - 1 };

	for (size_t d = 0; d < docs->n; d++)
		if (docs->at[d].fold == fold)
			rescore(&docs->at[d].scene, &stories[d].candidates,
			    &w);
	free(words);
}

/* Score each article's candidates by weights that did not see it.  Returns
 * the weights that ship, see learn.h. */
static int16_t *
score_all(const struct docs *docs, struct story *stories, unsigned folds)
{
	double *all = xcalloc(ROWS_N, sizeof(*all));
	int16_t *words;

	for (unsigned fold = 0; fold <= folds; fold++) {
		double *sums = learn_without(docs, stories, fold);

		score_fold(docs, stories, fold, sums);
		table_add(all, sums, ROWS_N);
		free(sums);
	}
	words = weights_of(all, folds + 1);
	free(all);
	return words;
}

/* Frees the stories but not their candidates, which are the arena's. */
static void
stories_free(struct story *stories, size_t n)
{
	for (size_t d = 0; d < n; d++) {
		for (size_t k = 0; k < stories[d].candidates.n; k++)
			free(stories[d].rows[k]);
		free(stories[d].rows);
		free(stories[d].rows_n);
		free(stories[d].right);
	}
	free(stories);
}

static void
save(const struct settings *settings, const int16_t *weights,
    struct model_writer *out)
{
	model_writer_add(
	    out, "confidence", settings->knots, sizeof(settings->knots));
	model_writer_add(out, "rescore", weights,
	    ROWS_N * sizeof(*weights));
	model_writer_add(out, "thresholds", settings->thresholds.least,
	    sizeof(settings->thresholds.least));
}

void
learn_rescore(const struct docs *docs, struct effort effort,
    float *const *chances, const struct frame_weights *weights,
    const char *table, struct model_writer *out)
{
	struct arena arena;
	struct story *stories;
	struct settings settings;
	int16_t *words;

	arena_init(&arena);
	stories = find_all(docs, effort, chances, weights, &arena);
	words = score_all(docs, stories, effort.folds);
	settle(docs, stories, &settings);
	if (table != NULL)
		table_write(docs, stories, &settings, table);
	save(&settings, words, out);
	free(words);
	stories_free(stories, docs->n);
	arena_release(&arena);
}
