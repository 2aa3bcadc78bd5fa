/*
 * The tags of the tagger: BILOU over four classes, and the finer kinds of
 * what is neither person, organisation nor place.
 *
 * B begins a name of several words, I is inside, L is its last word, U a name
 * of one word, O is outside.
 */
#ifndef ENTITIES_SCHEME_H
#define ENTITIES_SCHEME_H

#include <stdbool.h>
#include <stdint.h>

enum ner_class {
	NER_PER,
	NER_ORG,
	NER_LOC,
	NER_MISC,
	NER_CLASSES
};

/* What a MISC name may be; in the order of enum mention_label from NORP on. */
enum ner_kind {
	NER_KIND_NORP,
	NER_KIND_EVENT,
	NER_KIND_WORK,
	NER_KIND_LAW,
	NER_KIND_PRODUCT,
	NER_KIND_OTHER,
	NER_KINDS
};

enum ner_part { NER_B, NER_I, NER_L, NER_U };

/* Tag 0 is O; then B I L U of the first class, of the second ... */
enum { NER_O = 0, NER_TAGS = 1 + 4 * NER_CLASSES };

static inline int
ner_tag(enum ner_class class, enum ner_part part)
{
	return 1 + 4 * (int)class + (int)part;
}

static inline int
ner_tag_class(int tag)
{
	return (tag - 1) / 4;
}

static inline int
ner_tag_part(int tag)
{
	return (tag - 1) % 4;
}

/* Is a name open after this tag, so that the next must be I or L? */
static inline bool
ner_tag_open(int tag)
{
	return tag != NER_O && ner_tag_part(tag) <= NER_I;
}

/* Does this tag go on with a name that is open? */
static inline bool
ner_tag_inner(int tag)
{
	return tag != NER_O &&
	    (ner_tag_part(tag) == NER_I || ner_tag_part(tag) == NER_L);
}

/* May next come right after tag in one sentence? */
static inline bool
ner_tag_follows(int tag, int next)
{
	if (ner_tag_open(tag))
		return ner_tag_inner(next) &&
		    ner_tag_class(tag) == ner_tag_class(next);
	return !ner_tag_inner(next);
}

#endif
