#include "records.h"

#include <math.h>
#include <stdlib.h>

#include "nearly.h"

/* Rows below this are worth a look before they are used. */
static const float review_below = 0.5f;

enum item_kind { ITEM_QUOTE, ITEM_CUE, ITEM_SPEAKER };

/* One record to be written. */
struct item {
	struct span at;
	enum item_kind kind;
	size_t index; /* of the attribution, or the speaker */
	size_t piece; /* of the content */
	struct str id;
};

struct items {
	struct item *at; /* [n] */
	size_t n, cap;
};

const char *
records_type(enum quote_type type)
{
	static const char *const names[] = { "direct", "mixed", "indirect" };

	return names[type];
}

const char *
records_class(enum quote_class class)
{
	static const char *const names[] = { "speech", "thought", "stance" };

	return names[class];
}

const char *
records_kind(enum source_kind kind)
{
	static const char *const names[] = { "person", "org", "role", "group",
		"document", "unknown" };

	return names[kind];
}

static const char *
label_name(enum source_label label)
{
	static const char *const names[] = { "name", "surname", "pronoun",
		"nominal" };

	return names[label];
}

const struct speaker *
records_speaker(const struct resolution *resolution, size_t attribution)
{
	uint32_t i = resolution->of[attribution];

	return i == NOBODY ? NULL : &resolution->speakers[i];
}

float
records_confidence(
    const struct attribution *attribution, const struct speaker *speaker)
{
	if (speaker == NULL || speaker->name.len == 0)
		return attribution->confidence;
	return attribution->confidence * speaker->sure;
}

bool
records_review(
    const struct attribution *attribution, const struct speaker *speaker)
{
	if (records_confidence(attribution, speaker) < review_below)
		return true;
	if (speaker == NULL)
		return attribution->type != QUOTE_INDIRECT;
	return speaker->source.kind == SOURCE_PERSON &&
	    speaker->name.len == 0;
}

bool
records_wants(const struct wanted *wanted,
    const struct attribution *attribution, const struct speaker *speaker)
{
	if (wanted->speech_only && attribution->class != QUOTE_SPEECH)
		return false;
	if (wanted->direct_only && attribution->type != QUOTE_DIRECT)
		return false;
	return records_confidence(attribution, speaker) >= wanted->confidence;
}

/* -------------------------------------------------------------- the order */

static int
by_begin(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->at.end != y->at.end)
		return x->at.end < y->at.end ? -1 : 1;
	if (x->index != y->index)
		return x->index < y->index ? -1 : 1;
	return (x->piece > y->piece) - (x->piece < y->piece);
}

static bool
same_item(const struct item *a, const struct item *b)
{
	return a->kind == b->kind && a->kind != ITEM_QUOTE &&
	    a->at.begin == b->at.begin && a->at.end == b->at.end;
}

static void
add_items(struct items *items, const struct attribution *a, size_t index,
    const struct resolution *resolution, struct arena *arena)
{
	uint32_t speaker = resolution->of[index];

	for (size_t k = 0; k < a->content.n; k++)
		arena_append(arena, items, ((struct item){
			a->content.at[k], ITEM_QUOTE, index, k, { NULL, 0 } }));
	if (span_len(a->cue) > 0)
		arena_append(arena, items, ((struct item){
			a->cue, ITEM_CUE, index, 0, { NULL, 0 } }));
	if (speaker != NOBODY)
		arena_append(arena, items, ((struct item){
			a->speaker, ITEM_SPEAKER, speaker, 0, { NULL, 0 } }));
}

/* Every record once, in order, with its id. */
static struct items
list_items(struct block *out, const struct attributions *attributions,
    const struct resolution *resolution, const struct wanted *wanted)
{
	static const char prefixes[] = { 'q', 'c', 'k' };
	struct arena *arena = out->article->arena;
	struct items items = { NULL, 0, 0 };
	size_t n = 0;

	for (size_t i = 0; i < attributions->n; i++)
		if (records_wants(wanted, &attributions->at[i],
		        records_speaker(resolution, i)))
			add_items(&items, &attributions->at[i], i, resolution,
			    arena);
	if (items.n > 1)
		nearly_sort(items.at, items.n, sizeof(items.at[0]), by_begin);
	for (size_t i = 0; i < items.n; i++) {
		if (n > 0 && same_item(&items.at[n - 1], &items.at[i]))
			continue;
		items.at[n] = items.at[i];
		items.at[n].id = block_id(out, prefixes[items.at[n].kind]);
		n++;
	}
	items.n = n;
	return items;
}

/* ------------------------------------------------------------ the records */

/* Ids of what the quote records point to. */
struct ids {
	struct str *first;   /* [attributions]: of the first piece */
	struct str *cue;     /* [attributions] */
	struct str *speaker; /* [speakers] */
};

/* From 0 to 1 with two decimals, as printf's %.2f: half goes to even. */
static void
write_chance(struct block *out, const char *key, float value)
{
	long n = lrint((double)value * 100);
	char text[] = { (char)('0' + n / 100), '.',
		(char)('0' + n / 10 % 10), (char)('0' + n % 10) };

	block_attr(out, key, (struct str){ text, sizeof(text) });
}

static void
write_quote(struct block *out, const struct item *item,
    const struct attribution *a, const struct speaker *speaker,
    const struct ids *ids, uint32_t k)
{
	block_span_as(
	    out, "quote", item->id, item->at, records_type(a->type));
	if (item->piece > 0) {
		block_attr(out, "cont", ids->first[item->index]);
		return;
	}
	if (speaker != NULL)
		block_attr(out, "speaker", ids->speaker[k]);
	if (ids->cue[item->index].len > 0)
		block_attr(out, "cue", ids->cue[item->index]);
	block_attr(out, "class", str_of(records_class(a->class)));
	write_chance(out, "conf", records_confidence(a, speaker));
	if (records_review(a, speaker))
		block_attr(out, "review", STR("1"));
}

static void
write_speaker(
    struct block *out, const struct item *item, const struct speaker *speaker)
{
	block_span_as(out, "speaker", item->id, item->at,
	    label_name(speaker->source.label));
	if (speaker->name.len > 0)
		block_attr(out, "name", speaker->name);
	block_attr(out, "kind", str_of(records_kind(speaker->source.kind)));
	if (speaker->ent != NULL)
		block_attr(out, "ent", speaker->ent->id);
	if (speaker->role.len > 0)
		block_attr(out, "role", speaker->role);
	if (speaker->affil.len > 0)
		block_attr(out, "affil", speaker->affil);
}

/* Cues are shared by span: find the written one of each attribution. */
static struct ids
gather_ids(const struct items *items, const struct attributions *attributions,
    const struct resolution *resolution, struct arena *arena)
{
	struct ids ids = {
		arena_array(arena, struct str, attributions->n),
		arena_array(arena, struct str, attributions->n),
		arena_array(arena, struct str, resolution->n),
	};

	for (size_t i = 0; i < items->n; i++) {
		const struct item *item = &items->at[i];

		if (item->kind == ITEM_SPEAKER)
			ids.speaker[item->index] = item->id;
		else if (item->kind == ITEM_CUE)
			ids.cue[item->index] = item->id;
		else if (item->piece == 0)
			ids.first[item->index] = item->id;
	}
	return ids;
}

static int
item_of_cue(const void *key, const void *element)
{
	const struct item *item = element;
	struct item wanted = *(const struct item *)key;

	wanted.index = item->index;
	return by_begin(&wanted, item);
}

/* An attribution whose cue another one wrote points to that. */
static void
share_cues(struct ids *ids, const struct items *items,
    const struct attributions *attributions)
{
	for (size_t i = 0; i < attributions->n; i++) {
		struct item key = { attributions->at[i].cue, ITEM_CUE, i, 0,
			{ NULL, 0 } };
		const struct item *found;

		if (ids->cue[i].len > 0 || span_len(key.at) == 0 ||
		    items->n == 0)
			continue;
		found = bsearch(&key, items->at, items->n,
		    sizeof(items->at[0]), item_of_cue);
		if (found != NULL)
			ids->cue[i] = found->id;
	}
}

void
records_write(struct block *out, const struct attributions *attributions,
    const struct resolution *resolution, const struct wanted *wanted)
{
	struct items items =
	    list_items(out, attributions, resolution, wanted);
	struct ids ids = gather_ids(
	    &items, attributions, resolution, out->article->arena);

	share_cues(&ids, &items, attributions);
	for (size_t i = 0; i < items.n; i++) {
		const struct item *item = &items.at[i];
		const struct attribution *a = &attributions->at[item->index];

		if (item->kind == ITEM_QUOTE)
			write_quote(out, item, a,
			    records_speaker(resolution, item->index), &ids,
			    resolution->of[item->index]);
		else if (item->kind == ITEM_CUE)
			block_span_as(out, "cue", item->id, item->at,
			    records_class(a->class));
		else
			write_speaker(
			    out, item, &resolution->speakers[item->index]);
	}
}
