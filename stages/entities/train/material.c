#include "material.h"

#include <string.h>

#include "diag.h"
#include "proper.h"
#include "soft.h"

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

void
material_read(struct material *material, const struct options *options,
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
}
