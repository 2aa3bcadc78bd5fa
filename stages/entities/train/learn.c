#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "diag.h"
#include "entities/net.h"
#include "export.h"
#include "measure.h"
#include "proper.h"
#include "sets.h"
#include "soft.h"

/* All that is learned from and measured on. */
struct material {
	const struct options *options;
	struct arena arena;
	struct model model; /* has the vectors */
	struct ner_vectors vectors;
	struct ner_lists lists;
	struct vocabulary vocabulary;
	struct samples samples; /* marked, then soft ones */
	struct samples text;    /* unmarked */
	struct samples dev[SETS_MEASURE], capitals[SETS_CAPITALS];
	struct source own, own_dev; /* files of the user */
};

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* ---------------------------------------------------------------- reading */

static void
add_samples(struct material *material, struct samples *samples,
    const struct pages *pages)
{
	for (size_t i = 0; i < pages->n; i++) {
		struct sample sample;

		sample_make(&sample, &pages->at[i], &material->vocabulary,
		    &material->arena);
		if (sample.doc.n > 0)
			arena_append(&material->arena, samples, sample);
	}
}

/* Some sentences in capitals, small letters and title case. */
static void
add_copies(struct pages *pages, const struct options *options,
    struct arena *arena)
{
	const double share[] = { options->upper, options->lower,
		options->title };
	struct random random = { 7 };
	size_t n = pages->n;

	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < pages->at[i].sentences.n; s++)
			for (int r = REWRITE_UPPER; r <= REWRITE_TITLE; r++)
				if (random_unit(&random) < share[r])
					arena_append(arena, pages,
					    corpus_rewrite(&pages->at[i], s,
					    (enum rewrite)r, arena));
}

static void
read_marked(struct material *material, struct pages *pages)
{
	const struct options *options = material->options;

	if (options->corpus != NULL) {
		corpus_read(
		    pages, &material->own, NULL, NULL, &material->arena);
		if (pages->n == 0)
			die("%s: no sentence in it", options->corpus);
		return;
	}
	for (size_t i = 0; i < SETS_LEARN; i++)
		if (options->skip == NULL ||
		    strcmp(options->skip, sets_learn[i].name) != 0)
			corpus_read(pages, &sets_learn[i], options->data,
			    "train", &material->arena);
}

static void
read_texts(struct material *material, struct pages *texts)
{
	struct str rest = str_of(material->options->text), path;

	while (str_field(&rest, ',', &path))
		corpus_read_text(texts, &set_unmarked,
		    arena_copy(&material->arena, path).at, &material->arena);
}

/* Words that are of names even in small letters, by how all texts write them. */
static void
find_proper(struct material *material, const struct pages *pages,
    const struct pages *texts)
{
	struct proper proper;

	proper_init(&proper, &material->vectors);
	proper_count(&proper, &material->vectors, pages);
	proper_count(&proper, &material->vectors, texts);
	proper_mark(&proper, &material->vectors);
}

static void
read_measures(struct material *material)
{
	const struct options *options = material->options;

	for (size_t m = 0; m < SETS_MEASURE; m++) {
		struct pages these = { 0 }, loud = { 0 };

		corpus_read(&these, &sets_measure[m], options->data, "dev",
		    &material->arena);
		add_samples(material, &material->dev[m], &these);
		if (m >= SETS_CAPITALS)
			continue;
		corpus_rewrite_all(
		    &these, &loud, REWRITE_UPPER, &material->arena);
		add_samples(material, &material->capitals[m], &loud);
	}
}

static void
read_own_measure(struct material *material)
{
	struct pages these = { 0 };

	corpus_read(
	    &these, &material->own_dev, NULL, NULL, &material->arena);
	add_samples(material, &material->dev[0], &these);
}

/* Unmarked text, to learn from where others gave probabilities. */
static void
read_soft(struct material *material, const struct pages *texts)
{
	const struct options *options = material->options;

	add_samples(material, &material->text, texts);
	if (options->soft == NULL)
		return;
	soft_read(&material->text, options->soft, &material->arena);
	for (size_t i = 0; i < material->text.n; i++)
		arena_append(&material->arena, &material->samples,
		    material->text.at[i]);
}

static void
open_vectors(struct material *material, const char *path)
{
	model_open(&material->model, path);
	ner_vectors_init(&material->vectors, &material->model);
	ner_lists_init(&material->lists, &material->model);
	vocabulary_init(&material->vocabulary, &material->vectors,
	    &material->lists);
}

static void
read_material(struct material *material, const struct options *options,
    const char *vectors)
{
	struct pages pages = { 0 }, texts = { 0 };

	material->options = options;
	material->own = (struct source){ .name = options->corpus, .share = 1,
		.keep_cells = true };
	material->own_dev = (struct source){ .name = options->dev,
		.keep_cells = true };
	arena_init(&material->arena);
	open_vectors(material, vectors);
	read_marked(material, &pages);
	if (options->text != NULL)
		read_texts(material, &texts);
	find_proper(material, &pages, &texts);
	add_copies(&pages, options, &material->arena);
	add_samples(material, &material->samples, &pages);
	if (options->dev != NULL)
		read_own_measure(material);
	else if (options->corpus == NULL)
		read_measures(material);
	read_soft(material, &texts);
	printf("%zu samples, %zu forms, %.0f s\n", material->samples.n,
	    material->vocabulary.n, seconds());
}

/* --------------------------------------------------------------- learning */

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

	read_material(&material, options, vectors);
	for (size_t k = 0; k < options->nets; k++)
		network[k] = learn_one(&material, k);
	if (options->soften != NULL)
		soft_write(network[0], &material.text, options->soften);
	export_model((const struct network *const *)network, options->nets,
	    &material.vectors, &material.lists, 1, to);
}
