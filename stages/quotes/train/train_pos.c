#include "perceptron.h"
#include "train.h"

#include <stdlib.h>

#include "diag.h"

enum {
	BITS = 16,
	EPOCHS = 8,
};
static const float limit = 25;

static struct pos_word *
words_of(const struct tree *tree, struct arena *arena)
{
	struct pos_word *words = arena_array(arena, struct pos_word, tree->n);

	for (size_t i = 0; i < tree->n; i++)
		words[i] = pos_word(tree->at[i].form,
		    tree->at[i].form.len == 0);
	return words;
}

static unsigned char
best_of(const float *sums)
{
	unsigned char best = 0;

	for (unsigned char c = 1; c < POS_LEARNED; c++)
		if (sums[c] > sums[best])
			best = c;
	return best;
}

/* Tag one sentence with the weights as they are, learning from mistakes. */
static void
learn_sentence(struct perceptron *p, const struct tree *tree,
    struct arena *arena)
{
	struct pos_word *words = words_of(tree, arena);
	unsigned char *tags = arena_array(arena, unsigned char, tree->n);

	for (size_t i = 0; i < tree->n; i++) {
		uint64_t features[POS_FEATURES];
		float sums[WEIGHTS_CLASSES];
		size_t n;

		tags[i] = words[i].fixed;
		if (tags[i] != POS_COUNT)
			continue;
		n = pos_features(words, tree->n, i, tags, features);
		perceptron_sums(p, features, n, sums);
		tags[i] = best_of(sums);
		if (tree->at[i].tag < POS_LEARNED)
			perceptron_learn(
			    p, features, n, tree->at[i].tag, tags[i]);
	}
}

static void
report(const struct weights *weights, const struct trees *dev)
{
	size_t right = 0, all = 0, verbs = 0, verbs_right = 0;
	struct arena arena;

	arena_init(&arena);
	for (size_t s = 0; s < dev->n; s++) {
		const struct tree *tree = &dev->at[s];
		unsigned char *tags =
		    arena_array(&arena, unsigned char, tree->n);

		pos_tag(weights, words_of(tree, &arena), tree->n, tags);
		for (size_t i = 0; i < tree->n; i++) {
			all++;
			right += tags[i] == tree->at[i].tag;
			verbs += pos_is_verb(tree->at[i].tag);
			verbs_right += pos_is_verb(tree->at[i].tag) &&
			    pos_is_verb(tags[i]);
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
	printf("pos: %zu words of dev, %.2f %% right, %.2f %% of verbs "
	    "seen as verbs\n", all, 100.0 * (double)right / (double)all,
	    100.0 * (double)verbs_right / (double)verbs);
}

struct weights
train_pos(const struct trees *train, const struct trees *dev,
    struct model_writer *out)
{
	struct perceptron p;
	struct random random = { 1 };
	struct arena arena;
	uint32_t *order = xmalloc(train->n * sizeof(*order));
	struct weights learned;
	int8_t *bytes;

	perceptron_init(&p, BITS);
	arena_init(&arena);
	for (size_t i = 0; i < train->n; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		random_shuffle(&random, order, train->n);
		for (size_t i = 0; i < train->n; i++) {
			learn_sentence(&p, &train->at[order[i]], &arena);
			arena_reset(&arena);
		}
	}
	bytes = perceptron_bytes(&p, limit);
	learned = (struct weights){
	    (const struct weights_row *)bytes, p.mask };
	report(&learned, dev);
	model_writer_add(out, "pos", bytes,
	    ((size_t)p.mask + 1) * WEIGHTS_CLASSES);
	free(order);
	arena_release(&arena);
	perceptron_release(&p);
	return learned;
}
