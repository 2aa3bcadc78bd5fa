/* A table in CSV, read row by row. */
#ifndef CSV_TABLEFILE_H
#define CSV_TABLEFILE_H

#include <stddef.h>

#include "str.h"

enum { TABLEFILE_COLUMNS = 64 }; /* more in a file are not looked at */

struct tablefile {
	const char *path;         /* "-": standard input */
	const char *const *names; /* [n] columns that are asked for */
	size_t n;
	/*
	 * Called for each row: cells[i] belongs to names[i], wherever it stands
	 * in the file, and is good until row returns.  number: of the row, the
	 * first behind the header is 1.
	 */
	void (*row)(const struct str cells[], uint64_t number, void *data);
	void *data;
};

/*
 * Read the table.  Memory does not grow with its rows.  Ends the program where
 * the file cannot be read, is no CSV, has no header or lacks a column.
 */
void tablefile_read(const struct tablefile *table);

/* How messages call it. */
const char *tablefile_name(const struct tablefile *table);

#endif
