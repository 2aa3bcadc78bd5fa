/* The table of quotes. */
#include "row.h"

/* The ends, or begins, of many spans, joined by ';'. */
static struct str
join_offsets(struct row *row, const struct records *pieces, bool end)
{
	uint64_t base = row->reading->source_at;
	struct str joined;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < pieces->n; i++) {
		struct span source = row_source_of(row, pieces->at[i]->at);

		if (i > 0)
			buf_byte(&out, ';');
		buf_number(&out, base + (end ? source.end : source.begin));
	}
	joined = arena_copy(row->article->arena, buf_str(&out));
	buf_release(&out);
	return joined;
}

/* The pieces of a quote in the source file. */
static void
put_pieces(struct row *row, const struct records *pieces)
{
	if (pieces->n == 1) {
		row_source(row, pieces->at[0]);
		return;
	}
	row_put(row, join_offsets(row, pieces, false));
	row_put(row, join_offsets(row, pieces, true));
}

static void
put_speaker(struct row *row, const struct quotation *quotation)
{
	row_put(row, quotation->name);
	row_surface(row, quotation->speaker);
	row_put(row, quotation->kind);
	row_put(row, quotation->ref);
	row_put(row, quotation->role);
	row_put(row, quotation->affil);
}

static void
put_quotation(struct row *row, const struct reading *reading,
    const struct quotation *quotation)
{
	struct context context = rows_context(reading, quotation);

	row_id(row, quotation->quote);
	row_put(row, reading->date);
	row_put(row, reading->outlet);
	put_speaker(row, quotation);
	row_surface(row, quotation->cue);
	row_put(row, quotation->quote->label);
	row_put(row, quotation->class);
	row_put(row, reading_quote_text(quotation, reading->article->arena));
	row_number(row, quotation->words);
	row_id(row, quotation->sentence);
	row_put(row, context.before);
	row_put(row, context.after);
	row_put(row, quotation->conf);
	row_put(row, quotation->review ? STR("1") : STR("0"));
	put_pieces(row, &quotation->pieces);
	row_source(row, quotation->speaker);
	row_source(row, quotation->cue);
}

void
rows_quotes(const struct reading *reading, struct sheet *sheet)
{
	struct row row;

	row_first(&row, reading, sheet);
	for (size_t i = 0; i < reading->n_quotes; i++) {
		row_begin(&row);
		put_quotation(&row, reading, &reading->quotes[i]);
		row_write(&row, sheet);
	}
}
