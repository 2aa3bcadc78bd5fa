/*
 * A row: the cells that an article adds to a table, one after the other.
 *
 * Cells are filled from left to right, in the order of tables.c; the first is
 * the article's id.
 */
#ifndef CSV_ROW_H
#define CSV_ROW_H

#include "rows.h"

enum { DIGITS_MAX = 20 };

struct row {
	struct str at[COLUMNS_MAX]; /* [n] */
	size_t n;
	uint32_t bare; /* see sheet_row() */
	char digits[COLUMNS_MAX * DIGITS_MAX]; /* numbers of this row */
	size_t used; /* of digits */
	const struct reading *reading;
	const struct article *article;
	size_t near_op, near_sent, near_par; /* where the row before was */
};

/* Before the first of an article's rows. */
void row_first(
    struct row *row, const struct reading *reading, struct sheet *sheet);

/* Before each row. */
static inline void
row_begin(struct row *row)
{
	row->at[0] = row->article->id;
	row->n = 1;
	row->bare = 0;
	row->used = 0;
}

/* The next cell; empty: unknown. */
static inline void
row_put(struct row *row, struct str value)
{
	row->at[row->n++] = value;
}

void row_number(struct row *row, uint64_t n);

/* An attribute of the doc line. */
void row_doc(struct row *row, const char *key);

/* As many cells as there are keys: their values. */
void row_attrs(struct row *row, struct str attrs, const char *const keys[],
    size_t n);

/* The id of a record, which may be NULL. */
static inline void
row_id(struct row *row, const struct record *record)
{
	row->bare |= (uint32_t)1 << row->n;
	row_put(row, record == NULL ? STR("") : record->id);
}

/* The text of a record, which may be NULL. */
static inline void
row_surface(struct row *row, const struct record *record)
{
	row_put(row, record == NULL ? STR("") : record->surface);
}

/* Bytes of the source file less those before the article. */
static inline struct span
row_source_of(struct row *row, struct span at)
{
	return srcmap_source_near(&row->article->map, at, &row->near_op);
}

/* source_start and source_end of a record, which may be NULL. */
void row_source(struct row *row, const struct record *record);

static inline void
row_write(const struct row *row, struct sheet *sheet)
{
	sheet_row(sheet, row->at, row->bare);
}

#endif
