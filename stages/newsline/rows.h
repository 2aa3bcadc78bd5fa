/*
 * Looking at rows that were written: is every input there, and how did it end?
 */
#ifndef ROWS_H
#define ROWS_H

#include "inputs.h"
#include "shardfile.h"

/*
 * Read articles, rows of articles.csv without its header, and add to tally
 * how the inputs and the articles ended.  Returns how many of the inputs begin to end have no
 * row with their source_path.
 */
size_t rows_missing(const struct buf *articles, const struct inputs *inputs,
    size_t begin, size_t end, struct tally *tally, size_t *first);

/* The column numbers that rows_missing() relies on; a test checks them. */
enum { ROWS_ARTICLE_ID = 0, ROWS_STATUS = 17 };

#endif
