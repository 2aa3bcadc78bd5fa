#include "reading.h"

#include <stdlib.h>

#include "strmap.h"
#include "utf8.h"

static int
compare_begin(const void *a, const void *b)
{
	const struct record *x = *(const struct record *const *)a;
	const struct record *y = *(const struct record *const *)b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Stages write by begin, so that there is mostly nothing to sort. */
static void
sort_records(struct records *records)
{
	for (size_t i = 1; i < records->n; i++) {
		if (records->at[i - 1]->at.begin <= records->at[i]->at.begin)
			continue;
		qsort(records->at, records->n, sizeof(records->at[0]),
		    compare_begin);
		return;
	}
}

static bool
is_linked(const struct record *record)
{
	return record_is(record, "speaker") || record_is(record, "cue") ||
	    record_is(record, "ent");
}

/* What gathering needs beside the reading itself. */
struct gather {
	struct reading *reading;
	struct strmap ids;     /* of speakers, cues, ents: index of record */
	struct records quotes; /* all pieces, in the order of the stream */
};

static void
gather_record(struct gather *gather, const struct record *record)
{
	struct reading *reading = gather->reading;
	const struct article *article = reading->article;

	if (record->type == RECORD_ERR)
		arena_append(article->arena, &reading->errs, record);
	if (record->type != RECORD_SPAN)
		return;
	if (record_is(record, "sent"))
		arena_append(article->arena, &reading->sents, record);
	else if (record_is(record, "par"))
		arena_append(article->arena, &reading->pars, record);
	else if (record_is(record, "quote"))
		arena_append(article->arena, &gather->quotes, record);
	if (record_is(record, "ent"))
		arena_append(article->arena, &reading->ents, record);
	if (is_linked(record))
		strmap_set(&gather->ids, record->id,
		    (size_t)(record - article->records));
}

static const struct record *
linked(const struct gather *gather, const struct record *from,
    const char *key, const char *kind)
{
	const struct article *article = gather->reading->article;
	const size_t *i =
	    strmap_find(&gather->ids, record_attr(from, key, article));

	if (i == NULL || !record_is(&article->records[*i], kind))
		return NULL;
	return &article->records[*i];
}

/* The speaker's attribute, or that of the entity it stands for. */
static struct str
speaker_attr(const struct gather *gather, const struct record *speaker,
    const char *key)
{
	const struct article *article = gather->reading->article;
	struct str value = record_attr(speaker, key, article);
	const struct record *ent;

	if (value.len > 0)
		return value;
	ent = linked(gather, speaker, "ent", "ent");
	return ent == NULL ? value : record_attr(ent, key, article);
}

static void
resolve_speaker(const struct gather *gather, struct quotation *quotation)
{
	const struct record *speaker = quotation->speaker;

	quotation->kind = STR("unknown");
	quotation->ref = STR("none");
	if (speaker == NULL)
		return;
	quotation->ref = speaker->label;
	quotation->name = record_attr(
	    speaker, "name", gather->reading->article);
	quotation->role = speaker_attr(gather, speaker, "role");
	quotation->affil = speaker_attr(gather, speaker, "affil");
	if (!attrs_get(speaker->attrs, "kind", &quotation->kind,
	        gather->reading->article->arena))
		quotation->kind = STR("unknown");
}

static void
resolve_class(const struct gather *gather, struct quotation *quotation)
{
	const struct article *article = gather->reading->article;

	quotation->class = record_attr(quotation->quote, "class", article);
	if (quotation->class.len == 0 && quotation->cue != NULL)
		quotation->class = quotation->cue->label;
}

static void
resolve(const struct gather *gather, struct quotation *quotation)
{
	const struct reading *reading = gather->reading;
	const struct record *quote = quotation->quote;

	quotation->speaker = linked(gather, quote, "speaker", "speaker");
	quotation->cue = linked(gather, quote, "cue", "cue");
	quotation->sentence = reading_at(
	    &reading->sents, quotation->pieces.at[0]->at.begin);
	quotation->review =
	    str_is(record_attr(quote, "review", reading->article), "1");
	resolve_speaker(gather, quotation);
	resolve_class(gather, quotation);
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

/* Put pieces together: "cont" names the first piece of the quotation. */
static void
join_pieces(struct gather *gather)
{
	struct reading *reading = gather->reading;
	struct arena *arena = reading->article->arena;
	struct strmap ids = { 0 };

	reading->quotes =
	    arena_array(arena, struct quotation, gather->quotes.n);
	for (size_t i = 0; i < gather->quotes.n; i++) {
		const struct record *piece = gather->quotes.at[i];
		const size_t *found = strmap_find(
		    &ids, record_attr(piece, "cont", reading->article));
		size_t of = found != NULL ? *found : reading->n_quotes++;

		if (found == NULL)
			reading->quotes[of].quote = piece;
		arena_append(arena, &reading->quotes[of].pieces, piece);
		strmap_set(&ids, piece->id, of);
	}
	strmap_release(&ids);
}

struct reading
reading_of(const struct article *article)
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
	sort_records(&reading.ents);
	join_pieces(&gather);
	for (size_t i = 0; i < reading.n_quotes; i++) {
		sort_records(&reading.quotes[i].pieces);
		resolve(&gather, &reading.quotes[i]);
	}
	sort_quotations(&reading);
	strmap_release(&gather.ids);
	return reading;
}

size_t
reading_rank(const struct records *records, uint32_t at)
{
	size_t low = 0, high = records->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (records->at[middle]->at.begin <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct record *
reading_at(const struct records *records, uint32_t at)
{
	size_t rank = reading_rank(records, at);

	if (rank == 0 || records->at[rank - 1]->at.end <= at)
		return NULL;
	return records->at[rank - 1];
}

/* Does the character at byte i, which is not ASCII, make a word? */
static bool
is_word_char(struct str s, size_t i)
{
	uint32_t c = utf8_at(s, i);

	return utf8_is_letter(c) || utf8_is_digit(c);
}

uint32_t
reading_words(struct str s)
{
	uint32_t n = 0;
	bool open = false; /* a word was counted, the next has not begun */

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == ' ' || c == '\n')
			open = false;
		else if (!open && (c < 0x80 ? ascii_is_alnum(c)
		                            : c >= 0xc0 && is_word_char(s, i))) {
			open = true;
			n++;
		}
	}
	return n;
}

bool
reading_is_story(struct str label)
{
	static const char *const story[] = { "body", "headline", "dek",
		"list", "caption", "transcript" };

	for (size_t i = 0; i < sizeof(story) / sizeof(story[0]); i++)
		if (str_is(label, story[i]))
			return true;
	return false;
}

struct str
reading_quote_text(const struct quotation *quotation, struct arena *arena)
{
	const struct records *pieces = &quotation->pieces;
	const struct str joint = STR(" … ");
	size_t len = 0;
	char *out, *p;

	if (pieces->n == 1)
		return pieces->at[0]->surface;
	for (size_t i = 0; i < pieces->n; i++)
		len += pieces->at[i]->surface.len + joint.len;
	p = out = arena_alloc(arena, len);
	for (size_t i = 0; i < pieces->n; i++) {
		struct str piece = pieces->at[i]->surface;

		memcpy(p, joint.at, i > 0 ? joint.len : 0);
		p += i > 0 ? joint.len : 0;
		memcpy(p, piece.at, piece.len);
		p += piece.len;
	}
	return (struct str){ out, (size_t)(p - out) };
}
