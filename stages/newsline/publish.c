#define _GNU_SOURCE
#include "publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "diag.h"
#include "files.h"
#include "pipeline.h"
#include "work.h"

/* The generation's own note of what it was made from. */
static const char plan_name[] = ".plan";

bool
publish_is_current(
    const struct publishing *publishing, const struct plan *plan)
{
	struct buf text;
	bool same;

	buf_init(&text);
	same = read_file(path_join(path_join(publishing->out, "current"),
	                     plan_name), &text) &&
	    str_is(str_trim(buf_str(&text)), plan->key);
	buf_release(&text);
	return same;
}

/* The number of the newest generation that is there, 0 for none. */
static unsigned
newest(const char *out)
{
	DIR *folder = opendir(out);
	struct dirent *entry;
	unsigned most = 0;

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		unsigned number;
		char rest;

		if (sscanf(entry->d_name, "gen-%u%c", &number, &rest) == 1 &&
		    number > most)
			most = number;
	}
	if (folder != NULL)
		closedir(folder);
	return most;
}

static void
open_shard(struct shardfile *file, const struct publishing *publishing,
    const struct shard *shard)
{
	const char *path = shard_path(publishing->state, shard);

	if (!shardfile_open(file, path))
		end_with(EX_SOFTWARE, "the shard %s is missing or damaged; "
		    "remove it and run again", path);
}

static int
open_table(const char *folder, size_t table)
{
	char name[32];
	const char *path;
	int fd;

	snprintf(name, sizeof(name), "%s.csv", table_names[table]);
	path = path_join(folder, name);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0 || lseek(fd, 0, SEEK_END) < 0)
		end_with(EX_IOERR, "cannot write %s: %s", path,
		    strerror(errno));
	return fd;
}

static void
close_table(int fd, size_t table)
{
	if (fsync(fd) != 0 || close(fd) != 0)
		end_with(EX_IOERR, "cannot write the table %s: %s",
		    table_names[table], strerror(errno));
}

/* Behind the header lines that csv left, the rows of all shards. */
static void
fill_tables(const struct publishing *publishing, const struct plan *plan,
    const char *folder)
{
	int fd[TABLES];

	for (size_t t = 0; t < TABLES; t++)
		fd[t] = open_table(folder, t);
	for (size_t i = 0; i < plan->n; i++) {
		struct shardfile file;

		open_shard(&file, publishing, &plan->at[i]);
		for (size_t t = 0; t < TABLES; t++)
			append_range(file.fd, file.begin[t], file.len[t], fd[t],
			    table_names[t]);
		shardfile_close(&file);
	}
	for (size_t t = 0; t < TABLES; t++)
		close_table(fd[t], t);
}

/* At first the header lines, at last people and datapackage.json. */
static void
call_csv(const struct publishing *publishing, const char *folder, bool people)
{
	struct chain chain = { .bin = publishing->bin,
		.tmp = publishing->state, .memory = UINT64_MAX,
		.seconds = 3600 };
	struct trouble trouble = people
	    ? chain_people(&chain, folder, publishing->alias)
	    : chain_tables(&chain, STR(""), folder);

	if (trouble.any)
		end_with(trouble.system ? EX_IOERR : EX_SOFTWARE,
		    "nl-csv: %s", trouble.what);
}

static void
point_current(const char *out, const char *name)
{
	char *aside = strdup(path_join(out, ".current.tmp"));

	if (aside == NULL)
		die_memory();
	unlink(aside);
	if (symlink(name, aside) != 0)
		end_with(errno_status(errno), "cannot write %s: %s", aside,
		    strerror(errno));
	rename_durably(aside, path_join(out, "current"));
	free(aside);
}

/* Keep generations number and number - 1. */
static void
remove_old(const char *out, unsigned number)
{
	DIR *folder = opendir(out);
	struct dirent *entry;

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		unsigned old;
		char rest;

		if (sscanf(entry->d_name, "gen-%u%c", &old, &rest) == 1 &&
		    old + 1 < number)
			remove_tree(path_join(out, entry->d_name));
	}
	if (folder != NULL)
		closedir(folder);
}

void
publish_tables(const struct publishing *publishing, const struct plan *plan)
{
	unsigned number = newest(publishing->out) + 1;
	char name[32], *aside, *folder;

	snprintf(name, sizeof(name), "gen-%06u", number);
	if (asprintf(&aside, "%s/.gen.tmp", publishing->out) < 0 ||
	    asprintf(&folder, "%s/%s", publishing->out, name) < 0)
		die_memory();
	remove_tree(aside);
	call_csv(publishing, aside, false);
	fill_tables(publishing, plan, aside);
	call_csv(publishing, aside, true);
	write_file_durably(path_join(aside, plan_name), str_of(plan->key));
	sync_folder(aside);
	rename_durably(aside, folder);
	point_current(publishing->out, name);
	remove_old(publishing->out, number);
	free(aside);
	free(folder);
}

struct tally
publish_tally(const struct publishing *publishing, const struct plan *plan)
{
	struct tally sum = { 0 };

	for (size_t i = 0; i < plan->n; i++) {
		struct shardfile file;

		open_shard(&file, publishing, &plan->at[i]);
		tally_add(&sum, &file.tally);
		shardfile_close(&file);
	}
	return sum;
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sweep_folder(const char *folder, const char *const *keys, size_t n)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;

	while (listing != NULL && (entry = readdir(listing)) != NULL) {
		const char *name = entry->d_name;

		if (name[0] != '.' &&
		    (n == 0 || bsearch(&name, keys, n, sizeof(*keys),
		                   by_key) == NULL))
			unlink(path_join(folder, name));
	}
	if (listing != NULL)
		closedir(listing);
	rmdir(folder);
}

/* What a kill left half written in a folder: "NAME.tmp.PID". */
static void
sweep_aside(const char *folder)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;

	while (listing != NULL && (entry = readdir(listing)) != NULL)
		if (strstr(entry->d_name, ".tmp.") != NULL)
			unlink(path_join(folder, entry->d_name));
	if (listing != NULL)
		closedir(listing);
}

void
publish_sweep(const struct publishing *publishing, const struct plan *plan)
{
	const char **keys = xcalloc(plan->n, sizeof(*keys));
	char *shards = strdup(path_join(publishing->state, "shards"));
	DIR *listing;
	struct dirent *entry;

	if (shards == NULL)
		die_memory();
	for (size_t i = 0; i < plan->n; i++)
		keys[i] = plan->at[i].key;
	if (plan->n > 1)
		qsort(keys, plan->n, sizeof(*keys), by_key);
	listing = opendir(shards);
	while (listing != NULL && (entry = readdir(listing)) != NULL) {
		char *folder;

		if (entry->d_name[0] == '.')
			continue;
		folder = strdup(path_join(shards, entry->d_name));
		if (folder == NULL)
			die_memory();
		sweep_folder(folder, keys, plan->n);
		free(folder);
	}
	if (listing != NULL)
		closedir(listing);
	remove_tree(path_join(publishing->state, "tmp"));
	sweep_aside(publishing->state);
	sweep_aside(publishing->out);
	free(shards);
	free(keys);
}
