/* The tables of a folder in another form, without the stream. */
#ifndef CSV_FROMTABLES_H
#define CSV_FROMTABLES_H

#include "sheet.h"

/*
 * Add the rows of the sheet's table as it lies in dir, in plain CSV.  Ends the
 * program where there is none or it lacks a column.
 */
void sheet_from_tables(struct sheet *sheet, const char *dir);

#endif
