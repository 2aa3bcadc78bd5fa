/* The tables of articles and of what is wrong with them. */
#include <stdlib.h>

#include "row.h"

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

void
rows_articles(const struct reading *reading, struct sheet *sheet)
{
	static const char *const keys[] = { "src", "outlet", "url", "title",
		"authors", "date", "datesrc", "place", "lang", "format",
		"encoding" };
	enum { KEYS = sizeof(keys) / sizeof(keys[0]) };
	struct row row;

	row_first(&row, reading, sheet);
	row_begin(&row);
	row_attrs(&row, row.article->attrs, keys, KEYS);
	row_number(&row, story_words(reading));
	row_number(&row, reading->sents.n);
	row_number(&row, reading->ents.n);
	row_number(&row, reading->n_quotes);
	row_number(&row, named_speakers(reading));
	row_put(&row, str_of(rows_status(reading)));
	row_put(&row, errors_joined(reading));
	row_doc(&row, "sha256");
	row_write(&row, sheet);
}

void
rows_errors(const struct reading *reading, struct sheet *sheet)
{
	struct row row;

	row_first(&row, reading, sheet);
	for (size_t i = 0; i < reading->errs.n; i++) {
		const struct record *err = reading->errs.at[i];

		row_begin(&row);
		row_doc(&row, "src");
		row_put(&row, err->column[0]);
		row_put(&row, err->column[1]);
		row_put(&row, stream_unescape(
		    err->column[2], reading->article->arena));
		row_write(&row, sheet);
	}
}
