/*
 * Learn the tagger.
 *
 *     entities vectors words.txt vectors.nlm
 *     entities learn [options] vectors.nlm entities.model
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "corpus.h"
#include "diag.h"
#include "entities/net.h"
#include "export.h"
#include "measure.h"
#include "network.h"
#include "proper.h"
#include "quantize.h"

struct options {
	struct recipe recipe;
	const char *data;
	const char *corpus, *dev;
	const char *skip; /* a corpus to leave out */
	double upper, lower, title; /* shares of sentences copied */
	size_t batch; /* tokens */
	size_t nets;  /* of a committee */
	bool raw; /* spans as the corpora have them */
	double gmb;
	const char *text;   /* unmarked text */
	const char *soften; /* write probabilities of its tags here */
	const char *soft;   /* read them from these files, joined by commas */
	double soft_share;
};

static void
open_model(struct model *model, const char *path)
{
	int file = open(path, O_RDONLY);
	struct stat stat;
	void *at;

	if (file < 0 || fstat(file, &stat) < 0)
		die("%s: %s", path, strerror(errno));
	at = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	if (at == MAP_FAILED)
		die("%s: %s", path, strerror(errno));
	close(file);
	model_init(model, at, (unsigned char *)at + stat.st_size);
}

static const struct source training[] = {
	{ "gum", 1, MISC_ALL, true, false, true, false },
	{ "uner_ewt", 1, MISC_ALL, true, false, true, false },
	{ "btc", 1, MISC_NONE, false, true, true, false },
	{ "wnut17", 1, MISC_SOME, false, true, true, false },
	{ "re3d", 1, MISC_SOME, true, false, true, false },
	{ "crossner_politics", 1, MISC_ALL, false, true, true, false },
	{ "sec_filings", 0.5, MISC_SOME, true, false, true, false },
	{ "gmb", 0.25, MISC_ALL, false, true, true, false },
};

static const struct source measuring[] = {
	{ "worldwide", 1, MISC_ALL, true, false, false, false },
	{ "uner_ewt", 1, MISC_ALL, true, false, false, false },
	{ "gum", 1, MISC_ALL, true, false, false, false },
	{ "btc", 1, MISC_ALL, false, true, false, false },
	{ "wnut17", 1, MISC_ALL, false, true, false, false },
	{ "crossner_politics", 1, MISC_ALL, false, true, false, false },
	{ "gmb", 1, MISC_ALL, false, true, false, false },
};

enum { MEASURES = sizeof(measuring) / sizeof(*measuring) };

static void
make_samples(struct samples *samples, const struct pages *pages,
    struct vocabulary *vocabulary, struct arena *arena)
{
	for (size_t i = 0; i < pages->n; i++) {
		struct sample sample;

		sample_make(&sample, &pages->at[i], vocabulary, arena);
		if (sample.doc.n > 0)
			arena_append(arena, samples, sample);
	}
}

static void
add_copies(struct pages *pages, const struct options *options,
    struct random *random, struct arena *arena)
{
	const double share[] = { options->upper, options->lower,
		options->title };
	size_t n = pages->n;

	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < pages->at[i].sentences.n; s++)
			for (int r = REWRITE_UPPER; r <= REWRITE_TITLE; r++)
				if (random_unit(random) < share[r])
					arena_append(arena, pages,
					    corpus_rewrite(&pages->at[i], s,
					    (enum rewrite)r, arena));
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Samples of one round, in a new order; of large corpora only a share. */
static size_t
draw_round(const struct samples *samples, struct sample **order,
    const struct options *options, struct random *random)
{
	size_t n = 0;

	for (size_t i = 0; i < samples->n; i++) {
		const struct source *source = samples->at[i].page->source;
		double share = source->share;

		if (options->gmb >= 0 && str_is(STR("gmb"), source->name))
			share = options->gmb;
		if (samples->at[i].soft != NULL)
			share = options->soft_share;
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
    const struct options *options)
{
	for (size_t m = 0; m < n; m++) {
		struct tally tally = { 0 };

		if (dev[m].n == 0)
			continue;

		measure_samples(&tally, network, &dev[m]);
		printf("  %s %.2f (%.1f %.1f %.1f %.1f)",
		    options->dev == NULL ? measuring[m].name : options->dev,
		    measure_f1(&tally, MEASURE_THREE), measure_f1(&tally, 0),
		    measure_f1(&tally, 1), measure_f1(&tally, 2),
		    measure_f1(&tally, 3));
		if (options->dev != NULL)
			printf(" all four %.2f",
			    measure_f1(&tally, MEASURE_ALL));
	}
	printf("\n");
	fflush(stdout);
}

static void
train(struct network *network, const struct samples *samples,
    const struct samples *dev, const struct options *options)
{
	struct sample **order = xcalloc(samples->n, sizeof(*order));
	struct random random = { 0x2545f4914f6cdd1du + options->recipe.seed };
	int rounds = options->recipe.rounds;

	for (int round = 0; round < rounds; round++) {
		size_t n = draw_round(samples, order, options, &random);
		size_t begin = 0, batches = 0;
		double loss = 0;

		while (begin < n) {
			size_t end = begin, tokens = 0;

			while (end < n && (tokens == 0 ||
			    tokens + order[end]->doc.n <= options->batch))
				tokens += order[end++]->doc.n;
			loss += network_learn(network, order + begin,
			    end - begin, ((double)round +
			    (double)begin / (double)n) / rounds);
			batches++;
			begin = end;
		}
		printf("round %d: loss %.4f, %.0f s\n", round + 1,
		    loss / (double)batches, seconds());
		if (round % 3 == 2 && round + 1 < rounds) {
			network_peek(network);
			report(network, dev, 2, options);
			network_resume(network);
		}
		fflush(stdout);
	}
	network_settle(network);
	report(network, dev, MEASURES, options);
	free(order);
}

static void
rewrite_all(const struct pages *from, struct pages *to, enum rewrite rewrite,
    struct arena *arena)
{
	for (size_t i = 0; i < from->n; i++)
		for (size_t s = 0; s < from->at[i].sentences.n; s++)
			arena_append(arena, to, corpus_rewrite(
			    &from->at[i], s, rewrite, arena));
}

static const struct source unmarked = { "text", 1, MISC_ALL, false, false,
	false, false };

/* The probabilities that others gave, as the mean of their files. */
static void
read_soft(struct samples *samples, const char *paths, struct arena *arena)
{
	struct str rest = str_of(paths), path;
	size_t n = 0, files = 0;
	uint32_t (*sum)[NER_TAGS];
	uint8_t (*soft)[NER_TAGS];

	for (size_t i = 0; i < samples->n; i++)
		n += samples->at[i].doc.n;
	sum = xcalloc(n, sizeof(*sum));
	soft = arena_calloc(arena, n, sizeof(*soft));
	while (str_field(&rest, ',', &path)) {
		FILE *file = fopen(arena_copy(arena, path).at, "rb");

		if (file == NULL ||
		    fread(soft, sizeof(*soft), n, file) != n)
			die("the file does not fit the text: %s",
			    arena_copy(arena, path).at);
		fclose(file);
		for (size_t i = 0; i < n; i++)
			for (int t = 0; t < NER_TAGS; t++)
				sum[i][t] += soft[i][t];
		files++;
	}
	for (size_t i = 0; i < n; i++)
		for (int t = 0; t < NER_TAGS; t++)
			soft[i][t] = (uint8_t)((sum[i][t] + files / 2) / files);
	free(sum);
	n = 0;
	for (size_t i = 0; i < samples->n; i++) {
		samples->at[i].soft = (const uint8_t (*)[NER_TAGS])(soft + n);
		n += samples->at[i].doc.n;
	}
}

static void
write_soft(struct network *network, struct samples *samples, const char *path)
{
	FILE *file = fopen(path, "wb");

	if (file == NULL)
		die("%s: %s", path, strerror(errno));
	for (size_t i = 0; i < samples->n; i++) {
		size_t n = samples->at[i].doc.n;
		uint8_t (*soft)[NER_TAGS] = xcalloc(n, sizeof(*soft));

		network_soften(network, &samples->at[i], soft);
		fwrite(soft, sizeof(*soft), n, file);
		free(soft);
	}
	if (fclose(file) != 0)
		die("%s: %s", path, strerror(errno));
}

static void
read_texts(struct pages *texts, const struct options *options,
    struct arena *arena)
{
	struct str rest, path;

	if (options->text == NULL)
		return;
	rest = str_of(options->text);
	while (str_field(&rest, ',', &path))
		corpus_read_text(texts, &unmarked, arena_copy(arena, path).at,
		    arena);
}

/* The network numbered k of a committee: each has a seed of its own. */
static struct network *
learn_one(const struct options *options, size_t k,
    const struct vocabulary *vocabulary, const struct samples *samples,
    const struct samples *dev)
{
	struct options own = *options;
	struct network *network;

	own.recipe.seed += k;
	network = network_new(vocabulary, &own.recipe);
	network_add_names(network, samples);
	train(network, samples, dev, &own);
	return network;
}

static void
learn(const struct options *options, const char *vectors_path,
    const char *to)
{
	struct arena arena;
	struct model model;
	struct ner_vectors vectors;
	struct vocabulary vocabulary;
	struct pages pages = { 0 }, texts = { 0 };
	struct proper proper;
	struct samples samples = { 0 }, dev[MEASURES] = { 0 };
	struct samples upper[2] = { 0 }, text = { 0 };
	struct random random = { 7 };
	struct network *network[NER_NETS_MOST];
	struct source own = { options->corpus, 1, MISC_ALL, false, false,
		false, true };
	struct source own_dev = { options->dev, 1, MISC_ALL, false, false,
		false, true };

	arena_init(&arena);
	open_model(&model, vectors_path);
	ner_vectors_init(&vectors, &model);
	vocabulary_init(&vocabulary, &vectors);
	if (options->corpus != NULL)
		corpus_read(&pages, &own, NULL, NULL, &arena);
	for (size_t i = 0; i < sizeof(training) / sizeof(*training) &&
	    options->corpus == NULL; i++)
		if (options->skip == NULL ||
		    strcmp(options->skip, training[i].name) != 0)
			corpus_read(&pages, &training[i], options->data,
			    "train", &arena);
	read_texts(&texts, options, &arena);
	proper_init(&proper, &vectors);
	proper_count(&proper, &vectors, &pages);
	proper_count(&proper, &vectors, &texts);
	proper_mark(&proper, &vectors);
	add_copies(&pages, options, &random, &arena);
	make_samples(&samples, &pages, &vocabulary, &arena);
	if (options->dev != NULL) {
		struct pages these = { 0 };

		corpus_read(&these, &own_dev, NULL, NULL, &arena);
		make_samples(&dev[0], &these, &vocabulary, &arena);
	}
	for (size_t m = 0; m < MEASURES && options->corpus == NULL; m++) {
		struct pages these = { 0 }, loud = { 0 };

		corpus_read(&these, &measuring[m], options->data, "dev",
		    &arena);
		make_samples(&dev[m], &these, &vocabulary, &arena);
		if (m < 2) {
			rewrite_all(&these, &loud, REWRITE_UPPER, &arena);
			make_samples(&upper[m], &loud, &vocabulary, &arena);
		}
	}
	if (options->text != NULL) {
		make_samples(&text, &texts, &vocabulary, &arena);
		if (options->soft != NULL)
			read_soft(&text, options->soft, &arena);
		for (size_t i = 0; i < text.n && options->soft != NULL; i++)
			arena_append(&arena, &samples, text.at[i]);
	}
	printf("%zu samples, %zu forms, %.0f s\n", samples.n, vocabulary.n,
	    seconds());
	for (size_t k = 0; k < options->nets; k++) {
		network[k] = learn_one(
		    options, k, &vocabulary, &samples, dev);
		if (upper[0].n > 0) {
			printf("upper:");
			report(network[k], upper, 2, options);
		}
	}
	if (options->soften != NULL)
		write_soft(network[0], &text, options->soften);
	export_model((const struct network *const *)network, options->nets,
	    &vectors, 1, to);
}

static void
print_reliability(const struct reliability *reliability)
{
	for (int bin = 0; bin < CHECK_BINS; bin++)
		if (reliability->n[bin] > 0)
			printf("  %.1f-%.1f %5zu said %.3f true %.3f\n",
			    bin * 0.1, bin * 0.1 + 0.1, reliability->n[bin],
			    reliability->sum[bin] /
			    (double)reliability->n[bin],
			    (double)reliability->right[bin] /
			    (double)reliability->n[bin]);
}

/* A finished model on the development sets. */
static void
check(const char *data, const char *model_path)
{
	struct model model;
	struct tagger *tagger;
	struct arena arena;
	struct reliability news = { 0 };

	arena_init(&arena);
	open_model(&model, model_path);
	tagger = tagger_new(model.at, model.at + model.size);
	for (size_t m = 0; m < MEASURES; m++) {
		struct pages pages = { 0 };
		struct tally tally = { 0 };
		struct reliability other = { 0 };

		corpus_read(&pages, &measuring[m], data, "dev", &arena);
		check_pages(&tally, m < 2 ? &news : &other, tagger, &pages);
		printf("%-18s %.2f (%.1f %.1f %.1f %.1f)\n",
		    measuring[m].name, measure_f1(&tally, MEASURE_THREE),
		    measure_f1(&tally, 0), measure_f1(&tally, 1),
		    measure_f1(&tally, 2), measure_f1(&tally, 3));
	}
	print_reliability(&news);
	tagger_free(tagger);
}

static void
tag(const char *model_path, const char *path)
{
	struct model model;
	struct tagger *tagger;

	open_model(&model, model_path);
	tagger = tagger_new(model.at, model.at + model.size);
	check_tag(tagger, path);
	tagger_free(tagger);
}

static double
number(const char *text)
{
	return strtod(text, NULL);
}

int
main(int argc, char *argv[])
{
	struct options o = {
		.recipe = { .rounds = 4, .mean = true, .rate = 0.001,
			.row_rate = 0.015,
			.drop_word = 0.5, .drop_vector = 0.1,
			.drop_first = 0.5, .drop_second = 0.25,
			.swap = 0.2, .average_from = 0.5, .decay = 0.01,
			.seed = 1 },
		.data = "../shared/data/ner", .upper = 0.06, .lower = 0.02,
		.title = 0.03, .batch = 600, .nets = 1, .gmb = -1,
		.soft_share = 0.5,
	};
	int i = 2;

	diag_program("train-entities");
	if (argc < 4)
		die("usage: entities vectors FROM TO | learn VECTORS TO");
	if (strcmp(argv[1], "vectors") == 0) {
		if (argc < 5)
			die("usage: entities vectors PARTS FROM TO");
		quantize_vectors(argv[3], (uint32_t)number(argv[2]), argv[4]);
		return 0;
	}
	if (strcmp(argv[1], "tag") == 0) {
		tag(argv[2], argv[3]);
		return 0;
	}
	if (strcmp(argv[1], "check") == 0) {
		check(argv[2], argv[3]);
		return 0;
	}
	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		const char *value = argv[i + 1];

		if (!strcmp(argv[i], "--rounds"))
			o.recipe.rounds = (int)number(value);
		else if (!strcmp(argv[i], "--rate"))
			o.recipe.rate = number(value);
		else if (!strcmp(argv[i], "--row-rate"))
			o.recipe.row_rate = number(value);
		else if (!strcmp(argv[i], "--drop-word"))
			o.recipe.drop_word = number(value);
		else if (!strcmp(argv[i], "--drop-vector"))
			o.recipe.drop_vector = number(value);
		else if (!strcmp(argv[i], "--mean"))
			o.recipe.mean = number(value) > 0;
		else if (!strcmp(argv[i], "--swap"))
			o.recipe.swap = number(value);
		else if (!strcmp(argv[i], "--drop-first"))
			o.recipe.drop_first = number(value);
		else if (!strcmp(argv[i], "--drop-second"))
			o.recipe.drop_second = number(value);
		else if (!strcmp(argv[i], "--decay"))
			o.recipe.decay = number(value);
		else if (!strcmp(argv[i], "--average"))
			o.recipe.average_from = number(value);
		else if (!strcmp(argv[i], "--seed"))
			o.recipe.seed = (uint64_t)number(value);
		else if (!strcmp(argv[i], "--data"))
			o.data = value;
		else if (!strcmp(argv[i], "--skip"))
			o.skip = value;
		else if (!strcmp(argv[i], "--gmb"))
			o.gmb = number(value);
		else if (!strcmp(argv[i], "--nets"))
			o.nets = (size_t)number(value);
		else if (!strcmp(argv[i], "--batch"))
			o.batch = (size_t)number(value);
		else if (!strcmp(argv[i], "--corpus"))
			o.corpus = value;
		else if (!strcmp(argv[i], "--dev"))
			o.dev = value;
		else if (!strcmp(argv[i], "--upper"))
			o.upper = number(value);
		else if (!strcmp(argv[i], "--text"))
			o.text = value;
		else if (!strcmp(argv[i], "--soft"))
			o.soft = value;
		else if (!strcmp(argv[i], "--soften"))
			o.soften = value;
		else if (!strcmp(argv[i], "--soft-share"))
			o.soft_share = number(value);
		else
			die("unknown option %s", argv[i]);
	}
	learn(&o, argv[i], argv[i + 1]);
	return 0;
}
