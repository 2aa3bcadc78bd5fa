#include <math.h>
#include <stdlib.h>

#include "diag.h"
#include "learn.h"
#include "table.h"
#include "train.h"

enum {
	EPOCHS = 3,
	COUNT_BITS = 24,
	COUNT_LEAST = 3,
};
static const float rate = 0.05f;

/*
 * Where the rows of a list of features lie: the units' rows, one a side, then
 * the pairs', are learned as one table.
 */
struct place {
	unsigned bits;
	uint32_t times, plus;
};

enum {
	UNIT_ROWS = FRAME_SIDES << UNIT_BITS,
	FRAME_ROWS = UNIT_ROWS + (1 << PAIR_BITS),
};

/* Lists of rows, one list after another. */
struct lists {
	uint32_t *rows; /* [n] */
	size_t n, cap;
	size_t *ends; /* [lists] */
	size_t lists, lists_cap;
};

/* One marked attribution: its units' labels and features. */
struct example {
	uint32_t doc;
	uint32_t n;         /* units */
	uint32_t cue;       /* which of them is the head */
	size_t units, steps; /* the first unit's list in either */
	unsigned char *labels; /* [n] */
};

struct corpus {
	struct example *at; /* [n] */
	size_t n, cap;
	struct lists units, steps;
	uint8_t *counts; /* of features, while being counted and after */
	bool counting;
};

static void
add_row(struct lists *lists, uint32_t row)
{
	if (lists->n == lists->cap) {
		lists->cap = lists->cap * 2 + 4096;
		lists->rows = xrealloc(
		    lists->rows, lists->cap * sizeof(*lists->rows));
	}
	lists->rows[lists->n++] = row;
}

/* Count the features, then take the rows of those that are not rare. */
static void
add_rows(struct corpus *c, struct lists *lists, const struct features *f,
    struct place place)
{
	for (size_t k = 0; k < f->n; k++) {
		uint8_t *count = &c->counts[f->at[k] >> (64 - COUNT_BITS)];
		uint32_t row = (uint32_t)(f->at[k] &
		    ((1u << place.bits) - 1));

		if (c->counting)
			*count = (uint8_t)(*count + (*count < 255));
		else if (*count >= COUNT_LEAST)
			add_row(lists, row * place.times + place.plus);
	}
}

static void
end_list(const struct corpus *c, struct lists *lists)
{
	if (c->counting)
		return;
	if (lists->lists == lists->lists_cap) {
		lists->lists_cap = lists->lists_cap * 2 + 4096;
		lists->ends = xrealloc(
		    lists->ends, lists->lists_cap * sizeof(*lists->ends));
	}
	lists->ends[lists->lists++] = lists->n;
}

/* The distances from the cue are counted outwards; lists go left to right. */
static struct between *
betweens(const struct scene *scene, const struct window *w,
    const float *chances)
{
	struct between *b = xcalloc(w->end - w->first, sizeof(*b));
	struct between now = { 0 };

	for (uint32_t i = w->cue + 1; i < w->end; i++) {
		b[i - w->first] = now;
		between_add(&now, &scene->units[i], chances[i]);
	}
	now = (struct between){ 0 };
	for (uint32_t i = w->cue; i-- > w->first;) {
		b[i - w->first] = now;
		between_add(&now, &scene->units[i], chances[i]);
	}
	return b;
}

static void
add_unit(struct corpus *c, const struct scene *scene, const struct window *w,
    uint32_t i, const struct between *between, const float *chances)
{
	struct place own = { UNIT_BITS, FRAME_SIDES,
		frame_side(scene, w->cue, i) };
	const struct place pair = { PAIR_BITS, 1, UNIT_ROWS };
	const struct place step = { STEP_BITS, 1, 0 };
	struct features f = { .n = 0 };

	if (i != w->cue) {
		frame_unit_features(scene, i, chances, &f);
		add_rows(c, &c->units, &f, own);
		f.n = 0;
		frame_pair_features(scene, w, i, between, chances, &f);
		add_rows(c, &c->units, &f, pair);
	}
	end_list(c, &c->units);
	f.n = 0;
	frame_step_features(scene, i, &f);
	add_rows(c, &c->steps, &f, step);
	end_list(c, &c->steps);
}

static void
add_example(struct corpus *c, const struct docs *docs, uint32_t d,
    const struct gold *gold, const float *chances)
{
	const struct doc *doc = &docs->at[d];
	struct window w = frame_window(
	    &doc->scene, gold->head, chances);
	struct example e = { .doc = d, .n = w.end - w.first,
		.cue = w.cue - w.first, .units = c->units.lists,
		.steps = c->steps.lists };
	struct between *b = betweens(&doc->scene, &w, chances);

	for (uint32_t i = w.first; i < w.end; i++)
		add_unit(c, &doc->scene, &w, i, &b[i - w.first], chances);
	free(b);
	if (c->counting)
		return;
	e.labels = xmalloc(e.n);
	for (uint32_t i = w.first; i < w.end; i++)
		e.labels[i - w.first] =
		    (unsigned char)data_label(doc, gold, i);
	e.labels[e.cue] = FRAME_CUE;
	if (c->n == c->cap) {
		c->cap = c->cap * 2 + 1024;
		c->at = xrealloc(c->at, c->cap * sizeof(*c->at));
	}
	c->at[c->n++] = e;
}

static void
collect(struct corpus *c, const struct docs *docs, float *const *chances)
{
	c->counts = xcalloc((size_t)1 << COUNT_BITS, 1);
	for (int pass = 0; pass < 2; pass++) {
		c->counting = pass == 0;
		for (uint32_t d = 0; d < docs->n; d++)
			for (size_t g = 0; g < docs->at[d].n; g++)
				if (docs->at[d].at[g].head != NO_UNIT)
					add_example(c, docs, d,
					    &docs->at[d].at[g], chances[d]);
	}
	free(c->counts);
}

struct learner {
	struct table units, steps;
	struct chain *chain;
};

static const uint32_t *
list(const struct lists *lists, size_t k, uint32_t *n)
{
	size_t begin = k == 0 ? 0 : lists->ends[k - 1];

	*n = (uint32_t)(lists->ends[k] - begin);
	return lists->rows + begin;
}

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
		const uint32_t *rows = list(&c->units, e->units + i, &n);

		weigh(&l->units, rows, n, l->chain->units[i]);
		rows = list(&c->steps, e->steps + i, &n);
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
			rows = list(&c->units, e->units + i, &n);
			learn_rows(&l->units, rows, n, gradient);
		}
		if (i == 0)
			continue;
		pair_chances(l->chain, i, gradient);
		gradient[e->labels[i - 1] * FRAME_LABELS + e->labels[i]] -= 1;
		rows = list(&c->steps, e->steps + i, &n);
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

static struct frame_weights
learn_without(const struct docs *docs, const struct corpus *c, unsigned fold,
    unsigned rounds)
{
	size_t n_units = (size_t)FRAME_ROWS * FRAME_LABELS;
	size_t n_steps = ((size_t)1 << STEP_BITS) * FRAME_PAIRS;
	double *units = xcalloc(n_units, sizeof(*units));
	double *steps = xcalloc(n_steps, sizeof(*steps));
	uint32_t *order = xmalloc(c->n * sizeof(*order));
	struct frame_weights w;
	const uint32_t *words;
	size_t n = 0;

	for (size_t k = 0; k < c->n; k++)
		if (docs->at[c->at[k].doc].fold != fold)
			order[n++] = (uint32_t)k;
	for (unsigned round = 0; round < rounds; round++)
		learn_round(c, order, n, round, units, steps);
	words = pack(units, FRAME_ROWS, rounds);
	w.units = (const struct frame_units_row *)words;
	w.pairs = (const struct frame_pairs_row *)(words + UNIT_ROWS);
	w.steps = (const struct frame_steps_row *)table_words(
	    steps, n_steps, rounds, FRAME_STEP_SCALE);
	w.units_mask = (1u << UNIT_BITS) - 1;
	w.pairs_mask = (1u << PAIR_BITS) - 1;
	w.steps_mask = (1u << STEP_BITS) - 1;
	free(units);
	free(steps);
	free(order);
	return w;
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

	collect(&c, docs, chances);
	for (unsigned fold = 0; fold <= effort.folds; fold++)
		weights[fold] = learn_without(docs, &c, fold, effort.rounds);
	report(docs, chances, effort.folds, weights);
	for (size_t k = 0; k < c.n; k++)
		free(c.at[k].labels);
	free(c.at);
	free(c.units.rows);
	free(c.units.ends);
	free(c.steps.rows);
	free(c.steps.ends);
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
