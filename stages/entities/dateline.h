/* What stands in a dateline as its town is a place. */
#ifndef ENTITIES_DATELINE_H
#define ENTITIES_DATELINE_H

#include "entity.h"
#include "span.h"

/*
 * Make the names in towns places, and add the towns that have none.  Capitals
 * alone tell the tagger little: "CHARLOTTE -" may be anybody.
 *
 * list   by begin, no two overlap; what is added stands at its end
 * towns  by begin, each within a sentence
 */
void dateline_set(struct entities *list, const struct spans *sentences,
    const struct spans *towns, struct arena *arena);

#endif
