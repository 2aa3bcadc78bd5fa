/*
 * Files that are whole or not there: written aside, flushed to disk, renamed.
 *
 * Paths are NUL-terminated and the caller's.  What says "or ends" prints one
 * line and ends the program with the sysexits status that fits errno.
 */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "buf.h"

/* "dir/name", printed into a static ring of 8: use it before the 8th call. */
const char *path_join(const char *dir, const char *name);

/* Make the folder and those above it; fine where it is there.  Or ends. */
void make_folders(const char *path);

/* Remove path and what is below it.  Missing is fine; trouble is ignored. */
void remove_tree(const char *path);

/* The whole file, added to out.  False, with errno, where it cannot be read. */
bool read_file(const char *path, struct buf *out);

/* Write bytes to path so that it is on disk under this name.  Or ends. */
void write_file_durably(const char *path, struct str bytes);

/* The same with n parts, one behind the other. */
void write_parts_durably(const char *path, const struct str parts[], size_t n);

/* Flush file to disk and close it.  Or ends, naming path. */
void close_durably(FILE *file, const char *path);

/* Rename and flush the folder that holds to.  Or ends. */
void rename_durably(const char *from, const char *to);

/* Flush a folder's entries to disk.  Or ends. */
void sync_folder(const char *path);

/* Copy len bytes of from, from offset on, to the end of to.  Or ends. */
void append_range(int from, uint64_t offset, uint64_t len, int to,
    const char *to_path);

/* The sysexits status for errno: 73 to 77. */
int errno_status(int error);

/* As die(), with a status of one's own. */
void end_with(int status, const char *format, ...)
    __attribute__((format(printf, 2, 3), noreturn));

#endif
