/* Counting over all articles; drawing the first of them. */
#include "report.h"

#include <stdlib.h>

#include "diag.h"
#include "markup.h"

enum { TROUBLES_MAX = 100 }; /* articles with errors that are listed */

void
report_init(struct report *report, const struct report_options *options)
{
	*report = (struct report){ .options = *options };
	if (options->alias != NULL)
		report->alias = people_alias_read(options->alias);
	report->people = people_new(report->alias);
}

static void
tally_release(struct report_tally *tally)
{
	strmap_release(&tally->where);
	free(tally->at);
}

void
report_release(struct report *report)
{
	tally_release(&report->dates);
	tally_release(&report->outlets);
	tally_release(&report->cells);
	buf_release(&report->stories);
	buf_release(&report->troubles);
	people_free(report->people);
	people_alias_free(report->alias);
	arena_release(&report->arena);
}

/* The entry of key, made where it is new.  Good until the next call. */
static struct report_entry *
entry_of(struct report *report, struct report_tally *tally, struct str key)
{
	const size_t *found = strmap_find(&tally->where, key);

	if (found != NULL)
		return &tally->at[*found];
	if (tally->n == tally->cap) {
		tally->cap = tally->cap == 0 ? 64 : tally->cap * 2;
		tally->at =
		    xrealloc(tally->at, tally->cap * sizeof(tally->at[0]));
	}
	key = arena_copy(&report->arena, key);
	tally->at[tally->n] = (struct report_entry){ .key = key };
	strmap_set(&tally->where, key, tally->n);
	return &tally->at[tally->n++];
}

static void
add_to_cell(struct report *report, uint32_t handle, uint32_t outlet)
{
	uint32_t numbers[2] = { handle, outlet };
	struct report_entry *cell = entry_of(report, &report->cells,
	    (struct str){ (const char *)numbers, sizeof(numbers) });

	cell->handle = handle;
	cell->outlet = outlet;
	cell->direct++;
}

static void
count_quote(
    const struct quotation *quotation, struct report_entry *entry)
{
	bool direct = !str_is(quotation->quote->label, "indirect");

	entry->direct += direct;
	entry->indirect += !direct;
}

static void
count_quotes(struct report *report, const struct reading *reading,
    struct report_entry *outlet)
{
	struct report_entry *day = reading->date.len == 0 ? NULL
	    : entry_of(report, &report->dates, reading->date);

	for (size_t i = 0; i < reading->n_quotes; i++) {
		const struct quotation *quotation = &reading->quotes[i];

		count_quote(quotation, outlet);
		if (day != NULL)
			count_quote(quotation, day);
		report->n_direct +=
		    !str_is(quotation->quote->label, "indirect");
		report->n_words += quotation->words;
		report->n_nameless += quotation->name.len == 0;
		report->n_review += quotation->review;
	}
	report->n_quotes += reading->n_quotes;
	report->n_undated += day == NULL;
}

static struct people_quote
people_quote_of(const struct quotation *quotation)
{
	return (struct people_quote){
		.name = quotation->name,
		.kind = quotation->kind,
		.role = quotation->role,
		.affil = quotation->affil,
		.quote = quotation->quote->id,
		.direct = !str_is(quotation->quote->label, "indirect"),
		.words = quotation->words,
	};
}

/* Hand the quotations to people; the speaker of each comes back. */
static uint32_t *
gather_people(struct report *report, const struct reading *reading)
{
	const struct article *article = reading->article;
	uint32_t *numbers =
	    arena_array(article->arena, uint32_t, reading->n_quotes);
	const uint32_t *handles;
	size_t n;

	people_article(
	    report->people, article->id, reading->date, reading->outlet);
	for (size_t i = 0; i < reading->n_quotes; i++) {
		struct people_quote quote =
		    people_quote_of(&reading->quotes[i]);

		numbers[i] = quote.name.len == 0
		    ? STORY_NOBODY
		    : (uint32_t)people_add(report->people, &quote);
	}
	handles = people_article_end(report->people, &n);
	for (size_t i = 0; i < reading->n_quotes; i++)
		if (numbers[i] != STORY_NOBODY)
			numbers[i] = handles[numbers[i]];
	return numbers;
}

static void
add_trouble(struct report *report, const struct reading *reading)
{
	const struct article *article = reading->article;
	bool drawn = report->n_articles <= report->options.stories;
	struct buf *out = &report->troubles;

	report->n_quarantined += reading->pars.n == 0;
	if (report->n_trouble++ >= TROUBLES_MAX)
		return;
	buf_text(out, "<li>");
	if (drawn)
		buf_printf(out, "<a href=\"#a%llu\">",
		    (unsigned long long)report->n_articles);
	markup_text(out, article->id);
	buf_text(out, drawn ? "</a>" : "");
	for (size_t i = 0; i < reading->errs.n && i < 4; i++) {
		const struct record *err = reading->errs.at[i];

		buf_text(out, ": ");
		markup_text(out, err->column[1]);
		buf_byte(out, ' ');
		markup_text(
		    out, stream_unescape(err->column[2], article->arena));
	}
	buf_text(out, "</li>\n");
}

void
report_add(struct report *report, const struct article *article)
{
	struct reading reading = reading_of(article, true);
	uint32_t *handles = gather_people(report, &reading);
	struct report_entry *entry =
	    entry_of(report, &report->outlets, reading.outlet);
	uint32_t outlet = (uint32_t)(entry - report->outlets.at);

	report->n_articles++;
	count_quotes(report, &reading, entry);
	for (size_t i = 0; i < reading.n_quotes; i++)
		if (handles[i] != STORY_NOBODY)
			add_to_cell(report, handles[i], outlet);
	if (reading.errs.n > 0)
		add_trouble(report, &reading);
	if (report->n_articles <= report->options.stories)
		story_draw(&report->stories, &reading, handles,
		    report->n_articles, outlet);
}
