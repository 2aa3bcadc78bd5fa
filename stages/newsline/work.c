#define _GNU_SOURCE /* asprintf */
#include "work.h"

#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"
#include "job.h"
#include "rows.h"

const char *
shard_path(const char *state, const struct shard *shard)
{
	char name[80];

	snprintf(name, sizeof(name), "shards/%.2s/%s", shard->key, shard->key);
	return path_join(state, name);
}

/* How it ended; every input of the shard must have a row in articles. */
static struct tally
tally_of(const struct job *job, const struct shard *shard,
    const struct rows *rows)
{
	struct tally tally = { 0 };
	size_t first = 0;
	size_t missing = rows_missing(rows->table[0], job->inputs,
	    shard->begin, shard->end, &tally, &first);

	if (missing > 0)
		end_with(EX_SOFTWARE, "%zu inputs have no row in articles, "
		    "one of them %s", missing, job->inputs->at[first].rel);
	for (size_t i = shard->begin; i < shard->end; i++)
		tally.again += job->again[i - job->begin];
	return tally;
}

static void
write_shard(const struct job *job, const struct shard *shard,
    const struct rows *rows)
{
	struct tally tally = tally_of(job, shard, rows);
	char *path = strdup(shard_path(job->work->state, shard));

	if (path == NULL)
		die_memory();
	*strrchr(path, '/') = '\0';
	make_folders(path);
	shardfile_write(shard_path(job->work->state, shard), rows, &tally);
	free(path);
}

/* Each shard gets a file of its own. */
static void
write_shards(const struct job *job, const struct shard *shards, size_t n)
{
	struct rows_cut cut;
	struct rows rows;

	for (size_t i = 0; i < TABLES; i++)
		rows.table[i] = buf_str(&job->tables[i]);
	rows_cut_begin(&cut, &rows, job->inputs, job->begin, job->end);
	for (size_t i = 0; i < n; i++) {
		rows = rows_cut_next(&cut, shards[i].end);
		write_shard(job, &shards[i], &rows);
	}
	rows_cut_end(&cut);
}

static char *
own_folder(const struct work *work)
{
	char *path;

	if (asprintf(&path, "%s/tmp/%ld", work->state, (long)getpid()) < 0)
		die_memory();
	make_folders(path);
	return path;
}

void
work_shards(const struct work *work, const struct inputs *inputs,
    const struct shard *shards, size_t n)
{
	struct buf tables[TABLES] = { 0 };
	char *folder = own_folder(work);
	struct job job = {
		.work = work,
		.inputs = inputs,
		.chain = { .bin = work->bin, .tmp = folder,
		    .bytes = work->limits.bytes,
		    .memory = work->limits.memory, .verbose = work->verbose },
		.tables = tables,
		.begin = shards[0].begin,
		.end = shards[n - 1].end,
	};

	job.again = xcalloc(job.end - job.begin, sizeof(*job.again));
	if (asprintf(&job.out, "%s/tables", folder) < 0)
		die_memory();
	job_do(&job);
	write_shards(&job, shards, n);
	remove_tree(folder);
	for (size_t i = 0; i < TABLES; i++)
		buf_release(&tables[i]);
	free(job.again);
	free(job.out);
	free(folder);
}
