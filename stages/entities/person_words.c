#include "person_words.h"

#include "hash.h"

enum { WORDS_MOST = 3 }; /* of a longer name, these from its begin */

static void
put(struct index *words, struct str name)
{
	for (int n = 0; n < WORDS_MOST && name.len > 0; n++) {
		size_t end = str_find(name, ' ', 0);

		index_put(words, hash_str(str_slice(name, 0, end)), 1);
		name = str_slice(name, end < name.len ? end + 1 : end, name.len);
	}
}

struct person_words
person_words_of(
    const struct entities *found, struct str text, struct arena *arena)
{
	struct person_words words;

	index_init(&words.words, WORDS_MOST * found->n, arena);
	for (size_t i = 0; i < found->n; i++) {
		struct str name = str_span(text, found->at[i].at);

		if (found->at[i].label == ENTITY_PERSON &&
		    str_find(name, ' ', 0) < name.len)
			put(&words.words, name);
	}
	return words;
}

bool
person_words_has(const struct person_words *words, struct str word)
{
	return index_get(&words->words, hash_str(word)) != FORM_NONE;
}
