/* readdir() tells what an entry is on every system that we build on. */
#define _DEFAULT_SOURCE
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "buf.h"
#include "diag.h"
#include "lexicon.h"

#include "skip.tsv.h"

/* The folders from the named one down to the one that is walked. */
struct parent {
	const struct parent *up;
	dev_t dev;
	ino_t ino;
};

static bool
is_loop(const struct parent *parent, const struct stat *st)
{
	for (; parent != NULL; parent = parent->up)
		if (parent->dev == st->st_dev && parent->ino == st->st_ino)
			return true;
	return false;
}

/* An entry of a folder. */
struct name {
	char *text;
	bool regular; /* surely a regular file */
};

static int
by_name(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	return strcmp(x->text, y->text);
}

struct names {
	struct name *at; /* [n] */
	size_t n, cap;
	size_t hidden;
	bool tables; /* WALK_TABLES is among the hidden */
};

static void
add_name(struct names *names, const struct dirent *entry)
{
	struct name *name;

	if (names->n == names->cap) {
		names->cap = names->cap * 2 + 64;
		names->at = xrealloc(
		    names->at, names->cap * sizeof(*names->at));
	}
	name = &names->at[names->n++];
	name->text = xmalloc(strlen(entry->d_name) + 1);
	strcpy(name->text, entry->d_name);
	name->regular = entry->d_type == DT_REG;
}

static void
free_names(struct names *names)
{
	for (size_t i = 0; i < names->n; i++)
		free(names->at[i].text);
	free(names->at);
}

static void
note_hidden(struct names *names, const char *name)
{
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return;
	names->hidden++;
	names->tables |= strcmp(name, WALK_TABLES) == 0;
}

/* The names in a folder but hidden ones, sorted; false, errno: unreadable. */
static bool
list(const char *path, struct names *names)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return false;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] == '.')
			note_hidden(names, entry->d_name);
		else
			add_name(names, entry);
	closedir(dir);
	if (names->n > 1)
		qsort(names->at, names->n, sizeof(*names->at), by_name);
	return true;
}

static bool
has_name(const struct names *names, char *name)
{
	struct name wanted = { name, false };

	return names->n > 0 && bsearch(&wanted, names->at, names->n,
	    sizeof(*names->at), by_name) != NULL;
}

/* Does the name tell that this is no article: a picture, a style sheet? */
static bool
is_other(const char *name)
{
	const char *dot = strrchr(name, '.');
	char lower[16];
	size_t n = 0;

	if (dot == NULL || dot[1] == '\0')
		return false;
	for (dot++; dot[n] != '\0'; n++) {
		if (n == sizeof(lower))
			return false;
		lower[n] = (char)ascii_lower((unsigned char)dot[n]);
	}
	return table_find(&skip_table, (struct str){ lower, n }) != NULL;
}

/* "story_files" beside "story.html" is what a browser saves with a page. */
static bool
belongs_to_page(const struct names *names, const char *name)
{
	static const char *const extensions[] = { ".html", ".htm" };
	size_t len = strlen(name);
	bool found = false;

	if (len < 7 || strcmp(name + len - 6, "_files") != 0)
		return false;
	for (size_t i = 0; i < 2 && !found; i++) {
		struct buf page;

		buf_init(&page);
		buf_add(&page, (struct str){ name, len - 6 });
		buf_text(&page, extensions[i]);
		buf_byte(&page, '\0');
		found = has_name(names, page.at);
		buf_release(&page);
	}
	return found;
}

static void
found_file(struct walk *walk, const char *path, size_t below,
    const char *error)
{
	walk->found++;
	walk->file(path, str_of(path + below), error, walk->data);
}

static void walk_folder(struct walk *walk, const char *path, size_t below,
    const struct parent *up);

/*
 * One entry of a folder; below: where the shown part of path begins.  What is
 * surely a file is not asked about: whoever opens it does.
 */
static void
walk_entry(struct walk *walk, const char *path, size_t below, bool regular,
    const struct parent *up)
{
	struct stat st;

	if (regular && is_other(path))
		walk->skipped++;
	else if (regular)
		found_file(walk, path, below, NULL);
	else if ((walk->follow ? stat : lstat)(path, &st) != 0)
		found_file(walk, path, below, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		walk_folder(walk, path, below, up);
	else if (S_ISLNK(st.st_mode) || is_other(path))
		walk->skipped++;
	else
		found_file(walk, path, below,
		    S_ISREG(st.st_mode) ? NULL : "not a regular file");
}

static void
walk_names(struct walk *walk, const char *path, size_t below,
    const struct names *names, const struct parent *here)
{
	struct buf entry;

	buf_init(&entry);
	for (size_t i = 0; i < names->n; i++) {
		const struct name *name = &names->at[i];

		if (belongs_to_page(names, name->text)) {
			walk->skipped++;
			continue;
		}
		buf_reset(&entry);
		buf_text(&entry, path);
		if (entry.len > 0 && entry.at[entry.len - 1] != '/')
			buf_byte(&entry, '/');
		buf_text(&entry, name->text);
		buf_byte(&entry, '\0');
		walk_entry(walk, entry.at, below, name->regular, here);
	}
	buf_release(&entry);
}

static void
walk_folder(struct walk *walk, const char *path, size_t below,
    const struct parent *up)
{
	struct names names = { 0 };
	struct parent here = { .up = up };
	struct stat st;

	if (stat(path, &st) != 0 || !list(path, &names)) {
		found_file(walk, path, below, strerror(errno));
		return;
	}
	here.dev = st.st_dev;
	here.ino = st.st_ino;
	if (is_loop(up, &st)) {
		found_file(walk, path, below,
		    "link back to a folder above it");
	} else if (names.tables && up != NULL) {
		walk->skipped++;
	} else {
		walk->skipped += names.hidden;
		walk_names(walk, path, below, &names, &here);
	}
	free_names(&names);
}

/*
 * Where the shown part of a file's path begins: nothing absolute and nothing
 * that leads upwards is shown.
 */
static size_t
shown_begin(const char *path)
{
	size_t begin = 0;
	const char *slash = strrchr(path, '/');

	if (path[0] == '/')
		return (size_t)(slash + 1 - path);
	for (;;) {
		if (strncmp(path + begin, "./", 2) == 0)
			begin += 2;
		else if (strncmp(path + begin, "../", 3) == 0)
			begin += 3;
		else if (path[begin] == '/')
			begin++;
		else
			return begin;
	}
}

static size_t
folder_below(const char *path)
{
	size_t len = strlen(path);

	return len > 0 && path[len - 1] == '/' ? len : len + 1;
}

static bool
walk_named(struct walk *walk, const char *path, size_t below)
{
	size_t before = walk->found;
	struct stat st;

	if (stat(path, &st) != 0) {
		found_file(walk, path, below, strerror(errno));
		return true;
	}
	if (!S_ISDIR(st.st_mode)) {
		found_file(walk, path, below,
		    S_ISREG(st.st_mode) ? NULL : "not a regular file");
		return true;
	}
	walk_folder(walk, path, folder_below(path), NULL);
	return walk->found > before;
}

bool
walk_path(struct walk *walk, const char *path)
{
	struct buf whole;
	bool found;

	if (walk->base == NULL || path[0] == '/')
		return walk_named(walk, path, shown_begin(path));
	buf_init(&whole);
	buf_text(&whole, walk->base);
	buf_byte(&whole, '/');
	buf_text(&whole, path);
	buf_byte(&whole, '\0');
	found = walk_named(
	    walk, whole.at, strlen(walk->base) + 1 + shown_begin(path));
	buf_release(&whole);
	return found;
}
