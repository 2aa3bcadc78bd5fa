/*
 * A sheet: one table on its way to one file, row by row.
 */
#ifndef CSV_SHEET_H
#define CSV_SHEET_H

#include "cell.h"
#include "outfile.h"
#include "tables.h"

struct sheet {
	const struct table *table;
	struct cell_writer cells;
	bool quote_all; /* of the style that was asked for */
	struct outfile *file;
	size_t order[COLUMNS_MAX]; /* [n]: the columns to write */
	size_t n;
	uint64_t rows;  /* without the header */
	uint64_t cuts;  /* cells that were cut to fit a spreadsheet */
};

/* Begin the sheet: all columns, their names not yet written. */
void sheet_init(struct sheet *sheet, const struct table *table,
    struct cell_style style, struct outfile *file);
void sheet_release(struct sheet *sheet);

/*
 * Write only these columns, "a,b,c", in this order.  Returns false, with the
 * name in *wrong, where the table has no such column or names are too many.
 */
bool sheet_columns(struct sheet *sheet, struct str names, struct str *wrong);

/* Write the names of the columns (and the byte order mark for Excel). */
void sheet_header(struct sheet *sheet);

/*
 * Write a row: cells[i] belongs to table->columns[i], empty: unknown.  For
 * Excel all text is quoted, so that LibreOffice can be asked to leave quoted
 * cells as they are: "007", "3-4".
 */
void sheet_row(struct sheet *sheet, const struct str cells[]);

/* How the files of this format end: "csv", "tsv", "jsonl". */
const char *sheet_extension(enum cell_format format);

#endif
