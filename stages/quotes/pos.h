/*
 * Parts of speech: a greedy tagger with learned weights.
 *
 * The tags are those of the Penn Treebank as in Universal Dependencies'
 * XPOS, without what a news reader does not need.
 */
#ifndef POS_H
#define POS_H

#include "arena.h"
#include "weights.h"

enum pos {
	POS_X, /* foreign words, list marks, typing errors */
	POS_CC,
	POS_CD,
	POS_DT,
	POS_EX,
	POS_IN, /* prepositions, "that", "if", "because" */
	POS_JJ,
	POS_JJR,
	POS_JJS,
	POS_MD,
	POS_NN,
	POS_NNS,
	POS_NNP,
	POS_NNPS,
	POS_POSS, /* 's */
	POS_PRP,
	POS_PRPS, /* his, my */
	POS_RB,
	POS_RBR,
	POS_RP,
	POS_TO,
	POS_UH,
	POS_VB,
	POS_VBD,
	POS_VBG,
	POS_VBN,
	POS_VBP,
	POS_VBZ,
	POS_WDT,
	POS_WP, /* who, whose */
	POS_WRB,
	POS_SYM,
	POS_LEARNED, /* so many are learned; the rest the form tells */
	POS_COMMA = POS_LEARNED,
	POS_STOP,
	POS_COLON, /* : ; ... */
	POS_DASH,
	POS_HYPHEN,
	POS_OPEN,
	POS_CLOSE,
	POS_QUOTE, /* a whole quotation, or a mark */
	POS_COUNT,
};

static inline bool
pos_is_verb(unsigned tag)
{
	return tag >= POS_VB && tag <= POS_VBZ;
}

static inline bool
pos_is_noun(unsigned tag)
{
	return tag >= POS_NN && tag <= POS_NNPS;
}

static inline bool
pos_is_name(unsigned tag)
{
	return tag == POS_NNP || tag == POS_NNPS;
}

/* How a word is written: bits of its shape. */
enum {
	POS_SHAPE_CAPITAL = 1,
	POS_SHAPE_ALL_CAPITALS = 2,
	POS_SHAPE_DIGIT = 4,
	POS_SHAPE_HYPHEN = 8,
	POS_SHAPE_STOP = 16,
	POS_SHAPE_WIDE = 32,
};

/* What a form may be by a dictionary (train/inflect.awk). */
enum pos_class {
	POS_CLASS_BASE = 1, /* "say" */
	POS_CLASS_THIRD = 2, /* "says" */
	POS_CLASS_PAST = 4,  /* "said", "sung" */
	POS_CLASS_ING = 8,
	POS_CLASS_NOUN = 16,
	POS_CLASS_NOUNS = 32,
	POS_CLASS_ADJECTIVE = 64,
	POS_CLASS_ADVERB = 128,
};

/* What the tagger knows of a word. */
struct pos_word {
	uint32_t lower;  /* hash of the form in lower case */
	uint32_t suffix; /* of its last three bytes */
	uint32_t suffix2;
	uint32_t shape;  /* bits POS_SHAPE_ */
	unsigned char fixed; /* the tag that its form tells, or POS_COUNT */
	unsigned char classes; /* sum of enum pos_class, 0: unknown, or a noun */
};

/*
 * A word that is kept, with the sums of the weights of what it tells by itself
 * where it is not the first of its sentence.
 */
struct pos_kept {
	struct weights_sums own;
	struct pos_word word;
	bool summed;       /* own is set */
	unsigned char len; /* of the form; for who keeps it */
};

/* A word as written; quotation: it stands for a whole quotation. */
struct pos_word pos_word(struct str form, bool quotation);

/*
 * Words with their classes, in the last eight bits of a slot; where one is
 * taken, the next free one.
 */
struct pos_lexicon {
	const uint32_t *at; /* [mask + 1], 0: free; NULL: knows no word */
	uint32_t mask;
};

/*
 * Learned: words that have the same tag wherever they stand, in a table with
 * the tag in the last bits of a slot, the next free slot where one is taken;
 * and weights for all others.
 */
struct pos_model {
	struct weights weights;
	const uint32_t *known; /* [known_mask + 1], 0: free */
	uint32_t known_mask;
	struct pos_lexicon lexicon;
};

/* Fill in what is known of a word: its classes, and the tag of one that has
 * the same wherever it stands. */
void pos_look_up(const struct pos_model *model, struct pos_word *word);

/*
 * Tag the words of n sentences, each by itself: sentence s has the words from
 * begin[s] to begin[s + 1].  kept[i], where kept is not NULL, is what was
 * kept of word i, or of another by now, or NULL; sums that it lacks are set.
 */
void pos_tag(const struct pos_model *model, const struct pos_word *words,
    struct pos_kept *const *kept, const uint32_t *begin, size_t n,
    unsigned char *tags);

/* For the trainer: a word in a slot of the table, without its tag. */
enum { POS_TAG_BITS = 6 };
uint32_t pos_known_key(const struct pos_word *word);

/* For the trainer: a word in a slot of the lexicon, without its classes. */
enum { POS_CLASS_BITS = 8 };
uint32_t pos_lexicon_key(const struct pos_word *word);

/* For the trainer: the features of word i, given the tags before it. */
enum { POS_FEATURES = 20 };
size_t pos_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t features[POS_FEATURES]);

/* The same, those of the word by itself first. */
enum { POS_OWN_FEATURES = 5, POS_NEAR_FEATURES = 15 };
void pos_own_features(const struct pos_word *word, bool first,
    uint64_t features[POS_OWN_FEATURES]);
void pos_near_features(const struct pos_word *words, size_t n, size_t i,
    const unsigned char *tags, uint64_t features[POS_NEAR_FEATURES]);

/* The tag with this name ("VBD"), or POS_X. */
unsigned char pos_named(struct str name);
const char *pos_name(unsigned char tag);

/*
 * The stem of a word, the same for all its forms: "said" and "says" give
 * "say", "hoped" and "hoping" give "hop".  out has room for form.len + 8
 * bytes; form is in lower case.
 */
size_t pos_stem(struct str form, unsigned char tag, char *out);

#endif
