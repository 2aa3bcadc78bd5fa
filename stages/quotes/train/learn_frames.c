#include <math.h>
#include <stdlib.h>

#include "corpus.h"
#include "diag.h"
#include "table.h"
#include "train.h"

enum { EPOCHS = 3 };
static const float rate = 0.05f;

struct learner {
	struct table units, steps;
	struct chain *chain;
};

static void
weigh(const struct table *t, const uint32_t *rows, uint32_t n, float *sums)
{
	memset(sums, 0, t->columns * sizeof(*sums));
	for (uint32_t k = 0; k < n; k++) {
		const float *row = t->weights + (size_t)rows[k] * t->columns;

		for (uint32_t y = 0; y < t->columns; y++)
			sums[y] += row[y];
	}
	for (uint32_t y = 0; y < t->columns; y++)
		sums[y] = cue_exp(sums[y]);
}

static void
predict(struct learner *l, const struct corpus *c, const struct example *e)
{
	static const float only_cue[FRAME_LABELS] = { [FRAME_CUE] = 1 };

	chain_size(l->chain, e->n);
	for (uint32_t i = 0; i < e->n; i++) {
		uint32_t n;
		const uint32_t *rows = corpus_list(&c->units, e->units + i, &n);

		weigh(&l->units, rows, n, l->chain->units[i]);
		rows = corpus_list(&c->steps, e->steps + i, &n);
		weigh(&l->steps, rows, n, l->chain->steps[i]);
	}
	memcpy(l->chain->units[e->cue], only_cue, sizeof(only_cue));
	chain_sum(l->chain);
}

static void
learn_rows(struct table *t, const uint32_t *rows, uint32_t n,
    const float *gradient)
{
	for (uint32_t k = 0; k < n; k++)
		for (uint32_t y = 0; y < t->columns; y++)
			if (fabsf(gradient[y]) > 1e-3f)
				table_learn(t, (size_t)rows[k] * t->columns +
				    y, gradient[y]);
}

/* The chance of each pair of labels at the step to unit i. */
static void
pair_chances(const struct chain *chain, uint32_t i, float pairs[FRAME_PAIRS])
{
	float sum = 0;

	for (int p = 0; p < FRAME_PAIRS; p++) {
		pairs[p] = chain->forward[i - 1][p / FRAME_LABELS] *
		    chain->steps[i][p] *
		    chain->units[i][p % FRAME_LABELS] *
		    chain->backward[i][p % FRAME_LABELS];
		sum += pairs[p];
	}
	for (int p = 0; p < FRAME_PAIRS; p++)
		pairs[p] /= sum > 0 ? sum : 1;
}

static void
learn_one(struct learner *l, const struct corpus *c, const struct example *e)
{
	float gradient[FRAME_PAIRS];
	uint32_t n;

	predict(l, c, e);
	l->units.step++;
	l->steps.step++;
	for (uint32_t i = 0; i < e->n; i++) {
		const uint32_t *rows;

		if (i != e->cue) {
			for (int y = 0; y < FRAME_LABELS; y++)
				gradient[y] = l->chain->chance[i][y] -
				    (e->labels[i] == y);
			rows = corpus_list(&c->units, e->units + i, &n);
			learn_rows(&l->units, rows, n, gradient);
		}
		if (i == 0)
			continue;
		pair_chances(l->chain, i, gradient);
		gradient[e->labels[i - 1] * FRAME_LABELS + e->labels[i]] -= 1;
		rows = corpus_list(&c->steps, e->steps + i, &n);
		learn_rows(&l->steps, rows, n, gradient);
	}
}

static void
learn_round(const struct corpus *c, uint32_t *order, size_t n,
    unsigned round, double *units, double *steps)
{
	struct random random = { round + 101 };
	struct learner l;

	table_init(&l.units, FRAME_ROWS, FRAME_LABELS, rate);
	table_init(&l.steps, 1u << STEP_BITS, FRAME_PAIRS, rate);
	l.chain = chain_new();
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		random_shuffle(&random, order, n);
		for (size_t k = 0; k < n; k++)
			learn_one(&l, c, &c->at[order[k]]);
	}
	table_average(&l.units, units);
	table_average(&l.steps, steps);
	table_release(&l.units);
	table_release(&l.steps);
	chain_free(l.chain);
}

/* Four weights in a word each. */
static const uint32_t *
pack(const double *sums, size_t rows, unsigned rounds)
{
	size_t n = rows * FRAME_LABELS;
	int8_t *bytes = table_bytes(sums, n, rounds, FRAME_UNIT_SCALE);
	uint32_t *words = xcalloc(rows, sizeof(*words));

	for (size_t i = 0; i < n; i++)
		words[i / FRAME_LABELS] |= (uint32_t)(bytes[i] + 128) <<
		    8 * (i % FRAME_LABELS);
	free(bytes);
	return words;
}

/* Sums over shuffles, [UNITS_N] and [STEPS_N]. */
struct sums {
	double *units, *steps;
};

static const size_t UNITS_N = (size_t)FRAME_ROWS * FRAME_LABELS;
static const size_t STEPS_N = ((size_t)1 << STEP_BITS) * FRAME_PAIRS;

static struct sums
sums_new(void)
{
	return (struct sums){ xcalloc(UNITS_N, sizeof(double)),
		xcalloc(STEPS_N, sizeof(double)) };
}

static void
sums_free(struct sums sums)
{
	free(sums.units);
	free(sums.steps);
}

static struct frame_weights
weights_of(struct sums sums, unsigned rounds)
{
	const uint32_t *words = pack(sums.units, FRAME_ROWS, rounds);

	return (struct frame_weights){
		.units = (const struct frame_units_row *)words,
		.pairs = (const struct frame_pairs_row *)(words + UNIT_ROWS),
		.steps = (const struct frame_steps_row *)table_words(
		    sums.steps, STEPS_N, rounds, FRAME_STEP_SCALE),
		.units_mask = (1u << UNIT_BITS) - 1,
		.pairs_mask = (1u << PAIR_BITS) - 1,
		.steps_mask = (1u << STEP_BITS) - 1,
	};
}

static struct sums
learn_without(const struct docs *docs, const struct corpus *c, unsigned fold,
    unsigned rounds)
{
	struct sums sums = sums_new();
	uint32_t *order = xmalloc(c->n * sizeof(*order));
	size_t n = 0;

	for (size_t k = 0; k < c->n; k++)
		if (docs->at[c->at[k].doc].fold != fold)
			order[n++] = (uint32_t)k;
	for (unsigned round = 0; round < rounds; round++)
		learn_round(c, order, n, round, sums.units, sums.steps);
	free(order);
	return sums;
}

/* How many units of left-out articles get the label that was marked. */
static void
report(const struct docs *docs, float *const *chances, unsigned folds,
    const struct frame_weights *weights)
{
	size_t right[FRAME_LABELS] = { 0 }, said[FRAME_LABELS] = { 0 },
	       gold[FRAME_LABELS] = { 0 }, whole = 0, all = 0;
	struct framer *framer[64];

	for (unsigned f = 0; f < folds; f++)
		framer[f] = framer_new(&weights[f]);
	for (size_t d = 0; d < docs->n; d++) {
		const struct doc *doc = &docs->at[d];

		framer_begin(framer[doc->fold]);
		for (size_t g = 0; g < doc->n; g++) {
			struct window w;
			const struct chain *chain;
			bool same = true;

			if (doc->at[g].head == NO_UNIT)
				continue;
			w = frame_window(&doc->scene, doc->at[g].head,
			    chances[d]);
			chain = framer_label(framer[doc->fold], &doc->scene,
			    &w, chances[d]);
			for (uint32_t i = w.first; i < w.end; i++) {
				unsigned label = data_label(
				    doc, &doc->at[g], i);
				unsigned char got = chain->label[i - w.first];

				gold[label]++;
				said[got]++;
				right[label] += label == got;
				if (doc->scene.units[i].tag < POS_LEARNED)
					same &= label == got;
			}
			whole += same;
			all++;
		}
	}
	printf("frames with cues given: F1 of units, content %.2f, speaker "
	    "%.2f, cue %.2f; all words right %.2f %%\n",
	    200.0 * (double)right[1] / (double)(said[1] + gold[1]),
	    200.0 * (double)right[2] / (double)(said[2] + gold[2]),
	    200.0 * (double)right[3] / (double)(said[3] + gold[3]),
	    100.0 * (double)whole / (double)all);
	for (unsigned f = 0; f < folds; f++)
		framer_free(framer[f]);
}

void
learn_frames(const struct docs *docs, struct effort effort,
    float *const *chances, struct frame_weights *weights)
{
	struct corpus c = { 0 };
	struct sums all = sums_new();

	corpus_collect(&c, docs, chances);
	for (unsigned fold = 0; fold <= effort.folds; fold++) {
		struct sums sums =
		    learn_without(docs, &c, fold, effort.rounds);

		table_add(all.units, sums.units, UNITS_N);
		table_add(all.steps, sums.steps, STEPS_N);
		if (fold < effort.folds)
			weights[fold] = weights_of(sums, effort.rounds);
		sums_free(sums);
	}
	weights[effort.folds] =
	    weights_of(all, effort.rounds * (effort.folds + 1));
	sums_free(all);
	report(docs, chances, effort.folds, weights);
	corpus_release(&c);
}

void
save_frames(const struct frame_weights *weights, struct model_writer *out)
{
	model_writer_add(out, "units", weights->units,
	    ((size_t)weights->units_mask + 1) * sizeof(*weights->units));
	model_writer_add(out, "pairs", weights->pairs,
	    ((size_t)weights->pairs_mask + 1) * sizeof(*weights->pairs));
	model_writer_add(out, "steps", weights->steps,
	    ((size_t)weights->steps_mask + 1) * sizeof(*weights->steps));
}
