#include "possessive.h"

#include "complete_parts.h"
#include "forms.h"
#include "hash.h"
#include "person_words.h"

#include "entities/possessives.tsv.h"
#include "entities/shop_words.tsv.h"

enum { WORDS_MOST = 3, SHOP_WORDS_MOST = 4 };

/* Of a place that is surer than this we take it that something is its own. */
static const float sure_place = 0.97f;
static const float least_confidence = 0.6f;

void
possessive_init(struct possessive *possessive, const struct lexicon *countries)
{
	lexicon_init(&possessive->names, possessives_rows, possessives_n);
	lexicon_init(&possessive->shop_words, shop_words_rows, shop_words_n);
	possessive->countries = countries;
}

void
possessive_release(struct possessive *possessive)
{
	lexicon_release(&possessive->names);
	lexicon_release(&possessive->shop_words);
}

/* Behind "'s" at i, or " 's" as in texts cut into tokens; else i. */
static uint32_t
possessive_end(struct str text, uint32_t i)
{
	uint32_t at = byte_at(text, i) == ' ' ? i + 1 : i;
	struct str rest = str_slice(text, at < text.len ? at : i, text.len);
	uint32_t end = str_starts(rest, STR("'s")) ? at + 2
	    : str_starts(rest, STR("’s")) ? at + 4 : i;

	return end > i && ascii_is_alnum(byte_at(text, end)) ? i : end;
}

/* The word that begins at i, as far as it is of ASCII letters or beyond. */
static struct str
word_at(struct str text, uint32_t i)
{
	uint32_t end = i;

	while (ascii_is_alnum(byte_at(text, end)) ||
	    byte_at(text, end) >= 0x80)
		end++;
	return str_slice(text, i, end);
}

/*
 * Does "'s" leave behind it what a firm does: "Macy's said"?  "Paul Poe's did"
 * is somebody's, so that two names ask for the plainest of verbs.
 */
static bool
acts(struct str text, uint32_t end, bool two_names)
{
	static const char *const plain[] = { "announced", "reported", "said",
		"says" };
	static const char *const verbs[] = { "are", "can", "could", "had",
		"has", "have", "is", "may", "might", "should", "was", "were",
		"will", "would" };
	struct str word = word_at(text, end + 1);

	return byte_at(text, end) == ' ' && (STR_IS_ONE(word, plain) ||
	    (!two_names && STR_IS_ONE(word, verbs)));
}

/* Does nothing stand behind "'s" that could belong to anybody? */
static bool
owns_nothing(struct str text, uint32_t end)
{
	static const char *const words[] = { "after", "and", "at", "because",
		"before", "but", "by", "during", "for", "from", "in", "into",
		"near", "on", "or", "since", "that", "to", "until", "when",
		"where", "which", "while", "who", "with" };

	if (byte_at(text, end) == ' ' &&
	    ascii_is_alnum(byte_at(text, end + 1)))
		return STR_IS_ONE(word_at(text, end + 1), words);
	return byte_at(text, end) != '-' && byte_at(text, end) < 0x80;
}

/* Do the words before it say that it is a house: "at", "went to"? */
static bool
is_entered(struct str text, uint32_t begin)
{
	static const char *const words[] = { "at ", "At ", "near ", "inside ",
		"outside ", "go to ", "going to ", "went to " };
	struct str before = str_slice(text, 0, begin);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct str word = str_of(words[i]);

		if (str_ends(before, word) && (before.len == word.len ||
		    !ascii_is_alnum((unsigned char)
		        before.at[before.len - word.len - 1])))
			return true;
	}
	return false;
}

static size_t
count_words(struct str name)
{
	return str_count(name, ' ') + 1;
}

/* What is told of a form that bears "'s". */
enum { IS_HOUSE = 1, IS_FIRM, IS_THING };

/* A work in hand: which forms bear "'s" as part of their names. */
struct work {
	const struct possessive *knowledge;
	struct entities *found;
	struct str text;
	uint32_t *ends; /* [found]: of those that bear it, by candidate() */
	struct index told;    /* forms that the text tells, and what */
	struct person_words persons;
};

/* May "'s" be of the name?  Returns its end, or 0. */
static uint32_t
candidate(const struct work *work, const struct entity *entity)
{
	uint32_t end = possessive_end(work->text, entity->at.end);
	struct str name = str_span(work->text, entity->at);

	if (end == entity->at.end || entity->label > ENTITY_MISC ||
	    entity->label == ENTITY_NORP || count_words(name) > WORDS_MOST ||
	    (entity->label == ENTITY_PLACE &&
	        entity->confidence > sure_place) ||
	    lexicon_has(work->knowledge->countries, name))
		return 0;
	return end;
}

/* Churches and schools: "St Wilfrid's, Thornwick". */
static bool
is_saint(struct str name)
{
	return str_starts(name, STR("St ")) || str_starts(name, STR("St. "));
}

/* What one mention tells; 0: nothing. */
static int
told(const struct work *work, const struct entity *entity, uint32_t end)
{
	struct str name = str_span(work->text, entity->at);

	if (!str_has_lower(name))
		return 0; /* "OTM's" are several */
	if (is_saint(name))
		return owns_nothing(work->text, end) ? IS_HOUSE : 0;
	if (acts(work->text, end, count_words(name) > 1))
		return IS_FIRM;
	return owns_nothing(work->text, end) &&
	    is_entered(work->text, entity->at.begin) ? IS_HOUSE : 0;
}

/* Does the article have a person of several names, this among them? */
static bool
is_person(const struct work *work, struct str name)
{
	return count_words(name) == 1 &&
	    person_words_has(&work->persons, name);
}

/* What all mentions of a name tell, or the table; 0: nothing. */
static int
kind_of(const struct work *work, struct str name)
{
	const struct lexicon_row *row =
	    lexicon_find(&work->knowledge->names, name);
	int kind = index_get(&work->told, hash_str(name));

	if (is_person(work, name))
		return 0;
	if (row != NULL)
		return str_is(row->value, "org") ? IS_FIRM : IS_THING;
	return kind == FORM_NONE ? 0 : kind;
}

/* The end of "Crab Shack" behind "Joe's", or 0. */
static uint32_t
shop_end(const struct work *work, uint32_t i)
{
	uint32_t end = 0;

	for (int n = 0; n < SHOP_WORDS_MOST && byte_at(work->text, i) == ' ' &&
	     ascii_is_upper(byte_at(work->text, i + 1)); n++) {
		struct str word = word_at(work->text, i + 1);

		i += 1 + (uint32_t)word.len;
		end = lexicon_find_lower(&work->knowledge->shop_words, word) !=
		    NULL ? i : 0;
	}
	return end;
}

/* "Trader" before "Joe's": where the name begins that the table has. */
static uint32_t
begin_of(const struct work *work, const struct entity *entity)
{
	struct str before = str_slice(work->text, 0, entity->at.begin);
	uint32_t begin;

	if (before.len < 2 || before.at[before.len - 1] != ' ')
		return entity->at.begin;
	before.len--;
	before = str_last_word(before);
	begin = entity->at.begin - 1 - (uint32_t)before.len;
	return before.len > 0 && ascii_is_upper((unsigned char)before.at[0]) &&
	    lexicon_has(&work->knowledge->names,
	        str_slice(work->text, begin, entity->at.end)) ?
	    begin : entity->at.begin;
}

static void
join(struct entity *entity, uint32_t end)
{
	entity->at.end = end;
	if (entity->confidence < least_confidence)
		entity->confidence = least_confidence;
}

/* A house that the tagger takes for a place stays one. */
static void
join_one(const struct work *work, struct entity *entity, uint32_t end)
{
	uint32_t shop;
	int kind;

	if (end == 0)
		return;
	entity->at.begin = begin_of(work, entity);
	shop = shop_end(work, end);
	kind = shop != 0 ? IS_FIRM
	                 : kind_of(work, str_span(work->text, entity->at));
	if (kind == 0)
		return;
	join(entity, shop != 0 ? shop : end);
	entity->owner = true;
	if (kind == IS_THING)
		entity->label = ENTITY_MISC;
	else if (kind == IS_FIRM || entity->label != ENTITY_PLACE)
		entity->label = ENTITY_ORG;
}

static void
learn_kind(struct work *work, struct str name, int kind)
{
	uint64_t hash = hash_str(name);

	if (index_get(&work->told, hash) != IS_FIRM)
		index_put(&work->told, hash, kind);
}

static void
learn(struct work *work)
{
	for (size_t i = 0; i < work->found->n; i++) {
		const struct entity *entity = &work->found->at[i];
		struct str name = str_span(work->text, entity->at);
		uint32_t end = work->ends[i];
		int kind = end == 0 ? 0 : told(work, entity, end);

		if (kind != 0)
			learn_kind(work, name, kind);
	}
}

/* Does any name bear an "'s"? */
static bool
any_candidate(struct work *work, struct arena *arena)
{
	bool any = false;

	work->ends = arena_alloc(
	    arena, (work->found->n + 1) * sizeof(*work->ends));
	for (size_t i = 0; i < work->found->n; i++) {
		work->ends[i] = candidate(work, &work->found->at[i]);
		any |= work->ends[i] != 0;
	}
	return any;
}

void
possessive_join(struct entities *found, struct str text,
    const struct possessive *possessive, struct arena *arena)
{
	struct work work = { .knowledge = possessive, .found = found,
		.text = text };

	if (!any_candidate(&work, arena))
		return;
	index_init(&work.told, found->n, arena);
	work.persons = person_words_of(found, text, arena);
	learn(&work);
	for (size_t i = 0; i < found->n; i++)
		join_one(&work, &found->at[i], work.ends[i]);
}
