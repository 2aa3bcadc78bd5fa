/* Tagging: sentences abreast, the first to the last word of each. */
#include "pos.h"

static inline weights_lanes
larger(weights_lanes a, weights_lanes b)
{
	weights_lanes more = a > b;

	return (a & more) | (b & ~more);
}

static inline int16_t
largest(weights_lanes a)
{
	int16_t most = a[0];

	for (int k = 1; k < 8; k++)
		most = a[k] > most ? a[k] : most;
	return most;
}

/* The first of the classes with the largest sum; without a search, for where
 * it ended could not be foreseen. */
static unsigned char
best_class(const struct weights_sums *sums)
{
	/* WEIGHTS_CLASSES less the number of each class */
	const weights_lanes even = { 32, 30, 28, 26, 24, 22, 20, 18 };
	int16_t most = largest(
	    larger(larger(sums->even[0], sums->even[1]),
	    larger(sums->odd[0], sums->odd[1])));
	weights_lanes first = larger(
	    larger((sums->even[0] == most) & even,
	    (sums->odd[0] == most) & (even - 1)),
	    larger((sums->even[1] == most) & (even - 16),
	    (sums->odd[1] == most) & (even - 17)));

	return (unsigned char)(WEIGHTS_CLASSES - largest(first));
}

/*
 * A sentence on its way.  The rows of a word are seldom in the cache and, as
 * some depend on the tag before, cannot be called for earlier; so sentences
 * go abreast, and a word waits for its rows while others are tagged.
 */
struct lane {
	const struct pos_word *words; /* [n] */
	struct pos_kept *const *kept; /* [n], or NULL */
	unsigned char *tags;          /* [n] */
	size_t n, i;
	bool waits; /* word i does, with these: */
	struct pos_kept *own; /* NULL: its own features are in the list */
	size_t n_features;
	uint64_t features[POS_FEATURES];
};

enum { LANES = 6 };

static bool
is_same(const struct pos_word *a, const struct pos_word *b)
{
	return a->lower == b->lower && a->suffix == b->suffix &&
	    a->shape == b->shape;
}

static void
add_all(const struct weights *weights, const uint64_t *features, size_t n,
    struct weights_sums *sums)
{
	for (size_t f = 0; f < n; f++)
		weights_add(weights, features[f], sums);
}

/* Call for what the word tells by itself. */
static void
call_own(struct lane *lane)
{
	const struct pos_word *word = &lane->words[lane->i];
	struct pos_kept *kept = lane->i > 0 && lane->kept != NULL
	    ? lane->kept[lane->i] : NULL;

	lane->own = kept != NULL && is_same(&kept->word, word) ? kept : NULL;
	lane->n_features = 0;
	if (lane->own != NULL && kept->summed) {
		__builtin_prefetch(&kept->own);
		return;
	}
	pos_own_features(word, lane->i == 0, lane->features);
	lane->n_features = POS_OWN_FEATURES;
}

/* Call for the next word that has no tag yet; false where there is none. */
static bool
call_word(struct lane *lane, const struct weights *weights)
{
	while (lane->i < lane->n && lane->words[lane->i].fixed != POS_COUNT) {
		lane->tags[lane->i] = lane->words[lane->i].fixed;
		lane->i++;
	}
	if (lane->i == lane->n)
		return false;
	call_own(lane);
	pos_near_features(lane->words, lane->n, lane->i, lane->tags,
	    lane->features + lane->n_features);
	lane->n_features += POS_NEAR_FEATURES;
	for (size_t k = 0; k < lane->n_features; k++)
		__builtin_prefetch(
		    &weights->at[lane->features[k] & weights->mask]);
	return true;
}

/* The sums of a word's own features, from now on kept. */
static struct weights_sums
own_sums(const struct lane *lane, const struct weights *weights)
{
	struct weights_sums sums = { 0 };

	if (lane->own != NULL && lane->own->summed)
		return lane->own->own;
	add_all(weights, lane->features, POS_OWN_FEATURES, &sums);
	if (lane->own != NULL) {
		lane->own->own = sums;
		lane->own->summed = true;
	}
	return sums;
}

static void
tag_waiting(struct lane *lane, const struct weights *weights)
{
	struct weights_sums sums = own_sums(lane, weights);

	add_all(weights, lane->features + lane->n_features -
	    POS_NEAR_FEATURES, POS_NEAR_FEATURES, &sums);
	lane->tags[lane->i++] = best_class(&sums);
	lane->waits = false;
}

void
pos_tag(const struct pos_model *model, const struct pos_word *words,
    struct pos_kept *const *kept, const uint32_t *begin, size_t n,
    unsigned char *tags)
{
	const struct weights *weights = &model->weights;
	struct lane lanes[LANES] = { { .n = 0 } };
	size_t next = 0;
	bool busy = n > 0;

	while (busy) {
		busy = false;
		for (size_t k = 0; k < LANES; k++) {
			struct lane *lane = &lanes[k];

			if (lane->waits)
				tag_waiting(lane, weights);
			while (!(lane->waits = call_word(lane, weights)) &&
			    next < n) {
				lane->words = words + begin[next];
				lane->kept = kept == NULL ? NULL
				    : kept + begin[next];
				lane->tags = tags + begin[next];
				lane->n = begin[next + 1] - begin[next];
				lane->i = 0;
				next++;
			}
			busy |= lane->waits;
		}
	}
}
