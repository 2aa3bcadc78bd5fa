/* nl-csv: the end of the chain, tables for people. */
#include <stdlib.h>

#include "complete.h"
#include "diag.h"
#include "fromquotes.h"
#include "stage.h"
#include "walk.h"
#include "writer.h"

static const char description[] =
    "Write tables from a stream: articles, sentences, entities, quotes,\n"
    "people, errors.\n\n"
    "  nl-csv quotes < articles.nl > quotes.csv\n"
    "  nl-csv -d out articles.nl\n\n"
    "  -d, --directory=DIR   write all tables into DIR, and datapackage.json\n"
    "      --tsv             columns joined by TAB; \\t \\n \\r \\\\ escaped\n"
    "      --jsonl           one JSON object a line\n"
    "      --excel           byte order mark, CRLF, no cell is a formula or\n"
    "                        too long for a spreadsheet\n"
    "      --columns=A,B     only these columns, in this order\n"
    "      --delimiter=C     this between columns, not a comma\n"
    "      --one-line        line ends inside cells become spaces\n"
    "      --quote-all       quote every cell\n"
    "      --tables=DIR      the tables in DIR in this form, not a stream\n"
    "      --quotes=FILE     people: from a table of quotes, not a stream\n"
    "      --alias=FILE      people: names to join, split and rename\n"
    "      --no-sync         do not wait until the tables are on the disk\n"
    "      --complete=DIR    people and datapackage.json anew, from the\n"
    "                        quotes.csv in DIR\n";

enum {
	OPTION_TSV = 256,
	OPTION_JSONL,
	OPTION_EXCEL,
	OPTION_COLUMNS,
	OPTION_DELIMITER,
	OPTION_ONE_LINE,
	OPTION_QUOTE_ALL,
	OPTION_COMPLETE,
	OPTION_ALIAS,
	OPTION_QUOTES,
	OPTION_TABLES,
	OPTION_NO_SYNC,
};

static const struct option long_options[] = {
	{ "directory", required_argument, NULL, 'd' },
	{ "tsv", no_argument, NULL, OPTION_TSV },
	{ "jsonl", no_argument, NULL, OPTION_JSONL },
	{ "excel", no_argument, NULL, OPTION_EXCEL },
	{ "columns", required_argument, NULL, OPTION_COLUMNS },
	{ "delimiter", required_argument, NULL, OPTION_DELIMITER },
	{ "one-line", no_argument, NULL, OPTION_ONE_LINE },
	{ "quote-all", no_argument, NULL, OPTION_QUOTE_ALL },
	{ "tables", required_argument, NULL, OPTION_TABLES },
	{ "quotes", required_argument, NULL, OPTION_QUOTES },
	{ "complete", required_argument, NULL, OPTION_COMPLETE },
	{ "alias", required_argument, NULL, OPTION_ALIAS },
	{ "no-sync", no_argument, NULL, OPTION_NO_SYNC },
	{ 0 },
};

static char
delimiter(const struct stage *stage, const char *text)
{
	unsigned char c = (unsigned char)text[0];

	if (strcmp(text, "\\t") == 0)
		return '\t';
	if (c == '\0' || text[1] != '\0' || c >= 0x80 || ascii_is_alnum(c) ||
	    c == '"' || c == '\n' || c == '\r')
		stage_usage(stage,
		    "the delimiter must be one ASCII sign, not '%s'", text);
	return text[0];
}

static void
set_format(const struct stage *stage, struct cell_style *style,
    enum cell_format format)
{
	if (style->format != CELL_CSV)
		stage_usage(stage, "--tsv and --jsonl exclude each other");
	style->format = format;
}

static void
set_option(const struct stage *stage, struct writer_options *options, int c)
{
	struct cell_style *style = &options->style;

	if (c == 'd')
		options->dir = optarg;
	else if (c == OPTION_TSV)
		set_format(stage, style, CELL_TSV);
	else if (c == OPTION_JSONL)
		set_format(stage, style, CELL_JSONL);
	else if (c == OPTION_EXCEL)
		style->excel = true;
	else if (c == OPTION_COLUMNS)
		options->columns = optarg;
	else if (c == OPTION_DELIMITER)
		style->delimiter = delimiter(stage, optarg);
	else if (c == OPTION_ONE_LINE)
		style->one_line = true;
	else if (c == OPTION_QUOTE_ALL)
		style->quote_all = true;
	else if (c == OPTION_ALIAS)
		options->alias = optarg;
	else if (c == OPTION_QUOTES)
		options->quotes = optarg;
	else if (c == OPTION_TABLES)
		options->tables = optarg;
	else if (c == OPTION_NO_SYNC)
		options->no_sync = true;
}

static void
check_options(const struct stage *stage, const struct writer_options *options)
{
	if (options->style.excel && options->style.format != CELL_CSV)
		stage_usage(stage, "--excel excludes --tsv and --jsonl");
	if (options->style.format != CELL_CSV && options->style.delimiter != ',')
		stage_usage(stage, "--delimiter is for CSV alone");
	if (options->dir != NULL && options->columns != NULL)
		stage_usage(stage, "--columns needs one table, not -d");
}

/* A table of quotes tells of people, of nothing else. */
static void
check_quotes(const struct stage *stage, const struct writer_options *options,
    bool inputs)
{
	if (options->quotes == NULL)
		return;
	if (options->table != &csv_tables[TABLE_PEOPLE])
		stage_usage(stage, "--quotes is for the table people");
	if (inputs)
		stage_usage(stage, "--quotes takes the place of a stream");
}

/* Tables are written in another form, and elsewhere. */
static void
check_tables(const struct stage *stage, const struct writer_options *options,
    bool inputs)
{
	if (options->tables == NULL)
		return;
	if (inputs || options->quotes != NULL)
		stage_usage(stage, "--tables takes the place of a stream");
	if (options->alias != NULL)
		stage_usage(stage, "--alias needs a stream or --quotes");
	if (options->dir != NULL && walk_same(options->tables, options->dir))
		stage_usage(stage, "-d would write over the tables in %s",
		    options->tables);
}

/* The table named by the first argument, unless all go to a directory. */
static void
set_table(const struct stage *stage, struct writer_options *options, int argc,
    char *argv[])
{
	if (options->dir != NULL)
		return;
	if (optind == argc)
		stage_usage(stage, "expected a table's name or -d");
	options->table = csv_table(str_of(argv[optind]));
	if (options->table == NULL)
		stage_usage(stage, "no table '%s': there are articles, "
		    "sentences, entities, quotes, people, errors",
		    argv[optind]);
	optind++;
}

static int
each_article(const struct article *article, void *data)
{
	struct writer *writer = data;

	if (!writer_add(writer, article))
		exit(writer_end(writer, STATUS_TROUBLE));
	return STATUS_OK;
}

/* --complete: no stream is read. */
static int
complete(const char *dir, const char *alias_path)
{
	struct people_alias *alias =
	    alias_path == NULL ? NULL : people_alias_read(alias_path);
	int status = complete_directory(dir, alias);

	people_alias_free(alias);
	return diag_close_output(status);
}

int
main(int argc, char *argv[])
{
	struct stage stage = {
		.name = "csv",
		.synopsis = "[options] (table | -d dir) [file ...]",
		.description = description,
		.options = "d:",
		.long_options = long_options,
	};
	struct writer_options options = { .style = { .delimiter = ',' } };
	struct writer writer;
	const char *complete_dir = NULL;
	int c, status = STATUS_OK;

	while ((c = stage_getopt(&stage, argc, argv)) != -1) {
		if (c == OPTION_COMPLETE)
			complete_dir = optarg;
		else
			set_option(&stage, &options, c);
	}
	if (complete_dir != NULL)
		return complete(complete_dir, options.alias);
	check_options(&stage, &options);
	set_table(&stage, &options, argc, argv);
	check_quotes(&stage, &options, optind < argc);
	check_tables(&stage, &options, optind < argc);
	options.flush = stage.flush;
	writer_begin(&writer, &options);
	if (options.quotes != NULL)
		people_from_quotes(writer.people, options.quotes);
	else if (options.tables != NULL)
		status = writer_copy(&writer) ? STATUS_OK : STATUS_TROUBLE;
	else
		status = stage_read(&stage, argc - optind, argv + optind,
		    each_article, &writer);
	return writer_end(&writer, status);
}
