#define _GNU_SOURCE
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sysexits.h>
#include <unistd.h>

#include "config.h"
#include "diag.h"
#include "files.h"
#include "manifest.h"
#include "people.h"
#include "summary.h"

/* Is another run at work on this OUT?  Then it is not ours to touch. */
static void
take_lock(struct batch *batch, int how)
{
	const char *path = path_join(batch->state, "lock");

	batch->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (batch->lock < 0)
		end_with(errno_status(errno), "cannot write %s: %s", path,
		    strerror(errno));
	if (flock(batch->lock, how | LOCK_NB) != 0)
		end_with(EX_TEMPFAIL,
		    "another run is at work on %s; try again later",
		    batch->out);
}

static void
prepare(struct batch *batch, int lock)
{
	batch->begin = progress_clock();
	batch->lock = -1;
	batch->bin = config_bin();
	if (asprintf(&batch->state, "%s/.newsline", batch->out) < 0)
		die_memory();
	if (batch->dry_run)
		return;
	make_folders(batch->state);
	take_lock(batch, lock);
}

/* Before hours of work, not behind them. */
static void
check_alias(const char *path)
{
	if (path == NULL)
		return;
	diag_die_status(EX_USAGE);
	people_alias_free(people_alias_read(path));
	diag_die_status(EX_OSERR);
}

/* Find the inputs and cut them into shards. */
static void
make_plan(struct batch *batch)
{
	struct buf config;

	check_alias(batch->alias);

	inputs_find(&batch->inputs, batch->operands, batch->n_operands,
	    batch->follow);
	if (batch->inputs.n == 0)
		end_with(EX_NOINPUT, "no articles in %s",
		    batch->operands[0]);
	manifest_hash(&batch->inputs, path_join(batch->state, "manifest.tsv"),
	    batch->verify);
	buf_init(&config);
	config_describe(batch->bin, &batch->limits, batch->alias, &config);
	plan_make(&batch->plan, &batch->inputs, buf_str(&config));
	buf_release(&config);
}

static bool
is_done(const struct batch *batch, const struct shard *shard)
{
	struct shardfile file;
	bool again;

	if (!shardfile_open(&file, shard_path(batch->state, shard)))
		return false;
	again = file.tally.again > 0 || (batch->retry && file.tally.bad > 0);
	shardfile_close(&file);
	return !again;
}

/* The shards that have no file yet, from the first on up to end. */
static void
find_todo(struct batch *batch, size_t first, size_t end)
{
	batch->todo = xcalloc(batch->plan.n, sizeof(*batch->todo));
	batch->n_todo = 0;
	for (size_t i = first; i < end; i++)
		if (!is_done(batch, &batch->plan.at[i]))
			batch->todo[batch->n_todo++] = i;
}

/* Those of one task of many: shards that follow each other. */
static void
find_share(struct batch *batch, unsigned index)
{
	size_t n = batch->plan.n;

	find_todo(batch, n * index / batch->shards,
	    n * (index + 1) / batch->shards);
}

size_t
batch_count_todo(const struct batch *batch)
{
	size_t n = 0;

	for (size_t i = 0; i < batch->n_todo; i++) {
		const struct shard *shard = &batch->plan.at[batch->todo[i]];

		n += shard->end - shard->begin;
	}
	return n;
}

static void
do_todo(struct batch *batch)
{
	struct work work = { .bin = batch->bin, .state = batch->state,
		.limits = batch->limits, .verbose = batch->verbose };
	struct progress progress;

	progress_begin(&progress, batch->progress, batch_count_todo(batch));
	pool_run(&work, &batch->inputs, &batch->plan, batch->todo,
	    batch->n_todo, batch->jobs, batch->lock, &progress);
	progress_end(&progress);
}

static struct publishing
publishing_of(const struct batch *batch)
{
	return (struct publishing){ .out = batch->out, .bin = batch->bin,
		.state = batch->state, .alias = batch->alias };
}

/* Nothing is lost: every input ended in one way. */
static void
check_tally(const struct batch *batch)
{
	const struct tally *tally = &batch->tally;

	if (tally->ok + tally->warn + tally->quarantined != batch->inputs.n)
		end_with(EX_SOFTWARE, "%zu inputs, but %llu ok, %llu warn and "
		    "%llu quarantined", batch->inputs.n,
		    (unsigned long long)tally->ok,
		    (unsigned long long)tally->warn,
		    (unsigned long long)tally->quarantined);
}

static int
publish(struct batch *batch)
{
	struct publishing publishing = publishing_of(batch);

	if (batch->n_todo > 0 ||
	    !publish_is_current(&publishing, &batch->plan))
		publish_tables(&publishing, &batch->plan);
	manifest_save(
	    &batch->inputs, path_join(batch->state, "manifest.tsv"));
	batch->tally = publish_tally(&publishing, &batch->plan);
	publish_sweep(&publishing, &batch->plan);
	check_tally(batch);
	summary_write(batch);
	return batch->tally.bad > 0 ? STATUS_PARTIAL : STATUS_OK;
}

static int
dry_run(const struct batch *batch)
{
	for (size_t i = 0; i < batch->n_todo; i++) {
		const struct shard *shard = &batch->plan.at[batch->todo[i]];

		for (size_t k = shard->begin; k < shard->end; k++) {
			diag_put_safe(stdout,
			    str_of(input_path(&batch->inputs.at[k])));
			putchar('\n');
		}
	}
	return diag_close_output(STATUS_OK);
}

int
batch_run(struct batch *batch)
{
	prepare(batch, LOCK_EX);
	make_plan(batch);
	find_todo(batch, 0, batch->plan.n);
	if (batch->dry_run)
		return dry_run(batch);
	do_todo(batch);
	return publish(batch);
}

/* Each task: its number, and how many inputs it has. */
int
batch_shard(struct batch *batch)
{
	prepare(batch, LOCK_EX);
	make_plan(batch);
	for (unsigned i = 0; i < batch->shards; i++) {
		find_share(batch, i);
		printf("%u\t%zu\n", i, batch_count_todo(batch));
		free(batch->todo);
		batch->todo = NULL;
	}
	manifest_save(
	    &batch->inputs, path_join(batch->state, "manifest.tsv"));
	return diag_close_output(STATUS_OK);
}

int
batch_run_shard(struct batch *batch, unsigned index)
{
	prepare(batch, LOCK_SH);
	make_plan(batch);
	find_share(batch, index);
	do_todo(batch);
	return STATUS_OK;
}

int
batch_merge(struct batch *batch)
{
	prepare(batch, LOCK_EX);
	make_plan(batch);
	find_todo(batch, 0, batch->plan.n);
	if (batch->n_todo > 0)
		end_with(EX_TEMPFAIL,
		    "%zu of %zu shards are not done yet, the first begins "
		    "with %s", batch->n_todo, batch->plan.n,
		    batch->inputs.at[batch->plan.at[batch->todo[0]].begin]
		        .rel);
	return publish(batch);
}

void
batch_release(struct batch *batch)
{
	free(batch->bin);
	free(batch->state);
	free(batch->todo);
	plan_release(&batch->plan);
	inputs_release(&batch->inputs);
	if (batch->lock >= 0)
		close(batch->lock);
}
