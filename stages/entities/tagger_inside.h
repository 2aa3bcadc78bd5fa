/* What tagger.c, tagger_tags.c and explain.c share, and nobody else. */
#ifndef ENTITIES_TAGGER_INSIDE_H
#define ENTITIES_TAGGER_INSIDE_H

#include "buf.h"
#include "chain.h"
#include "lists.h"
#include "model.h"
#include "net.h"
#include "tagger.h"

struct tagger {
	struct model model;
	struct ner_lists lists;
	struct ner_net *net[NER_NETS_MOST]; /* [nets] */
	size_t nets;
	struct ner_steps steps; /* of the mean of their pairs */
	struct ner_lattice lattice; /* its pairs are set */
	struct arena scratch; /* for one chunk */
};

/* A part of a document that was scored. */
struct reading {
	struct str text;
	const struct span *at; /* [doc.n]: its tokens */
	struct ner_doc doc;
	struct ner_seen seen; /* by the first network */
	float (*score)[NER_SCORES]; /* [doc.n] */
};

/* Mentions found so far; their memory is the caller's arena. */
struct found {
	struct mention *at;
	size_t n, cap;
	struct arena *arena;
	struct buf *why; /* for explaining instead, or NULL */
};

/* Tag sentence s of what was scored, and add its mentions to found. */
void tagger_tag_sentence(struct tagger *tagger, const struct reading *reading,
    size_t s, struct found *found);

/* Explain the tags of n tokens from the one numbered from, in sentence s. */
void explain_run(struct tagger *tagger, const struct reading *reading,
    size_t s, size_t from, size_t n, const uint8_t *tags, struct buf *out);

#endif
