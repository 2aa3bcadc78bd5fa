/* What a form tells its surroundings: worked out once, and kept. */
#define _DEFAULT_SOURCE
#include "net_inside.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "huge.h"
#include "touch.h"

/* A word that is to be worked out, and where to. */
struct missing {
	struct ner_word word;
	int16_t input[NER_INPUT_ROOM];
	unsigned wanted;
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
	net->waits = xcalloc(WAITS, sizeof(*net->waits));
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

static bool
is_remembered(const struct ner_form *form, uint64_t exact)
{
	return form->exact == exact && form->bytes != 0;
}

void
ner_net_call_word(
    const struct ner_net *net, struct str token, uint64_t exact)
{
	if (!is_remembered(&net->forms[exact & (FORMS - 1)], exact))
		ner_form_call(token, &net->vectors);
}

struct ner_form *
ner_net_form(struct ner_net *net, struct str token, uint64_t exact)
{
	struct ner_form *form = &net->forms[exact & (FORMS - 1)];

	if (!is_remembered(form, exact))
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

	memset(out, 0, NER_INPUT_ROOM * sizeof(*out));
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_get(&net->vectors, word->vector, out);
	net->kernels->rows(sum, net->rows, word->row, word->n);
	for (size_t k = 0; k < NER_ROW; k++)
		out[NER_VECTOR_DIM + k] = clamp(
		    sum[k] * net->scale->row_factor >> 8, -32767, 32767);
}

/* Call for what input_of() reads. */
static void
call_input(const struct ner_net *net, const struct ner_word *word)
{
	for (uint32_t r = 0; r < word->n; r++) {
		const int8_t *row =
		    net->rows + (size_t)word->row[r] * NER_ROW;

		__builtin_prefetch(row);
		__builtin_prefetch(row + NER_ROW - 1);
	}
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_call(&net->vectors, word->vector);
}

static void
touch_input(const struct ner_net *net, const struct ner_word *word)
{
	for (uint32_t r = 0; r < word->n; r++) {
		const int8_t *row =
		    net->rows + (size_t)word->row[r] * NER_ROW;

		ner_touch(row);
		ner_touch(row + NER_ROW - 1);
	}
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_touch(&net->vectors, word->vector);
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

enum { FEW = 4 }; /* words that share the weights of a slot */

/* Work out a slot of up to FEW words, in turn where two are in one place. */
static void
fill_slot(const struct ner_net *net, const struct missing *const *words,
    size_t n, size_t slot)
{
	const int16_t *weights =
	    net->first + slot * NER_HIDDEN * NER_INPUT_ROOM;
	const int16_t *in[FEW];
	int32_t sum[FEW][NER_HIDDEN];

	for (size_t k = 0; k < FEW; k++)
		in[k] = words[k < n ? k : 0]->input;
	if (n > 2)
		net->kernels->four(
		    sum[0], in, weights, NER_HIDDEN, NER_INPUT_ROOM);
	else if (n == 2)
		net->kernels->two(
		    sum[0], in, weights, NER_HIDDEN, NER_INPUT_ROOM);
	else
		net->kernels->one(
		    sum[0], in[0], weights, NER_HIDDEN, NER_INPUT_ROOM);
	for (size_t k = 0; k < n; k++)
		set_slot(net, words[k], slot, sum[k]);
}

/* Work out words slot by slot. */
static void
fill(const struct ner_net *net, struct missing *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		touch_input(net, &words[i].word);
	for (size_t i = 0; i < n; i++)
		input_of(net, &words[i].word, words[i].input);
	for (size_t slot = 0; slot < NER_SLOTS; slot++) {
		const struct missing *few[FEW];
		size_t k = 0;

		for (size_t i = 0; i < n; i++) {
			if (words[i].wanted >> slot & 1)
				few[k++] = &words[i];
			if (k == FEW || (k > 0 && i + 1 == n)) {
				fill_slot(net, few, k, slot);
				k = 0;
			}
		}
	}
}

void
ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept)
{
	struct missing missing = { .word = *word, .wanted = KEPT_NEAR,
		.kept = kept };

	fill(net, &missing, 1);
}

/* The hash of a form is mixed well. */
static uint64_t
key_of(const struct ner_form *form, bool caseless)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;

	return (form->exact + (caseless ? odd : 0)) | 1;
}

static size_t
set_of(uint64_t key)
{
	return (size_t)(key >> 20) & (SETS - 1);
}

static uint8_t
tag_of(uint64_t key)
{
	return (uint8_t)(key >> 40);
}

/*
 * Make room for a key: the way that was not asked for the longest time.
 * Places are given out in the order in which they are needed: memory is
 * touched as far as it is used.
 */
static size_t
give_way(struct ner_net *net, struct set *set, uint64_t key)
{
	uint32_t now = net->asked;
	size_t way = 0;

	for (size_t k = 1; k < WAYS; k++)
		if (now - set->used[k] > now - set->used[way])
			way = k;
	if (set->key[way] == 0)
		set->at[way] = (uint16_t)net->given++;
	else if (now - set->used[way] < now - net->since)
		net->forgot = true;
	set->key[way] = key;
	set->used[way] = now;
	set->tag[way] = tag_of(key);
	set->has[way] = 0;
	return way;
}

/* The way of a set that holds a key, or that holds it from now on. */
static size_t
way_of(struct ner_net *net, struct set *set, uint64_t key)
{
	uint64_t like = eight_mask(
	    eight_load((const char *)set->tag), (char)tag_of(key));

	net->asked++;
	for (; like != 0; like &= like - 1) {
		size_t way = (size_t)__builtin_ctzll(like);

		if (set->key[way] == key) {
			set->used[way] = net->asked;
			return way;
		}
	}
	return give_way(net, set, key);
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
static uint16_t
place_of(struct ner_net *net, const struct ner_form *form, bool caseless,
    unsigned wanted, unsigned *missing)
{
	uint64_t key = key_of(form, caseless);
	struct set *set = &net->sets[set_of(key)];
	size_t way = way_of(net, set, key);

	*missing = wanted & ~(unsigned)set->has[way];
	set->has[way] |= (uint8_t)wanted;
	return set->at[way];
}

/* Note a word of which something is missing at a place. */
static void
set_missing(struct missing *missing, const struct ner_net *net,
    const struct ner_form *form, bool caseless, struct str token, uint16_t at,
    unsigned wanted)
{
	missing->wanted = wanted;
	missing->kept = &net->kept[at];
	missing->told = &net->told[at];
	ner_word_of(token, caseless, &net->vectors, form, &missing->word);
}

struct kept_at
ner_net_keep(struct ner_net *net, const struct ner_form *form, bool caseless,
    struct str token, unsigned wanted)
{
	struct missing missing;
	unsigned lacks;
	uint16_t at = place_of(net, form, caseless, wanted, &lacks);

	if (lacks != 0) {
		set_missing(&missing, net, form, caseless, token, at, lacks);
		fill(net, &missing, 1);
	}
	return ner_net_place(net, at);
}

void
ner_net_begin(struct ner_net *net)
{
	net->since = net->asked;
	net->forgot = false;
}

uint16_t
ner_net_prepare(struct ner_net *net, const struct ner_form *form,
    bool caseless, struct str token, unsigned wanted)
{
	unsigned lacks;
	uint16_t at = place_of(net, form, caseless, wanted, &lacks);

	if (lacks == 0)
		return at;
	set_missing(&net->waits[net->n_waits], net, form, caseless, token, at,
	    lacks);
	call_input(net, &net->waits[net->n_waits++].word);
	if (net->n_waits == WAITS)
		ner_net_prepared(net);
	return at;
}

void
ner_net_prepared(struct ner_net *net)
{
	fill(net, net->waits, net->n_waits);
	net->n_waits = 0;
}
