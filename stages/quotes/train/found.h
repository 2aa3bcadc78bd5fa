/* Tables of what was found, in the form that ../shared/score/quotes.py reads. */
#ifndef TRAIN_FOUND_H
#define TRAIN_FOUND_H

#include <stdio.h>

#include "settle.h"

/* Write a table's head, and an article's attributions. */
void table_head(FILE *out);
void table_rows(
    FILE *out, const struct doc *doc, const struct attributions *found);

/* Write the table of what is chosen from all stories. */
void table_write(const struct docs *docs, const struct story *stories,
    struct settings *settings, const char *path);

#endif
