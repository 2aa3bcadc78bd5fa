#include "network_inside.h"

#include "diag.h"

static float
small(struct random *random, double size)
{
	return (float)((random_unit(random) * 2 - 1) * size);
}

static void
draw(struct random *random, float *at, size_t n, double size)
{
	for (size_t i = 0; i < n; i++)
		at[i] = small(random, size);
}

static void
draw_weights(struct network *net)
{
	struct weights *w = net->weights;

	draw(&net->random, w->first[0], (size_t)NER_INPUT * NER_WIDE, 0.08);
	draw(&net->random, w->second[0],
	    (size_t)NER_SECOND_INPUT * NER_SECOND, 0.08);
	draw(&net->random, w->third[0], (size_t)NER_SECOND * NER_SCORES, 0.1);
	for (size_t i = 0; i < NER_HIDDEN; i++)
		w->first_bias[i] = 0.1f;
	draw(&net->random, net->rows[0], (size_t)NER_ROWS * NER_ROW, 0.05);
}

static void
reserve_weights(struct network *net)
{
	net->weights = xcalloc(1, sizeof(struct weights));
	net->grad = xcalloc(1, sizeof(struct weights));
	net->mean = xcalloc(1, sizeof(struct weights));
	net->square = xcalloc(1, sizeof(struct weights));
	net->total = xcalloc(WEIGHTS, sizeof(float));
	net->saved = xcalloc(WEIGHTS, sizeof(float));
}

static void
reserve_rows(struct network *net)
{
	net->rows = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->saved_rows = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_total = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_grad = xcalloc(NER_ROWS, sizeof(*net->rows));
	net->row_square = xcalloc(NER_ROWS, sizeof(float));
	net->row_last = xcalloc(NER_ROWS, sizeof(uint32_t));
	net->touched = xcalloc(NER_ROWS, sizeof(uint32_t));
	net->is_touched = xcalloc(NER_ROWS, sizeof(bool));
}

struct network *
network_new(const struct vocabulary *vocabulary, const struct recipe *recipe)
{
	struct network *net = xcalloc(1, sizeof(*net));

	net->recipe = *recipe;
	net->vocabulary = vocabulary;
	net->random.state = recipe->seed * 2654435769u + 88172645463325252u;
	reserve_weights(net);
	reserve_rows(net);
	net->type_of = xcalloc(vocabulary->n, sizeof(uint32_t));
	net->beta1 = net->beta2 = 1;
	draw_weights(net);
	return net;
}

/* From here on weights count for the mean. */
static void
begin_average(struct network *net)
{
	net->averaging = true;
	net->average_begin = net->steps;
	for (size_t r = 0; r < NER_ROWS; r++)
		net->row_last[r] = net->steps;
}

/* The rate rises at the begin of the training, and falls from there on. */
static float
slowness(double progress)
{
	return (float)(progress < 0.05 ? progress * 19 + 0.05 :
	    1.0 - 0.95 * (progress - 0.05) / 0.95);
}

double
network_learn(struct network *net, struct sample *const *batch, size_t n,
    double progress)
{
	const float slower = slowness(progress);
	double loss;

	if (!net->averaging && progress >= net->recipe.average_from)
		begin_average(net);
	network_gather(net, batch, n);
	if (net->pass.n == 0)
		return 0;
	network_swap(net, batch, n);
	network_drop(net);
	network_forward(net, true);
	memset(net->grad, 0, sizeof(*net->grad));
	loss = network_losses(net, batch, n);
	network_backward(net);
	network_step(net, (float)net->recipe.rate * slower,
	    (float)net->recipe.row_rate * slower);
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
		network_catch_up(net, r);
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

	network_gather(net, batch, 1);
	network_forward(net, false);
	for (size_t i = 0; i < sample->doc.n; i++)
		for (size_t t = 1; t < NER_TAGS && !sample->doc.active[i]; t++)
			net->pass.score[i * NER_SCORES + t] = -1e9f;
	return (const float (*)[NER_SCORES])net->pass.score;
}

static void
soften_sentence(struct network *net, size_t n,
    const float (*score)[NER_SCORES], const uint32_t *possible,
    uint8_t (*soft)[NER_TAGS])
{
	network_lattices(net, n);
	ner_chain_sum(&net->free, score, n, possible);
	for (size_t i = 0; i < n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			soft[i][t] = (uint8_t)(
			    ner_chain_chance(&net->free, i, t) * 255 + 0.5);
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

		if (n > 0)
			soften_sentence(net, n, score + begin,
			    sample->possible + begin, soft + begin);
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
