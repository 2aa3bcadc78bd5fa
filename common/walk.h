/*
 * From what a user names to regular files: folders are walked, sorted by name
 * so that the order is the same on every machine.
 */
#ifndef WALK_H
#define WALK_H

#include "str.h"

/*
 * Called for each file.  path opens it; shown is its path below the folder
 * that was named.  error, if not NULL, says why it cannot be read.
 */
typedef void walk_file(
    const char *path, struct str shown, const char *error, void *data);

struct walk {
	bool follow;     /* follow symbolic links inside folders */
	const char *base; /* paths are below this folder, or NULL; those that
	                   * begin with it, too */
	walk_file *file;
	void *data;
	size_t found;    /* files that were called for */
	size_t skipped;  /* names that were passed over */
};

/*
 * Walk what path names, a file or a folder.  Returns false where it is a
 * folder without any article.  Inside folders hidden files, links (unless
 * followed), files whose names tell that they are no articles (pictures,
 * styles, scripts) and folders of tables (see folder.h) are passed over in
 * silence.  FIFOs, devices and links that lead back to a folder above them are
 * called for with an error.
 */
bool walk_path(struct walk *walk, const char *path);

/* Are these two names of one file or folder? */
bool walk_same(const char *a, const char *b);

#endif
