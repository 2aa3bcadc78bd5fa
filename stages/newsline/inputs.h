/*
 * The inputs of a run: every file below the operands, in a fixed order.
 */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "sha256.h"

struct input {
	const char *root; /* the folder that was given, shared */
	char *rel;        /* the path below it */
	char *id;         /* docid: rel without extension, printable, unique */
	const char *fault; /* why it cannot be an article, or NULL */
	uint64_t size;
	int64_t mtime, ctime; /* nanoseconds */
	uint64_t inode;
	unsigned char sha256[SHA256_SIZE];
	bool hashed; /* sha256 is set */
};

struct inputs {
	struct input *at; /* [n], by operand, then by path in byte order */
	size_t n, cap;
	size_t skipped; /* hidden names, links that are not followed */
};

/*
 * Find the inputs below the operands, folders or files.  follow: go through
 * symbolic links; a folder that is its own ancestor is an input with a fault.
 * Ends with status 66 where an operand does not exist.
 */
void inputs_find(struct inputs *inputs, char *operands[], size_t n,
    bool follow);

/* Where the file lies: "root/rel", good until the 8th path_join() after. */
const char *input_path(const struct input *input);

#endif
