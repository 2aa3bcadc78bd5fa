/* Writing HTML: everything that comes from an article goes through here. */
#ifndef REPORT_MARKUP_H
#define REPORT_MARKUP_H

#include "buf.h"

/*
 * Append text so that it is text, in content and in quoted attributes alike:
 * & < > " ' become entities, LF a space, other control characters go.
 */
void markup_text(struct buf *out, struct str text);

/* Append ` name="value"`. */
void markup_attr(struct buf *out, const char *name, struct str value);

/* Append n with a comma before each three digits. */
void markup_number(struct buf *out, uint64_t n);

/* Is url one that a reader may follow: http or https, nothing else? */
bool markup_is_link(struct str url);

/* Append the hash of a script or style for the policy: 'sha256-...'. */
void markup_hash(struct buf *out, struct str text);

#endif
