#include "roles.h"

void
roles_find(struct entities *found, struct str text,
    const struct spans *sentences, const struct names *names,
    struct arena *arena)
{
	(void)found;
	(void)text;
	(void)sentences;
	(void)names;
	(void)arena;
}
