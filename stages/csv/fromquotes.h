/* People from a table of quotes, where the stream is no longer at hand. */
#ifndef CSV_FROMQUOTES_H
#define CSV_FROMQUOTES_H

#include "people.h"

/*
 * Read the quotes table at path ("-": standard input), as CSV with its
 * header, into people.  Memory does not grow with its rows.  Ends the program
 * where the file cannot be read, is no CSV or lacks a column.
 */
void people_from_quotes(struct people *people, const char *path);

#endif
