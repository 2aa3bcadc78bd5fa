/* What the article says of a person beside any mention of the name. */
#ifndef QUOTES_RESOLVE_ROLES_H
#define QUOTES_RESOLVE_ROLES_H

#include "quotes/resolve.h"

/* By person of the resolution; empty where nothing is said. */
struct known_roles {
	struct str *role, *affil; /* [persons.n], the arena's */
};

struct known_roles roles_gather(const struct resolution *r,
    const struct article *article, struct arena *arena);

/* Fill in role and affiliation of a speaker with a name. */
void roles_add(const struct known_roles *known, struct speaker *speaker);

#endif
