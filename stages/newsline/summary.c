#include "summary.h"

#include <jansson.h>
#include <stdlib.h>

#include "diag.h"
#include "files.h"
#include "version.h"

static void
write_json(const struct batch *batch, double seconds)
{
	const struct tally *tally = &batch->tally;
	size_t found = batch->inputs.n + batch->inputs.skipped;
	json_t *root = json_pack("{ss ss sI sI sI sI sI sI sI sI sf}",
	    "program", "newsline", "version", NEWSLINE_VERSION,
	    "inputs", (json_int_t)found,
	    "ok", (json_int_t)tally->ok, "warn", (json_int_t)tally->warn,
	    "quarantined", (json_int_t)tally->quarantined,
	    "skipped", (json_int_t)batch->inputs.skipped,
	    "articles", (json_int_t)tally->articles,
	    "articles_quarantined", (json_int_t)tally->bad,
	    "done_now", (json_int_t)batch_count_todo(batch),
	    "seconds", seconds);
	struct buf line;
	char *text;

	if (root == NULL)
		die_memory();
	text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER |
	        JSON_REAL_PRECISION(3));
	if (text == NULL)
		die_memory();
	buf_init(&line);
	buf_printf(&line, "%s\n", text);
	write_file_durably(path_join(batch->out, "run.json"), buf_str(&line));
	buf_release(&line);
	free(text);
	json_decref(root);
}

void
summary_write(const struct batch *batch)
{
	double seconds = progress_clock() - batch->begin;
	const struct tally *tally = &batch->tally;

	write_json(batch, seconds);
	if (batch->quiet && tally->bad == 0)
		return;
	warn("%zu inputs = %llu ok + %llu warn + %llu quarantined + %zu "
	     "skipped; %llu articles; %zu inputs done now, in %.1f s",
	    batch->inputs.n + batch->inputs.skipped,
	    (unsigned long long)tally->ok, (unsigned long long)tally->warn,
	    (unsigned long long)tally->quarantined, batch->inputs.skipped,
	    (unsigned long long)tally->articles, batch_count_todo(batch), seconds);
	if (tally->bad > 0)
		warn("%llu article%s in quarantine; %s/current/errors.csv "
		     "says why", (unsigned long long)tally->bad,
		    tally->bad == 1 ? "" : "s", batch->out);
}
