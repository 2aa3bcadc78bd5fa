/* Learns the models of nl-quotes; see README. */
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "diag.h"
#include "found.h"
#include "learn_rescore.h"
#include "learn_salience.h"
#include "train.h"

enum { FOLDS_MAX = 10 };

uint32_t
random_below(struct random *random, uint32_t n)
{
	random->state += 0x9e3779b97f4a7c15u;
	return (uint32_t)((hash_mix(random->state) >> 32) * n >> 32);
}

void
random_shuffle(struct random *random, uint32_t *at, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = random_below(random, (uint32_t)i);
		uint32_t swap = at[i - 1];

		at[i - 1] = at[k];
		at[k] = swap;
	}
}

uint32_t
random_keep(struct random *random, unsigned percent_left_out,
    const uint32_t *rows, uint32_t n, uint32_t *kept)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < n; i++)
		if (random_below(random, 100) >= percent_left_out)
			kept[k++] = rows[i];
	return k;
}

static void
read_treebanks(const char *folder, const char *split, struct trees *trees,
    struct arena *arena)
{
	static const char *const banks[] = { "ewt", "gum" };

	for (size_t i = 0; i < 2; i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s/%s.conllu", folder,
		    banks[i], split);
		conllu_read(trees, path, arena);
	}
}

/* Add to each sentence with quotations the same with them folded. */
static void
add_folded(struct trees *trees, struct arena *arena)
{
	size_t n = trees->n;

	for (size_t i = 0; i < n; i++) {
		struct tree folded;

		if (conllu_fold_quotations(&trees->at[i], &folded, arena))
			arena_append(arena, trees, folded);
	}
}

/* All verbs of saying, each as often as it is met. */
static struct tree
collect_saying(const struct trees *trees, struct arena *arena)
{
	struct tree verbs = { 0 };

	for (size_t s = 0; s < trees->n; s++)
		for (size_t i = 1; i < trees->at[s].n; i++)
			if (conllu_is_saying(&trees->at[s], i))
				arena_append(
				    arena, &verbs, trees->at[s].at[i]);
	return verbs;
}

enum { TURNS = 3 };

/* Add to each sentence that can be turned round the same turned, with
 * several verbs. */
static void
add_turned(struct trees *trees, struct arena *arena)
{
	struct tree verbs = collect_saying(trees, arena);
	struct random random = { 7 };
	size_t n = trees->n;

	for (size_t i = 0; verbs.n > 0 && i < n * TURNS; i++) {
		struct tree turned;
		uint32_t verb = random_below(&random, (uint32_t)verbs.n);

		if (conllu_turn(&trees->at[i / TURNS], &verbs.at[verb],
		    &turned, arena))
			arena_append(arena, trees, turned);
	}
	printf("pos: %zu sentences turned round\n", trees->n - n);
}

enum { DISGUISES = 2 };

static struct str
some_noun(const struct trees *trees, struct random *random)
{
	for (;;) {
		const struct tree *tree =
		    &trees->at[random_below(random, (uint32_t)trees->n)];
		uint32_t i = random_below(random, (uint32_t)tree->n);

		if (tree->n > 0 && tree->at[i].tag == POS_NN)
			return tree->at[i].form;
	}
}

/* Add to each of the first n sentences in which a verb introduces a quotation
 * the same with verbs that nobody knows. */
static void
add_disguised(struct trees *trees, size_t n, struct arena *arena)
{
	struct random random = { 11 };
	size_t before = trees->n;

	for (size_t i = 0; i < n * DISGUISES; i++) {
		struct tree disguised;

		if (conllu_disguise(&trees->at[i / DISGUISES],
		    some_noun(trees, &random), &disguised, arena))
			arena_append(arena, trees, disguised);
	}
	printf("pos: %zu sentences disguised\n", trees->n - before);
}

static struct pos_model
learn_pos(const char *treebanks, const char *lexicon, struct model_writer *out)
{
	struct trees train = { 0 }, dev = { 0 };
	struct arena arena;
	struct pos_lexicon words = train_lexicon(lexicon, out);
	struct pos_model pos;
	size_t n;

	arena_init(&arena);
	read_treebanks(treebanks, "train", &train, &arena);
	read_treebanks(treebanks, "dev", &dev, &arena);
	add_folded(&train, &arena);
	n = train.n;
	add_turned(&train, &arena);
	add_disguised(&train, n, &arena);
	pos = train_pos(&train, &dev, &words, out);
	arena_release(&arena);
	return pos;
}

static void
learn(char *argv[], struct effort effort, const char *table)
{
	struct arena arena;
	struct model_writer *out = model_writer_new();
	struct docs docs = { 0 };
	struct pos_model pos;
	struct frame_weights frames[FOLDS_MAX + 1];
	float **chances;

	arena_init(&arena);
	pos = learn_pos(argv[0], argv[1], out);
	data_read(&docs, argv[2], argv[3], &pos, effort.folds, &arena);
	chances = xcalloc(docs.n, sizeof(*chances));
	for (size_t d = 0; d < docs.n; d++)
		chances[d] = xcalloc(docs.at[d].scene.n + 1, sizeof(float));
	learn_cues(&docs, effort, chances, out);
	learn_frames(&docs, effort, chances, frames);
	save_frames(&frames[effort.folds], out);
	learn_rescore(&docs, effort, chances, frames, table, out);
	if (!model_writer_save(out, argv[4]))
		die("cannot write %s", argv[4]);
	arena_release(&arena);
}

/* A file's bytes, for the life of the program. */
static struct str
read_file(const char *path)
{
	FILE *in = fopen(path, "rb");
	struct buf buf;
	size_t n;

	if (in == NULL)
		die("cannot open %s", path);
	buf_init(&buf);
	do {
		buf_reserve(&buf, 1 << 16);
		n = fread(buf.at + buf.len, 1, 1 << 16, in);
		buf.len += n;
	} while (n > 0);
	fclose(in);
	return buf_str(&buf);
}

/* The table of what a model finds in a stream. */
static void
predict(const char *model, const char *stream)
{
	struct str bytes = read_file(model);
	struct extractor *x = extractor_new(
	    (const unsigned char *)bytes.at,
	    (const unsigned char *)bytes.at + bytes.len);
	FILE *in = fopen(stream, "r");
	struct stream_reader reader;
	struct article article;

	if (in == NULL)
		die("cannot open %s", stream);
	stream_open(&reader, in);
	table_head(stdout);
	while (stream_next(&reader, &article) == STREAM_ARTICLE) {
		struct doc doc = { .name = article.id, .map = article.map };
		struct attributions found =
		    extractor_find(x, &article, article.arena);

		table_rows(stdout, &doc, &found);
	}
	stream_close(&reader);
	fclose(in);
	extractor_free(x);
}

int
main(int argc, char *argv[])
{
	struct effort effort = { 4, 1 };

	diag_program("train-quotes");
	if (argc == 3 && strcmp(argv[1], "salience") == 0) {
		learn_salience(argv[2], stdout);
		return 0;
	}
	if (argc >= 6 && strcmp(argv[1], "predict") != 0) {
		if (argc > 7) {
			effort.folds = (unsigned)strtoul(argv[6], NULL, 10);
			effort.rounds = (unsigned)strtoul(argv[7], NULL, 10);
		}
		if (effort.folds < 2 || effort.folds > FOLDS_MAX)
			die("folds: 2 to %d", FOLDS_MAX);
		learn(argv + 1, effort, argc > 8 ? argv[8] : NULL);
	} else if (argc == 4) {
		predict(argv[2], argv[3]);
	} else {
		die("usage: quotes TREEBANKS LEXICON STREAM TABLE OUT.model "
		    "[FOLDS ROUNDS [FOUND.tsv]]\n"
		    "       quotes predict MODEL STREAM > FOUND.tsv\n"
		    "       quotes salience STREAM > SALIENCE.tsv");
	}
	return 0;
}
