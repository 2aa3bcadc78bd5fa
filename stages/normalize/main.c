/* nl-normalize: article files to the stream. */
#include <stdlib.h>
#include <unistd.h>

#include "decode.h"
#include "diag.h"
#include "run.h"
#include "stage.h"

enum {
	OPT_FILES = 256,
	OPT_TEXT,
	OPT_LABELS,
	OPT_FROM,
	OPT_FORMAT,
	OPT_BASE,
	OPT_MAX,
	OPT_IDS,
};

static const struct option long_options[] = {
	{ "files-from", required_argument, NULL, OPT_FILES },
	{ "null", no_argument, NULL, '0' },
	{ "dereference", no_argument, NULL, 'L' },
	{ "base", required_argument, NULL, OPT_BASE },
	{ "format", required_argument, NULL, OPT_FORMAT },
	{ "from", required_argument, NULL, OPT_FROM },
	{ "max-size", required_argument, NULL, OPT_MAX },
	{ "text", no_argument, NULL, OPT_TEXT },
	{ "with-ids", no_argument, NULL, OPT_IDS },
	{ "labels", no_argument, NULL, OPT_LABELS },
	{ 0 },
};

static const char description[] =
    "Make article files into a stream of clean text and paragraphs.\n\n"
    "  nl-normalize articles/ > articles.nl\n"
    "  find . -name '*.txt' -print0 | nl-normalize -0 --files-from=-\n\n"
    "      --files-from=LIST read the files named in LIST, one a line\n"
    "  -0, --null            names in LIST end with NUL\n"
    "      --with-ids        each name in LIST has its docid and a TAB before "
    "it\n"
    "  -L, --dereference     follow symbolic links inside folders\n"
    "      --base=FOLDER     names are below FOLDER\n"
    "      --format=FORMAT   text, json, jsonl or html, not what it looks like\n"
    "      --from=ENCODING   utf-8, windows-1252, utf-16le or utf-16be\n"
    "      --max-size=BYTES  largest article to take (20000000)\n"
    "      --text            print the normalized text alone\n"
    "      --labels          say of each line of standard input what it is\n";

struct options {
	struct stage stage;
	const char *list; /* --files-from, or NULL */
	int list_end;
	bool with_ids;
	bool labels; /* --labels */
};

static void
set_encoding(struct run *run, const struct stage *stage, const char *name)
{
	run->encoding = decode_name(str_of(name));
	if (run->encoding == NULL)
		stage_usage(stage, "unknown encoding '%s'", name);
}

static void
set_format(struct run *run, const struct stage *stage, const char *name)
{
	if (!format_find(str_of(name), &run->format))
		stage_usage(stage, "unknown format '%s'", name);
}

static void
set_option(struct run *run, struct options *options, int c)
{
	if (c == OPT_FILES)
		options->list = optarg;
	else if (c == '0')
		options->list_end = '\0';
	else if (c == OPT_IDS)
		options->with_ids = true;
	else if (c == OPT_LABELS)
		options->labels = true;
	else if (c == 'L')
		run->walk.follow = true;
	else if (c == OPT_BASE)
		run->walk.base = optarg;
	else if (c == OPT_FROM)
		set_encoding(run, &options->stage, optarg);
	else if (c == OPT_FORMAT)
		set_format(run, &options->stage, optarg);
	else if (c == OPT_MAX)
		run->max_size = stage_number(&options->stage, "--max-size",
		    optarg, INT32_MAX / 2);
	else if (c == OPT_TEXT)
		run->text_only = true;
}

/* What would be done otherwise is not what was asked for. */
static void
check_options(
    const struct options *options, const struct run *run, bool operands)
{
	const struct stage *stage = &options->stage;

	if (options->list == NULL &&
	    (options->list_end == '\0' || options->with_ids))
		stage_usage(stage, "-0 and --with-ids need --files-from");
	if (options->labels &&
	    (operands || options->list != NULL || run->text_only))
		stage_usage(stage, "--labels reads standard input alone");
}

static void
run_all(struct run *run, const struct options *options, int argc, char *argv[])
{
	if (options->labels)
		run_labels(run);
	else if (options->list != NULL)
		run_list(run, options->list, options->list_end,
		    options->with_ids);
	else if (argc == 0)
		run_path(run, "-");
	for (int i = 0; i < argc; i++)
		run_path(run, argv[i]);
}

int
main(int argc, char *argv[])
{
	struct run run = { .max_size = 20000000 };
	struct options options = { .stage = { .name = "normalize",
		.synopsis = "[option ...] [file|folder|- ...]",
		.description = description,
		.options = "0L",
		.long_options = long_options },
		.list_end = '\n' };
	int c;

	while ((c = stage_getopt(&options.stage, argc, argv)) != -1)
		set_option(&run, &options, c);
	check_options(&options, &run, optind < argc);
	if (optind == argc && options.list == NULL && isatty(STDIN_FILENO))
		stage_usage(&options.stage, "expected files or folders");
	run.flush = options.stage.flush;
	stage_widen_output();
	run_init(&run);
	run_all(&run, &options, argc - optind, argv + optind);
	run_release(&run);
	return diag_close_output(run.status);
}
