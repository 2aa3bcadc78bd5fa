/*
 * The inputs of a run: every file below the operands, in a fixed order, with
 * the docid that nl-normalize would give it.
 */
#ifndef INPUTS_H
#define INPUTS_H

#include "arena.h"
#include "sha256.h"

struct input {
	const char *root;  /* the folder that rel is below */
	const char *rel;   /* the path that articles are known by */
	const char *id;    /* docid, unique in the run */
	const char *fault; /* why it cannot be an article, or NULL */
	uint64_t size;
	int64_t mtime, ctime; /* nanoseconds */
	uint64_t inode;
	unsigned char sha256[SHA256_SIZE];
	bool hashed; /* sha256 is set */
};

struct inputs {
	struct input *at; /* [n], by operand, then as folders are walked */
	size_t n, cap;
	size_t skipped;     /* hidden names, links, pictures and the like */
	struct arena arena; /* of the strings */
};

/*
 * Find the inputs below the operands, folders or files.  follow: go through
 * symbolic links.  An operand that does not exist ends the program, status 66;
 * one of several that holds nothing, such as a disk that is not mounted, is
 * warned of.
 */
void inputs_find(struct inputs *inputs, char *operands[], size_t n,
    bool follow);

void inputs_release(struct inputs *inputs);

/* Where the file lies: "root/rel", good until the 8th path_join() after. */
const char *input_path(const struct input *input);

#endif
