/* datapackage.json: what the tables in a directory are (Data Package 2.0). */
#ifndef CSV_PACKAGE_H
#define CSV_PACKAGE_H

#include "cell.h"
#include "tables.h"

/*
 * Append the description of all tables, written in this style.
 *
 * bytes  how long each table's file is
 */
void package_print(struct buf *out, const struct cell_style *style,
    const uint64_t bytes[TABLES]);

#endif
