#include "consistent.h"

#include "consistent_short.h"
#include "forms.h"
#include "hash.h"
#include "runs.h"
#include "utf8.h"

enum {
	CHAIN_MAX = 16, /* forms with one first word that are tried */
	LABELS = ENTITY_MISC + 1,
};

/* Chosen on worldwide dev, where F1 is 77.3 with all this and 76.7 without. */
static const float shorter_part = 0.5f;   /* of "Ann Poe" for "Poe" */
static const float bracket_part = 4.0f;   /* of "(HANO)" for "HANO" */
static const float relabel_factor = 2.0f; /* how much heavier another is */
static const float sure_share = 0.4f;     /* confidence per mention */
static const float sure_count = 2.0f;     /* mentions of one plain word */

/* A form and what the mentions of it say. */
struct reading {
	struct str form;
	float weight[LABELS]; /* sums of confidence */
	float count;          /* mentions, and shorter_part of longer ones */
	enum entity_label best; /* the heaviest, when all is collected */
	bool body; /* the first word of an organisation's, "Poe Foundation" */
	int next; /* with the same first word */
};

struct readings {
	struct reading *at; /* [n] */
	size_t n, cap;
	struct index by_form;
	struct index by_first;
	int *of; /* [mentions]: the reading of each */
};

static size_t
first_word(struct str s)
{
	size_t i = 0;
	uint32_t c;

	while (i < s.len) {
		size_t len;

		if (ascii_is_alnum((unsigned char)s.at[i])) {
			i++;
			continue;
		}
		if ((unsigned char)s.at[i] < 0x80)
			break;
		len = utf8_decode(s, i, &c);
		if (len == 0 || (!utf8_is_letter(c) && !utf8_is_digit(c)))
			break;
		i += len;
	}
	return i;
}

static int
reading_of(struct readings *r, struct str form, struct arena *arena)
{
	uint64_t hash = hash_str(form);
	int known = index_get(&r->by_form, hash);

	if (known == FORM_NONE) {
		uint64_t first = hash_str(str_slice(form, 0, first_word(form)));

		known = (int)r->n;
		arena_append(arena, r, ((struct reading){ .form = form,
		    .next = index_get(&r->by_first, first) }));
		index_put(&r->by_form, hash, known);
		index_put(&r->by_first, first, known);
	}
	return known;
}

static void
collect_one(struct readings *r, const struct entity *entity, size_t i,
    struct str text, const struct lexicon *last_words, struct arena *arena)
{
	struct str form = str_span(text, entity->at);
	struct brief brief;
	int known = reading_of(r, form, arena);

	r->at[known].weight[entity->label] += entity->confidence *
	    (consistent_is_bracketed(text, entity->at) ? bracket_part : 1);
	r->at[known].count++;
	r->of[i] = known;
	brief = consistent_short(form, entity->label, last_words);
	if (brief.form.len == 0)
		return;
	known = reading_of(r, brief.form, arena);
	r->at[known].body |= brief.body;
	if (brief.body)
		return;
	r->at[known].weight[entity->label] +=
	    entity->confidence * brief.weight;
	r->at[known].count += shorter_part;
}

static struct readings
collect(const struct entities *found, struct str text,
    const struct lexicon *last_words, struct arena *arena)
{
	struct readings r = { 0 };

	index_init(&r.by_form, 2 * found->n, arena);
	index_init(&r.by_first, 2 * found->n, arena);
	r.of = arena_array(arena, int, found->n + 1);
	for (size_t i = 0; i < found->n; i++)
		collect_one(&r, &found->at[i], i, text, last_words, arena);
	return r;
}

static enum entity_label
heaviest(const struct reading *reading)
{
	enum entity_label best = ENTITY_PERSON;

	for (enum entity_label l = ENTITY_PERSON; l <= ENTITY_MISC; l++)
		if (reading->weight[l] > reading->weight[best])
			best = l;
	return best;
}

/* The heaviest label of each.  "Mozilla" is no product where there is a Mozilla
 * Foundation. */
static void
choose(struct readings *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct reading *reading = &r->at[i];

		reading->best = heaviest(reading);
		if (!reading->body || reading->best < ENTITY_EVENT)
			continue;
		reading->weight[ENTITY_ORG] += (1 + relabel_factor) *
		    reading->weight[reading->best];
		reading->best = heaviest(reading);
	}
}

/* Give a mention the label that the others of its form have, if they agree. */
static void
relabel(struct entities *found, const struct readings *r)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct reading *reading = &r->at[r->of[i]];
		enum entity_label best = reading->best;

		if (reading->weight[best] >
		    relabel_factor * reading->weight[found->at[i].label])
			found->at[i].label = best;
	}
}

/* ------------------------------------------------ what was passed over */

/* Is the form, by itself, surely a name wherever it stands? */
static bool
is_sure(const struct reading *r)
{
	enum entity_label label = r->best;

	if (r->weight[label] < sure_share * r->count)
		return false;
	if (str_find(r->form, ' ', 0) < r->form.len ||
	    consistent_is_acronym(r->form))
		return true;
	if (label == ENTITY_ORG && r->count < 1.0f)
		return r->form.len >= 5; /* of a company's full name */
	return r->count >= sure_count && r->form.len >= 4 &&
	    label != ENTITY_MISC;
}

/* The longest sure form that text begins with and a word's end ends. */
static const struct reading *
match(const struct readings *r, struct str text, size_t first)
{
	int k = index_get(&r->by_first, hash_str(str_slice(text, 0, first)));
	const struct reading *best = NULL;

	for (size_t n = 0; k != FORM_NONE && n < CHAIN_MAX;
	     k = r->at[k].next, n++) {
		const struct reading *reading = &r->at[k];
		struct str rest;

		if (!str_starts(text, reading->form) || !is_sure(reading))
			continue;
		rest = str_slice(text, reading->form.len, text.len);
		if (first_word(rest) == 0 &&
		    (best == NULL || best->form.len < reading->form.len))
			best = reading;
	}
	return best;
}

static void
add(struct entities *found, const struct reading *reading, uint32_t begin,
    uint32_t sentence, struct arena *arena)
{
	enum entity_label label = reading->best;
	float sure = reading->weight[label] / reading->count;

	arena_append(arena, found, ((struct entity){
	    .at = { begin, begin + (uint32_t)reading->form.len },
	    .label = label, .sentence = sentence, .of = ENTITY_NONE,
	    .confidence = sure < 1 ? 0.8f * sure : 0.8f }));
}

/*
 * The first word from i on that begins with a capital or beyond ASCII; limit
 * where there is none.  At i a word begins, or none is.
 */
static uint32_t
capital_word(struct str text, uint32_t i, uint32_t limit)
{
	for (;;) {
		uint32_t capital = run_small(text, i, limit);
		uint32_t begin = capital;

		while (begin > i &&
		    ascii_is_alnum((unsigned char)text.at[begin - 1]))
			begin--;
		if (begin == capital || capital == limit)
			return capital;
		i = begin + (uint32_t)first_word(str_slice(text, begin, limit));
	}
}

/* Look through the text of one sentence between the mentions. */
static void
look_through(struct entities *found, size_t n, size_t *mention,
    const struct readings *r, struct str text, struct span at,
    uint32_t sentence, struct arena *arena)
{
	uint32_t i = at.begin;

	while (i < at.end) {
		const struct reading *reading = NULL;
		uint32_t limit = at.end;
		size_t first;

		while (*mention < n && found->at[*mention].at.end <= i)
			(*mention)++;
		if (*mention < n && found->at[*mention].at.begin <= i) {
			i = found->at[*mention].at.end;
			continue;
		}
		if (*mention < n && found->at[*mention].at.begin < limit)
			limit = found->at[*mention].at.begin;
		i = capital_word(text, i, limit);
		if (i == limit)
			continue;
		first = first_word(str_slice(text, i, limit));
		if (first > 1)
			reading = match(r, str_slice(text, i, limit), first);
		if (reading != NULL)
			add(found, reading, i, sentence, arena);
		i += reading != NULL ? (uint32_t)reading->form.len
		    : first > 0      ? (uint32_t)first
		                     : 1;
		while (i < at.end && !utf8_is_boundary(text, i))
			i++;
	}
}

void
consistent_make(struct entities *found, struct str text,
    const struct spans *sentences, const struct lexicon *last_words,
    struct arena *arena)
{
	struct readings r = collect(found, text, last_words, arena);
	size_t n = found->n, mention = 0;

	if (n == 0)
		return;
	choose(&r);
	relabel(found, &r);
	for (uint32_t i = 0; i < sentences->n; i++)
		look_through(found, n, &mention, &r, text, sentences->at[i],
		    i, arena);
}
