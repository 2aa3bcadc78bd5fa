/* The table of people: gathered over all articles, written at the end. */
#include "rows.h"

void
rows_gather_people(const struct reading *reading, struct people *people)
{
	const struct article *article = reading->article;

	people_article(people, article->id, reading->date, reading->outlet);
	for (size_t i = 0; i < reading->n_quotes; i++) {
		const struct quotation *quotation = &reading->quotes[i];
		struct people_quote quote = {
			.name = quotation->name,
			.kind = quotation->kind,
			.role = quotation->role,
			.affil = quotation->affil,
			.quote = quotation->quote->id,
			.direct =
			    !str_is(quotation->quote->label, "indirect"),
			.words = quotation->words,
		};

		if (quote.name.len > 0)
			people_add(people, &quote);
	}
}

static struct str
example_of(const struct person *person, struct arena *arena)
{
	return arena_printf(arena, "%.*s#%.*s",
	    (int)person->example_article.len, person->example_article.at,
	    (int)person->example_quote.len, person->example_quote.at);
}

static void
write_person(const struct person *person, struct sheet *sheet,
    struct arena *arena)
{
	const struct str cells[] = {
		person->id,
		person->name,
		person->aliases,
		person->roles,
		person->affils,
		rows_number(person->n_articles, arena),
		rows_number(person->n_outlets, arena),
		rows_number(person->n_quotes, arena),
		rows_number(person->n_direct, arena),
		rows_number(person->n_quotes - person->n_direct, arena),
		rows_number(person->n_words, arena),
		person->first_date,
		person->last_date,
		person->same_as,
		example_of(person, arena),
		person->kind,
	};

	sheet_row(sheet, cells, 0);
}

void
rows_people(struct people *people, struct sheet *sheet)
{
	struct arena arena;
	size_t n;
	const struct person *persons = people_finish(people, &n);

	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		write_person(&persons[i], sheet, &arena);
		arena_reset(&arena);
	}
	arena_release(&arena);
}
