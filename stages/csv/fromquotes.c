#include "fromquotes.h"

#include "buf.h"
#include "diag.h"
#include "tablefile.h"

enum field {
	FIELD_ARTICLE,
	FIELD_QUOTE,
	FIELD_DATE,
	FIELD_OUTLET,
	FIELD_NAME,
	FIELD_KIND,
	FIELD_ROLE,
	FIELD_AFFIL,
	FIELD_TYPE,
	FIELD_WORDS,
	FIELDS,
};

static const char *const names[FIELDS] = {
	[FIELD_ARTICLE] = "article_id",
	[FIELD_QUOTE] = "quote_id",
	[FIELD_DATE] = "published_date",
	[FIELD_OUTLET] = "outlet",
	[FIELD_NAME] = "speaker",
	[FIELD_KIND] = "speaker_kind",
	[FIELD_ROLE] = "role",
	[FIELD_AFFIL] = "affiliation",
	[FIELD_TYPE] = "quote_type",
	[FIELD_WORDS] = "n_words",
};

struct gathering {
	struct people *people;
	const char *name;   /* of the file */
	struct buf article; /* the id of the article begun last */
	bool begun;
};

static void
begin_article(struct gathering *gathering, const struct str cells[])
{
	struct str id = cells[FIELD_ARTICLE];

	if (gathering->begun && str_eq(id, buf_str(&gathering->article)))
		return;
	gathering->begun = true;
	buf_reset(&gathering->article);
	buf_add(&gathering->article, id);
	people_article(gathering->people, id, cells[FIELD_DATE],
	    cells[FIELD_OUTLET]);
}

static void
add_row(const struct str cells[], uint64_t number, void *data)
{
	struct gathering *gathering = data;
	struct people_quote quote = {
		.name = cells[FIELD_NAME],
		.kind = cells[FIELD_KIND],
		.role = cells[FIELD_ROLE],
		.affil = cells[FIELD_AFFIL],
		.quote = cells[FIELD_QUOTE],
		.direct = !str_is(cells[FIELD_TYPE], "indirect"),
	};
	uint64_t words;

	if (!str_number(cells[FIELD_WORDS], UINT32_MAX, &words))
		die("%s: row %llu: n_words is no number", gathering->name,
		    (unsigned long long)number);
	quote.words = (uint32_t)words;
	begin_article(gathering, cells);
	if (quote.name.len > 0)
		people_add(gathering->people, &quote);
}

void
people_from_quotes(struct people *people, const char *path)
{
	struct gathering gathering = { .people = people };
	struct tablefile table = { .path = path, .names = names, .n = FIELDS,
		.row = add_row, .data = &gathering };

	gathering.name = tablefile_name(&table);
	tablefile_read(&table);
	buf_release(&gathering.article);
}
