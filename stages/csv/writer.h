/*
 * The tables of a run: one to standard output, or all into a directory.
 */
#ifndef CSV_WRITER_H
#define CSV_WRITER_H

#include "people.h"
#include "reading.h"
#include "sheet.h"

struct writer_options {
	struct cell_style style;
	const struct table *table; /* the one to write, NULL: all, into dir */
	const char *dir;
	const char *columns;       /* "a,b,c" of table, or NULL: all */
	const char *quotes;        /* table that people are made from, or NULL */
	const char *tables;        /* folder of tables to rewrite, or NULL */
	const char *alias;         /* file of people_alias_read(), or NULL */
	bool flush;                /* write out after each article */
	bool no_sync;              /* tables need not outlive a power cut */
};

struct writer {
	struct writer_options options;
	struct sheet sheets[TABLES];
	struct outfile files[TABLES];
	bool used[TABLES];
	struct people_alias *alias;
	struct people *people;     /* NULL: not asked for */
};

/* Open the files and write the headers.  Wrong columns end the program. */
void writer_begin(
    struct writer *writer, const struct writer_options *options);

/* Add an article's rows.  False where something could not be written. */
bool writer_add(struct writer *writer, const struct article *article);

/* Add all rows of the tables in options.tables.  False as above. */
bool writer_copy(struct writer *writer);

/*
 * Write what is left and close every file; with status STATUS_TROUBLE leave
 * none behind.  Says on standard error what failed.  Returns the exit status.
 */
int writer_end(struct writer *writer, int status);

#endif
