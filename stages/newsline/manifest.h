/*
 * The manifest: what is known of each input from the run before.
 *
 * A file whose size, times and inode are as they were needs not be read again
 * to know its SHA-256.  Losing the manifest costs reading, nothing else.
 */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "inputs.h"

/*
 * Give inputs the SHA-256 that the manifest at path knows, and read the files
 * for the others.  verify: read all.  Returns how many files were read.
 * A file that cannot be read becomes an input with a fault.
 */
size_t manifest_hash(struct inputs *inputs, const char *path, bool verify);

/* Write the manifest, durably. */
void manifest_save(const struct inputs *inputs, const char *path);

#endif
