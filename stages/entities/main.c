/* nl-entities: names, dates, amounts and roles in the sentences. */
#include <stdio.h>
#include <stdlib.h>

#include "diag.h"
#include "entities.h"
#include "model.h"
#include "stage.h"

extern const unsigned char model_entities[], model_entities_end[];

struct options {
	struct recognizer recognizer;
	struct model model;
	unsigned min_confidence; /* in hundredths */
	bool explain;
};

/* The sentences of the article: where names and values are looked for. */
static struct spans
sentences_of(const struct article *article)
{
	struct {
		struct span *at;
		size_t n, cap;
	} list = { 0 };

	for (size_t i = 0; i < article->n; i++)
		if (record_is(&article->records[i], "sent"))
			arena_append(article->arena, &list,
			    article->records[i].at);
	return (struct spans){ list.at, list.n };
}

/* The town at the begin of a dateline, without what stands behind a comma. */
static struct span
town_of(const struct record *record, const struct article *article)
{
	struct str town = record_attr(record, "place", article);
	struct span at = { record->at.begin, record->at.begin };

	town.len = str_find(town, ',', 0);
	if (town.len <= span_len(record->at) &&
	    str_starts(str_span(article->text, record->at), town))
		at.end += (uint32_t)town.len;
	return at;
}

/* Of all datelines of the article. */
static struct spans
towns_of(const struct article *article)
{
	struct {
		struct span *at;
		size_t n, cap;
	} list = { 0 };

	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];
		struct span at;

		if (!record_is(record, "dateline"))
			continue;
		at = town_of(record, article);
		if (span_len(at) > 0)
			arena_append(article->arena, &list, at);
	}
	return (struct spans){ list.at, list.n };
}

static void
put_attr(struct block *out, const char *key, struct str value)
{
	if (value.len > 0)
		block_attr(out, key, value);
}

/* In hundredths, rounded; a name may be almost sure, never quite. */
static unsigned
hundredths(const struct entity *entity)
{
	unsigned n = (unsigned)(entity->confidence * 100.0f + 0.5f);

	return n > 99 && !entity->taught ? 99 : n;
}

static void
put_confidence(struct block *out, const struct entity *entity)
{
	unsigned n = hundredths(entity);
	const char text[] = { (char)('0' + n / 100 % 10), '.',
		(char)('0' + n / 10 % 10), (char)('0' + n % 10) };

	block_attr(out, "conf", (struct str){ text, sizeof(text) });
}

/* ids: of the entities written so far; empty where one was left out. */
static void
put_entity(struct block *out, const struct entity *entity, struct str *ids,
    size_t i)
{
	ids[i] = block_span(out, "ent", 'e', entity->at,
	    entity_label_name(entity->label));
	put_attr(out, "name", entity->name);
	put_attr(out, "value", entity->value);
	put_attr(out, "unit", entity->unit);
	put_attr(out, "role", entity->role);
	put_attr(out, "affil", entity->affil);
	if (entity->of != ENTITY_NONE)
		block_attr(out, "of", ids[entity->of]);
	put_confidence(out, entity);
}

static int
work(const struct article *article, struct block *out, void *data)
{
	struct options *options = data;
	struct spans sentences = sentences_of(article);
	struct spans towns = towns_of(article);
	struct day today = day_read(article_attr(article, "date"));
	struct entities found = entities_find(&options->recognizer,
	    article->text, &sentences, &towns, today, article->arena);
	struct str *ids = arena_array(article->arena, struct str, found.n + 1);

	for (size_t i = 0; i < found.n; i++) {
		const struct entity *entity = &found.at[i];

		if (entity->dropped ||
		    hundredths(entity) < options->min_confidence ||
		    (entity->of != ENTITY_NONE && ids[entity->of].len == 0))
			continue;
		put_entity(out, entity, ids, i);
	}
	return STATUS_OK;
}

/* Why, instead of what: lines for people, no stream. */
static int
explain(const struct article *article, void *data)
{
	const struct options *options = data;
	struct spans sentences = sentences_of(article);
	struct buf out;

	buf_init(&out);
	buf_text(&out, "# ");
	buf_add(&out, article->id);
	buf_byte(&out, '\n');
	tagger_explain(options->recognizer.tagger, article->text, &sentences,
	    &out);
	fwrite(out.at, 1, out.len, stdout);
	buf_release(&out);
	return STATUS_OK;
}

/* "0.75" in hundredths. */
static unsigned
confidence_option(const struct stage *stage, const char *text)
{
	static const char digits[] = "0123456789";
	size_t len = strlen(text);

	if (strcmp(text, "1") == 0 || strcmp(text, "0") == 0)
		return text[0] == '1' ? 100 : 0;
	if (len < 3 || len > 4 || strncmp(text, "0.", 2) != 0 ||
	    strspn(text + 2, digits) != len - 2)
		stage_usage(stage,
		    "--min-confidence must be from 0 to 1 with at most two "
		    "decimals, not '%s'", text);
	return (unsigned)(text[2] - '0') * 10 +
	    (len == 4 ? (unsigned)(text[3] - '0') : 0);
}

static struct str
dollar_option(const struct stage *stage, const char *text)
{
	for (size_t i = 0; i < 4; i++)
		if (i == 3 ? text[i] != '\0'
		           : !ascii_is_upper((unsigned char)text[i]))
			stage_usage(stage,
			    "--dollar must be an ISO 4217 code, as CAD, not "
			    "'%s'", text);
	return str_of(text);
}

static const char description[] =
    "Add the entities of each sentence: names of persons, organisations,\n"
    "places and more, dates, times, money, percent and quantities with their\n"
    "value, and the roles of persons.\n\n"
    "  nl-entities < in.nl > out.nl\n"
    "  nl-entities --add-names=council.tsv < in.nl > out.nl\n\n"
    "  -a, --add-names=FILE  find these names too: name, TAB, type[, TAB,\n"
    "                        full name] a line; they win over all else\n"
    "  -c, --min-confidence=N  leave out what is less sure than N (0 to 1)\n"
    "  -d, --dollar=CODE     what a bare \"$\" means (USD)\n"
    "  -m, --model=FILE      find names with a model of your own making\n"
    "  -x, --explain         instead of a stream, print the tags of words that\n"
    "                        may be of a name, and what speaks for them\n";

static void
read_options(struct stage *stage, struct options *options, int argc,
    char *argv[])
{
	int c;

	while ((c = stage_getopt(stage, argc, argv)) != -1) {
		if (c == 'a') {
			teach_free(options->recognizer.taught);
			options->recognizer.taught = teach_read(optarg);
		} else if (c == 'c') {
			options->min_confidence =
			    confidence_option(stage, optarg);
		} else if (c == 'm') {
			model_open(&options->model, optarg);
			if (!model_has(&options->model, "vec.hash"))
				die("%s: a model of another program", optarg);
		} else if (c == 'x') {
			options->explain = true;
		} else {
			options->recognizer.dollar =
			    dollar_option(stage, optarg);
		}
	}
}

int
main(int argc, char *argv[])
{
	static const struct option longs[] = {
		{ "add-names", required_argument, NULL, 'a' },
		{ "min-confidence", required_argument, NULL, 'c' },
		{ "dollar", required_argument, NULL, 'd' },
		{ "model", required_argument, NULL, 'm' },
		{ "explain", no_argument, NULL, 'x' },
		{ 0 },
	};
	struct options options = { .recognizer.dollar = STR("USD") };
	struct recognizer *r = &options.recognizer;
	struct stage stage = { .name = "entities", .needs = "sentences",
		.synopsis = "[-x] [-a file] [-c confidence] [-d code] "
		    "[-m model] [file ...]",
		.description = description, .options = "a:c:d:m:x",
		.long_options = longs, .work = work, .data = &options };
	const struct model *model = &options.model;
	int status;

	model_init(&options.model, model_entities, model_entities_end);
	read_options(&stage, &options, argc, argv);
	stage.model = model->id;
	recognizer_init(r, model->at, model->at + model->size);
	status = options.explain ?
	    diag_close_output(stage_read(&stage, argc - optind, argv + optind,
	    explain, &options)) :
	    stage_run(&stage, argc - optind, argv + optind);
	recognizer_release(r);
	return status;
}
