#include "common_noun.h"

#include "forms.h"
#include "hash.h"

static size_t
small_word_end(struct str s, size_t i)
{
	while (i < s.len && ascii_is_lower((unsigned char)s.at[i]))
		i++;
	return i;
}

/* Two small words, the second one an organisation's: their end, or 0. */
static size_t
pair_end(struct str s, size_t i, const struct lexicon *org_words)
{
	size_t first = small_word_end(s, i), second;

	if (first - i < 4 || first >= s.len || s.at[first] != ' ')
		return 0;
	second = small_word_end(s, first + 1);
	if (second < s.len && (ascii_is_alnum((unsigned char)s.at[second]) ||
	    s.at[second] == '-'))
		return 0;
	return lexicon_has(org_words, str_slice(s, first + 1, second)) ? second
	                                                              : 0;
}

/* The last two words of a name in small letters; empty where it has two. */
static struct str
last_pair(struct str name, struct arena *arena)
{
	struct str none = { "", 0 };
	size_t words = key_words(name), begin = name.len;
	char *pair;

	if (words < 3 || name.len > 200)
		return none;
	for (int spaces = 0; begin > 0; begin--)
		if (name.at[begin - 1] == ' ' && ++spaces == 2)
			break;
	pair = arena_alloc(arena, name.len - begin);
	for (size_t i = begin; i < name.len; i++)
		pair[i - begin] =
		    (char)ascii_lower((unsigned char)name.at[i]);
	return (struct str){ pair, name.len - begin };
}

/* The entity that each pair of last words belongs to, if it is but one.
 * Returns whether there is any. */
static bool
index_pairs(const struct entities *found, struct index *pairs,
    struct arena *arena)
{
	bool any = false;

	index_init(pairs, found->n, arena);
	for (size_t i = 0; i < found->n; i++) {
		const struct entity *entity = &found->at[i];
		struct str pair;
		int known;

		if (entity->label != ENTITY_ORG)
			continue;
		pair = last_pair(entity->name, arena);
		if (pair.len == 0)
			continue;
		any = true;
		known = index_get(pairs, hash_str(pair));
		if (known == FORM_NONE)
			index_put(pairs, hash_str(pair), (int)i);
		else if (known != FORM_AMBIGUOUS &&
		    !str_eq(found->at[known].name, entity->name))
			index_put(pairs, hash_str(pair), FORM_AMBIGUOUS);
	}
	return any;
}

static void
look_at(struct entities *found, const struct index *pairs, struct str text,
    struct span at, uint32_t sentence, struct arena *arena)
{
	const struct entity *named;
	int i = index_get(pairs, hash_str(str_span(text, at)));

	if (i < 0 || found->at[i].at.end > at.begin)
		return;
	named = &found->at[i];
	arena_append(arena, found, ((struct entity){ .at = at,
	    .label = ENTITY_ORG, .sentence = sentence, .name = named->name,
	    .confidence = 0.8f * named->confidence, .of = ENTITY_NONE }));
}

void
common_noun_add(struct entities *found, struct str text,
    const struct spans *sentences, const struct lexicon *org_words,
    struct arena *arena)
{
	struct index pairs;

	if (!index_pairs(found, &pairs, arena))
		return;
	for (uint32_t i = 0; i < sentences->n; i++) {
		struct str s = str_span(text, sentences->at[i]);
		uint32_t begin = sentences->at[i].begin;

		for (size_t k = str_find_str(s, STR("he "), 0); k < s.len;
		     k = str_find_str(s, STR("he "), k + 3)) {
			size_t end;

			if (k == 0 || ascii_lower((unsigned char)s.at[k - 1]) !=
			        't' || (k > 1 && ascii_is_alpha(
			        (unsigned char)s.at[k - 2])))
				continue;
			end = pair_end(s, k + 3, org_words);
			if (end != 0)
				look_at(found, &pairs, text,
				    (struct span){ begin + (uint32_t)k + 3,
				        begin + (uint32_t)end }, i, arena);
		}
	}
}
