/* What a form tells its surroundings, kept: where it lies, what goes for it. */
#define _DEFAULT_SOURCE
#include "net_inside.h"

#include <stdlib.h>

#include "diag.h"
#include "hash.h"
#include "huge.h"

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

/* The first line of the cache in a room that is one larger. */
static void *
first_line(char *room)
{
	return room + -(uintptr_t)room % LINE;
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
	net->forms_room = xcalloc(1, FORMS * sizeof(*net->forms) + LINE);
	net->forms = first_line(net->forms_room);
	net->waits = xcalloc(WAITS, sizeof(*net->waits));
}

void
ner_net_keep_free(struct ner_net *net)
{
	free(net->kept);
	free(net->forms_room);
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
		ner_net_work_out(net, &missing, 1);
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
	ner_net_call_input(net, &net->waits[net->n_waits++].word);
	if (net->n_waits == WAITS)
		ner_net_prepared(net);
	return at;
}

void
ner_net_prepared(struct ner_net *net)
{
	ner_net_work_out(net, net->waits, net->n_waits);
	net->n_waits = 0;
}
