#include "fullform.h"

void
fullform_set(struct entities *found, struct str text,
    const struct names *names, struct arena *arena)
{
	(void)names;
	(void)arena;
	for (size_t i = 0; i < found->n; i++)
		if (entity_is_name(&found->at[i]) && !found->at[i].taught)
			found->at[i].name = str_span(text, found->at[i].at);
}
