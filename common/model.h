/*
 * Learned weights, used as they lie in their file.
 *
 * stages/X/NAME.model is a container of named sections, each aligned to 64
 * bytes, numbers little-endian.  The build puts it into the program as
 * model_NAME .. model_NAME_end (a dash in NAME becomes an underscore), so a
 * binary can be copied to another machine alone and starts without parsing.
 *
 *     0   8  "NLMODEL1"
 *     8   8  hash of everything from byte 16 on, as hash_str()
 *    16   4  number of sections
 *    20   4  zero
 *    24  40  per section: name (24 bytes, zero-padded), offset (8), size (8)
 *
 * MODEL.md beside the model says what it learned from.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdio.h>

#include "str.h"

struct model {
	const unsigned char *at; /* [size] */
	size_t size;
	char id[17]; /* the hash in hexadecimal, for "data=" in via records */
};

/*
 * Use the bytes from begin to end.  Ends the program where they are no model;
 * the hash is not computed anew (model_verify() does).
 */
void model_init(struct model *model, const unsigned char *begin,
    const unsigned char *end);

/*
 * Read a model from a file, to be used as long as the program runs.  Ends the
 * program where that cannot be read or is not a whole model.
 */
void model_open(struct model *model, const char *path);

/* Does the hash fit the bytes? */
bool model_verify(const struct model *model);

bool model_has(const struct model *model, const char *name);

/*
 * A section and how many elements of element_size bytes it has.  Ends the
 * program where it is missing or not a whole number of elements.
 */
const void *model_section(const struct model *model, const char *name,
    size_t element_size, size_t *n);

/* For trainers: sections in the order in which they were added. */
struct model_writer;
struct model_writer *model_writer_new(void);
void model_writer_add(struct model_writer *writer, const char *name,
    const void *bytes, size_t size);

/* Write the file and free the writer.  False, with errno, where it failed. */
bool model_writer_save(struct model_writer *writer, const char *path);

#endif
