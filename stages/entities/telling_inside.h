/* What telling*.c share, and nobody else. */
#ifndef ENTITIES_TELLING_INSIDE_H
#define ENTITIES_TELLING_INSIDE_H

#include "telling.h"

/* Is there no blank in it? */
static inline bool
telling_is_word(struct str name)
{
	return str_find(name, ' ', 0) == name.len;
}

/* The last of several words; empty where there is only one. */
struct str telling_last_word(struct str name);

/* What the words of a name tell, or the label that it has. */
enum entity_label telling_told(struct str name, enum entity_label label,
    const struct telling *telling);

/*
 * Cut off name i what is not of it; where it is two, the second goes to the
 * end of the list.
 */
void telling_part(struct entities *found, size_t i, struct str text,
    const struct telling *telling, struct arena *arena);

#endif
