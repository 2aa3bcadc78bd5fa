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

static struct str
join_offsets(const struct reading *reading, const struct span *spans, size_t n,
    bool end)
{
	const struct article *article = reading->article;
	size_t len = 0;
	char *out = arena_alloc(article->arena, n * 21 + 1);

	for (size_t i = 0; i < n; i++) {
		struct span source = srcmap_source(&article->map, spans[i]);
		struct str number = rows_number(
		    reading->source_at + (end ? source.end : source.begin),
		    article->arena);

		if (i > 0)
			out[len++] = ';';
		memcpy(out + len, number.at, number.len);
		len += number.len;
	}
	return (struct str){ out, len };
}

struct str
rows_source_begin(
    const struct reading *reading, const struct span *spans, size_t n)
{
	return join_offsets(reading, spans, n, false);
}

struct str
rows_source_end(
    const struct reading *reading, const struct span *spans, size_t n)
{
	return join_offsets(reading, spans, n, true);
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

/* Cells are filled from left to right, in the order of tables.c. */
struct cells {
	struct str at[COLUMNS_MAX];
	size_t n;
	const struct reading *reading;
	const struct article *article;
};

static struct cells
begin_row(const struct reading *reading)
{
	return (struct cells){ .at = { reading->article->id }, .n = 1,
		.reading = reading, .article = reading->article };
}

static void
put(struct cells *cells, struct str value)
{
	cells->at[cells->n++] = value;
}

static void
put_number(struct cells *cells, uint64_t n)
{
	put(cells, rows_number(n, cells->article->arena));
}

/* An attribute of record, which may be NULL. */
static void
put_attr(struct cells *cells, const struct record *record, const char *key)
{
	put(cells, record == NULL ? STR("")
	                          : record_attr(record, key, cells->article));
}

static void
put_doc(struct cells *cells, const char *key)
{
	put(cells, article_attr(cells->article, key));
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

/* source_start and source_end of a record, which may be NULL. */
static void
put_source(struct cells *cells, const struct record *record)
{
	if (record == NULL) {
		put(cells, STR(""));
		put(cells, STR(""));
		return;
	}
	put(cells, rows_source_begin(cells->reading, &record->at, 1));
	put(cells, rows_source_end(cells->reading, &record->at, 1));
}

void
rows_articles(const struct reading *reading, struct sheet *sheet)
{
	static const char *const attrs[] = { "src", "outlet", "url", "title",
		"authors", "date", "datesrc", "place", "lang", "format",
		"encoding" };
	struct cells cells = begin_row(reading);

	for (size_t i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++)
		put_doc(&cells, attrs[i]);
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
	for (size_t i = 0; i < reading->sents.n; i++) {
		const struct record *sent = reading->sents.at[i];
		const struct record *par =
		    reading_at(&reading->pars, sent->at.begin);
		struct cells cells = begin_row(reading);

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
	for (size_t i = 0; i < reading->ents.n; i++) {
		const struct record *ent = reading->ents.at[i];
		struct cells cells = begin_row(reading);

		put_id(&cells, ent);
		put_id(&cells, reading_at(&reading->sents, ent->at.begin));
		put(&cells, ent->label);
		put_surface(&cells, ent);
		put_attr(&cells, ent, "name");
		put_attr(&cells, ent, "value");
		put_attr(&cells, ent, "unit");
		put_attr(&cells, ent, "role");
		put_attr(&cells, ent, "conf");
		put_source(&cells, ent);
		sheet_row(sheet, cells.at);
	}
}

/* The pieces of a quote in the source file. */
static void
put_pieces(struct cells *cells, const struct records *pieces)
{
	struct arena *arena = cells->article->arena;
	struct span *spans = arena_array(arena, struct span, pieces->n);

	for (size_t i = 0; i < pieces->n; i++)
		spans[i] = pieces->at[i]->at;
	put(cells, rows_source_begin(cells->reading, spans, pieces->n));
	put(cells, rows_source_end(cells->reading, spans, pieces->n));
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
	put(cells, rows_before(reading, quotation));
	put(cells, rows_after(reading, quotation));
	put_attr(cells, quotation->quote, "conf");
	put(cells, quotation->review ? STR("1") : STR("0"));
	put_pieces(cells, &quotation->pieces);
	put_source(cells, quotation->speaker);
	put_source(cells, quotation->cue);
}

void
rows_quotes(const struct reading *reading, struct sheet *sheet)
{
	for (size_t i = 0; i < reading->n_quotes; i++) {
		struct cells cells = begin_row(reading);

		put_quotation(&cells, reading, &reading->quotes[i]);
		sheet_row(sheet, cells.at);
	}
}

void
rows_errors(const struct reading *reading, struct sheet *sheet)
{
	for (size_t i = 0; i < reading->errs.n; i++) {
		const struct record *err = reading->errs.at[i];
		struct cells cells = begin_row(reading);

		put_doc(&cells, "src");
		put(&cells, err->column[0]);
		put(&cells, err->column[1]);
		put(&cells, stream_unescape(
		    err->column[2], reading->article->arena));
		sheet_row(sheet, cells.at);
	}
}
