/* Treebanks in CoNLL-U, as ../shared/data/syntax holds them. */
#ifndef TRAIN_CONLLU_H
#define TRAIN_CONLLU_H

#include "arena.h"
#include "quotes/pos.h"

struct tree_word {
	struct str form;
	unsigned char tag;
	uint32_t head; /* index + 1 of the governing word, 0: the root */
	struct str relation;
};

struct tree {
	struct tree_word *at; /* [n] */
	size_t n;
	size_t cap;
};

struct trees {
	struct tree *at; /* [n] */
	size_t n;
	size_t cap;
};

/*
 * Add the sentences of a file.  Documents of a GUM genre whose terms forbid
 * commercial use, or are not known to us, are left out.
 */
void conllu_read(struct trees *trees, const char *path, struct arena *arena);

/*
 * The sentence with each pair of quotation marks and what stands between
 * made one word, as the extraction sees it; false where there is none.
 */
bool conllu_fold_quotations(
    const struct tree *tree, struct tree *folded, struct arena *arena);

/* Is word i a finite verb that governs a clause or a quotation? */
bool conllu_is_saying(const struct tree *tree, size_t i);

/*
 * The sentence with its verb before its subject, as business papers introduce
 * what somebody says ("Says Ana Ruiz: ..."), and as that verb another one;
 * false unless it begins with the subject, no pronoun, of a verb of saying.
 * The heads are not those of the new sentence.
 */
bool conllu_turn(const struct tree *tree, const struct tree_word *verb,
    struct tree *turned, struct arena *arena);

/*
 * The sentence with verbs that introduce a quotation made words that nobody
 * knows, the letters of other backwards; false where there is none.
 */
bool conllu_disguise(const struct tree *tree, struct str other,
    struct tree *disguised, struct arena *arena);

#endif
