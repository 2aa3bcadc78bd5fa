/*
 * Titles and roles beside persons: "Sacramento Vice Mayor Angelique Ashby",
 * "Karla Faucett, president of SEIU Local 1021".
 */
#ifndef ENTITIES_ROLES_H
#define ENTITIES_ROLES_H

#include "entity.h"
#include "names.h"

/*
 * Append a role for each that stands beside a person, with of, and set role
 * and affil of the persons: of each its own, else the first that another
 * mention with the same name has.
 *
 * found      by begin, not overlapping, names set
 * sentences  of the text, to which the entities' sentence numbers refer
 *
 * Linear time.
 */
void roles_find(struct entities *found, struct str text,
    const struct spans *sentences, const struct names *names,
    struct arena *arena);

#endif
