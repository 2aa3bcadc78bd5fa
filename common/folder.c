/* readdir() tells what an entry is on every system that we build on. */
#define _DEFAULT_SOURCE
#include "folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

static int
by_name(const void *a, const void *b)
{
	const struct folder_name *x = a, *y = b;

	return strcmp(x->text, y->text);
}

static void
add_name(struct folder *folder, const struct dirent *entry)
{
	struct folder_name *name;

	if (folder->n == folder->cap) {
		folder->cap = folder->cap * 2 + 64;
		folder->at = xrealloc(
		    folder->at, folder->cap * sizeof(*folder->at));
	}
	name = &folder->at[folder->n++];
	name->text = xmalloc(strlen(entry->d_name) + 1);
	strcpy(name->text, entry->d_name);
	name->regular = entry->d_type == DT_REG;
}

static void
note_hidden(struct folder *folder, const char *name)
{
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return;
	folder->hidden++;
	folder->tables |= strcmp(name, FOLDER_OF_TABLES) == 0;
}

bool
folder_read(struct folder *folder, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return false;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] == '.')
			note_hidden(folder, entry->d_name);
		else
			add_name(folder, entry);
	closedir(dir);
	if (folder->n > 1)
		qsort(folder->at, folder->n, sizeof(*folder->at), by_name);
	return true;
}

void
folder_release(struct folder *folder)
{
	for (size_t i = 0; i < folder->n; i++)
		free(folder->at[i].text);
	free(folder->at);
}

static int
with_name(const void *text, const void *name)
{
	return strcmp(text, ((const struct folder_name *)name)->text);
}

bool
folder_has(const struct folder *folder, const char *name)
{
	return folder->n > 0 && bsearch(name, folder->at, folder->n,
	    sizeof(*folder->at), with_name) != NULL;
}
