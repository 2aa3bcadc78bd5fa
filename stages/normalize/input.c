#include "input.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"

enum {
	RAW_SIZE = 256 * 1024,
	RATIO_MAX = 200, /* text packs 3 to 20 times; bombs 1,000 and more */
};

static const uint64_t ratio_free = 1 << 20; /* bytes before it counts */

void
input_init(struct input *input, int fd, uint64_t most)
{
	*input = (struct input){ .fd = fd, .most = most };
}

void
input_release(struct input *input)
{
	if (input->packing == PACKING_GZIP)
		inflateEnd(&input->zlib);
	if (input->zstd != NULL)
		ZSTD_freeDStream(input->zstd);
	free(input->raw);
}

static void
fail(struct input *input, const char *error)
{
	if (input->error == NULL)
		input->error = error;
}

/* Read more of the file into at; nothing more is its end. */
static size_t
read_some(struct input *input, void *at, size_t size)
{
	ssize_t n;

	do
		n = read(input->fd, at, size);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		fail(input, strerror(errno));
		n = 0;
	}
	input->in += (uint64_t)n;
	input->raw_done = n == 0;
	return (size_t)n;
}

/* Read more of the file into raw, which is used up. */
static void
fill(struct input *input)
{
	input->raw_at = 0;
	input->raw_end = read_some(input, input->raw, RAW_SIZE);
}

/* What the first n bytes of a file, at at, say of its packing. */
static enum packing
packing_of(const char *at, size_t n)
{
	if (n >= 2 && memcmp(at, "\x1f\x8b", 2) == 0)
		return PACKING_GZIP;
	if (n >= 4 && memcmp(at, "\x28\xb5\x2f\xfd", 4) == 0)
		return PACKING_ZSTD;
	return PACKING_NONE;
}

static void
begin_unpacking(struct input *input)
{
	if (input->packing == PACKING_GZIP) {
		if (inflateInit2(&input->zlib, 15 + 16) != Z_OK)
			die_memory();
	} else {
		input->zstd = ZSTD_createDStream();
		if (input->zstd == NULL)
			die_memory();
	}
}

/* Most files are read by now.  Make room for all of a large one. */
static void
make_room(const struct input *input, struct buf *buf)
{
	struct stat st;

	if (fstat(input->fd, &st) == 0 && (uint64_t)st.st_size <= input->most)
		buf_reserve(buf, (size_t)st.st_size + INPUT_STEP);
}

/*
 * The first bytes of the file: content, where it is not packed, and then
 * their number is returned.
 */
static size_t
begin(struct input *input, struct buf *buf)
{
	char *at = buf->at + buf->len;
	size_t n = read_some(input, at, RAW_SIZE);

	input->packing = packing_of(at, n);
	if (input->packing == PACKING_NONE) {
		if (n == RAW_SIZE)
			make_room(input, buf);
		return n;
	}
	input->raw = xmalloc(RAW_SIZE);
	memcpy(input->raw, at, n);
	input->raw_end = n;
	begin_unpacking(input);
	return 0;
}

/* Inflate some into out; returns how many bytes came out. */
static size_t
inflate_some(struct input *input, char *out, size_t size)
{
	z_stream *z = &input->zlib;
	int result;

	z->next_in = input->raw + input->raw_at;
	z->avail_in = (uInt)(input->raw_end - input->raw_at);
	z->next_out = (Bytef *)out;
	z->avail_out = (uInt)size;
	result = inflate(z, Z_NO_FLUSH);
	input->raw_at = input->raw_end - z->avail_in;
	input->in_frame = result != Z_STREAM_END;
	if (result == Z_MEM_ERROR)
		die_memory();
	if (result == Z_STREAM_END)
		inflateReset(z);
	else if (result != Z_OK && result != Z_BUF_ERROR)
		fail(input, "damaged gzip data");
	return size - z->avail_out;
}

static size_t
unpack_zstd(struct input *input, char *out, size_t size)
{
	ZSTD_inBuffer from = { input->raw + input->raw_at,
		input->raw_end - input->raw_at, 0 };
	ZSTD_outBuffer to = { out, size, 0 };
	size_t result = ZSTD_decompressStream(input->zstd, &to, &from);

	input->raw_at += from.pos;
	if (ZSTD_isError(result))
		fail(input, "damaged Zstandard data");
	else
		input->in_frame = result != 0;
	return to.pos;
}

static size_t
unpack(struct input *input, char *out, size_t size)
{
	size_t n = input->packing == PACKING_GZIP
	    ? inflate_some(input, out, size) : unpack_zstd(input, out, size);

	input->full = n == size;
	input->out += n;
	if (input->out > ratio_free && input->out / RATIO_MAX > input->in)
		fail(input, "expands more than 200 times");
	return n;
}

/* Has the file no more, read or unread? */
static bool
is_used_up(struct input *input)
{
	if (input->raw_at == input->raw_end && !input->raw_done &&
	    !input->full && input->packing != PACKING_NONE)
		fill(input);
	return input->raw_at == input->raw_end && input->raw_done &&
	    !input->full;
}

/* Up to INPUT_STEP bytes of content. */
static size_t
next_some(struct input *input, char *out)
{
	return input->packing == PACKING_NONE
	    ? read_some(input, out, INPUT_STEP)
	    : unpack(input, out, INPUT_STEP);
}

bool
input_read(struct input *input, struct buf *buf)
{
	size_t before = buf->len;

	buf_reserve(buf, INPUT_STEP);
	if (input->packing == PACKING_UNKNOWN)
		buf->len += begin(input, buf);
	while (input->error == NULL && buf->len == before) {
		if (is_used_up(input)) {
			if (input->in_frame)
				fail(input, "compressed data is cut short");
			break;
		}
		buf->len += next_some(input, buf->at + buf->len);
	}
	return buf->len > before;
}
