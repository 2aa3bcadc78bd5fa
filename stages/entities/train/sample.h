/* Pages as the network learns from them. */
#ifndef TRAIN_SAMPLE_H
#define TRAIN_SAMPLE_H

#include "corpus.h"
#include "entities/lists.h"
#include "entities/words.h"

/* Every form met, with its features; grows while pages are read. */
struct vocabulary {
	struct ner_word *at; /* [n] */
	size_t n, cap;
	struct slot *slots; /* [mask + 1] */
	size_t mask;
	const struct ner_vectors *vectors;
	const struct ner_lists *lists;
};

void vocabulary_init(struct vocabulary *vocabulary,
    const struct ner_vectors *vectors, const struct ner_lists *lists);

/* A document ready for the network. */
struct sample {
	const struct page *page;
	struct ner_doc doc;
	struct span *at;    /* [doc.n]: where the tokens are */
	uint32_t *word;     /* [doc.n]: of the vocabulary */
	uint32_t *allowed;  /* [doc.n]: bits of the tags that may be right */
	uint32_t *possible; /* [doc.n]: bits of the tags that can come out */
	const uint8_t (*soft)[NER_TAGS]; /* [doc.n]: probabilities in 1/255
	                                  * that others gave, or NULL */
	uint8_t *kind;      /* [doc.n]: enum ner_kind, NER_KINDS: not known */
};

struct samples {
	struct sample *at; /* [n] */
	size_t n, cap;
};

/* What the network sees of a page.  Memory is the arena's. */
void sample_make(struct sample *sample, const struct page *page,
    struct vocabulary *vocabulary, struct arena *arena);

#endif
