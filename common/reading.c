#include "reading.h"

#include <stdlib.h>

#include "strmap.h"

/* Which of two records begins first; where both do, the first of the stream. */
static int
compare_begin(const void *a, const void *b)
{
	const struct record *x = *(const struct record *const *)a;
	const struct record *y = *(const struct record *const *)b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	return x < y ? -1 : x > y;
}

/*
 * Stages write by begin but for a few records that stand where another one
 * needs them: these go to their places one by one, unless they are many.
 */
static void
sort_records(struct records *records)
{
	size_t moves = 0;

	for (size_t i = 1; i < records->n; i++) {
		const struct record *record = records->at[i];
		size_t k = i;

		for (; k > 0 && records->at[k - 1]->at.begin >
		         record->at.begin; k--)
			records->at[k] = records->at[k - 1];
		records->at[k] = record;
		moves += i - k;
		if (moves > 8 * records->n) {
			qsort(records->at, records->n, sizeof(records->at[0]),
			    compare_begin);
			return;
		}
	}
}

/* What gathering needs beside the reading itself. */
struct gather {
	struct reading *reading;
	struct records pieces, speakers, cues; /* in the order of the stream */
	struct records ents;
	struct strmap ids; /* of all these, in their list; made when needed */
};

static void
gather_record(struct gather *gather, const struct record *record)
{
	struct arena *arena = gather->reading->article->arena;
	struct reading *reading = gather->reading;

	if (record->type == RECORD_ERR)
		arena_append(arena, &reading->errs, record);
	if (record->type != RECORD_SPAN)
		return;
	if (record_is(record, "ent"))
		arena_append(arena, &gather->ents, record);
	else if (record_is(record, "sent"))
		arena_append(arena, &reading->sents, record);
	else if (record_is(record, "par"))
		arena_append(arena, &reading->pars, record);
	else if (record_is(record, "quote"))
		arena_append(arena, &gather->pieces, record);
	else if (record_is(record, "cue"))
		arena_append(arena, &gather->cues, record);
	else if (record_is(record, "speaker"))
		arena_append(arena, &gather->speakers, record);
}

static void
set_ids(struct strmap *ids, const struct records *records)
{
	for (size_t i = 0; i < records->n; i++)
		strmap_set(ids, records->at[i]->id, i);
}

/* The place in records of the one with this id; records->n: none has it. */
static size_t
look_up(struct gather *gather, const struct records *records, struct str id)
{
	const size_t *found;

	if (gather->ids.n == 0) {
		set_ids(&gather->ids, &gather->pieces);
		set_ids(&gather->ids, &gather->speakers);
		set_ids(&gather->ids, &gather->cues);
		set_ids(&gather->ids, &gather->ents);
	}
	found = strmap_find(&gather->ids, id);
	if (found == NULL || *found >= records->n ||
	    !str_eq(records->at[*found]->id, id))
		return records->n;
	return *found;
}

/* The same: stages count from 1, so that "k7" is mostly the seventh. */
static size_t
place_of(struct gather *gather, const struct records *records, struct str id)
{
	uint64_t number;

	if (id.len == 0)
		return records->n;
	if (str_number(str_slice(id, 1, id.len), records->n, &number) &&
	    number > 0 && str_eq(records->at[number - 1]->id, id))
		return (size_t)number - 1;
	return look_up(gather, records, id);
}

static const struct record *
linked(struct gather *gather, const struct records *records, struct str id)
{
	size_t i = place_of(gather, records, id);

	return i == records->n ? NULL : records->at[i];
}

/* Role and affiliation of the entity that the speaker stands for. */
static void
add_entity(
    struct gather *gather, struct quotation *quotation, struct str ent_id)
{
	static const char *const keys[] = { "role", "affil" };
	const struct record *ent = linked(gather, &gather->ents, ent_id);
	struct str values[] = { STR(""), STR("") };

	if (ent == NULL)
		return;
	attrs_values(ent->attrs, keys, 2, values,
	    gather->reading->article->arena);
	if (quotation->role.len == 0)
		quotation->role = values[0];
	if (quotation->affil.len == 0)
		quotation->affil = values[1];
}

static void
resolve_speaker(struct gather *gather, struct quotation *quotation)
{
	static const char *const keys[] = { "name", "kind", "role", "affil",
		"ent" };
	struct str values[] = { STR(""), STR("unknown"), STR(""), STR(""),
		STR("") };
	const struct record *speaker = quotation->speaker;

	if (speaker != NULL)
		attrs_values(speaker->attrs, keys, 5, values,
		    gather->reading->article->arena);
	quotation->ref = speaker == NULL ? STR("none") : speaker->label;
	quotation->name = values[0];
	quotation->kind = values[1];
	quotation->role = values[2];
	quotation->affil = values[3];
	if (quotation->role.len == 0 || quotation->affil.len == 0)
		add_entity(gather, quotation, values[4]);
}

static void
resolve(struct gather *gather, struct quotation *quotation)
{
	static const char *const keys[] = { "speaker", "cue", "class",
		"conf", "review" };
	struct str values[] = { STR(""), STR(""), STR(""), STR(""), STR("") };
	const struct reading *reading = gather->reading;

	attrs_values(quotation->quote->attrs, keys, 5, values,
	    reading->article->arena);
	quotation->speaker = linked(gather, &gather->speakers, values[0]);
	quotation->cue = linked(gather, &gather->cues, values[1]);
	quotation->class = values[2].len > 0 || quotation->cue == NULL
	    ? values[2] : quotation->cue->label;
	quotation->conf = values[3];
	quotation->review = str_is(values[4], "1");
	quotation->sentence = reading_at(
	    &reading->sents, quotation->pieces.at[0]->at.begin);
	resolve_speaker(gather, quotation);
	for (size_t i = 0; i < quotation->pieces.n; i++)
		quotation->words +=
		    reading_words(quotation->pieces.at[i]->surface);
}

static int
compare_quotations(const void *a, const void *b)
{
	const struct quotation *x = a, *y = b;

	return compare_begin(&x->pieces.at[0], &y->pieces.at[0]);
}

static void
sort_quotations(struct reading *reading)
{
	struct quotation *at = reading->quotes;

	for (size_t i = 1; i < reading->n_quotes; i++) {
		if (compare_quotations(&at[i - 1], &at[i]) <= 0)
			continue;
		qsort(at, reading->n_quotes, sizeof(at[0]),
		    compare_quotations);
		return;
	}
}

/*
 * Put pieces together: "cont" names the first piece of the quotation, or one
 * before.
 */
static void
join_pieces(struct gather *gather)
{
	struct reading *reading = gather->reading;
	struct arena *arena = reading->article->arena;
	const struct records *pieces = &gather->pieces;
	size_t *of = arena_alloc(arena, pieces->n * sizeof(of[0]));

	reading->quotes = arena_array(arena, struct quotation, pieces->n);
	for (size_t i = 0; i < pieces->n; i++) {
		const struct record *piece = pieces->at[i];
		size_t before = place_of(gather, pieces,
		    record_attr(piece, "cont", reading->article));

		of[i] = before < i ? of[before] : reading->n_quotes++;
		if (before >= i)
			reading->quotes[of[i]].quote = piece;
		arena_append(arena, &reading->quotes[of[i]].pieces, piece);
	}
}

static void
add_quotations(struct gather *gather)
{
	struct reading *reading = gather->reading;

	join_pieces(gather);
	for (size_t i = 0; i < reading->n_quotes; i++) {
		sort_records(&reading->quotes[i].pieces);
		resolve(gather, &reading->quotes[i]);
	}
	sort_quotations(reading);
	strmap_release(&gather->ids);
}

struct reading
reading_of(const struct article *article, bool quotes)
{
	struct reading reading = { .article = article,
		.date = article_attr(article, "date"),
		.outlet = article_attr(article, "outlet") };
	struct gather gather = { .reading = &reading };

	if (!str_number(article_attr(article, "at"), INT64_MAX,
	        &reading.source_at))
		reading.source_at = 0;
	for (size_t i = 0; i < article->n; i++)
		gather_record(&gather, &article->records[i]);
	sort_records(&reading.sents);
	if (quotes)
		add_quotations(&gather);
	reading.ents = gather.ents;
	sort_records(&reading.ents);
	return reading;
}
