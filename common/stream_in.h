/* The inside of stream: for stream*.c alone. */
#ifndef STREAM_IN_H
#define STREAM_IN_H

#include "stream.h"

enum { STREAM_ROOM = 48 }; /* bytes that may be read behind a line */

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

/* Check a span record against the whole text.  NULL, or what is wrong. */
const char *stream_check_span(
    const struct record *record, struct str text);

#endif
