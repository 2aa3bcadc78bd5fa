/* Which format a file has, told by its content. */
#ifndef FORMAT_H
#define FORMAT_H

#include "str.h"

enum format {
	FORMAT_AUTO,
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_JSONL,
	FORMAT_HTML,
};

/* As in the stream and on the command line: "jsonl". */
const char *format_name(enum format format);

/* The format of this name; FORMAT_AUTO and false: there is none. */
bool format_find(struct str name, enum format *format);

/*
 * Guess from the first bytes of a file.  path decides only between formats
 * that begin alike.
 */
enum format format_guess(struct str bytes, struct str path);

#endif
