#include "walk.h"

#include <errno.h>
#include <sys/stat.h>

#include "buf.h"
#include "folder.h"
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
belongs_to_page(const struct folder *folder, const char *name)
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
		found = folder_has(folder, page.at);
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
    const struct folder *folder, const struct parent *here)
{
	struct buf entry;

	buf_init(&entry);
	for (size_t i = 0; i < folder->n; i++) {
		const struct folder_name *name = &folder->at[i];

		if (belongs_to_page(folder, name->text)) {
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
	struct folder folder = { 0 };
	struct parent here = { .up = up };
	struct stat st;

	if (stat(path, &st) != 0 || !folder_read(&folder, path)) {
		found_file(walk, path, below, strerror(errno));
		return;
	}
	here.dev = st.st_dev;
	here.ino = st.st_ino;
	if (is_loop(up, &st)) {
		found_file(walk, path, below,
		    "link back to a folder above it");
	} else if (folder.tables && up != NULL) {
		walk->skipped++;
	} else {
		walk->skipped += folder.hidden;
		walk_names(walk, path, below, &folder, &here);
	}
	folder_release(&folder);
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

/* The same for a path that may name the base itself. */
static size_t
behind_base(const char *base, const char *path)
{
	size_t len = base == NULL ? 0 : strlen(base);

	while (len > 1 && base[len - 1] == '/')
		len--;
	if (len == 0 || strncmp(path, base, len) != 0 || path[len] != '/')
		return shown_begin(path);
	while (path[len] == '/')
		len++;
	return len;
}

bool
walk_path(struct walk *walk, const char *path)
{
	struct buf whole;
	bool found;

	if (walk->base == NULL || path[0] == '/')
		return walk_named(walk, path, behind_base(walk->base, path));
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

bool
walk_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	    x.st_ino == y.st_ino;
}
