/*
 * What the forms of words tell, worked out once for forms that come again.
 *
 * Most words of a text are among a few thousand, so what is known of a form
 * is kept over sentences and articles.  The answers are the same without.
 */
#ifndef FORMS_H
#define FORMS_H

#include "cueclass.h"
#include "pos.h"
#include "scene.h"

struct forms;

/* The tagger and the classes must outlive it. */
struct forms *forms_new(
    const struct pos_model *tagger, const struct cueclasses *classes);
void forms_free(struct forms *forms);

const struct pos_model *forms_tagger(const struct forms *forms);

/* A form of at most 16 bytes, zeros behind it, and where it may be kept. */
struct forms_key {
	uint64_t part[2];
	uint32_t len; /* 0: it is not kept */
	uint32_t set;
};

/* Call for what is known of the bytes at of text, a form that is soon asked
 * for: it lies far. */
struct forms_key forms_call(
    const struct forms *forms, struct str text, struct span at);

/*
 * Set word as pos_word() does, with the tag of words that have only one.  unit
 * gets the tag that the form had last, with all that goes with it, or
 * POS_COUNT.  Returns what is kept for the tagger, until other forms take its
 * place, or NULL.
 */
struct pos_kept *forms_word(struct forms *forms, const struct forms_key *key,
    struct str form, struct unit *unit, struct pos_word *word);

/* Set tag, kind, stem, attitude and flags of a word's unit that has those of
 * another tag, or POS_COUNT. */
void forms_describe(struct forms *forms, struct str text, struct span at,
    unsigned char tag, struct unit *unit);

#endif
