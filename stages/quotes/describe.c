#include "describe.h"

#include "hash.h"

struct described {
	uint64_t word;
	uint32_t who;
	uint32_t mention; /* the first beside which it stands */
	uint32_t next;    /* in the chain */
};

/* So many entries of one word are looked at: hostile articles stay linear. */
enum { CHAIN_MAX = 64 };

static uint64_t
key_of(const struct reading *reading, struct span at)
{
	struct str word = str_span(reading->text, at);

	/* Beside a name, as in "(I-Vt.)", it is a party. */
	if (str_is(word, "I"))
		word = STR("independent");
	return word_key(words_find(reading->words, word).meaning);
}

/* Words of organisations are kept apart from those of persons. */
static uint64_t
org_key(const struct reading *reading, struct str word)
{
	return hash_mix(word_key(words_find(reading->words, word).meaning));
}

/* ---------------------------------------------------------------- gather */

/* Add a word of who, once: a person, or the hash of an organisation. */
static void
add_entry(struct describe *describe, uint64_t word, uint32_t who,
    uint32_t mention, struct arena *arena)
{
	struct described entry = { word, who, mention, 0 };
	uint32_t i = describe->heads[entry.word & describe->mask];

	entry.next = i;
	for (size_t n = 0; i != NOBODY && n < CHAIN_MAX; n++) {
		if (describe->at[i].word == entry.word &&
		    describe->at[i].who == who)
			return;
		i = describe->at[i].next;
	}
	describe->heads[entry.word & describe->mask] = (uint32_t)describe->n;
	arena_append(arena, describe, entry);
}

static void
add_word(struct describe *describe, const struct reading *reading,
    uint32_t mention, struct span at, struct arena *arena)
{
	add_entry(describe, key_of(reading, at), reading->at[mention].who,
	    mention, arena);
}

/* The last word of an organisation's full form: district. */
static void
gather_org(struct describe *describe, const struct reading *reading,
    uint32_t mention, struct arena *arena)
{
	const struct record *ent = reading->at[mention].ent;
	struct str name = ent->surface;
	size_t last;

	if (!str_is(ent->label, "org"))
		return;
	attrs_get(ent->attrs, "name", &name, arena);
	last = name.len;
	while (last > 0 && name.at[last - 1] != ' ')
		last--;
	if (last == 0)
		return;
	add_entry(describe,
	    org_key(reading, str_slice(name, last, name.len)),
	    (uint32_t)hash_str(name), mention, arena);
}

static bool
says_nothing(enum word_kind kind)
{
	return kind == WORD_STOP || kind == WORD_PREPOSITION ||
	    kind == WORD_PERSONAL || kind == WORD_RELATIVE ||
	    kind == WORD_VERB || kind == WORD_THEY || kind == WORD_IT;
}

/* Titles before the name: district superintendent Jorge Aguilar. */
static void
gather_before(struct describe *describe, const struct reading *reading,
    uint32_t mention, struct arena *arena)
{
	enum { BEFORE_MAX = 6 };
	const struct mention *m = &reading->at[mention];
	uint32_t begin = reading->sentences[m->sentence].at.begin;
	uint32_t from = m->at.begin;

	for (size_t i = 0; i < BEFORE_MAX; i++) {
		struct span at = word_before(reading->text, from, begin);
		struct str word = str_span(reading->text, at);
		enum word_kind kind;

		if (word.len == 0 || from - at.end > 2)
			return;
		kind = words_find(reading->words, word).kind;
		if (says_nothing(kind) || (kind == WORD_OTHER &&
		    ascii_is_lower((unsigned char)word.at[0]) && i > 1))
			return;
		add_word(describe, reading, mention, at, arena);
		from = at.begin;
	}
}

/* An apposition or brackets behind the name, or "is a ...". */
static void
gather_after(struct describe *describe, const struct reading *reading,
    uint32_t mention, struct arena *arena)
{
	enum { AFTER_MAX = 14 };
	const struct mention *m = &reading->at[mention];
	struct str text = reading->text;
	uint32_t end = reading->sentences[m->sentence].at.end;
	uint32_t from = m->at.end;
	struct span at = word_next(text, from, end);
	struct str word = str_span(text, at);

	if (word.len == 0 || at.begin > from + 2)
		return;
	if (at.begin == from + 1 && !str_is(word, "is") &&
	    !str_is(word, "was"))
		return;
	if (at.begin == from + 1)
		at = word_next(text, from = at.end, end);
	for (size_t i = 0; i < AFTER_MAX && span_len(at) > 0; i++) {
		enum word_kind kind;

		if (at.begin > from + (i == 0 ? 2 : 1))
			return;
		kind = words_find_at(reading->words, text, at).kind;
		if (kind == WORD_RELATIVE || kind == WORD_VERB)
			return;
		if (!says_nothing(kind))
			add_word(describe, reading, mention, at, arena);
		from = at.end;
		at = word_next(text, from, end);
	}
}

void
describe_init(struct describe *describe, const struct reading *reading,
    struct arena *arena)
{
	size_t size = 64;

	while (size < 4 * reading->n)
		size *= 2;
	*describe = (struct describe){ .mask = size - 1 };
	describe->heads = arena_alloc(arena, size * sizeof(uint32_t));
	for (size_t i = 0; i < size; i++)
		describe->heads[i] = NOBODY;
	for (uint32_t i = 0; i < reading->n; i++) {
		const struct mention *m = &reading->at[i];

		if (m->kind == MENTION_ORG)
			gather_org(describe, reading, i, arena);
		if (m->kind != MENTION_NAME || m->who == NOBODY)
			continue;
		gather_before(describe, reading, i, arena);
		gather_after(describe, reading, i, arena);
	}
}

/* ------------------------------------------------------------------ find */

/* Is the word said of the person beside a mention before this byte? */
static bool
is_said(const struct describe *describe, const struct reading *reading,
    uint64_t word, uint32_t who, uint32_t before)
{
	uint32_t i = describe->heads[word & describe->mask];

	for (size_t n = 0; i != NOBODY && n < CHAIN_MAX; n++) {
		const struct described *d = &describe->at[i];

		if (d->word == word && d->who == who)
			return reading->at[d->mention].at.begin < before;
		i = d->next;
	}
	return false;
}

/* What the words of the description but its head say for a person. */
static double
count_words(const struct describe *describe, const struct reading *reading,
    uint32_t who, struct span span, struct span head)
{
	struct span at = word_next(reading->text, span.begin, span.end);
	double score = 0;

	for (; span_len(at) > 0;
	     at = word_next(reading->text, at.end, span.end)) {
		struct word known =
		    words_find_at(reading->words, reading->text, at);

		if (at.begin == head.begin || says_nothing(known.kind))
			continue;
		score += is_said(describe, reading, word_key(known.meaning),
		    who, span.begin) ? 1 : -0.5;
	}
	return score;
}

/* Whom the description means by one of its words. */
static uint32_t
find_by_word(const struct describe *describe, const struct reading *reading,
    const struct persons *persons, struct span span, struct span head,
    float *sure)
{
	uint64_t key = key_of(reading, head);
	uint32_t i = describe->heads[key & describe->mask];
	enum gender gender =
	    words_find_at(reading->words, reading->text, head).gender;
	uint32_t best = NOBODY;
	double best_score = 0, second = -9;

	for (size_t n = 0; i != NOBODY && n < CHAIN_MAX; n++) {
		const struct described *d = &describe->at[i];
		double score;

		i = d->next;
		if (d->word != key ||
		    reading->at[d->mention].at.begin >= span.begin)
			continue;
		score = 1 + count_words(describe, reading, d->who, span, head);
		score += 2 * person_fits(&persons->at[d->who], gender);
		if (best == NOBODY || score > best_score) {
			second = best == NOBODY ? -9 : best_score;
			best = d->who;
			best_score = score;
		} else if (score > second) {
			second = score;
		}
	}
	*sure = best_score - second >= 1 ? 0.8f : 0.4f;
	if (best_score < 0.5)
		*sure = 0.3f;
	return best;
}

/* "The 24-year-old climber" means "Ana Ruiz, 24". */
static struct span
age_of(const struct reading *reading, struct span span)
{
	struct span at = word_next(reading->text, span.begin, span.end);

	for (; span_len(at) > 0;
	     at = word_next(reading->text, at.end, span.end))
		if (str_starts(str_slice(reading->text, at.end, span.end),
		        STR("-year-old")))
			break;
	return at;
}

uint32_t
describe_find(const struct describe *describe, const struct reading *reading,
    const struct persons *persons, struct span span, struct span head,
    float *sure)
{
	uint32_t who =
	    find_by_word(describe, reading, persons, span, head, sure);
	struct span age = age_of(reading, span);

	if (who != NOBODY || span_len(age) == 0)
		return who;
	who = find_by_word(describe, reading, persons, age, age, sure);
	return who;
}

uint32_t
describe_org(const struct describe *describe, const struct reading *reading,
    struct span head, uint32_t at)
{
	uint64_t key = org_key(reading, str_span(reading->text, head));
	uint32_t i = describe->heads[key & describe->mask];
	uint32_t found = NOBODY;

	for (size_t n = 0; i != NOBODY && n < CHAIN_MAX; n++) {
		const struct described *d = &describe->at[i];

		i = d->next;
		if (d->word != key)
			continue;
		if (found != NOBODY)
			return NOBODY;
		found = d->mention;
	}
	if (found == NOBODY || reading->at[found].at.begin >= at)
		return NOBODY;
	return found;
}
