/*
 * Looking at rows that were written: is every input there, and how did it end?
 */
#ifndef ROWS_H
#define ROWS_H

#include "inputs.h"
#include "shardfile.h"

/*
 * Read articles, rows of articles.csv without its header, and add to tally
 * how the inputs and the articles ended.  Returns how many of the inputs begin
 * to end have no row, and one of them.
 */
size_t rows_missing(struct str articles, const struct inputs *inputs,
    size_t begin, size_t end, struct tally *tally, size_t *first);

/* Is id the input's, or that of one of the articles that it holds? */
bool rows_is_of(struct str id, const struct input *input);

/* The rows of many shards, cut into those of each, in the inputs' order. */
struct rows_cut {
	const struct inputs *inputs;
	size_t next, end;        /* inputs whose rows are not yet cut off */
	struct rows rest;        /* theirs */
	struct buf bare;         /* an id without its quotes */
};

/* rows: of the inputs begin to end; they stay where they are. */
void rows_cut_begin(struct rows_cut *cut, const struct rows *rows,
    const struct inputs *inputs, size_t begin, size_t end);

/* The rows of the next inputs up to end, not included. */
struct rows rows_cut_next(struct rows_cut *cut, size_t end);

/* Ends the program where rows are left. */
void rows_cut_end(struct rows_cut *cut);

/* The column numbers that rows_missing() relies on; a test checks them. */
enum { ROWS_ARTICLE_ID = 0, ROWS_STATUS = 17 };

#endif
