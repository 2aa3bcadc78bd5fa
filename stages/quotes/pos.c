#include "pos.h"

static const char *const names[POS_COUNT] = { "X", "CC", "CD", "DT", "EX",
	"IN", "JJ", "JJR", "JJS", "MD", "NN", "NNS", "NNP", "NNPS", "POS",
	"PRP", "PRP$", "RB", "RBR", "RP", "TO", "UH", "VB", "VBD", "VBG",
	"VBN", "VBP", "VBZ", "WDT", "WP", "WRB", "SYM", ",", ".", ":", "DASH",
	"HYPH", "-LRB-", "-RRB-", "``" };

/* Tags of the treebanks that are one to us. */
static const struct {
	const char *name;
	unsigned char tag;
} merged[] = {
	{ "PDT", POS_DT }, { "RBS", POS_RBR }, { "WP$", POS_WP },
	{ "$", POS_SYM }, { "''", POS_QUOTE }, { "NFP", POS_COLON },
	{ "ADD", POS_NNP }, { "#", POS_SYM },
};

unsigned char
pos_named(struct str name)
{
	for (unsigned char i = 0; i < POS_COUNT; i++)
		if (str_is(name, names[i]))
			return i;
	for (size_t i = 0; i < sizeof(merged) / sizeof(merged[0]); i++)
		if (str_is(name, merged[i].name))
			return merged[i].tag;
	return POS_X;
}

const char *
pos_name(unsigned char tag)
{
	return names[tag];
}

static const struct pos_word edge = { .lower = 2, .fixed = POS_COUNT };

/* What the words tell. */
static size_t
word_features(const struct pos_word *words, size_t n, size_t i,
    uint64_t *features)
{
	const struct pos_word *w = &words[i];
	const struct pos_word *b = i > 0 ? w - 1 : &edge;
	const struct pos_word *a = i + 1 < n ? w + 1 : &edge;
	const struct pos_word *aa = i + 2 < n ? w + 2 : &edge;
	const struct pos_word *bb = i > 1 ? w - 2 : &edge;
	size_t k = 0;

	features[k++] = feature1(1, w->lower);
	features[k++] = feature2(2, w->suffix, w->shape);
	features[k++] = feature1(3, w->suffix);
	features[k++] = feature2(5, w->shape, i == 0);
	features[k++] = feature1(8, b->lower);
	features[k++] = feature1(9, a->lower);
	features[k++] = feature2(10, w->lower, a->lower);
	features[k++] = feature2(11, b->lower, w->lower);
	features[k++] = feature1(12, aa->lower);
	features[k++] = feature1(13, bb->lower);
	features[k++] = feature2(15, a->suffix2, w->suffix);
	features[k++] = feature3(17, w->lower, w->shape & 3, i == 0);
	features[k++] = feature3(19, w->classes, a->classes, a->shape & 7);
	return k;
}

/* What the tags before tell. */
static size_t
tag_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t *features)
{
	const struct pos_word *w = &words[i];
	const struct pos_word *a = i + 1 < n ? w + 1 : &edge;
	uint64_t t1 = i > 0 ? tags[i - 1] : POS_COUNT;
	uint64_t t2 = i > 1 ? tags[i - 2] : POS_COUNT;
	size_t k = 0;

	features[k++] = feature2(4, w->suffix2, t1);
	features[k++] = feature2(6, t1, t2);
	features[k++] = feature2(7, t1, w->lower);
	features[k++] = feature2(14, a->suffix, t1);
	features[k++] = feature3(16, a->shape & 7, w->shape, t1);
	features[k++] = feature2(18, t1, a->lower);
	features[k++] = feature3(20, t1, w->classes, w->suffix2);
	return k;
}

size_t
pos_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t features[POS_FEATURES])
{
	size_t k = word_features(words, n, i, features);

	return k + tag_features(words, n, i, tags, features + k);
}

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

static unsigned char
tag_word(const struct weights *weights, const uint64_t *features, size_t n)
{
	struct weights_sums sums = { 0 };

	for (size_t f = 0; f < n; f++)
		weights_add(weights, features[f], &sums);
	return best_class(&sums);
}

/* "May" and "may" are two words. */
uint32_t
pos_known_key(const struct pos_word *word)
{
	uint32_t key = word->lower ^
	    (word->shape & (POS_SHAPE_CAPITAL | POS_SHAPE_ALL_CAPITALS)) * 0x9e3779b9u;

	return key >> POS_TAG_BITS << POS_TAG_BITS;
}

static unsigned char
known_tag(const struct pos_model *model, const struct pos_word *word)
{
	uint32_t key = pos_known_key(word), k = key >> POS_TAG_BITS;

	for (;; k++) {
		uint32_t slot = model->known[k & model->known_mask];

		if (slot == 0)
			return POS_COUNT;
		if ((slot ^ key) >> POS_TAG_BITS == 0)
			return (unsigned char)(slot - key);
	}
}

uint32_t
pos_lexicon_key(const struct pos_word *word)
{
	return (uint32_t)(word->lower * 0x9e3779b97f4a7c15u >> 32) >>
	    POS_CLASS_BITS << POS_CLASS_BITS;
}

static unsigned char
classes_of(const struct pos_lexicon *lexicon, const struct pos_word *word)
{
	uint32_t key = pos_lexicon_key(word), k = key >> POS_CLASS_BITS;

	for (;; k++) {
		uint32_t slot = lexicon->at[k & lexicon->mask];

		if (slot == 0)
			return 0;
		if ((slot ^ key) >> POS_CLASS_BITS == 0)
			return (unsigned char)(slot - key);
	}
}

void
pos_look_up(const struct pos_model *model, struct pos_word *word)
{
	if (word->fixed != POS_COUNT)
		return;
	word->fixed = known_tag(model, word);
	if (model->lexicon.at != NULL)
		word->classes = classes_of(&model->lexicon, word);
}

/*
 * A sentence on its way.  The rows of a word are seldom in the cache and, as
 * some depend on the tag before, cannot be called for earlier; so sentences
 * go abreast, and a word waits for its rows while others are tagged.
 */
struct lane {
	const struct pos_word *words; /* [n] */
	unsigned char *tags;          /* [n] */
	size_t n, i;
	bool waits; /* word i does, with these: */
	size_t n_features;
	uint64_t features[POS_FEATURES];
};

enum { LANES = 6 };

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
	lane->n_features = pos_features(
	    lane->words, lane->n, lane->i, lane->tags, lane->features);
	for (size_t k = 0; k < lane->n_features; k++)
		__builtin_prefetch(
		    &weights->at[lane->features[k] & weights->mask]);
	return true;
}

static void
tag_waiting(struct lane *lane, const struct weights *weights)
{
	lane->tags[lane->i++] =
	    tag_word(weights, lane->features, lane->n_features);
	lane->waits = false;
}

void
pos_tag(const struct pos_model *model, const struct pos_word *words,
    const uint32_t *begin, size_t n, unsigned char *tags)
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
				lane->tags = tags + begin[next];
				lane->n = begin[next + 1] - begin[next];
				lane->i = 0;
				next++;
			}
			busy |= lane->waits;
		}
	}
}
