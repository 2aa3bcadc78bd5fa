/* How far the scores are from the gold, and whereto they should go. */
#include "network_inside.h"

#include "diag.h"
#include "entities/number.h"

void
network_lattices(struct network *net, size_t n)
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
		out[t] = ner_of_tag(lattice->emit[i], t) *
		    ner_of_tag(lattice->behind[i], t) * by;
}

static void
pair_gradient(struct network *net, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		double all[NER_TAGS], right[NER_TAGS];

		after(&net->free, i, all);
		after(&net->bound, i, right);
		for (int s = 0; s < NER_TAGS; s++)
			for (int t = 0; t < NER_TAGS; t++)
				net->grad->pair[s][t] +=
				    (float)(net->free.pair[s][t] *
				    (ner_of_tag(net->free.ahead[i - 1], s) *
				    all[t] -
				    ner_of_tag(net->bound.ahead[i - 1], s) *
				    right[t]));
	}
}

/* Towards the probabilities that others gave. */
static double
soft_loss(struct network *net, size_t begin, size_t n,
    const struct sample *sample, size_t at)
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
			double d = ner_chain_chance(&net->free, i, t) -
			    soft[t] / sum;

			net->pass.d_score[(begin + i) * NER_SCORES +
			    (size_t)t] = (float)d;
			loss += d * d;
		}
	}
	return loss;
}

/* Loss of a sentence; d_score is set. */
static double
sentence_loss(struct network *net, size_t begin, size_t n,
    const struct sample *sample, size_t at)
{
	const float (*score)[NER_SCORES] = (const float (*)[NER_SCORES])(
	    net->pass.score + begin * NER_SCORES);
	double all, right;

	network_lattices(net, n);
	if (sample->soft != NULL)
		return soft_loss(net, begin, n, sample, at);
	all = ner_chain_sum(&net->free, score, n, sample->possible + at);
	right = ner_chain_sum(&net->bound, score, n, sample->allowed + at);
	for (size_t i = 0; i < n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			net->pass.d_score[(begin + i) * NER_SCORES +
			    (size_t)t] = (float)(
			    ner_chain_chance(&net->free, i, t) -
			    ner_chain_chance(&net->bound, i, t));
	pair_gradient(net, n);
	return all - right;
}

static void
kind_loss(struct network *net, size_t i, uint8_t kind)
{
	const float *score = net->pass.score + i * NER_SCORES + NER_TAGS;
	float *d = net->pass.d_score + i * NER_SCORES + NER_TAGS;
	double e[NER_KINDS], sum = 0;

	for (int k = 0; k < NER_KINDS; k++)
		sum += e[k] = ner_exp((double)score[k]);
	for (int k = 0; k < NER_KINDS; k++)
		d[k] = 0.5f * ((float)(e[k] / sum) - (k == kind ? 1.0f : 0.0f));
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

/* Of the sample whose tokens begin at base. */
static double
sample_loss(struct network *net, const struct sample *sample, size_t base)
{
	const struct ner_doc *doc = &sample->doc;
	double loss = 0;

	for (size_t s = 0; s < doc->sentences; s++) {
		size_t begin = doc->sentence[s];
		size_t n = doc->sentence[s + 1] - begin;

		if (is_open(sample, begin, n))
			loss += sentence_loss(
			    net, base + begin, n, sample, begin);
	}
	for (size_t i = 0; i < doc->n; i++)
		if (sample->kind[i] < NER_KINDS)
			kind_loss(net, base + i, sample->kind[i]);
	return loss;
}

double
network_losses(
    struct network *net, struct sample *const *batch, size_t samples)
{
	struct ner_pairs pairs;
	double loss = 0;
	size_t base = 0;

	memcpy(pairs.score, net->weights->pair, sizeof(pairs.score));
	ner_lattice_pairs(&net->free, &pairs, 1);
	ner_lattice_pairs(&net->bound, &pairs, 1);
	zero(net->pass.d_score, net->pass.n * NER_SCORES);
	for (size_t b = 0; b < samples; b++) {
		double own = sample_loss(net, batch[b], base);

		loss += own;
		base += batch[b]->doc.n;
	}
	return loss;
}
