#include "tables.h"

#define ARTICLE_ID                                                  \
	{ "article_id", COLUMN_TEXT,                                \
		"the article: its path below the folder, without "  \
		"extension" }
#define SOURCE_PATH                                                 \
	{ "source_path", COLUMN_TEXT,                               \
		"the file that the article was read from, below the folder" }
#define SOURCE_START                                                \
	{ "source_start", COLUMN_TEXT,                              \
		"first byte in the source file, the first byte is 0" }
#define SOURCE_END                                                  \
	{ "source_end", COLUMN_TEXT, "byte behind the last in the source file" }

static const struct column articles[] = {
	ARTICLE_ID,
	SOURCE_PATH,
	{ "outlet", COLUMN_TEXT, "who published it" },
	{ "url", COLUMN_TEXT, "address of the article" },
	{ "title", COLUMN_TEXT, "headline" },
	{ "authors", COLUMN_TEXT, "names in the byline, joined by |" },
	{ "published_date", COLUMN_DATE, "day of publication, ISO 8601" },
	{ "date_source", COLUMN_TEXT,
		"where the date was found: meta, header, filename, dateline or "
		"none" },
	{ "dateline_place", COLUMN_TEXT, "place in the dateline" },
	{ "lang", COLUMN_TEXT, "language of the text" },
	{ "input_format", COLUMN_TEXT, "text, json, jsonl or html" },
	{ "input_encoding", COLUMN_TEXT, "encoding of the source file" },
	{ "n_words", COLUMN_INTEGER, "words of the story, frame left out" },
	{ "n_sentences", COLUMN_INTEGER, "rows in sentences" },
	{ "n_entities", COLUMN_INTEGER, "rows in entities" },
	{ "n_quotes", COLUMN_INTEGER, "rows in quotes" },
	{ "n_speakers", COLUMN_INTEGER, "different named speakers" },
	{ "status", COLUMN_TEXT,
		"ok, warn (something was wrong, see message) or quarantined "
		"(nothing could be read)" },
	{ "message", COLUMN_TEXT, "what was wrong, joined by |" },
	{ "content_sha256", COLUMN_TEXT, "SHA-256 of the source's content, where it was read" },
};

static const struct column sentences[] = {
	ARTICLE_ID,
	{ "sentence_id", COLUMN_TEXT, "the sentence, unique in the article" },
	{ "paragraph", COLUMN_TEXT, "the paragraph, unique in the article" },
	{ "paragraph_label", COLUMN_TEXT,
		"body, headline, dek, list, caption or transcript" },
	{ "in_quote", COLUMN_FLAG,
		"1 where the sentence begins inside an open quotation" },
	{ "text", COLUMN_TEXT, "the sentence, normalized" },
	SOURCE_START,
	SOURCE_END,
};

static const struct column entities[] = {
	ARTICLE_ID,
	{ "entity_id", COLUMN_TEXT, "the mention, unique in the article" },
	{ "sentence_id", COLUMN_TEXT, "the sentence where it begins" },
	{ "type", COLUMN_TEXT,
		"person, org, place, norp, event, work, law, product, misc, "
		"date, time, money, percent, quantity or role" },
	{ "text", COLUMN_TEXT, "the mention as it stands in the text" },
	{ "name", COLUMN_TEXT, "fullest form of the name in this article" },
	{ "value", COLUMN_TEXT, "normal value of a date, an amount, a share" },
	{ "unit", COLUMN_TEXT, "unit of value" },
	{ "role", COLUMN_TEXT, "role or title of a person" },
	{ "confidence", COLUMN_NUMBER, "0 to 1" },
	SOURCE_START,
	SOURCE_END,
};

static const struct column quotes[] = {
	ARTICLE_ID,
	{ "quote_id", COLUMN_TEXT, "the quote, unique in the article" },
	{ "published_date", COLUMN_DATE, "of the article" },
	{ "outlet", COLUMN_TEXT, "of the article" },
	{ "speaker", COLUMN_TEXT, "full name of the speaker, empty if unsure" },
	{ "speaker_text", COLUMN_TEXT, "the speaker as it stands in the text" },
	{ "speaker_kind", COLUMN_TEXT,
		"person, org, role, group, document or unknown" },
	{ "speaker_ref", COLUMN_TEXT,
		"how the text names the speaker: name, surname, pronoun, "
		"nominal or none" },
	{ "role", COLUMN_TEXT, "role or title of the speaker in this article" },
	{ "affiliation", COLUMN_TEXT, "what the speaker belongs to" },
	{ "cue", COLUMN_TEXT, "word of saying as it stands in the text" },
	{ "quote_type", COLUMN_TEXT, "direct, mixed or indirect" },
	{ "quote_class", COLUMN_TEXT, "speech, thought or stance" },
	{ "quote", COLUMN_TEXT,
		"the quote as printed, pieces joined by an ellipsis" },
	{ "n_words", COLUMN_INTEGER, "words of the quote" },
	{ "sentence_id", COLUMN_TEXT, "the sentence where it begins" },
	{ "before", COLUMN_TEXT, "text before the quote" },
	{ "after", COLUMN_TEXT, "text behind the quote" },
	{ "confidence", COLUMN_NUMBER, "0 to 1" },
	{ "needs_review", COLUMN_FLAG, "1 where a person should look at it" },
	{ "source_start", COLUMN_TEXT,
		"first byte in the source file, of each piece, joined by ;" },
	{ "source_end", COLUMN_TEXT,
		"byte behind the last, of each piece, joined by ;" },
	{ "speaker_source_start", COLUMN_TEXT, "the same for speaker_text" },
	{ "speaker_source_end", COLUMN_TEXT, "the same for speaker_text" },
	{ "cue_source_start", COLUMN_TEXT, "the same for cue" },
	{ "cue_source_end", COLUMN_TEXT, "the same for cue" },
};

static const struct column people[] = {
	{ "person_id", COLUMN_TEXT, "the speaker, made from the name" },
	{ "name", COLUMN_TEXT, "fullest form of the name" },
	{ "aliases", COLUMN_TEXT, "other forms of the name, joined by |" },
	{ "roles", COLUMN_TEXT, "roles, the most frequent first, joined by |" },
	{ "affiliations", COLUMN_TEXT,
		"affiliations, the most frequent first, joined by |" },
	{ "n_articles", COLUMN_INTEGER, "articles that quote the speaker" },
	{ "n_outlets", COLUMN_INTEGER, "outlets that quote the speaker" },
	{ "n_quotes", COLUMN_INTEGER, "quotes of all types" },
	{ "n_direct", COLUMN_INTEGER, "direct and mixed quotes" },
	{ "n_indirect", COLUMN_INTEGER, "indirect quotes" },
	{ "quoted_words", COLUMN_INTEGER, "words of all quotes" },
	{ "first_date", COLUMN_DATE, "day of the first article with a date" },
	{ "last_date", COLUMN_DATE, "day of the last article with a date" },
	{ "possible_same_as", COLUMN_TEXT,
		"person_id of speakers who may be the same, joined by |: look "
		"and decide" },
	{ "example_quote_id", COLUMN_TEXT,
		"article_id # quote_id of the longest direct quote" },
	{ "kind", COLUMN_TEXT, "person, org, role, group, document, unknown" },
};

static const struct column errors[] = {
	ARTICLE_ID,
	SOURCE_PATH,
	{ "stage", COLUMN_TEXT, "the program that found the trouble" },
	{ "code", COLUMN_TEXT, "short name of the trouble" },
	{ "message", COLUMN_TEXT, "what is wrong" },
};

#define TABLE(name, key, description)                \
	{ #name, description, key, name,             \
		sizeof(name) / sizeof((name)[0]) }

const struct table csv_tables[TABLES] = {
	TABLE(articles, "article_id", "One row for each article that was read"),
	TABLE(sentences, "article_id,sentence_id",
	    "One row for each sentence of the stories"),
	TABLE(entities, "article_id,entity_id",
	    "One row for each mention of a person, place, sum, date ..."),
	TABLE(quotes, "article_id,quote_id",
	    "One row for each direct, mixed or indirect quote"),
	TABLE(people, "person_id",
	    "One row for each named speaker over all articles"),
	TABLE(errors, NULL, "One row for each trouble with an article"),
};

const struct table *
csv_table(struct str name)
{
	for (size_t i = 0; i < TABLES; i++)
		if (str_is(name, csv_tables[i].name))
			return &csv_tables[i];
	return NULL;
}

size_t
csv_column(const struct table *table, struct str name)
{
	size_t i = 0;

	while (i < table->n && !str_is(name, table->columns[i].name))
		i++;
	return i;
}
