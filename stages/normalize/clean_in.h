/* The inside of clean: for clean*.c alone. */
#ifndef CLEAN_IN_H
#define CLEAN_IN_H

#include <stdbool.h>

#include "str.h"

/* What is wrong with a character by itself. */
enum fault {
	FAULT_NONE,
	FAULT_CONTROL, /* U+0080 to U+009F: a byte of Windows-1252 */
	FAULT_BLANK,   /* a blank, but not U+0020 */
	FAULT_BREAK,   /* a line's end, but not LF */
	FAULT_DROP,    /* nothing that is seen */
};

/* Of the character c at bytes i to end of s, not ASCII. */
enum fault clean_fault(struct str s, size_t i, size_t end, uint32_t c);

/* Does c neither change in NFC nor join with a character beside it? */
bool clean_is_inert(uint32_t c);

/*
 * The first byte at or after i that begins what clean() has to look at, or the
 * end.  What is not UTF-8 is such, too.
 */
size_t clean_right_end(struct str s, size_t i, bool mojibake);

#endif
