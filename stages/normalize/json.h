/*
 * JSON, read in place: where each value stands, so that every byte of a
 * string leads back to the file.  (A parser that makes values, as jansson is,
 * cannot tell.)  Strings may hold lone surrogates and raw control characters,
 * as files in the wild do.  Linear time, memory for 512 levels.
 */
#ifndef JSON_H
#define JSON_H

#include "edit.h"

enum json_kind {
	JSON_IS_STRING,
	JSON_IS_NUMBER,
	JSON_IS_WORD, /* true false null */
	JSON_IS_OBJECT,
	JSON_IS_ARRAY,
};

struct json_value {
	enum json_kind kind;
	struct span at; /* bytes of the text, with quotes and brackets */
};

/*
 * Read the value at *i of s, after blanks, whole with all that is in it; *i
 * is set behind it.  False where it is malformed: *i is then where.
 */
bool json_read(struct str s, size_t *i, struct json_value *value);

/* What json_next_*() found. */
enum json_step { JSON_NEXT, JSON_END, JSON_MALFORMED };

/*
 * Go through an object or array of s: set *i to its begin first.  A member's
 * key is the span of its string, without quotes.
 */
enum json_step json_next_member(struct str s, size_t *i, struct span *key,
    struct json_value *value);
enum json_step json_next_element(
    struct str s, size_t *i, struct json_value *value);

/* Skip blanks. */
size_t json_skip(struct str s, size_t i);

/*
 * Put the string at of edit->from, without its quotes, into edit with its
 * escapes decoded; a lone surrogate becomes U+FFFD.
 */
void json_unescape(struct edit *edit, struct span at);

/* The string as a view of the arena. */
struct str json_string(struct str s, struct json_value value,
    struct arena *arena);

/* The bytes between a string's quotes. */
static inline struct span
json_inner(struct json_value value)
{
	return (struct span){ value.at.begin + 1, value.at.end - 1 };
}

#endif
