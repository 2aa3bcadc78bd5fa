/*
 * From the bytes of a file to UTF-8.
 *
 * Strong signals only, no statistics: a byte order mark; NULs at every other
 * byte (UTF-16 without a mark); valid UTF-8; else line by line, what is not
 * UTF-8 is Windows-1252.
 */
#ifndef DECODE_H
#define DECODE_H

#include "edit.h"

struct decoded {
	struct mapped text; /* valid UTF-8 */
	const char *encoding; /* "utf-8", "utf-16le", "windows-1252" ... */
	size_t replaced;    /* how many undecodable places are U+FFFD now */
};

/*
 * Decode bytes.  encoding is a name as above, or NULL: look at the bytes.
 * Linear time.  Cannot fail: what no encoding explains becomes U+FFFD.
 */
struct decoded decode(
    struct str bytes, const char *encoding, struct arena *arena);

/* Would decode() read bytes as UTF-16? */
bool decode_is_wide(struct str bytes, const char *encoding);

/* The name that decode() knows for this one ("Latin1", "CP1252"), or NULL. */
const char *decode_name(struct str name);

/*
 * Is this no text at all: a picture, an archive, a program?  Looks at the
 * first bytes only; right: clean_is_right() says so of them.
 */
bool decode_is_binary(struct str bytes, bool right);

/* The character of a Windows-1252 byte from 0x80 on; 0: it has none. */
uint32_t cp1252_char(unsigned char byte);

/* The byte that c is in Windows-1252, C1 controls as themselves; 0: none,
 * or below 0x80. */
unsigned char cp1252_byte(uint32_t c);

#endif
