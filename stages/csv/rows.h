/*
 * Rows: what one article adds to each table, people aside.
 */
#ifndef CSV_ROWS_H
#define CSV_ROWS_H

#include "people.h"
#include "reading.h"
#include "sheet.h"

/* Write the article's rows of a table to the sheet. */
typedef void rows_write(const struct reading *reading, struct sheet *sheet);

rows_write rows_articles;
rows_write rows_sentences;
rows_write rows_entities;
rows_write rows_quotes;
rows_write rows_errors;

/* Hand the article's named speakers to people. */
void rows_gather_people(const struct reading *reading, struct people *people);

/* Write all persons. */
void rows_people(struct people *people, struct sheet *sheet);

/* What the tables and their tests share. */

/* n in decimal, in the arena. */
struct str rows_number(uint64_t n, struct arena *arena);

/*
 * What stands before and behind a quotation: the rest of its sentence and the
 * sentence before (behind) it, at most about 200 bytes, whole words.
 */
struct context {
	struct str before, after;
};

struct context rows_context(
    const struct reading *reading, const struct quotation *quotation);

/* "ok", "warn" or "quarantined". */
const char *rows_status(const struct reading *reading);

#endif
