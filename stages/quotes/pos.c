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

/* What the word tells by itself. */
void
pos_own_features(const struct pos_word *w, bool first,
    uint64_t features[POS_OWN_FEATURES])
{
	features[0] = feature1(1, w->lower);
	features[1] = feature2(2, w->suffix, w->shape);
	features[2] = feature1(3, w->suffix);
	features[3] = feature2(5, w->shape, first);
	features[4] = feature3(17, w->lower, w->shape & 3, first);
}

enum { WORD_FEATURES = 8 }; /* and the rest by the tags before */

/* What the words beside it tell. */
static void
word_features(const struct pos_word *words, size_t n, size_t i,
    uint64_t features[WORD_FEATURES])
{
	const struct pos_word *w = &words[i];
	const struct pos_word *b = i > 0 ? w - 1 : &edge;
	const struct pos_word *a = i + 1 < n ? w + 1 : &edge;
	const struct pos_word *aa = i + 2 < n ? w + 2 : &edge;
	const struct pos_word *bb = i > 1 ? w - 2 : &edge;

	features[0] = feature1(8, b->lower);
	features[1] = feature1(9, a->lower);
	features[2] = feature2(10, w->lower, a->lower);
	features[3] = feature2(11, b->lower, w->lower);
	features[4] = feature1(12, aa->lower);
	features[5] = feature1(13, bb->lower);
	features[6] = feature2(15, a->suffix2, w->suffix);
	features[7] = feature3(19, w->classes, a->classes, a->shape & 7);
}

/* What the tags before tell. */
static void
tag_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t *features)
{
	const struct pos_word *w = &words[i];
	const struct pos_word *a = i + 1 < n ? w + 1 : &edge;
	uint64_t t1 = i > 0 ? tags[i - 1] : POS_COUNT;
	uint64_t t2 = i > 1 ? tags[i - 2] : POS_COUNT;

	features[0] = feature2(4, w->suffix2, t1);
	features[1] = feature2(6, t1, t2);
	features[2] = feature2(7, t1, w->lower);
	features[3] = feature2(14, a->suffix, t1);
	features[4] = feature3(16, a->shape & 7, w->shape, t1);
	features[5] = feature2(18, t1, a->lower);
	features[6] = feature3(20, t1, w->classes, w->suffix2);
}

void
pos_near_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t features[POS_NEAR_FEATURES])
{
	word_features(words, n, i, features);
	tag_features(words, n, i, tags, features + WORD_FEATURES);
}

/* In the order in which they were learned, on which that depends. */
size_t
pos_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t features[POS_FEATURES])
{
	static const unsigned char order[POS_FEATURES] = { 0, 1, 2, 3, 5, 6, 7,
		8, 9, 10, 11, 4, 12, 13, 14, 15, 16, 17, 18, 19 };
	uint64_t all[POS_FEATURES];

	pos_own_features(&words[i], i == 0, all);
	pos_near_features(words, n, i, tags, all + POS_OWN_FEATURES);
	for (size_t k = 0; k < POS_FEATURES; k++)
		features[k] = all[order[k]];
	return POS_FEATURES;
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
