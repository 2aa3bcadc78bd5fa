/*
 * A file that is whole or not there.
 *
 * It is written under another name, flushed to the disk and only then given
 * its own.  The first failure is kept; everything after it does nothing.
 */
#ifndef CSV_OUTFILE_H
#define CSV_OUTFILE_H

#include "buf.h"

struct outfile {
	struct buf buf; /* not yet written */
	int fd;
	int error;       /* errno of the first failure, or 0 */
	uint64_t bytes;  /* given to the file so far, buf left out */
	char *path;      /* its own name, or NULL: standard output */
	char *temporary; /* the name while it is written */
	bool no_sync;    /* do not wait until it is on the disk */
};

/* Write to standard output. */
void outfile_stdout(struct outfile *file);

/* Write to DIR/name; dir is made where it is missing.  May fail: see error. */
void outfile_create(struct outfile *file, const char *dir, const char *name);

/* Write what is in buf, where that is much or must is set. */
void outfile_flush(struct outfile *file, bool must);

/* Write the rest and, but for no_sync, see it on the disk.  Returns error. */
int outfile_finish(struct outfile *file);

/* Give the finished file its own name.  Returns error. */
int outfile_publish(struct outfile *file);

/* See the names in dir on the disk.  Says what failed; false then. */
bool outfile_sync_dir(const char *dir);

/* Forget the file; one that was not published is removed. */
void outfile_release(struct outfile *file);

#endif
