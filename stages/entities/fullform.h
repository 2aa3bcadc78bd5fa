/*
 * The fullest form of a name in its article: "Faucett" is Karla Faucett,
 * "SCTA" the Sacramento City Teachers Association.
 */
#ifndef ENTITIES_FULLFORM_H
#define ENTITIES_FULLFORM_H

#include "entity.h"
#include "lexicon.h"
#include "names.h"

/*
 * Set name of every entity that is a name.  Where two full names could be
 * meant and nothing tells which, a short form stays as it is.  An acronym of
 * three letters or more takes the label of what it stands for, too.
 *
 * found  by begin, not overlapping; names that were taught keep theirs
 *
 * Linear time but for a bounded number of full names that share a surname.
 */
void fullform_set(struct entities *found, struct str text,
    const struct names *names, const struct lexicon *org_words,
    struct arena *arena);

/* The words of org_words.tsv; lexicon_release() ends it. */
void fullform_words_init(struct lexicon *org_words);

#endif
