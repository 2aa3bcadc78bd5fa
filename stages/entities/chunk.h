/*
 * Tokens of a part of a document, as they are read, and their forms: what is
 * known of a form is looked up once for all tokens that have it.
 */
#ifndef ENTITIES_CHUNK_H
#define ENTITIES_CHUNK_H

#include "hints.h"
#include "lists.h"
#include "net.h"

struct chunk {
	struct span *tokens; /* [n] */
	uint32_t *words;     /* [n]: number of the form */
	bool *spaces;        /* [n]: white space before it */
	size_t n, cap;
	struct ner_form *forms; /* [1 + n_forms]; the first is of none */
	size_t n_forms, form_cap;
	uint32_t *slots; /* [slot_mask + 1]: by the form's hash, its number,
	                  * from 1; 0: free */
	size_t slot_mask;
	struct {
		uint32_t *at; /* where they begin, and where the last ends */
		size_t n, cap;
	} sentences;
	struct hint_words *hint_words; /* NULL: forms get no hints */
	struct arena *arena;
};

/* Begin one in an arena, which is reset. */
void chunk_begin(struct chunk *chunk, struct hint_words *hint_words,
    struct arena *arena);

/* Add a sentence.  Forms come from net, with what lists have of a name's
 * first word. */
void chunk_add(struct chunk *chunk, struct ner_net *net,
    const struct ner_lists *lists, struct str text,
    const struct tokens *tokens);

/* The hints of the sentence that was added last, and its tokens as values are
 * looked for in them. */
unsigned chunk_hints(const struct chunk *chunk);
struct value_tokens chunk_value_tokens(const struct chunk *chunk);

/* What was added as a document, placed and marked by the lists. */
struct ner_doc chunk_doc(
    const struct chunk *chunk, const struct ner_lists *lists);

#endif
