/* What the lines of standard input are by themselves: nl-normalize --labels. */
#include <stdlib.h>

#include "diag.h"
#include "run.h"
#include "stream.h"
#include "utf8.h"

static void
add_field(struct buf *out, const char *key, struct str value)
{
	if (value.len == 0)
		return;
	buf_byte(out, '\t');
	buf_text(out, key);
	buf_byte(out, '=');
	stream_escape(out, value);
}

/* What a line is by itself, without the article around it. */
static void
put_line_label(struct run *run, struct str text, struct buf *out)
{
	struct line line = line_read(&run->labeller, text, &run->arena);

	buf_reset(out);
	buf_text(out, line.has_dateline ? "dateline" : label_name(line.label));
	add_field(out, "date", line.date);
	add_field(out, "authors", line.authors);
	add_field(out, "role", line.role);
	add_field(out, "outlet", line.outlet);
	add_field(out, "place", line.place);
	add_field(out, "source", line.source);
	if (line.has_dateline)
		add_field(out, "body", str_trim(
		    str_slice(text, line.dateline.end, text.len)));
	buf_byte(out, '\n');
	fwrite(out->at, 1, out->len, stdout);
	arena_reset(&run->arena);
}

void
run_labels(struct run *run)
{
	char *line = NULL;
	size_t cap = 0;
	struct buf out;
	ssize_t len;

	buf_init(&out);
	while ((len = getline(&line, &cap, stdin)) > 0) {
		struct str s = { line, (size_t)len };

		s = str_trim(s);
		if (utf8_valid(s) < s.len)
			die("standard input is not UTF-8");
		put_line_label(run, s, &out);
	}
	if (ferror(stdin) || !feof(stdin))
		die("cannot read standard input");
	free(line);
	buf_release(&out);
}
