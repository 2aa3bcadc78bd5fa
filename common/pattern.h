/*
 * Patterns (PCRE2), compiled once before the first article.
 *
 * Compiled with UTF, UCP and EXTENDED, JIT where there is one.  Text must be
 * valid UTF-8: it is not checked again, since PCRE2 would re-read the rest of
 * the text at each match.  Limits keep hostile text from costing more than
 * linear time.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "span.h"
#include "str.h"

enum { PATTERN_GROUPS = 16 };

enum pattern_result {
	PATTERN_NONE,  /* no match */
	PATTERN_FOUND,
	PATTERN_LIMIT, /* the text made the match too costly: the article's
	                * trouble, to be reported as err */
};

struct pattern;

struct pattern_hit {
	struct span group[PATTERN_GROUPS]; /* [0] is the whole match */
	bool set[PATTERN_GROUPS];
};

/* Ends the program, naming name and offset, where expression is wrong. */
struct pattern *pattern_new(const char *name, const char *expression);
void pattern_free(struct pattern *pattern);

/* Find the first match that begins at or after byte from, ending by to. */
enum pattern_result pattern_find(struct pattern *pattern, struct str text,
    size_t from, size_t to, struct pattern_hit *hit);

/* The number of the named group.  Ends the program where there is none. */
size_t pattern_group(const struct pattern *pattern, const char *name);

#endif
