/* newsline: the whole chain over folders, incremental and safe in cron. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "batch.h"
#include "diag.h"
#include "files.h"
#include "stage.h"
#include "version.h"
#include "walk.h"

static const char usage[] =
    "usage: newsline [options] folder|file ... -o OUT\n"
    "       newsline shard -n N [options] folder ... -o OUT\n"
    "       newsline run-shard INDEX -n N [options] folder ... -o OUT\n"
    "       newsline merge [options] folder ... -o OUT\n"
    "\n"
    "Read news articles, write tables of who was named and who said what.\n"
    "The first run does everything, a later one what is new or changed.\n"
    "The tables are in OUT/current/.\n"
    "\n"
    "  newsline articles/ -o out/\n"
    "  newsline --quiet /srv/articles -o /srv/newsline      (from cron)\n"
    "\n"
    "  -o, --output=OUT      folder for the tables and for what a later run\n"
    "                        needs\n"
    "  -j, --jobs=N          shards at a time; 0 is one a processor (0)\n"
    "  -L, --follow          go through symbolic links\n"
    "  -q, --quiet           say nothing where all is well\n"
    "  -v, --verbose         pass on what the stages say\n"
    "  -n, --shards=N        tasks to cut the run into (shard, run-shard)\n"
    "      --alias=FILE      people to merge, split or rename; see nl-csv\n"
    "      --dry-run         list the inputs that would be read, do nothing\n"
    "      --verify          read every input, whatever its times say\n"
    "      --retry           try quarantined articles again\n"
    "      --strict          status 65 where an article is quarantined\n"
    "      --max-size=BYTES  of an article (20000000)\n"
    "      --max-memory=MIB  of a stage (2048)\n"
    "      --timeout=SECONDS for an input (60)\n"
    "      --progress=WHEN   auto, always or never (auto)\n"
    "  -h, --help            show this help\n"
    "  -V, --version         show the version\n"
    "\n"
    "The manual: man newsline\n";

enum {
	OPTION_ALIAS = 256,
	OPTION_DRY_RUN,
	OPTION_VERIFY,
	OPTION_RETRY,
	OPTION_STRICT,
	OPTION_MAX_SIZE,
	OPTION_MAX_MEMORY,
	OPTION_TIMEOUT,
	OPTION_PROGRESS,
};

static const struct option options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "jobs", required_argument, NULL, 'j' },
	{ "follow", no_argument, NULL, 'L' },
	{ "quiet", no_argument, NULL, 'q' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "shards", required_argument, NULL, 'n' },
	{ "alias", required_argument, NULL, OPTION_ALIAS },
	{ "dry-run", no_argument, NULL, OPTION_DRY_RUN },
	{ "verify", no_argument, NULL, OPTION_VERIFY },
	{ "retry", no_argument, NULL, OPTION_RETRY },
	{ "strict", no_argument, NULL, OPTION_STRICT },
	{ "max-size", required_argument, NULL, OPTION_MAX_SIZE },
	{ "max-memory", required_argument, NULL, OPTION_MAX_MEMORY },
	{ "timeout", required_argument, NULL, OPTION_TIMEOUT },
	{ "progress", required_argument, NULL, OPTION_PROGRESS },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 },
};

static const char shorts[] = ":o:j:Lqvn:hV";

static uint64_t
number(const char *what, const char *text, uint64_t max)
{
	uint64_t value;

	if (!str_number(str_of(text), max, &value))
		end_with(EX_USAGE, "%s must be a number up to %llu, not '%s'; "
		    "try 'newsline --help'", what, (unsigned long long)max,
		    text);
	return value;
}

static enum progress_when
when(const char *text)
{
	if (strcmp(text, "always") == 0)
		return PROGRESS_ALWAYS;
	if (strcmp(text, "never") == 0)
		return PROGRESS_NEVER;
	if (strcmp(text, "auto") != 0)
		end_with(EX_USAGE, "--progress is auto, always or never, "
		    "not '%s'", text);
	return PROGRESS_AUTO;
}

static void
set_limit(struct limits *limits, int c)
{
	if (c == OPTION_MAX_SIZE)
		limits->bytes = number("--max-size", optarg, INT32_MAX / 2);
	else if (c == OPTION_MAX_MEMORY)
		limits->memory =
		    number("--max-memory", optarg, 1 << 20) << 20;
	else if (c == OPTION_TIMEOUT)
		limits->seconds =
		    (unsigned)number("--timeout", optarg, 86400);
}

static void
set_flag(struct batch *batch, int c)
{
	batch->follow |= c == 'L';
	batch->quiet |= c == 'q';
	batch->verbose |= c == 'v';
	batch->dry_run |= c == OPTION_DRY_RUN;
	batch->verify |= c == OPTION_VERIFY;
	batch->retry |= c == OPTION_RETRY;
}

static void
show(const char *text)
{
	fputs(text, stdout);
	exit(diag_close_output(STATUS_OK) == STATUS_OK ? EX_OK : EX_IOERR);
}

static void
set_option(struct batch *batch, int c, char *argv[])
{
	if (c == 'h')
		show(usage);
	else if (c == 'V')
		show("newsline " NEWSLINE_VERSION "\n");
	else if (c == '?' || c == ':')
		end_with(EX_USAGE, "%s; try 'newsline --help'",
		    stage_option_fault(c, shorts, argv));
	else if (c == 'o')
		batch->out = optarg;
	else if (c == 'j')
		batch->jobs = (unsigned)number("--jobs", optarg, 1024);
	else if (c == 'n')
		batch->shards = (unsigned)number("--shards", optarg, 1000000);
	else if (c == OPTION_ALIAS)
		batch->alias = optarg;
	else if (c == OPTION_PROGRESS)
		batch->progress = when(optarg);
	else if (c >= OPTION_MAX_SIZE)
		set_limit(&batch->limits, c);
	else
		set_flag(batch, c);
}

/* A trailing slash would make "out//current". */
static void
check_output(struct batch *batch)
{
	size_t len;

	if (batch->out == NULL || batch->out[0] == '\0')
		end_with(EX_USAGE,
		    "expected -o and a folder; try 'newsline --help'");
	len = strlen(batch->out);
	while (len > 1 && batch->out[len - 1] == '/')
		batch->out[--len] = '\0';
}

/* Tables among articles would be read as articles. */
static void
check_apart(const char *out, const char *operand)
{
	if (walk_same(out, operand))
		end_with(EX_USAGE, "the tables cannot lie among the articles "
		    "in %s; a folder in it, as -o %s/tables, will do",
		    operand, operand);
}

static void
check_operands(struct batch *batch, int argc, char *argv[])
{
	check_output(batch);
	if (argc == 0)
		end_with(EX_USAGE,
		    "expected a folder of articles; try 'newsline --help'");
	for (int i = 0; i < argc; i++) {
		size_t len = strlen(argv[i]);

		while (len > 1 && argv[i][len - 1] == '/')
			argv[i][--len] = '\0';
		check_apart(batch->out, argv[i]);
	}
	batch->operands = argv;
	batch->n_operands = (size_t)argc;
	if (batch->jobs == 0) {
		long processors = sysconf(_SC_NPROCESSORS_ONLN);

		batch->jobs = processors < 1 ? 1 : (unsigned)processors;
	}
}

static void
need_shards(const struct batch *batch)
{
	if (batch->shards == 0)
		end_with(EX_USAGE, "expected -n and the number of tasks; "
		    "try 'newsline --help'");
}

static int
run(struct batch *batch, int argc, char *argv[])
{
	const char *command = argc > 0 ? argv[0] : "";

	if (strcmp(command, "shard") == 0) {
		check_operands(batch, argc - 1, argv + 1);
		need_shards(batch);
		return batch_shard(batch);
	}
	if (strcmp(command, "merge") == 0) {
		check_operands(batch, argc - 1, argv + 1);
		return batch_merge(batch);
	}
	if (strcmp(command, "run-shard") == 0 && argc > 1) {
		unsigned index;

		need_shards(batch);
		index = (unsigned)number(
		    "the shard's index", argv[1], batch->shards - 1);
		check_operands(batch, argc - 2, argv + 2);
		return batch_run_shard(batch, index);
	}
	check_operands(batch, argc, argv);
	return batch_run(batch);
}

int
main(int argc, char *argv[])
{
	struct batch batch = { .lock = -1, .limits = { .bytes = 20000000,
		.memory = (uint64_t)2048 << 20, .seconds = 60 } };
	bool strict = false;
	int c, status;

	diag_program("newsline");
	diag_die_status(EX_OSERR);
	opterr = 0;
	while ((c = getopt_long(
	            argc, argv, shorts, options, NULL)) != -1) {
		if (c == OPTION_STRICT)
			strict = true;
		else
			set_option(&batch, c, argv);
	}
	status = run(&batch, argc - optind, argv + optind);
	batch_release(&batch);
	return strict && status == STATUS_PARTIAL ? EX_DATAERR : status;
}
