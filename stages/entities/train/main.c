/*
 * Learn the tagger.
 *
 *     entities vectors PARTS words.txt names.tsv vectors.nlm
 *     entities learn [options] vectors.nlm entities.model
 *     entities check FOLDER entities.model
 *     entities tag entities.model file.tsv
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "diag.h"
#include "learn.h"
#include "measure.h"
#include "quantize.h"
#include "sets.h"

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

/* A finished model on one development set. */
static void
check_set(struct tagger *tagger, const struct source *source,
    const char *folder, struct reliability *reliability)
{
	struct pages pages = { 0 };
	struct tally tally = { 0 };
	struct arena arena;

	arena_init(&arena);
	corpus_read(&pages, source, folder, "dev", &arena);
	check_pages(&tally, reliability, tagger, &pages);
	printf("%-18s ", source->name);
	measure_print(&tally, false);
	printf("\n");
	arena_release(&arena);
}

static struct tagger *
tagger_open(const char *path)
{
	struct model model;

	model_open(&model, path);
	return tagger_new(model.at, model.at + model.size);
}

static int
check(int n, char *argv[])
{
	struct reliability news = { 0 }, other = { 0 };
	struct tagger *tagger;

	if (n != 2)
		return -1;
	tagger = tagger_open(argv[1]);
	for (size_t m = 0; m < SETS_MEASURE; m++)
		check_set(tagger, &sets_measure[m], argv[0],
		    m < SETS_CAPITALS ? &news : &other);
	print_reliability(&news);
	tagger_free(tagger);
	return 0;
}

/* Precision, recall and F1 of all four classes, on stderr. */
static void
print_f1(const struct tally *tally)
{
	size_t right = 0, gold = 0, found = 0;

	for (int c = 0; c < NER_CLASSES; c++) {
		right += tally->right[c];
		gold += tally->gold[c];
		found += tally->found[c];
	}
	fprintf(stderr, "precision %.2f recall %.2f F1 %.2f "
	    "(PER %.2f ORG %.2f LOC %.2f MISC %.2f)\n",
	    100 * (double)right / (double)found,
	    100 * (double)right / (double)gold,
	    measure_f1(tally, MEASURE_ALL), measure_f1(tally, NER_PER),
	    measure_f1(tally, NER_ORG), measure_f1(tally, NER_LOC),
	    measure_f1(tally, NER_MISC));
}

static int
tag(int n, char *argv[])
{
	struct tally tally = { 0 };
	struct tagger *tagger;

	if (n != 2)
		return -1;
	tagger = tagger_open(argv[0]);
	check_tag(&tally, tagger, argv[1]);
	tagger_free(tagger);
	if (measure_f1(&tally, MEASURE_ALL) > 0)
		print_f1(&tally);
	return 0;
}

static int
vectors(int n, char *argv[])
{
	struct names names;
	struct arena arena;
	unsigned long parts;

	if (n != 4)
		return -1;
	parts = strtoul(argv[0], NULL, 10);
	if (parts < 13 || parts > NER_VECTOR_DIM)
		die("a vector has 13 to %d parts", NER_VECTOR_DIM);
	arena_init(&arena);
	names_read(&names, argv[2], &arena);
	quantize_vectors(argv[1], (uint32_t)parts, &names, argv[3]);
	arena_release(&arena);
	return 0;
}

static int
learn_model(int n, char *argv[])
{
	struct options options = options_default();
	int used = options_read(&options, n, argv);

	if (n - used != 2)
		return -1;
	learn(&options, argv[used], argv[used + 1]);
	return 0;
}

/* What each command does with the words behind it; -1: it cannot. */
static const struct {
	const char *name;
	int (*run)(int n, char *argv[]);
	const char *usage;
} commands[] = {
	{ "vectors", vectors, "vectors PARTS WORDS NAMES TO" },
	{ "learn", learn_model, "learn [OPTION VALUE ...] VECTORS TO" },
	{ "check", check, "check FOLDER MODEL" },
	{ "tag", tag, "tag MODEL FILE" },
};

int
main(int argc, char *argv[])
{
	diag_program("train-entities");
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		if (argc < 2 || strcmp(argv[1], commands[i].name) != 0)
			continue;
		if (commands[i].run(argc - 2, argv + 2) != 0)
			die("usage: entities %s", commands[i].usage);
		return 0;
	}
	die("usage: entities vectors | learn | check | tag ...");
}
