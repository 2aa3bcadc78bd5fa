/*
 * What nl-lint checks beyond what every reader does: the parts of stream(5)
 * that no stage depends on and a faulty one would break first.
 */
#ifndef LINT_H
#define LINT_H

#include "stream.h"

/* The first fault of an article. */
struct lint_fault {
	const char *text; /* NULL: none */
	size_t line;      /* counted from the article's doc line, which is 0 */
};

/*
 * Check one article that stream_next() accepted: ids are unique and links lead
 * to them, text has no control characters and is in NFC, map sums fit srclen=
 * and the text, records stand in blocks, attributes are key=value.
 */
struct lint_fault lint_article(const struct article *article);

#endif
