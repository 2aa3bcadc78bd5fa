#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch.h"
#include "diag.h"
#include "version.h"

enum { OPTIONS_MAX = 48 };

static const struct option shared_options[] = {
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ "line-buffered", no_argument, NULL, 'u' },
};

static const size_t n_shared =
    sizeof(shared_options) / sizeof(shared_options[0]);

static const char shared_help[] =
    "  -u, --line-buffered   write out each article as soon as it is done\n"
    "  -h, --help            show this help\n"
    "  -V, --version         show the version\n";

static void
help(const struct stage *stage)
{
	printf("usage: %s %s\n\n%s%s\nThe manual: man %s\n", diag_name(),
	    stage->synopsis, stage->description, shared_help, diag_name());
	exit(diag_close_output(STATUS_OK));
}

static void
version(void)
{
	printf("%s (Newsline) %s\n", diag_name(), NEWSLINE_VERSION);
	exit(diag_close_output(STATUS_OK));
}

void
stage_usage(const struct stage *stage, const char *format, ...)
{
	char line[256];
	va_list args;

	(void)stage;
	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	die("%s; try '%s --help'", line, diag_name());
}

uint64_t
stage_number(const struct stage *stage, const char *what, const char *text,
    uint64_t max)
{
	uint64_t value;

	if (!str_number(str_of(text), max, &value))
		stage_usage(stage, "%s must be a number from 0 to %llu, not '%s'",
		    what, (unsigned long long)max, text);
	return value;
}

/* All options of the stage, the shared ones first. */
struct options {
	char shorts[128];
	struct option longs[OPTIONS_MAX];
};

static void
gather(const struct stage *stage, struct options *all)
{
	size_t n = n_shared;

	snprintf(all->shorts, sizeof(all->shorts), ":huV%s",
	    stage->options == NULL ? "" : stage->options);
	memset(all->longs, 0, sizeof(all->longs));
	memcpy(all->longs, shared_options, sizeof(shared_options));
	for (const struct option *o = stage->long_options;
	     o != NULL && o->name != NULL && n + 1 < OPTIONS_MAX; o++)
		all->longs[n++] = *o;
}

static void
set_program(const struct stage *stage)
{
	static char name[64];

	snprintf(name, sizeof(name), "nl-%s", stage->name);
	diag_program(name);
}

const char *
stage_option_fault(int c, const char *shorts, char *argv[])
{
	static char line[256];

	if (c == ':')
		snprintf(line, sizeof(line), "option '%s' needs a value",
		    argv[optind - 1]);
	else if (optopt > 0 && optopt < 0x80 && strchr(shorts, optopt) == NULL)
		/* It may be one of several in a word, "-Zd". */
		snprintf(line, sizeof(line), "cannot use option '-%c'", optopt);
	else
		snprintf(line, sizeof(line), "cannot use option '%s'",
		    argv[optind - 1]);
	return line;
}

int
stage_getopt(struct stage *stage, int argc, char *argv[])
{
	struct options all;
	int c;

	set_program(stage);
	gather(stage, &all);
	opterr = 0;
	while ((c = getopt_long(
	            argc, argv, all.shorts, all.longs, NULL)) != -1) {
		if (c == 'h')
			help(stage);
		else if (c == 'V')
			version();
		else if (c == 'u')
			stage->flush = true;
		else if (c == '?' || c == ':')
			stage_usage(stage, "%s",
			    stage_option_fault(c, all.shorts, argv));
		else
			return c;
	}
	batch_declare();
	return -1;
}

struct input {
	FILE *file;
	const char *name;
};

static struct input
open_input(const char *path)
{
	FILE *file;

	if (strcmp(path, "-") == 0)
		return (struct input){ stdin, "standard input" };
	file = fopen(path, "rb");
	if (file == NULL)
		die("%s: cannot open: %s", path, strerror(errno));
	return (struct input){ file, path };
}

static void
die_bad_stream(const struct stream_reader *reader, const char *name)
{
	int id_len = (int)reader->error_id.len;

	die("%s:%llu: %.*s%s%s", name, (unsigned long long)reader->line,
	    id_len, reader->error_id.at, id_len > 0 ? ": " : "",
	    reader->error);
}

static int
read_input(struct input input, stage_each *each, void *data)
{
	struct stream_reader reader;
	struct article article;
	enum stream_result result;
	int worst = STATUS_OK;

	stream_open(&reader, input.file);
	while ((result = stream_next(&reader, &article)) == STREAM_ARTICLE) {
		int status = each(&article, data);

		if (status > worst)
			worst = status;
	}
	if (result == STREAM_BAD) {
		fflush(stdout);
		die_bad_stream(&reader, input.name);
	}
	stream_close(&reader);
	return worst;
}

int
stage_read(const struct stage *stage, int argc, char *argv[], stage_each *each,
    void *data)
{
	static char dash[] = "-";
	static char *standard_input[] = { dash };
	int worst = STATUS_OK;

	if (argc == 0 && isatty(STDIN_FILENO))
		stage_usage(stage, "expected a stream on standard input");
	if (argc == 0) {
		argc = 1;
		argv = standard_input;
	}
	for (int i = 0; i < argc; i++) {
		struct input input = open_input(argv[i]);
		int status = read_input(input, each, data);

		if (status > worst)
			worst = status;
		if (input.file != stdin)
			fclose(input.file);
	}
	return worst;
}

struct run {
	struct stage *stage;
	struct block block;
};

static void
write_out(struct str s)
{
	if (s.len > 0)
		fwrite(s.at, 1, s.len, stdout);
}

void
stage_written(const struct stage *stage)
{
	if (stage->flush)
		fflush(stdout);
	if (ferror(stdout))
		exit(diag_close_output(STATUS_TROUBLE));
}

static void
check_needs(const struct run *run, const struct article *article)
{
	const char *needs = run->stage->needs;

	if (needs == NULL || article_via(article, needs) != NULL)
		return;
	fflush(stdout);
	die("line %llu: %.*s: nl-%s has not been here; run it before %s",
	    (unsigned long long)article->line, (int)article->id.len,
	    article->id.at, needs, diag_name());
}

static int
work_on(struct run *run, const struct article *article)
{
	struct block *block = &run->block;
	int status;

	check_needs(run, article);
	block_begin(block, article, run->stage->name);
	if (run->stage->model != NULL)
		block_attr(block, "data", str_of(run->stage->model));
	status = run->stage->work(article, block, run->stage->data);
	block_end(block);
	return status;
}

static int
run_article(const struct article *article, void *data)
{
	struct run *run = data;
	int status = STATUS_OK;

	buf_reset(&run->block.buf);
	if (article_via(article, run->stage->name) == NULL)
		status = work_on(run, article);
	write_out(article->head);
	write_out(buf_str(&run->block.buf));
	write_out(article->tail);
	write_out(STR("\n"));
	stage_written(run->stage);
	return status;
}

/*
 * A stage that writes more at once than the pipe holds waits until the next
 * one has read it, and the two take turns instead of working side by side.
 */
void
stage_widen_output(void)
{
	static char buffer[64 * 1024];

	setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
#ifdef F_SETPIPE_SZ
	(void)fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1024 * 1024);
#endif
}

int
stage_run(struct stage *stage, int argc, char *argv[])
{
	struct run run = { .stage = stage };
	int status;

	stage_widen_output();
	block_init(&run.block);
	status = stage_read(stage, argc, argv, run_article, &run);
	block_release(&run.block);
	return diag_close_output(status);
}
