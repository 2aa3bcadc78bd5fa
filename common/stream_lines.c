/* Reading: the input in pieces, and in them the lines of one article. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "diag.h"
#include "lanes.h"
#include "stream_in.h"

enum {
	READ_SIZE = 256 * 1024,
	BLOCK = 4 * LANES, /* bytes that are looked through at once */
};

static const size_t article_max = (size_t)1 << 30;

enum stream_result
stream_bad(struct stream_reader *reader, const char *error)
{
	reader->error = error;
	return STREAM_BAD;
}

/*
 * At most size bytes, as soon as there are any: who waits for the next article
 * of a slow writer wants it when it has come.  0 at the end, and for an error.
 */
static size_t
read_some(struct stream_reader *reader, char *at, size_t size)
{
	int fd = fileno(reader->in);
	ssize_t n;

	if (fd < 0) { /* it is not a file, but memory */
		size = fread(at, 1, size, reader->in);
		reader->failed = ferror(reader->in) != 0;
		return size;
	}
	do
		n = read(fd, at, size);
	while (n < 0 && errno == EINTR);
	reader->failed = n < 0;
	return n < 0 ? 0 : (size_t)n;
}

bool
stream_fill(struct stream_reader *reader)
{
	size_t n;

	if (reader->begin > 0) {
		memmove(reader->buf, reader->buf + reader->begin,
		    reader->end - reader->begin);
		reader->end -= reader->begin;
		reader->begin = 0;
	}
	if (reader->cap - reader->end < READ_SIZE) {
		reader->cap = reader->cap * 2 + READ_SIZE;
		reader->buf = xrealloc(reader->buf, reader->cap + STREAM_ROOM);
	}
	n = read_some(reader, reader->buf + reader->end, READ_SIZE);
	reader->end += n;
	memset(reader->buf + reader->end, '\n', STREAM_ROOM);
	return n > 0;
}

/* A bit for each line feed of the block at at. */
static inline uint64_t
feeds_in(const char *at)
{
	return lanes_bits(lanes_are(lanes_load(at), '\n')) |
	    lanes_bits(lanes_are(lanes_load(at + 16), '\n')) << 16 |
	    lanes_bits(lanes_are(lanes_load(at + 32), '\n')) << 32 |
	    lanes_bits(lanes_are(lanes_load(at + 48), '\n')) << 48;
}

/* Is it a line of this kind, of three letters and the TAB? */
static inline bool
has_kind(const char *line, const char *kind)
{
	return memcmp(line, kind, 4) == 0;
}

/*
 * Add the line that ends with the line feed at byte feed of the article.
 * Returns what is wrong with its kind, or NULL.
 */
static inline const char *
add_line(struct stream_reader *reader, struct lines *lines, size_t feed)
{
	const char *line = reader->buf + reader->begin + lines->size;
	bool doc = has_kind(line, "doc\t"), first = lines->n == 0;

	arena_append(&reader->arena, lines, lines->size);
	lines->size = feed + 1;
	lines->ended = has_kind(line, "end\t");
	if (doc == first)
		return NULL;
	return first ? "expected a \"doc\" line"
	             : "\"doc\" before the last article's \"end\"";
}

/* Add the lines that end behind byte seen of the article, as far as read. */
static const char *
add_lines(struct stream_reader *reader, struct lines *lines, size_t seen)
{
	const char *article = reader->buf + reader->begin;
	size_t have = reader->end - reader->begin;

	for (; seen < have; seen += BLOCK) {
		uint64_t feeds = feeds_in(article + seen);

		if (have - seen < BLOCK)
			feeds &= ((uint64_t)1 << (have - seen)) - 1;
		for (; feeds != 0; feeds &= feeds - 1) {
			const char *error = add_line(
			    reader, lines, seen + bits_first(feeds));

			if (error != NULL || lines->ended)
				return error;
		}
	}
	return NULL;
}

/* The input ended, or the article is too large, before an "end" line. */
static const char *
cut_short(const struct stream_reader *reader)
{
	if (reader->failed)
		return "cannot read: input error";
	if (reader->end - reader->begin > article_max)
		return "article is larger than 1 GiB";
	return "stream is cut short: no \"end\" line";
}

enum stream_result
stream_collect(struct stream_reader *reader, struct lines *lines)
{
	size_t seen = 0;

	*lines = (struct lines){ NULL, 0, 0, 0, false };
	for (;;) {
		const char *error = add_lines(reader, lines, seen);

		if (error != NULL || lines->ended) {
			reader->line += lines->n;
			return error == NULL ? STREAM_ARTICLE
			                     : stream_bad(reader, error);
		}
		seen = reader->end - reader->begin;
		if (seen > article_max || !stream_fill(reader))
			break;
	}
	reader->line += lines->n + 1;
	return stream_bad(reader, cut_short(reader));
}
