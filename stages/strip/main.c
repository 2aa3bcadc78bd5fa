/* nl-strip: take the blocks of some stages out of a stream. */

#include "diag.h"
#include "stage.h"

enum { STAGES_MAX = 64 };

struct strip {
	struct stage stage;
	const char *names[STAGES_MAX]; /* [n]: stages whose blocks go */
	size_t n;
};

static bool
is_named(const struct strip *strip, struct str stage)
{
	for (size_t i = 0; i < strip->n; i++)
		if (str_is(stage, strip->names[i]))
			return true;
	return false;
}

static void
put_line(struct str line)
{
	fwrite(line.at, 1, line.len, stdout);
	putchar('\n');
}

/* A block is a via line and what follows up to the next. */
static int
strip_article(const struct article *article, void *data)
{
	const struct strip *strip = data;
	bool drop = false;

	fwrite(article->head.at, 1, str_find(article->head, '\n', 0) + 1,
	    stdout);
	for (size_t i = 0; i < article->n; i++) {
		const struct record *record = &article->records[i];

		if (record->type == RECORD_VIA)
			drop = is_named(strip, record->column[0]);
		if (!drop)
			put_line(record->line);
	}
	put_line(article->tail);
	stage_written(&strip->stage);
	return STATUS_OK;
}

int
main(int argc, char *argv[])
{
	struct strip strip = { .stage = {
		.name = "strip",
		.synopsis = "-s stage [-s stage ...] [file ...]",
		.description =
		    "Take the blocks that the named stages added out of a "
		    "stream.\n\n"
		    "  nl-strip -s quotes < in.nl > out.nl\n\n"
		    "  -s, --stage=NAME      drop the block of this stage\n",
		.options = "s:",
		.long_options = (const struct option[]){
			{ "stage", required_argument, NULL, 's' },
			{ 0 },
		},
	} };

	while (stage_getopt(&strip.stage, argc, argv) != -1) {
		if (strip.n == STAGES_MAX)
			stage_usage(&strip.stage, "too many stages");
		strip.names[strip.n++] = optarg;
	}
	if (strip.n == 0)
		stage_usage(&strip.stage, "expected -s and a stage's name");
	return diag_close_output(stage_read(&strip.stage, argc - optind,
	    argv + optind, strip_article, &strip));
}
