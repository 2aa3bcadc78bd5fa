#include "no_person.h"

#include "kinds.h"
#include "person_words.h"

static const struct lexicon_row *
row_of(const struct entity *entity, struct str text,
    const struct lexicon *no_persons)
{
	return entity->label == ENTITY_PERSON ?
	    lexicon_find(no_persons, str_span(text, entity->at)) : NULL;
}

void
no_person_set(struct entities *found, struct str text,
    const struct lexicon *no_persons, struct arena *arena)
{
	struct person_words words = { 0 };
	bool read = false;

	for (size_t i = 0; i < found->n; i++) {
		struct entity *entity = &found->at[i];
		const struct lexicon_row *row =
		    row_of(entity, text, no_persons);

		if (row == NULL)
			continue;
		if (!read)
			words = person_words_of(found, text, arena);
		read = true;
		if (!person_words_has(&words, str_span(text, entity->at)))
			entity->label = kinds_label(row->value);
	}
}
