#include "rows.h"

#include <stdlib.h>

#include "utf8.h"

struct str
rows_number(uint64_t n, struct arena *arena)
{
	char digits[20];
	size_t i = sizeof(digits);

	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return arena_copy(
	    arena, (struct str){ digits + i, sizeof(digits) - i });
}

const char *
rows_status(const struct reading *reading)
{
	if (reading->errs.n == 0)
		return "ok";
	return reading->pars.n == 0 ? "quarantined" : "warn";
}

static struct str
errors_joined(const struct reading *reading)
{
	const struct article *article = reading->article;
	struct str all = { "", 0 };
	struct buf out;

	if (reading->errs.n == 0)
		return all;
	buf_init(&out);
	for (size_t i = 0; i < reading->errs.n; i++) {
		const struct record *err = reading->errs.at[i];

		if (i > 0)
			buf_byte(&out, '|');
		buf_add(&out, err->column[1]);
		if (err->column[2].len > 0)
			buf_text(&out, ": ");
		buf_add(&out, stream_unescape(
		    err->column[2], article->arena));
	}
	all = arena_copy(article->arena, buf_str(&out));
	buf_release(&out);
	return all;
}

static uint64_t
story_words(const struct reading *reading)
{
	uint64_t n = 0;

	for (size_t i = 0; i < reading->pars.n; i++)
		if (reading_is_story(reading->pars.at[i]->label))
			n += reading_words(reading->pars.at[i]->surface);
	return n;
}

static int
compare_str(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static uint64_t
named_speakers(const struct reading *reading)
{
	struct arena *arena = reading->article->arena;
	struct str *names =
	    arena_array(arena, struct str, reading->n_quotes);
	size_t n = 0;
	uint64_t different = 0;

	for (size_t i = 0; i < reading->n_quotes; i++)
		if (reading->quotes[i].name.len > 0)
			names[n++] = reading->quotes[i].name;
	qsort(names, n, sizeof(names[0]), compare_str);
	for (size_t i = 0; i < n; i++)
		different += i == 0 || !str_eq(names[i], names[i - 1]);
	return different;
}

enum { DIGITS_MAX = 20 };

/*
 * The rows of one table and article.  Cells are filled from left to right, in
 * the order of tables.c; what a row needs beside the article lies in digits.
 */
struct cells {
	struct str at[COLUMNS_MAX];
	size_t n;
	char digits[COLUMNS_MAX * DIGITS_MAX];
	size_t used; /* of digits */
	const struct reading *reading;
	const struct article *article;
	size_t near_op, near_sent, near_par; /* where the row before was */
};

static void
begin_rows(struct cells *cells, const struct reading *reading)
{
	cells->reading = reading;
	cells->article = reading->article;
	cells->near_op = cells->near_sent = cells->near_par = 0;
}

static void
begin_row(struct cells *cells)
{
	cells->at[0] = cells->article->id;
	cells->n = 1;
	cells->used = 0;
}

static void
put(struct cells *cells, struct str value)
{
	cells->at[cells->n++] = value;
}

static void
put_number(struct cells *cells, uint64_t n)
{
	char *end = cells->digits + cells->used + DIGITS_MAX, *at = end;

	do {
		*--at = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	cells->used += DIGITS_MAX;
	put(cells, (struct str){ at, (size_t)(end - at) });
}

static void
put_doc(struct cells *cells, const char *key)
{
	put(cells, article_attr(cells->article, key));
}

/* The values of n keys; empty where there is none. */
static void
put_attrs(struct cells *cells, struct str attrs, const char *const keys[],
    size_t n)
{
	struct str *values = &cells->at[cells->n];

	for (size_t i = 0; i < n; i++)
		values[i] = STR("");
	attrs_values(attrs, keys, n, values, cells->article->arena);
	cells->n += n;
}

static void
put_id(struct cells *cells, const struct record *record)
{
	put(cells, record == NULL ? STR("") : record->id);
}

static void
put_surface(struct cells *cells, const struct record *record)
{
	put(cells, record == NULL ? STR("") : record->surface);
}

static struct span
source_of(struct cells *cells, struct span at)
{
	return srcmap_source_near(
	    &cells->article->map, at, &cells->near_op);
}

/* source_start and source_end of a record, which may be NULL. */
static void
put_source(struct cells *cells, const struct record *record)
{
	struct span source;

	if (record == NULL) {
		put(cells, STR(""));
		put(cells, STR(""));
		return;
	}
	source = source_of(cells, record->at);
	put_number(cells, cells->reading->source_at + source.begin);
	put_number(cells, cells->reading->source_at + source.end);
}

void
rows_articles(const struct reading *reading, struct sheet *sheet)
{
	static const char *const keys[] = { "src", "outlet", "url", "title",
		"authors", "date", "datesrc", "place", "lang", "format",
		"encoding" };
	enum { KEYS = sizeof(keys) / sizeof(keys[0]) };
	struct cells cells;

	begin_rows(&cells, reading);
	begin_row(&cells);
	put_attrs(&cells, cells.article->attrs, keys, KEYS);
	put_number(&cells, story_words(reading));
	put_number(&cells, reading->sents.n);
	put_number(&cells, reading->ents.n);
	put_number(&cells, reading->n_quotes);
	put_number(&cells, named_speakers(reading));
	put(&cells, str_of(rows_status(reading)));
	put(&cells, errors_joined(reading));
	put_doc(&cells, "sha256");
	sheet_row(sheet, cells.at);
}

void
rows_sentences(const struct reading *reading, struct sheet *sheet)
{
	struct cells cells;

	begin_rows(&cells, reading);
	for (size_t i = 0; i < reading->sents.n; i++) {
		const struct record *sent = reading->sents.at[i];
		const struct record *par = reading_at_near(
		    &reading->pars, sent->at.begin, &cells.near_par);

		begin_row(&cells);
		put_id(&cells, sent);
		put_id(&cells, par);
		put(&cells, par == NULL ? STR("") : par->label);
		put(&cells, str_is(record_attr(sent, "quote",
		                reading->article), "1")
		        ? STR("1") : STR("0"));
		put_surface(&cells, sent);
		put_source(&cells, sent);
		sheet_row(sheet, cells.at);
	}
}

void
rows_entities(const struct reading *reading, struct sheet *sheet)
{
	static const char *const keys[] = { "name", "value", "unit", "role",
		"conf" };
	struct cells cells;

	begin_rows(&cells, reading);
	for (size_t i = 0; i < reading->ents.n; i++) {
		const struct record *ent = reading->ents.at[i];

		begin_row(&cells);
		put_id(&cells, ent);
		put_id(&cells, reading_at_near(&reading->sents,
		    ent->at.begin, &cells.near_sent));
		put(&cells, ent->label);
		put_surface(&cells, ent);
		put_attrs(&cells, ent->attrs, keys, 5);
		put_source(&cells, ent);
		sheet_row(sheet, cells.at);
	}
}

/* The ends, or begins, of many spans, joined by ';'. */
static struct str
join_offsets(struct cells *cells, const struct records *pieces, bool end)
{
	uint64_t base = cells->reading->source_at;
	struct str joined;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < pieces->n; i++) {
		struct span source = source_of(cells, pieces->at[i]->at);

		if (i > 0)
			buf_byte(&out, ';');
		buf_number(&out, base + (end ? source.end : source.begin));
	}
	joined = arena_copy(cells->article->arena, buf_str(&out));
	buf_release(&out);
	return joined;
}

/* The pieces of a quote in the source file. */
static void
put_pieces(struct cells *cells, const struct records *pieces)
{
	if (pieces->n == 1) {
		put_source(cells, pieces->at[0]);
		return;
	}
	put(cells, join_offsets(cells, pieces, false));
	put(cells, join_offsets(cells, pieces, true));
}

static void
put_speaker(struct cells *cells, const struct quotation *quotation)
{
	put(cells, quotation->name);
	put_surface(cells, quotation->speaker);
	put(cells, quotation->kind);
	put(cells, quotation->ref);
	put(cells, quotation->role);
	put(cells, quotation->affil);
}

static void
put_quotation(struct cells *cells, const struct reading *reading,
    const struct quotation *quotation)
{
	struct context context = rows_context(reading, quotation);

	put_id(cells, quotation->quote);
	put(cells, reading->date);
	put(cells, reading->outlet);
	put_speaker(cells, quotation);
	put_surface(cells, quotation->cue);
	put(cells, quotation->quote->label);
	put(cells, quotation->class);
	put(cells, reading_quote_text(quotation, reading->article->arena));
	put_number(cells, quotation->words);
	put_id(cells, quotation->sentence);
	put(cells, context.before);
	put(cells, context.after);
	put(cells, quotation->conf);
	put(cells, quotation->review ? STR("1") : STR("0"));
	put_pieces(cells, &quotation->pieces);
	put_source(cells, quotation->speaker);
	put_source(cells, quotation->cue);
}

void
rows_quotes(const struct reading *reading, struct sheet *sheet)
{
	struct cells cells;

	begin_rows(&cells, reading);
	for (size_t i = 0; i < reading->n_quotes; i++) {
		begin_row(&cells);
		put_quotation(&cells, reading, &reading->quotes[i]);
		sheet_row(sheet, cells.at);
	}
}

void
rows_errors(const struct reading *reading, struct sheet *sheet)
{
	struct cells cells;

	begin_rows(&cells, reading);
	for (size_t i = 0; i < reading->errs.n; i++) {
		const struct record *err = reading->errs.at[i];

		begin_row(&cells);
		put_doc(&cells, "src");
		put(&cells, err->column[0]);
		put(&cells, err->column[1]);
		put(&cells, stream_unescape(
		    err->column[2], reading->article->arena));
		sheet_row(sheet, cells.at);
	}
}
