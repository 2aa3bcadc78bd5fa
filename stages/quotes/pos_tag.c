/* Tagging: sentences abreast, the first to the last word of each. */
#include "pos.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef int16_t lanes __attribute__((vector_size(16)));

#ifdef __SSE2__

static inline lanes
larger(lanes a, lanes b)
{
	return (lanes)_mm_max_epi16((__m128i)a, (__m128i)b);
}

static inline int16_t
largest(lanes a)
{
	__m128i at = (__m128i)a;

	at = _mm_max_epi16(at, _mm_shuffle_epi32(at, 0x4e));
	at = _mm_max_epi16(at, _mm_shuffle_epi32(at, 0xb1));
	at = _mm_max_epi16(at, _mm_shufflelo_epi16(at, 0xb1));
	return (int16_t)_mm_cvtsi128_si32(at);
}

#else

static inline lanes
larger(lanes a, lanes b)
{
	lanes more = a > b;

	return (a & more) | (b & ~more);
}

static inline int16_t
largest(lanes a)
{
	int16_t most = a[0];

	for (int k = 1; k < 8; k++)
		most = a[k] > most ? a[k] : most;
	return most;
}

#endif

/* The first of the classes with the largest sum; without a search, for where
 * it ended could not be foreseen. */
static unsigned char
best_class(const struct weights_sums *sums)
{
	/* WEIGHTS_CLASSES less the number of each class */
	const lanes left = { 32, 31, 30, 29, 28, 27, 26, 25 };
	lanes at[WEIGHTS_CLASSES / 8], first;
	int16_t most;

	memcpy(at, sums->of, sizeof(at));
	most = largest(larger(larger(at[0], at[1]), larger(at[2], at[3])));
	first = larger(
	    larger((at[0] == most) & left, (at[1] == most) & (left - 8)),
	    larger((at[2] == most) & (left - 16),
	    (at[3] == most) & (left - 24)));
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
	size_t n_rows;
	const struct weights_row *rows[POS_FEATURES];
};

enum { LANES = 6 };

static bool
is_same(const struct pos_word *a, const struct pos_word *b)
{
	return a->lower == b->lower && a->suffix == b->suffix &&
	    a->shape == b->shape;
}

/* Call for what the word tells by itself. */
static void
call_own(struct lane *lane, uint64_t features[POS_FEATURES])
{
	const struct pos_word *word = &lane->words[lane->i];
	struct pos_kept *kept = lane->i > 0 && lane->kept != NULL
	    ? lane->kept[lane->i] : NULL;

	lane->own = kept != NULL && is_same(&kept->word, word) ? kept : NULL;
	lane->n_rows = 0;
	if (lane->own != NULL && kept->summed) {
		__builtin_prefetch(&kept->own);
		return;
	}
	pos_own_features(word, lane->i == 0, features);
	lane->n_rows = POS_OWN_FEATURES;
}

/* Call for the next word that has no tag yet; false where there is none. */
static bool
call_word(struct lane *lane, const struct weights *weights)
{
	uint64_t features[POS_FEATURES];

	while (lane->i < lane->n && lane->words[lane->i].fixed != POS_COUNT) {
		lane->tags[lane->i] = lane->words[lane->i].fixed;
		lane->i++;
	}
	if (lane->i == lane->n)
		return false;
	call_own(lane, features);
	pos_near_features(lane->words, lane->n, lane->i, lane->tags,
	    features + lane->n_rows);
	lane->n_rows += POS_NEAR_FEATURES;
	for (size_t k = 0; k < lane->n_rows; k++) {
		lane->rows[k] = weights_row(weights, features[k]);
		__builtin_prefetch(lane->rows[k]);
	}
	return true;
}

/* The sums of a word's own features, from now on kept. */
static struct weights_sums
own_sums(const struct lane *lane, weights_adder *add)
{
	struct weights_sums sums = { 0 };

	if (lane->own != NULL && lane->own->summed)
		return lane->own->own;
	add(lane->rows, POS_OWN_FEATURES, &sums);
	if (lane->own != NULL) {
		lane->own->own = sums;
		lane->own->summed = true;
	}
	return sums;
}

static void
tag_waiting(struct lane *lane, weights_adder *add)
{
	struct weights_sums sums = own_sums(lane, add);

	add(lane->rows + lane->n_rows - POS_NEAR_FEATURES, POS_NEAR_FEATURES,
	    &sums);
	lane->tags[lane->i++] = best_class(&sums);
	lane->waits = false;
}

void
pos_tag(const struct pos_model *model, const struct pos_word *words,
    struct pos_kept *const *kept, const uint32_t *begin, size_t n,
    unsigned char *tags)
{
	const struct weights *weights = &model->weights;
	weights_adder *add = weights_best_adder();
	struct lane abreast[LANES] = { { .n = 0 } };
	size_t next = 0;
	bool busy = n > 0;

	while (busy) {
		busy = false;
		for (size_t k = 0; k < LANES; k++) {
			struct lane *lane = &abreast[k];

			if (lane->waits)
				tag_waiting(lane, add);
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
