/*
 * The tables of many runs put together: people and datapackage.json anew.
 */
#ifndef CSV_COMPLETE_H
#define CSV_COMPLETE_H

#include "people.h"

/*
 * Read dir/quotes.csv and write dir/people.csv and dir/datapackage.json, which
 * describes all tables that lie there.  The outcome is that of one run over all
 * articles.  alias may be NULL.  Returns the exit status, and has said why
 * where that is not 0.
 */
int complete_directory(const char *dir, const struct people_alias *alias);

#endif
