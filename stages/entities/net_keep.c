/* What a form tells its surroundings: worked out once, and kept. */
#define _DEFAULT_SOURCE
#include "net_inside.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "huge.h"

/* A word that is to be worked out, and where to. */
struct missing {
	int16_t input[NER_INPUT_ROOM];
	unsigned wanted; /* 0: none */
	struct kept *kept;
	struct told *told;
};

/* Memory whose places are asked for in no order; not set to anything. */
static void *
wide_alloc(size_t size)
{
	void *at = aligned_alloc(HUGE_PAGE, huge_round(size));

	if (at == NULL)
		die_memory();
	huge_advise(at, huge_round(size));
	return at;
}

void
ner_net_keep_new(struct ner_net *net)
{
	const size_t n = (size_t)SETS * WAYS;

	net->kept = wide_alloc(n * (sizeof(*net->kept) +
	    sizeof(*net->told)) + SETS * sizeof(*net->sets));
	net->told = (struct told *)(void *)(net->kept + n);
	net->sets = (struct set *)(void *)(net->told + n);
	memset(net->sets, 0, SETS * sizeof(*net->sets));
	net->forms = xcalloc(FORMS, sizeof(*net->forms));
	net->waits = xcalloc(1, sizeof(*net->waits));
}

void
ner_net_keep_free(struct ner_net *net)
{
	free(net->kept);
	free(net->forms);
	free(net->waits);
}

void
ner_net_call_form(const struct ner_net *net, uint64_t exact)
{
	__builtin_prefetch(&net->forms[exact & (FORMS - 1)]);
}

struct ner_form *
ner_net_form(struct ner_net *net, struct str token, uint64_t exact)
{
	struct ner_form *form = &net->forms[exact & (FORMS - 1)];

	if (form->exact != exact || form->bytes == 0)
		*form = ner_form_of(token, &net->vectors);
	return form;
}

static int16_t
clamp(int32_t x, int32_t low, int32_t high)
{
	return (int16_t)(x < low ? low : x > high ? high : x);
}

static void
input_of(const struct ner_net *net, const struct ner_word *word,
    int16_t out[NER_INPUT_ROOM])
{
	int32_t sum[NER_ROW];

	for (uint32_t r = 0; r < word->n; r++)
		__builtin_prefetch(
		    net->rows + (size_t)word->row[r] * NER_ROW);
	memset(out, 0, NER_INPUT_ROOM * sizeof(*out));
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_get(&net->vectors, word->vector, out);
	net->kernels->rows(sum, net->rows, word->row, word->n);
	for (size_t k = 0; k < NER_ROW; k++)
		out[NER_VECTOR_DIM + k] = clamp(
		    sum[k] * net->scale->row_factor >> 8, -32767, 32767);
}

/* One slot, or (the last) the mean. */
static void
set_slot(const struct ner_net *net, const struct missing *missing, size_t slot,
    const int32_t sum[NER_HIDDEN])
{
	const int32_t shift = net->scale->first_shift;

	if (slot == NER_SLOT_MEAN)
		net->kernels->narrow(missing->told->at, sum,
		    shift + NER_UNIT_BITS - TOLD_BITS);
	else
		net->kernels->settle(missing->kept->slot[slot], sum, shift,
		    NULL, -NER_SLOT_MOST, NER_SLOT_MOST, NER_HIDDEN);
}

/* Work out one or two words, in turn where both are in one place. */
static void
fill(const struct ner_net *net, const struct missing *a,
    const struct missing *b)
{
	const int16_t *const in[2] = { a->input, b->input };
	int32_t sum[2][NER_HIDDEN];

	for (size_t slot = 0; slot < NER_SLOTS; slot++) {
		const int16_t *weights =
		    net->first + slot * NER_HIDDEN * NER_INPUT_ROOM;
		bool first = a->wanted >> slot & 1;
		bool second = b->wanted >> slot & 1;

		if (first && second)
			net->kernels->two(sum[0], in, weights, NER_HIDDEN,
			    NER_INPUT_ROOM);
		else if (first || second)
			net->kernels->one(sum[second], in[second], weights,
			    NER_HIDDEN, NER_INPUT_ROOM);
		if (first)
			set_slot(net, a, slot, sum[0]);
		if (second)
			set_slot(net, b, slot, sum[1]);
	}
}

static const struct missing none; /* wants nothing */

void
ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept)
{
	struct missing missing = { .wanted = KEPT_NEAR, .kept = kept };

	input_of(net, word, missing.input);
	fill(net, &missing, &none);
}

static uint64_t
key_of(const struct ner_form *form, bool caseless)
{
	return hash_mix(form->exact + caseless) | 1;
}

static size_t
set_of(uint64_t key)
{
	return (size_t)(key >> 20) & (SETS - 1);
}

/*
 * The way of a set that holds a key, or that holds it from now on: the one
 * that was not asked for the longest time.
 */
static size_t
way_of(struct ner_net *net, struct set *set, uint64_t key)
{
	uint32_t now = ++net->asked;
	size_t oldest = 0, way;

	for (way = 0; way < WAYS && set->key[way] != key; way++)
		continue;
	if (way == WAYS) {
		for (way = 1; way < WAYS; way++)
			if (now - set->used[way] > now - set->used[oldest])
				oldest = way;
		way = oldest;
		set->key[way] = key;
		set->has[way] = 0;
	}
	set->used[way] = now;
	return way;
}

void
ner_net_keep_call(const struct ner_net *net, const struct ner_form *form,
    bool caseless)
{
	const struct set *set = &net->sets[set_of(key_of(form, caseless))];

	__builtin_prefetch(set->key);
	__builtin_prefetch(set->used);
}

/*
 * The place of a form, and what of it is missing there; from now on it counts
 * as worked out.
 */
static struct missing
place_of(struct ner_net *net, const struct ner_form *form, bool caseless,
    unsigned wanted)
{
	uint64_t key = key_of(form, caseless);
	size_t at = set_of(key);
	struct set *set = &net->sets[at];
	size_t way = way_of(net, set, key);
	struct missing place;

	place.wanted = wanted & ~(unsigned)set->has[way];
	place.kept = &net->kept[at * WAYS + way];
	place.told = &net->told[at * WAYS + way];
	set->has[way] |= (uint8_t)place.wanted;
	return place;
}

static void
read_word(const struct ner_net *net, const struct ner_form *form,
    bool caseless, struct str token, struct missing *missing)
{
	struct ner_word word;

	ner_word_of(token, caseless, &net->vectors, form, &word);
	input_of(net, &word, missing->input);
}

struct kept_at
ner_net_keep(struct ner_net *net, const struct ner_form *form, bool caseless,
    struct str token, unsigned wanted)
{
	struct missing place = place_of(net, form, caseless, wanted);

	if (place.wanted != 0) {
		read_word(net, form, caseless, token, &place);
		fill(net, &place, &none);
	}
	return (struct kept_at){ place.kept, place.told };
}

void
ner_net_prepare(struct ner_net *net, const struct ner_form *form,
    bool caseless, struct str token, unsigned wanted)
{
	struct missing place = place_of(net, form, caseless, wanted);

	if (place.wanted == 0)
		return;
	read_word(net, form, caseless, token, &place);
	if (net->waits->wanted == 0) {
		*net->waits = place;
		return;
	}
	fill(net, net->waits, &place);
	net->waits->wanted = 0;
}

void
ner_net_prepared(struct ner_net *net)
{
	fill(net, net->waits, &none);
	net->waits->wanted = 0;
}
