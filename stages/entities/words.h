/*
 * What the tagger sees of one word, and of a word's place in the document.
 *
 * Everything that depends on the word's form alone is a handful of rows of a
 * hashed table, so it can be summed once per form and kept.  What depends on
 * the document is one of a few contexts.
 */
#ifndef ENTITIES_WORDS_H
#define ENTITIES_WORDS_H

#include "arena.h"
#include "str.h"
#include "tokens.h"
#include "vectors.h"

enum {
	NER_ROWS = 1 << 16,   /* of the hashed table */
	NER_ROWS_MAX = 16,    /* that one word uses */
	NER_FORM_MAX = 48,    /* bytes of a form that are looked at */
	NER_CONTEXTS = 64,
	NER_LIST_CODES = 64,  /* B I L U of NER_LIST_KINDS, see lists.h */
};

/* How a form is written. */
enum ner_case {
	NER_CASE_NONE,  /* no letters */
	NER_CASE_LOWER, /* nothing upper */
	NER_CASE_INITIAL, /* Upper then lower */
	NER_CASE_UPPER, /* two or more letters, nothing lower */
	NER_CASE_SINGLE, /* one upper letter */
	NER_CASE_MIXED, /* other: iPhone, McKay */
};

/* One token, before anything is looked up; two of them in a cache line. */
struct ner_form {
	uint64_t exact; /* hash of the bytes */
	uint64_t lower; /* hash of the lower case */
	uint8_t letters; /* enum ner_case */
	bool proper : 1; /* in lower case, but of names */
	bool named : 1; /* a given name or a surname */
	bool quiet : 1; /* such a word, in lower case, begins and ends no name */
	bool alone_none : 1; /* with a capital, but alone it is no name: "But" */
	uint8_t bytes; /* its length, 255 for all longer */
	uint8_t list; /* by ner_lists_first(), 0: not looked up */
	uint16_t value; /* of value_words.tsv: see value_words_number() */
	uint32_t hints; /* by hints_of_form(), 0: not looked up */
	int32_t vector; /* of its lower case, or NER_VECTOR_UNKNOWN */
};

_Static_assert(sizeof(struct ner_form) <= 32, "two in a cache line");

/* One form's features. */
struct ner_word {
	uint32_t row[NER_ROWS_MAX]; /* [n] of the table */
	uint32_t n;
	uint32_t lexical; /* the first so many name the very word */
	uint32_t affixes; /* after them so many beginnings and endings */
	int32_t vector;   /* or NER_VECTOR_NONE */
};

/* vectors: tell what is proper, or NULL. */
struct ner_form ner_form_of(
    struct str form, const struct ner_vectors *vectors);

/* Call for what ner_form_of() reads of the vectors. */
void ner_form_call(struct str form, const struct ner_vectors *vectors);

/* exact of a form alone, which stands in text. */
uint64_t ner_form_hash(struct str text, struct span at);

/*
 * The features of a form.  caseless: leave out how it is written, where that
 * tells nothing (all capitals).  seen: what ner_form_of() said of it, or NULL.
 */
void ner_word_of(struct str form, bool caseless,
    const struct ner_vectors *vectors, const struct ner_form *seen,
    struct ner_word *word);

/* How a sentence is written. */
enum ner_style {
	NER_STYLE_TEXT,
	NER_STYLE_UPPER, /* ALL CAPITALS */
	NER_STYLE_LOWER, /* no capitals at all */
	NER_STYLE_TITLE, /* Capitals on Most Words */
};

#define NER_ALONE UINT32_MAX

/*
 * The tokens of a document or a part of it.  The caller sets those above the
 * empty line; ner_place_words() sets the others.
 */
struct ner_doc {
	const struct ner_form *form; /* [forms], in the order of their first
	                              * tokens; one may stand there twice */
	size_t forms;
	const uint32_t *word;        /* [n]: number of its form */
	const bool *space;           /* [n]: white space before it */
	const uint32_t *sentence;    /* [sentences + 1]: their first tokens */
	size_t sentences;
	size_t n;
	bool thorough; /* look at every capital: training does */

	uint8_t *style;   /* [sentences]: enum ner_style */
	uint8_t *context; /* [n]: below NER_CONTEXTS */
	uint32_t *group;  /* [n]: same name elsewhere, or NER_ALONE */
	bool *active;     /* [n]: may it be of a name? */
	size_t groups;

	uint8_t *list; /* [n]: below NER_LIST_CODES, 0: in no list; set by
	                * ner_lists_mark() */
};

/* The form of token i. */
static inline const struct ner_form *
ner_doc_form(const struct ner_doc *doc, size_t i)
{
	return &doc->form[doc->word[i]];
}

/* Give n tokens their forms, one to each, also where they are the same. */
void ner_doc_each(struct ner_doc *doc, const struct ner_form *form, size_t n,
    struct arena *arena);

static inline bool
ner_style_caseless(uint8_t style)
{
	return style == NER_STYLE_UPPER || style == NER_STYLE_LOWER;
}

/*
 * Set style, context, group and active.  A token is active where it, a
 * neighbour or what it is joined to has a capital or is proper, or where its
 * sentence is caseless or the document careless with capitals; all others are of no name.
 * So are quiet words but those between capitals, as in "House of the People";
 * and capitals such as that of "But", which tell of no name where none is
 * beside them, count for nothing there.
 * Linear time; the memory is the arena's.
 */
void ner_place_words(struct ner_doc *doc, struct arena *arena);

#endif
