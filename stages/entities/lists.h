/*
 * Names known from open lists: which tokens spell one, and of what kind.
 *
 * A list is a set of nodes, one for each name and for each of its beginnings,
 * kept as 28 bits of a hash over its words in lower case and 4 bits for the
 * kinds of the name that ends there (none: names only go on from there).
 */
#ifndef ENTITIES_LISTS_H
#define ENTITIES_LISTS_H

#include "buckets.h"
#include "model.h"
#include "words.h"

enum {
	NER_LIST_PERSON = 1,
	NER_LIST_ORG = 2,
	NER_LIST_PLACE = 4,
	NER_LIST_OTHER = 8, /* or not known */
	NER_LIST_KINDS = 16,
	NER_LIST_WORDS = 8, /* of the longest name */
	NER_LIST_MEMO = 1 << 14,
};

struct ner_lists {
	const uint32_t *node; /* [n], rising: hash << 4 | kinds */
	size_t n;
	struct buckets buckets; /* of node */
	uint32_t *memo; /* [NER_LIST_MEMO]: nodes asked for last; never changes
	                 * an answer */
};

/* The lists in section "lists" of the model; none where it has no such. */
void ner_lists_init(struct ner_lists *lists, const struct model *model);
void ner_lists_release(struct ner_lists *lists);

/* The hash of a name, word by word: begin with 0, add that of each in lower
 * case (struct ner_form's). */
uint64_t ner_lists_step(uint64_t hash, uint64_t lower);

/* A node without its kinds. */
static inline uint32_t
ner_lists_node(uint64_t hash)
{
	return (uint32_t)(hash >> 32) & ~(uint32_t)(NER_LIST_KINDS - 1);
}

/* The kinds of the name that tokens from .. to spell; 0: no list has it. */
uint32_t ner_lists_kinds(const struct ner_lists *lists,
    const struct ner_doc *doc, size_t from, size_t to);

/*
 * What the lists have of a word that begins a name, for the list of a form:
 * NER_LIST_ASKED, with NER_LIST_GOES_ON where names do begin with it, and
 * the kinds of the name that it is alone.
 */
enum { NER_LIST_GOES_ON = 0x40, NER_LIST_ASKED = 0x80 };
uint8_t ner_lists_first(const struct ner_lists *lists, uint64_t lower);

/*
 * Set doc->list: the longest names from the left that begin and end with a
 * capital (anything, where the sentence is caseless).  After
 * ner_place_words().  Linear time; the memory is the arena's.
 */
void ner_lists_mark(const struct ner_lists *lists, struct ner_doc *doc,
    struct arena *arena);

#endif
