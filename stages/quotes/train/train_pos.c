#include "perceptron.h"
#include "train.h"

#include <stdlib.h>

#include "diag.h"

enum {
	BITS = 16,
	EPOCHS = 8,
	FORGOTTEN = 5, /* of a hundred words */
};
static const float limit = 25;

/* The tags that a word had. */
struct seen {
	uint32_t key; /* 0: free */
	uint32_t n[POS_LEARNED];
};

enum {
	SEEN_SLOTS = 1 << 17,
	KNOWN_SLOTS = 1 << 12,
	KNOWN_MOST = KNOWN_SLOTS / 4 * 3,
	KNOWN_LEAST = 10, /* times seen */
};

static struct seen *
seen_of(struct seen *seen, uint32_t key)
{
	uint32_t k = key >> POS_TAG_BITS;

	while (seen[k % SEEN_SLOTS].key != 0 &&
	    seen[k % SEEN_SLOTS].key != key)
		k++;
	seen[k % SEEN_SLOTS].key = key;
	return &seen[k % SEEN_SLOTS];
}

static void
count_tags(struct seen *seen, const struct trees *trees)
{
	for (size_t s = 0; s < trees->n; s++)
		for (size_t i = 0; i < trees->at[s].n; i++) {
			const struct tree_word *w = &trees->at[s].at[i];
			struct pos_word word =
			    pos_word(w->form, w->form.len == 0);

			if (word.fixed == POS_COUNT && w->tag < POS_LEARNED)
				seen_of(seen, pos_known_key(&word))
				    ->n[w->tag]++;
		}
}

/* The tag that all but one in two hundred had, or POS_COUNT. */
static unsigned char
only_tag(const struct seen *seen)
{
	uint32_t all = 0;
	unsigned char best = 0;

	for (unsigned char t = 0; t < POS_LEARNED; t++) {
		all += seen->n[t];
		if (seen->n[t] > seen->n[best])
			best = t;
	}
	return all >= KNOWN_LEAST && (all - seen->n[best]) * 200 <= all
	    ? best : POS_COUNT;
}

/* Words whose tag their form alone tells. */
static uint32_t *
learn_known(const struct trees *trees)
{
	struct seen *seen = xcalloc(SEEN_SLOTS, sizeof(*seen));
	uint32_t *known = xcalloc(KNOWN_SLOTS, sizeof(*known)), n = 0;

	count_tags(seen, trees);
	for (size_t i = 0; i < SEEN_SLOTS && n < KNOWN_MOST; i++) {
		unsigned char tag = only_tag(&seen[i]);
		uint32_t k = seen[i].key >> POS_TAG_BITS;

		if (tag == POS_COUNT)
			continue;
		while (known[k % KNOWN_SLOTS] != 0)
			k++;
		known[k % KNOWN_SLOTS] = seen[i].key | tag;
		n++;
	}
	free(seen);
	printf("pos: %u words have one tag only\n", n);
	return known;
}

static struct pos_word *
words_of(const struct pos_model *model, const struct tree *tree,
    struct arena *arena)
{
	struct pos_word *words = arena_array(arena, struct pos_word, tree->n);

	for (size_t i = 0; i < tree->n; i++) {
		words[i] = pos_word(tree->at[i].form,
		    tree->at[i].form.len == 0);
		pos_look_up(model, &words[i]);
	}
	return words;
}

/* Let the tagger not know some words, anew each time, so that what stands
 * around a word, and the lexicon, are learned to tell what it is. */
static void
forget_some(struct pos_word *words, size_t n, struct random *random)
{
	enum { NOBODY_KNOWS = 3 };

	for (size_t i = 0; i < n; i++)
		if (words[i].fixed == POS_COUNT &&
		    random_below(random, 100) < FORGOTTEN)
			words[i].lower = NOBODY_KNOWS;
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
learn_sentence(struct perceptron *p, const struct pos_model *model,
    const struct tree *tree, struct random *random, struct arena *arena)
{
	struct pos_word *words = words_of(model, tree, arena);
	unsigned char *tags = arena_array(arena, unsigned char, tree->n);

	forget_some(words, tree->n, random);
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
report(const struct pos_model *model, const struct trees *dev)
{
	size_t right = 0, all = 0, verbs = 0, verbs_right = 0;
	struct arena arena;

	arena_init(&arena);
	for (size_t s = 0; s < dev->n; s++) {
		const struct tree *tree = &dev->at[s];
		const uint32_t begin[] = { 0, (uint32_t)tree->n };
		unsigned char *tags =
		    arena_array(&arena, unsigned char, tree->n);

		pos_tag(model, words_of(model, tree, &arena), NULL, begin, 1,
		    tags);
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

struct pos_model
train_pos(const struct trees *train, const struct trees *dev,
    const struct pos_lexicon *lexicon, struct model_writer *out)
{
	struct perceptron p;
	struct random random = { 1 }, forgets = { 5 };
	struct arena arena;
	uint32_t *order = xmalloc(train->n * sizeof(*order));
	uint32_t *known = learn_known(train);
	struct pos_model learned = { .known = known,
		.known_mask = KNOWN_SLOTS - 1, .lexicon = *lexicon };
	int8_t *bytes;

	perceptron_init(&p, BITS);
	arena_init(&arena);
	for (size_t i = 0; i < train->n; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		random_shuffle(&random, order, train->n);
		for (size_t i = 0; i < train->n; i++) {
			learn_sentence(&p, &learned,
			    &train->at[order[i]], &forgets, &arena);
			arena_reset(&arena);
		}
	}
	bytes = perceptron_bytes(&p, limit);
	learned.weights = (struct weights){
	    (const struct weights_row *)bytes, p.mask };
	report(&learned, dev);
	model_writer_add(out, "pos", bytes,
	    ((size_t)p.mask + 1) * WEIGHTS_CLASSES);
	model_writer_add(
	    out, "known", known, KNOWN_SLOTS * sizeof(*known));
	free(order);
	arena_release(&arena);
	perceptron_release(&p);
	return learned;
}
