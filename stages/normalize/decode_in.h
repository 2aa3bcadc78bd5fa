/* The inside of decode: for decode*.c and binary.c alone. */
#ifndef DECODE_IN_H
#define DECODE_IN_H

#include "decode.h"

extern const struct str decode_replacement; /* U+FFFD */

/* The encoding that a byte order mark names and its length; NULL: none. */
const char *decode_by_mark(struct str bytes, size_t *mark);

/* The order of UTF-16 without a mark, or NULL: it is none. */
const char *decode_guess_wide(struct str bytes);

/* Decode UTF-16 from byte begin on; what stands before it is dropped. */
void decode_wide(struct decoded *out, struct str bytes, size_t begin,
    bool little, struct arena *arena);

#endif
