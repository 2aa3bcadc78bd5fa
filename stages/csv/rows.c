/* The tables of sentences and entities. */
#include "row.h"

void
rows_sentences(const struct reading *reading, struct sheet *sheet)
{
	struct row row;

	row_first(&row, reading, sheet);
	for (size_t i = 0; i < reading->sents.n; i++) {
		const struct record *sent = reading->sents.at[i];
		const struct record *par = reading_at_near(
		    &reading->pars, sent->at.begin, &row.near_par);

		row_begin(&row);
		row_id(&row, sent);
		row_id(&row, par);
		row_put(&row, par == NULL ? STR("") : par->label);
		row_put(&row, str_is(record_attr(sent, "quote",
		                reading->article), "1")
		        ? STR("1") : STR("0"));
		row_surface(&row, sent);
		row_source(&row, sent);
		row_write(&row, sheet);
	}
}

void
rows_entities(const struct reading *reading, struct sheet *sheet)
{
	static const char *const keys[] = { "name", "value", "unit", "role",
		"conf" };
	struct row row;

	row_first(&row, reading, sheet);
	for (size_t i = 0; i < reading->ents.n; i++) {
		const struct record *ent = reading->ents.at[i];

		row_begin(&row);
		row_id(&row, ent);
		row_id(&row, reading_at_near(&reading->sents,
		    ent->at.begin, &row.near_sent));
		row_put(&row, ent->label);
		row_surface(&row, ent);
		row_attrs(&row, ent->attrs, keys, 5);
		row_source(&row, ent);
		row_write(&row, sheet);
	}
}
