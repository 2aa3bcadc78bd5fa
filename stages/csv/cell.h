/*
 * Cells: how one value is written so that every reader gets it back.
 *
 * All functions append to a buffer and know nothing of files.
 */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include "buf.h"
#include "scan.h"

enum cell_format {
	CELL_CSV,   /* RFC 4180: quoted where it has to be */
	CELL_TSV,   /* escapes \\ \t \n \r, nothing quoted */
	CELL_JSONL, /* a JSON string */
};

struct cell_style {
	enum cell_format format;
	char delimiter; /* CELL_CSV: between cells, ASCII */
	bool quote_all; /* CELL_CSV: quote every cell */
	bool one_line;  /* line ends inside a cell become one space */
	bool excel;     /* guard against formulas, cut what is too long */
};

/* What Excel holds in a cell, in UTF-16 units and in line feeds. */
enum {
	CELL_UNITS_MAX = 32767,
	CELL_LINES_MAX = 253,
};

/* Stands at the end of a cell that was cut. */
#define CELL_CUT_MARK "…[cut]"

/* A style, made ready for many cells. */
struct cell_writer {
	struct cell_style style;
	unsigned char traits[256]; /* of each byte */
	struct scan_signs signs;   /* that make a cell more than plain */
	struct buf scratch;        /* of cells that have to be rewritten */
};

void cell_writer_init(struct cell_writer *writer, struct cell_style style);
void cell_writer_release(struct cell_writer *writer);

/*
 * Append value as the style says.  Control characters other than TAB, LF and
 * CR, which text has none of but attributes might, are left out.  Returns true
 * where the value had to be cut.
 *
 * value  valid UTF-8
 */
bool cell_add(
    struct cell_writer *writer, struct buf *out, struct str value);

/*
 * The same for a short cell with nothing in it, as most are, written to where
 * SCAN_BLOCK bytes have room.  Returns where it ends, or NULL where it takes
 * more than that.  Only for a style that cell_is_bare().
 */
static inline char *
cell_put_bare(const struct cell_writer *writer, char *to, struct str value)
{
	struct scan scan = { 0 };
	scan_block block;

	if (value.len == 0)
		return to;
	if (value.len > SCAN_BLOCK || value.at[0] == ' ' ||
	    value.at[value.len - 1] == ' ')
		return NULL;
	block = scan_load_short(value.at, value.len);
	scan_add(&scan, block, &writer->signs);
	if (scan_any(scan.controls | scan.a | scan.b))
		return NULL;
	/* All of the block: the next cell goes over what is too much. */
	memcpy(to, &block, sizeof(block));
	return to + value.len;
}

/* Are cells without special signs written as they are? */
static inline bool
cell_is_bare(const struct cell_style *style)
{
	return style->format != CELL_JSONL && !style->quote_all &&
	    !style->excel;
}

/*
 * Would a spreadsheet compute this cell?  It begins, after blanks, with one of
 * = + - @ TAB CR or their full-width forms, and is no plain number.
 */
bool cell_is_formula(struct str value);

/* Append value as a JSON string with its quotes. */
void cell_add_json(struct buf *out, struct str value);

#endif
