#define _GNU_SOURCE
#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "files.h"
#include "hash.h"
#include "utf8.h"

enum { ID_MAX = 240, DEPTH_MAX = 64 };

/* What the walk carries along. */
struct walk {
	struct inputs *inputs;
	const char *root;
	bool follow;
	struct {
		dev_t device;
		ino_t inode;
	} above[DEPTH_MAX]; /* [depth]: the folders that we are in */
	size_t depth;
};

const char *
input_path(const struct input *input)
{
	return path_join(input->root, input->rel);
}

static char *
copy(const char *s)
{
	char *own = strdup(s);

	if (own == NULL)
		die_memory();
	return own;
}

/* A path without its extensions, ".txt" or ".jsonl.gz", as far as known. */
static size_t
stem_len(const char *rel)
{
	static const char *const extensions[] = { ".gz", ".zst", ".txt", ".json",
		".jsonl", ".ndjson", ".html", ".htm", ".text", ".md" };
	size_t len = strlen(rel);
	bool cut = true;

	while (cut) {
		cut = false;
		for (size_t i = 0;
		     i < sizeof(extensions) / sizeof(extensions[0]); i++) {
			size_t ext = strlen(extensions[i]);

			if (len > ext && rel[len - ext - 1] != '/' &&
			    strncasecmp(rel + len - ext, extensions[i], ext) ==
			        0) {
				len -= ext;
				cut = true;
			}
		}
	}
	return len;
}

/* rel as a docid: no blanks, no control characters, valid UTF-8, not long. */
static char *
make_id(const char *rel)
{
	struct str s = { rel, stem_len(rel) };
	struct buf id;

	buf_init(&id);
	for (size_t i = 0; i < s.len;) {
		uint32_t c;
		size_t n = utf8_decode(s, i, &c);

		if (n == 0 || c <= 0x20 || c == 0x7f || utf8_is_space(c) ||
		    (c >= 0x80 && c < 0xa0) || (c >= 0x200b && c <= 0x202e) ||
		    (c >= 0x2060 && c <= 0x2069) || c == 0xfeff) {
			buf_byte(&id, '_');
			i += n == 0 ? 1 : n;
			continue;
		}
		buf_add(&id, str_slice(s, i, i + n));
		i += n;
	}
	if (id.len > ID_MAX) {
		id.len = ID_MAX - 20;
		while (!utf8_is_boundary((struct str){ id.at, id.cap }, id.len))
			id.len--;
		buf_printf(&id, "~%016llx",
		    (unsigned long long)hash_str(str_of(rel)));
	}
	buf_byte(&id, '\0');
	return id.at;
}

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
add_input(struct walk *walk, const char *rel, const struct stat *status,
    const char *fault)
{
	struct inputs *inputs = walk->inputs;
	struct input *input;

	if (inputs->n == inputs->cap) {
		inputs->cap = inputs->cap * 2 + 64;
		inputs->at = xrealloc(
		    inputs->at, inputs->cap * sizeof(*inputs->at));
	}
	input = &inputs->at[inputs->n++];
	*input = (struct input){
		.root = walk->root,
		.rel = copy(rel),
		.id = make_id(rel),
		.fault = fault,
		.size = (uint64_t)status->st_size,
		.mtime = nanoseconds(status->st_mtim),
		.ctime = nanoseconds(status->st_ctim),
		.inode = (uint64_t)status->st_ino,
	};
}

static const char *
kind_fault(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	return S_ISFIFO(mode) ? "is a FIFO, not a regular file"
	    : S_ISSOCK(mode)  ? "is a socket, not a regular file"
	    : S_ISLNK(mode)   ? "is a symbolic link that leads nowhere"
	                      : "is a device, not a regular file";
}

static bool
is_above(const struct walk *walk, const struct stat *status)
{
	for (size_t i = 0; i < walk->depth; i++)
		if (walk->above[i].device == status->st_dev &&
		    walk->above[i].inode == status->st_ino)
			return true;
	return false;
}

static void walk_folder(
    struct walk *walk, const char *rel, const struct stat *status);

static void
walk_one(struct walk *walk, const char *rel)
{
	const char *path =
	    rel[0] == '\0' ? walk->root : path_join(walk->root, rel);
	struct stat status;

	if (lstat(path, &status) != 0)
		return; /* gone since the folder was read */
	if (S_ISLNK(status.st_mode)) {
		struct stat target;

		if (!walk->follow) {
			walk->inputs->skipped++;
			return;
		}
		if (stat(path, &target) == 0)
			status = target;
		else if (errno == ELOOP) {
			add_input(walk, rel, &status, "is a loop of links");
			return;
		}
	}
	if (!S_ISDIR(status.st_mode))
		add_input(walk, rel, &status, kind_fault(status.st_mode));
	else if (is_above(walk, &status))
		add_input(walk, rel, &status, "is a folder that holds itself");
	else if (walk->depth == DEPTH_MAX)
		add_input(walk, rel, &status, "lies too deep");
	else
		walk_folder(walk, rel, &status);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted by bytes; the caller frees them. */
static char **
read_names(struct walk *walk, DIR *folder, size_t *n)
{
	char **names = NULL;
	struct dirent *entry;

	*n = 0;
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.') {
			if (strcmp(entry->d_name, ".") != 0 &&
			    strcmp(entry->d_name, "..") != 0)
				walk->inputs->skipped++;
			continue;
		}
		if ((*n & (*n - 1)) == 0)
			names = xrealloc(
			    names, (*n == 0 ? 1 : *n * 2) * sizeof(*names));
		names[(*n)++] = copy(entry->d_name);
	}
	if (*n > 1)
		qsort(names, *n, sizeof(*names), by_name);
	return names;
}

static void
walk_folder(struct walk *walk, const char *rel, const struct stat *status)
{
	const char *path =
	    rel[0] == '\0' ? walk->root : path_join(walk->root, rel);
	DIR *folder = opendir(path);
	char **names;
	size_t n;

	if (folder == NULL) {
		add_input(walk, rel[0] == '\0' ? "." : rel, status,
		    "is a folder that cannot be read");
		return;
	}
	walk->above[walk->depth].device = status->st_dev;
	walk->above[walk->depth++].inode = status->st_ino;
	names = read_names(walk, folder, &n);
	closedir(folder);
	for (size_t i = 0; i < n; i++) {
		char *child =
		    rel[0] == '\0' ? names[i] : copy(path_join(rel, names[i]));

		walk_one(walk, child);
		if (child != names[i])
			free(child);
		free(names[i]);
	}
	free(names);
	walk->depth--;
}

/* A file that was given by name: its folder is the root. */
static void
walk_file(struct walk *walk, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *root = slash == NULL ? copy(".") : copy(path);

	if (slash != NULL)
		root[slash == path ? 1 : slash - path] = '\0';
	walk->root = root;
	walk->follow = true;
	walk_one(walk, slash == NULL ? path : slash + 1);
}

static int
compare_ids(const void *a, const void *b)
{
	const struct input *const *x = a, *const *y = b;
	int order = strcmp((*x)->id, (*y)->id);

	if (order != 0)
		return order;
	return (*x > *y) - (*x < *y);
}

/*
 * The first file with an id keeps it; the others get "~2", "~3".
 * Returns whether there were any: a new id may meet another file's.
 */
static bool
tell_apart(struct inputs *inputs)
{
	struct input **sorted = xcalloc(inputs->n, sizeof(*sorted));
	const char *last = "";
	unsigned alike = 1;
	bool any = false;

	for (size_t i = 0; i < inputs->n; i++)
		sorted[i] = &inputs->at[i];
	qsort(sorted, inputs->n, sizeof(*sorted), compare_ids);
	for (size_t i = 0; i < inputs->n; i++) {
		struct buf id;

		if (strcmp(last, sorted[i]->id) != 0) {
			last = sorted[i]->id;
			alike = 1;
			continue;
		}
		buf_init(&id);
		buf_printf(&id, "%s~%u", last, ++alike);
		buf_byte(&id, '\0');
		sorted[i]->id = id.at; /* last may be the old one */
		any = true;
	}
	free(sorted);
	return any;
}

void
inputs_find(struct inputs *inputs, char *operands[], size_t n, bool follow)
{
	for (size_t i = 0; i < n; i++) {
		struct walk walk = { .inputs = inputs, .root = operands[i],
			.follow = follow };
		struct stat status;

		if (stat(operands[i], &status) != 0)
			end_with(EX_NOINPUT, "%s: cannot open: %s", operands[i],
			    strerror(errno));
		if (S_ISDIR(status.st_mode))
			walk_folder(&walk, "", &status);
		else
			walk_file(&walk, operands[i]);
	}
	while (tell_apart(inputs))
		continue;
}
