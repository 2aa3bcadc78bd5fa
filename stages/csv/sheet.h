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
	struct buf first; /* the first cell as it is written; empty: not told */
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

/* In the rows to come cells[0] is this, until another is told. */
void sheet_first(struct sheet *sheet, struct str value);

/*
 * Write a row: cells[i] belongs to table->columns[i], empty: unknown.  For
 * Excel all text is quoted, so that LibreOffice can be asked to leave quoted
 * cells as they are: "007", "3-4".
 *
 * bare  bit i is set where cells[i] holds nothing but ASCII letters and digits
 *       and SCAN_BLOCK bytes can be read there, however few it has
 */
void sheet_row(struct sheet *sheet, const struct str cells[], uint32_t bare);

/* How the files of this format end: "csv", "tsv", "jsonl". */
const char *sheet_extension(enum cell_format format);

#endif
