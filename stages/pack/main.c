/*
 * nl-pack: one article a line, its id as the key, for tools that shard lines.
 * LF, TAB and backslash inside become \n, \t and \\; nl-unpack undoes it.
 */

#include "diag.h"
#include "stage.h"

struct pack {
	struct stage stage;
	struct buf line;
};

static int
pack_article(const struct article *article, void *data)
{
	struct pack *pack = data;
	struct buf *line = &pack->line;

	buf_reset(line);
	buf_add(line, article->id);
	buf_byte(line, '\t');
	stream_escape(line, article->head);
	stream_escape(line, article->tail);
	stream_escape(line, STR("\n"));
	buf_byte(line, '\n');
	fwrite(line->at, 1, line->len, stdout);
	stage_written(&pack->stage);
	return STATUS_OK;
}

int
main(int argc, char *argv[])
{
	struct pack pack = { .stage = {
		.name = "pack",
		.synopsis = "[file ...]",
		.description =
		    "Put each article of a stream on one line: its id, TAB, "
		    "its escaped lines.\n\n"
		    "  nl-pack in.nl | shuf | nl-unpack > out.nl\n\n",
	} };
	int status;

	if (stage_getopt(&pack.stage, argc, argv) != -1)
		stage_usage(&pack.stage, "unexpected option");
	buf_init(&pack.line);
	status = stage_read(&pack.stage, argc - optind, argv + optind,
	    pack_article, &pack);
	buf_release(&pack.line);
	return diag_close_output(status);
}
