/* One file, and the articles in it. */
#ifndef FILE_H
#define FILE_H

#include "input.h"
#include "run.h"

/* A file, of one article or many. */
struct file {
	struct run *run;
	struct str path;   /* as shown */
	struct str id;     /* of the file */
	enum format format;
	struct input input;
	uint64_t number;   /* of the last article, 0: the file is one */
	char id_bytes[256];
};

/* Write all articles of a file that is open, file->input. */
void file_put(struct file *file);

/* Write an article without text, because of error. */
void file_put_trouble(
    const struct file *file, const char *code, const char *error);

#endif
