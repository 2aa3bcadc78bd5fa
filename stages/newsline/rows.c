#include "rows.h"

#include <csv.h>
#include <stdlib.h>
#include <sysexits.h>

#include "diag.h"
#include "files.h"
#include "hash.h"

/* How the articles of one input ended. */
struct ends {
	size_t articles, warn, quarantined;
};

/* What libcsv's callbacks fill in. */
struct reading {
	const struct inputs *inputs;
	size_t begin, end;
	struct ends *ends; /* [end - begin] */
	size_t next; /* the input that likely comes next: rows are in order */
	size_t column;
};

bool
rows_is_of(struct str id, const struct input *input)
{
	struct str own = str_of(input->id);

	/* docid_part() puts the colon; in other ids it is written %3A. */
	return str_starts(id, own) &&
	    (id.len == own.len || id.at[own.len] == ':');
}

static bool
note_id(struct reading *reading, size_t i, struct str id)
{
	if (!rows_is_of(id, &reading->inputs->at[i]))
		return false;
	reading->next = i;
	return true;
}

/* Rows are in the inputs' order, so the search is short. */
static void
see_id(struct reading *reading, struct str id)
{
	for (size_t i = reading->next; i < reading->end; i++)
		if (note_id(reading, i, id))
			return;
	for (size_t i = reading->begin; i < reading->next; i++)
		if (note_id(reading, i, id))
			return;
}

/* The status of a row whose id was the input reading->next. */
static void
see_status(struct reading *reading, struct str status)
{
	struct ends *ends = &reading->ends[reading->next - reading->begin];

	ends->articles++;
	if (str_is(status, "warn"))
		ends->warn++;
	else if (!str_is(status, "ok"))
		ends->quarantined++;
}

static void
on_cell(void *bytes, size_t len, void *data)
{
	struct reading *reading = data;
	struct str cell = { bytes, len };

	if (reading->column == ROWS_ARTICLE_ID)
		see_id(reading, cell);
	if (reading->column == ROWS_STATUS)
		see_status(reading, cell);
	reading->column++;
}

static void
on_row(int end, void *data)
{
	(void)end;
	((struct reading *)data)->column = 0;
}

static void
add_ends(struct tally *tally, const struct ends *ends)
{
	tally->articles += ends->articles;
	tally->bad += ends->quarantined;
	if (ends->quarantined == ends->articles)
		tally->quarantined++;
	else if (ends->warn + ends->quarantined > 0)
		tally->warn++;
	else
		tally->ok++;
}

/* Add all ends up; how many inputs have no article at all, and one of them. */
static size_t
add_all(const struct reading *reading, struct tally *tally, size_t *first)
{
	size_t missing = 0;

	for (size_t i = 0; i < reading->end - reading->begin; i++) {
		if (reading->ends[i].articles > 0) {
			add_ends(tally, &reading->ends[i]);
			continue;
		}
		missing++;
		*first = reading->begin + i;
	}
	return missing;
}

size_t
rows_missing(struct str articles, const struct inputs *inputs,
    size_t begin, size_t end, struct tally *tally, size_t *first)
{
	struct reading reading = { .inputs = inputs, .begin = begin,
		.end = end, .next = begin };
	struct csv_parser parser;
	size_t missing;

	reading.ends = xcalloc(end - begin, sizeof(*reading.ends));
	if (csv_init(&parser, CSV_STRICT) != 0)
		die_memory();
	if (csv_parse(&parser, articles.at, articles.len, on_cell, on_row,
	        &reading) != articles.len ||
	    csv_fini(&parser, on_cell, on_row, &reading) != 0)
		end_with(EX_SOFTWARE, "nl-csv wrote rows that are no CSV");
	csv_free(&parser);
	missing = add_all(&reading, tally, first);
	free(reading.ends);
	return missing;
}
