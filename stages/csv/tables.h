/*
 * What tables there are, and what their columns mean.
 *
 * The columns are part of the promise to the reader: their names and order
 * stay, new ones are only ever appended.
 */
#ifndef CSV_TABLES_H
#define CSV_TABLES_H

#include <stddef.h>

#include "str.h"

enum column_type {
	COLUMN_TEXT,
	COLUMN_INTEGER,
	COLUMN_NUMBER,
	COLUMN_FLAG, /* 1 or 0 */
	COLUMN_DATE,
};

struct column {
	const char *name;
	enum column_type type;
	const char *description; /* one sentence without its full stop */
};

enum table_id {
	TABLE_ARTICLES,
	TABLE_SENTENCES,
	TABLE_ENTITIES,
	TABLE_QUOTES,
	TABLE_PEOPLE,
	TABLE_ERRORS,
	TABLES,
};

enum { COLUMNS_MAX = 32 };

struct table {
	const char *name;
	const char *description;
	const char *key; /* columns that identify a row, joined by ','; or NULL */
	const struct column *columns; /* [n] */
	size_t n;
};

extern const struct table csv_tables[TABLES];

/* The table of this name, or NULL. */
const struct table *csv_table(struct str name);

/* The number of the column of this name, or table->n where it has none. */
size_t csv_column(const struct table *table, struct str name);

#endif
