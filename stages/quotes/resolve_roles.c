#include "resolve_roles.h"

void
roles_add(const struct known_roles *known, struct speaker *speaker)
{
	if (speaker->who == NOBODY || speaker->name.len == 0)
		return;
	speaker->role = known->role[speaker->who];
	speaker->affil = known->affil[speaker->who];
}

struct known_roles
roles_gather(const struct resolution *r, const struct article *article,
    struct arena *arena)
{
	struct known_roles known = {
		arena_array(arena, struct str, r->persons.n),
		arena_array(arena, struct str, r->persons.n) };

	for (size_t i = 0; i < r->reading.n; i++) {
		const struct mention *m = &r->reading.at[i];

		if (m->kind != MENTION_NAME || m->who == NOBODY ||
		    m->ent == NULL)
			continue;
		if (known.role[m->who].len == 0)
			known.role[m->who] =
			    record_attr(m->ent, "role", article);
		if (known.affil[m->who].len == 0)
			known.affil[m->who] =
			    record_attr(m->ent, "affil", article);
	}
	return known;
}
