/* nl-quotes: find who said what in a stream. */
#include <stdlib.h>

#include "diag.h"
#include "quotes/attribution.h"
#include "quotes/explain.h"
#include "quotes/records.h"
#include "quotes/resolve.h"
#include "stage.h"

extern const unsigned char model_quotes[], model_quotes_end[];

struct quotes {
	struct stage stage;
	struct extractor *extractor;
	struct resolver resolver;
	struct wanted wanted;
	const char *explained; /* docid, or NULL: write the stream */
	bool found;            /* that article was in the stream */
};

static struct attributions
find_all(struct quotes *quotes, const struct article *article,
    struct resolution *resolution)
{
	struct attributions attributions =
	    extractor_find(quotes->extractor, article, article->arena);

	resolve(&quotes->resolver, article, &attributions, resolution,
	    article->arena);
	return attributions;
}

static int
find(const struct article *article, struct block *out, void *data)
{
	struct quotes *quotes = data;
	struct resolution resolution;
	struct attributions attributions =
	    find_all(quotes, article, &resolution);

	records_write(out, &attributions, &resolution, &quotes->wanted);
	return STATUS_OK;
}

static void
print_lines(struct str text)
{
	struct str line;

	while (str_field(&text, '\n', &line)) {
		diag_put_safe(stdout, line);
		putchar('\n');
	}
}

static int
explain_article(const struct article *article, void *data)
{
	struct quotes *quotes = data;
	struct resolution resolution;
	struct attributions attributions;
	struct buf text;

	if (!str_is(article->id, quotes->explained))
		return STATUS_OK;
	quotes->found = true;
	attributions = find_all(quotes, article, &resolution);
	buf_init(&text);
	explain(&text, article, &attributions, &resolution, &quotes->resolver,
	    &quotes->wanted);
	print_lines(buf_str(&text));
	buf_release(&text);
	return STATUS_OK;
}

static float
read_confidence(const struct stage *stage, const char *text)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end != '\0' || !(value >= 0 && value <= 1))
		stage_usage(stage,
		    "--min-confidence must be from 0 to 1, not '%s'", text);
	return (float)value;
}

static void
read_options(struct quotes *quotes, int argc, char *argv[])
{
	int option;

	while ((option = stage_getopt(&quotes->stage, argc, argv)) != -1) {
		switch (option) {
		case 'c':
			quotes->wanted.confidence =
			    read_confidence(&quotes->stage, optarg);
			break;
		case 's':
			quotes->wanted.speech_only = true;
			break;
		case 'd':
			quotes->wanted.direct_only = true;
			break;
		default:
			quotes->explained = optarg;
		}
	}
}

static int
run(struct quotes *quotes, int argc, char *argv[])
{
	int status;

	if (quotes->explained == NULL)
		return stage_run(&quotes->stage, argc, argv);
	extractor_explain(quotes->extractor);
	status = stage_read(
	    &quotes->stage, argc, argv, explain_article, quotes);
	if (!quotes->found)
		die("no article '%s' in the stream", quotes->explained);
	return diag_close_output(status);
}

static const char description[] =
    "Find who said what: quotations, reported speech, their speakers by full "
    "name.\n\n"
    "  nl-normalize articles/ | nl-sentences | nl-entities | nl-quotes > "
    "out.nl\n\n"
    "  -c, --min-confidence=X  leave out what is less sure, 0 to 1\n"
    "  -s, --speech-only     no thoughts and stances\n"
    "  -d, --direct-only     only what stands in quotation marks\n"
    "  -e, --explain=ARTICLE print why, for one article, instead of the "
    "stream\n";

static const struct option long_options[] = {
	{ "min-confidence", required_argument, NULL, 'c' },
	{ "speech-only", no_argument, NULL, 's' },
	{ "direct-only", no_argument, NULL, 'd' },
	{ "explain", required_argument, NULL, 'e' },
	{ 0 },
};

int
main(int argc, char *argv[])
{
	struct quotes quotes = { .stage = {
		.name = "quotes",
		.needs = "entities",
		.synopsis = "[-c X] [-s] [-d] [-e article] [file ...]",
		.description = description,
		.options = "c:sde:",
		.long_options = long_options,
		.work = find,
	} };
	int status;

	read_options(&quotes, argc, argv);
	quotes.stage.data = &quotes;
	quotes.extractor = extractor_new(model_quotes, model_quotes_end);
	quotes.stage.model = extractor_model_id(quotes.extractor);
	resolver_init(&quotes.resolver);
	status = run(&quotes, argc - optind, argv + optind);
	resolver_release(&quotes.resolver);
	extractor_free(quotes.extractor);
	return status;
}
