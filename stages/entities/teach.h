/*
 * Names that the user teaches with --add-names: a TSV file, a line a name,
 *
 *     name  TAB  type  [TAB  full name]
 *
 * with type one of person org place norp event work law product misc.  Lines
 * that begin with '#' and empty lines are skipped.  A name is found where its
 * words stand in the text, case and apostrophes as written; the longest wins.
 */
#ifndef ENTITIES_TEACH_H
#define ENTITIES_TEACH_H

#include "entity.h"

struct teach;

/* Ends the program, naming file and line, where the file cannot be used. */
struct teach *teach_read(const char *path);
void teach_free(struct teach *teach);

/* Add the taught names of one sentence, number sentence, to found. */
void teach_find(const struct teach *teach, struct str text, struct span at,
    uint32_t sentence, struct entities *found, struct arena *arena);

#endif
