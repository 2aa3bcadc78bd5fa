#include "summary.h"

#include <jansson.h>
#include <stdlib.h>

#include "diag.h"
#include "files.h"
#include "version.h"

static size_t
count_todo(const struct batch *batch)
{
	size_t n = 0;

	for (size_t i = 0; i < batch->n_todo; i++) {
		const struct shard *shard = &batch->plan.at[batch->todo[i]];

		n += shard->end - shard->begin;
	}
	return n;
}

static void
write_json(const struct batch *batch, double seconds)
{
	const struct tally *tally = &batch->tally;
	json_t *root = json_pack("{ss ss sI sI sI sI sI sI sf}",
	    "program", "newsline", "version", NEWSLINE_VERSION,
	    "inputs", (json_int_t)batch->inputs.n,
	    "done_now", (json_int_t)count_todo(batch),
	    "ok", (json_int_t)tally->ok, "warn", (json_int_t)tally->warn,
	    "quarantined", (json_int_t)tally->quarantined,
	    "skipped", (json_int_t)batch->inputs.skipped,
	    "seconds", seconds);
	char *text;

	if (root == NULL)
		die_memory();
	text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	if (text == NULL)
		die_memory();
	write_file_durably(path_join(batch->out, "run.json"), str_of(text));
	free(text);
	json_decref(root);
}

void
summary_write(const struct batch *batch)
{
	double seconds = progress_clock() - batch->begin;
	const struct tally *tally = &batch->tally;

	write_json(batch, seconds);
	if (batch->quiet && tally->quarantined == 0)
		return;
	warn("%zu inputs: %llu articles ok, %llu with warnings, "
	     "%llu quarantined; %zu skipped; %zu inputs done in %.1f s",
	    batch->inputs.n, (unsigned long long)tally->ok,
	    (unsigned long long)tally->warn,
	    (unsigned long long)tally->quarantined, batch->inputs.skipped,
	    count_todo(batch), seconds);
}
