/*
 * Reading a file, plain or compressed (gzip, Zstandard, told by content), with
 * limits on what a small file may become.
 */
#ifndef INPUT_H
#define INPUT_H

#include <zlib.h>
#include <zstd.h>

#include "buf.h"
#include "str.h"

enum packing { PACKING_UNKNOWN, PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

struct input {
	int fd;
	uint64_t most;    /* as in input_init() */
	enum packing packing;
	unsigned char *raw; /* packed bytes of it, from raw_at to raw_end */
	size_t raw_at, raw_end;
	bool raw_done;      /* the file has no more */
	uint64_t in, out;   /* bytes read and given so far */
	z_stream zlib;
	ZSTD_DStream *zstd;
	bool in_frame;      /* compressed data goes on */
	bool full;          /* unpacking may have more without reading on */
	const char *error;  /* what went wrong, or NULL; reading is over then */
};

/*
 * Begin to read fd, which the caller closes.  A file of at most most bytes
 * gets room for all of it at once.
 */
void input_init(struct input *input, int fd, uint64_t most);
void input_release(struct input *input);

enum { INPUT_STEP = 256 * 1024 };

/*
 * Add up to INPUT_STEP bytes of content to buf.  Returns false at the end or
 * where input->error says why there is no more.
 */
bool input_read(struct input *input, struct buf *buf);

#endif
