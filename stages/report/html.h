/* Writing HTML: everything that comes from an article goes through here. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "buf.h"

/*
 * Append text so that it is text, in content and in quoted attributes alike:
 * & < > " ' become entities, LF a space, other control characters go.
 */
void html_text(struct buf *out, struct str text);

/* Append ` name="value"`. */
void html_attr(struct buf *out, const char *name, struct str value);

/* Append n with a comma before each three digits. */
void html_number(struct buf *out, uint64_t n);

/* Is url one that a reader may follow: http or https, nothing else? */
bool html_is_link(struct str url);

/* Append the hash of a script or style for the policy: 'sha256-...'. */
void html_hash(struct buf *out, struct str text);

#endif
