/* The inside of stream: for stream*.c alone. */
#ifndef STREAM_IN_H
#define STREAM_IN_H

#include "eight.h"
#include "stream.h"

enum { STREAM_ROOM = 64 }; /* bytes that may be read behind a line */

/* Where lines of an article begin, as offsets from its first byte. */
struct lines {
	size_t *at; /* [n] */
	size_t n, cap;
	size_t size; /* bytes of all of them */
	bool ended;  /* the last is the line "end" */
};

/*
 * Find the lines of the next article, up to and with "end", reading on as
 * needed: they lie at reader->begin.  Their memory is the reader's arena's.
 */
enum stream_result stream_collect(
    struct stream_reader *reader, struct lines *lines);

/* Read more behind what is there.  False at the end of input. */
bool stream_fill(struct stream_reader *reader);

/* Say what is wrong; STREAM_BAD. */
enum stream_result stream_bad(
    struct stream_reader *reader, const char *error);

/* Cut the column before the next TAB off *rest; "" where nothing is left. */
struct str stream_column(struct str *rest);

/* What stream_column() has left: "" where that is nothing. */
struct str stream_remaining(struct str rest);

/*
 * Read one line between "doc" and "end", without its LF, into *record.
 * STREAM_ROOM bytes behind the line can be read, whatever they are.
 * Returns NULL, or what is wrong with it.
 */
const char *stream_record(struct record *record, struct str line);

/*
 * The same for most lines, which are spans with short columns.  False where
 * the line is another one: *record means nothing then.
 */
bool stream_plain(struct record *record, struct str line);

enum { STREAM_HEADER = 48 }; /* bytes that mostly hold all but the surface */

/* A bit for each TAB in STREAM_HEADER bytes, of which line may be the less. */
static inline uint64_t
stream_tabs(const char *line)
{
	return eight_mask_two(line, '\t') |
	    eight_mask_two(line + 16, '\t') << 16 |
	    eight_mask_two(line + 32, '\t') << 32;
}

/* Kinds of up to four letters as a number, to compare them at once. */
#define STREAM_KIND(a, b, c, d)                                        \
	((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 |    \
	    (uint64_t)(d) << 24)

/* Check a span record against the whole text.  NULL, or what is wrong. */
const char *stream_check_span(
    const struct record *record, struct str text);

#endif
