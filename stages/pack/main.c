/*
 * nl-pack: one article a line, its id as the key, for tools that shard lines.
 * LF, TAB and backslash inside become \n, \t and \\; nl-unpack undoes it.
 */
#include <stdlib.h>

#include "diag.h"
#include "stage.h"

static int
pack_article(const struct article *article, void *data)
{
	struct buf *line = data;

	buf_reset(line);
	buf_add(line, article->id);
	buf_byte(line, '\t');
	stream_escape(line, article->head);
	stream_escape(line, article->tail);
	stream_escape(line, STR("\n"));
	buf_byte(line, '\n');
	fwrite(line->at, 1, line->len, stdout);
	if (ferror(stdout))
		exit(diag_close_output(STATUS_TROUBLE));
	return STATUS_OK;
}

int
main(int argc, char *argv[])
{
	struct stage stage = {
		.name = "pack",
		.synopsis = "[file ...]",
		.description =
		    "Put each article of a stream on one line: its id, TAB, "
		    "its escaped lines.\n\n"
		    "  nl-pack in.nl | shuf | nl-unpack > out.nl\n\n",
	};
	struct buf line;
	int status;

	if (stage_getopt(&stage, argc, argv) != -1)
		stage_usage(&stage, "unexpected option");
	buf_init(&line);
	status = stage_read(
	    &stage, argc - optind, argv + optind, pack_article, &line);
	buf_release(&line);
	return diag_close_output(status);
}
