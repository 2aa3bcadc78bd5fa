/*
 * Word lists and small tables.
 *
 * A table lies beside its stage as a TSV file: lines that begin with '#' are
 * comments, the first column is the key, the rest is its value.  The build
 * turns stages/X/NAME.tsv into the header "X/NAME.tsv.h" with
 *
 *     static const struct lexicon_row NAME_rows[];
 *     static const size_t NAME_n;
 *
 * so that a program needs no file when it runs.  Where the keys are in order
 * of their bytes, NAME_table is the same for table_find().
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "str.h"

struct lexicon_row {
	struct str key;
	struct str value; /* further columns joined by TAB; empty: none */
};

/* Rows in order of their keys, made by the build. */
struct table {
	const struct lexicon_row *rows;
	unsigned short first[257]; /* where those of each first byte begin */
	unsigned char maybe[512];  /* as the filter of struct lexicon */
};

/* The row of a table with this key, or NULL; needs no set-up. */
const struct lexicon_row *table_find(
    const struct table *table, struct str key);

/* A place of the table: a row, or NULL: free; and of its key the first eight
 * bytes, the length and a part of the hash. */
struct lexicon_slot {
	const struct lexicon_row *row;
	uint64_t first;
	uint32_t len, hash;
};

struct lexicon {
	struct lexicon_slot *slots; /* [mask + 1] */
	unsigned char *tags; /* [mask + 1]: 8 bits of the hash of a slot's key,
	                      * 0: free; they lie close together */
	size_t mask;
	const struct lexicon_row *rows; /* [n]: what it is made of */
	size_t n;
	uint64_t filter[64]; /* a bit for length, first and last byte of keys:
	                      * most words are refused by it alone */
};

/* Make a lexicon over rows, which must outlive it.  Keys are exact bytes. */
void lexicon_init(
    struct lexicon *lexicon, const struct lexicon_row *rows, size_t n);
void lexicon_release(struct lexicon *lexicon);

/* The row with this key, or NULL. */
const struct lexicon_row *lexicon_find(
    const struct lexicon *lexicon, struct str key);

static inline bool
lexicon_has(const struct lexicon *lexicon, struct str key)
{
	return lexicon_find(lexicon, key) != NULL;
}

/* As lexicon_find for the lower case of key (at most 255 bytes). */
const struct lexicon_row *lexicon_find_lower(
    const struct lexicon *lexicon, struct str key);

/* The same for bytes of a text, faster for what stands around them. */
const struct lexicon_row *lexicon_find_word(
    const struct lexicon *lexicon, struct str text, struct span at);

#endif
