#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "diag.h"
#include "entities/net.h"
#include "export.h"
#include "material.h"
#include "measure.h"
#include "soft.h"

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double
share_of(const struct sample *sample, const struct options *options)
{
	const struct source *source = sample->page->source;

	if (sample->soft != NULL)
		return options->soft_share;
	if (options->gmb >= 0 && strcmp(source->name, "gmb") == 0)
		return options->gmb;
	return source->share;
}

/* Samples of one round, in a new order; of large corpora only a share. */
static size_t
draw_round(const struct samples *samples, struct sample **order,
    const struct options *options, struct random *random)
{
	size_t n = 0;

	for (size_t i = 0; i < samples->n; i++) {
		double share = share_of(&samples->at[i], options);

		if (share >= 1 || random_unit(random) < share)
			order[n++] = &samples->at[i];
	}
	for (size_t i = n; i > 1; i--) {
		size_t j = random_below(random, i);
		struct sample *other = order[j];

		order[j] = order[i - 1];
		order[i - 1] = other;
	}
	return n;
}

static void
report(struct network *network, const struct samples *dev, size_t n,
    const char *own)
{
	for (size_t m = 0; m < n; m++) {
		struct tally tally = { 0 };

		if (dev[m].n == 0)
			continue;
		measure_samples(&tally, network, &dev[m]);
		printf("  %s ", own == NULL ? sets_measure[m].name : own);
		measure_print(&tally, own != NULL);
	}
	printf("\n");
	fflush(stdout);
}

/* Learn from the samples of a round; returns the mean loss. */
static double
learn_round(struct network *network, struct sample **order, size_t n,
    const struct options *options, int round)
{
	size_t begin = 0, batches = 0;
	double loss = 0;

	while (begin < n) {
		size_t end = begin, tokens = 0;

		while (end < n && (tokens == 0 ||
		    tokens + order[end]->doc.n <= options->batch))
			tokens += order[end++]->doc.n;
		loss += network_learn(network, order + begin, end - begin,
		    ((double)round + (double)begin / (double)n) /
		    options->recipe.rounds);
		batches++;
		begin = end;
	}
	return loss / (double)batches;
}

/* How well it does so far. */
static void
look(struct network *network, const struct material *material)
{
	network_peek(network);
	report(network, material->dev, 2, material->options->dev);
	network_resume(network);
}

static void
learn_rounds(struct network *network, const struct material *material,
    const struct options *options)
{
	const struct samples *samples = &material->samples;
	struct sample **order = xcalloc(samples->n, sizeof(*order));
	struct random random = { 0x2545f4914f6cdd1du + options->recipe.seed };

	for (int round = 0; round < options->recipe.rounds; round++) {
		size_t n = draw_round(samples, order, options, &random);
		double loss =
		    learn_round(network, order, n, options, round);

		printf("round %d: loss %.4f, %.0f s\n", round + 1, loss,
		    seconds());
		if (round % 3 == 2 && round + 1 < options->recipe.rounds)
			look(network, material);
		fflush(stdout);
	}
	network_settle(network);
	free(order);
}

/* The network numbered k of a committee: each has a seed of its own. */
static struct network *
learn_one(const struct material *material, size_t k)
{
	struct options own = *material->options;
	struct network *network;

	own.recipe.seed += k;
	network = network_new(&material->vocabulary, &own.recipe);
	network_add_names(network, &material->samples);
	learn_rounds(network, material, &own);
	report(network, material->dev, SETS_MEASURE, own.dev);
	if (material->capitals[0].n > 0) {
		printf("capitals:");
		report(network, material->capitals, SETS_CAPITALS, NULL);
	}
	return network;
}

void
learn(const struct options *options, const char *vectors, const char *to)
{
	struct material material = { 0 };
	struct network *network[NER_NETS_MOST];

	material_read(&material, options, vectors);
	printf("%zu samples, %zu forms, %.0f s\n", material.samples.n,
	    material.vocabulary.n, seconds());
	for (size_t k = 0; k < options->nets; k++)
		network[k] = learn_one(&material, k);
	if (options->soften != NULL)
		soft_write(network[0], &material.text, options->soften);
	export_model((const struct network *const *)network, options->nets,
	    &material.vectors, &material.lists, 1, to);
}
