#include "countries.h"

#include "entities/countries.tsv.h"

void
countries_init(struct lexicon *countries)
{
	lexicon_init(countries, countries_rows, countries_n);
}

void
countries_set(struct entities *found, struct str text,
    const struct lexicon *countries)
{
	for (size_t i = 0; i < found->n; i++) {
		struct entity *entity = &found->at[i];

		if (entity->label == ENTITY_ORG &&
		    lexicon_find(countries, str_span(text, entity->at)) !=
		    NULL)
			entity->label = ENTITY_PLACE;
	}
}
