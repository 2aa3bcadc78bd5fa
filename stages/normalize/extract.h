/*
 * From a file of some format to plain text: what belongs to the article is
 * kept, the rest is dropped, and what the format says of each piece is noted.
 */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "edit.h"
#include "pars.h"

/* What the source says of a stretch of it. */
struct hint {
	struct span at; /* bytes of the source, not overlapping, in order */
	enum label label;
};

struct hints {
	struct hint *at; /* [n] */
	size_t n, cap;
};

struct extract {
	struct hints hints;
	struct meta meta;
	const char *error; /* what is wrong, or NULL */
};

/*
 * Take the article out of text, a JSON object.  On return text is plain, its
 * map put upon the one it had.
 */
struct extract extract_json(struct mapped *text, struct arena *arena);

/* The same for an HTML page. */
struct extract extract_html(struct mapped *text, struct arena *arena);

/* One article among others in a JSON document. */
struct json_articles {
	struct span *at; /* [n]: the objects, bytes of the document */
	size_t n, cap;
	const char *error; /* where the document is malformed, or NULL */
};

/*
 * The articles of a JSON document: itself, the elements of an array, or of an
 * array inside it ("articles", "results" ...).
 */
struct json_articles json_find_articles(struct str s, struct arena *arena);

/*
 * Meta values from JSON, shared by both: the date, authors joined by '|', the
 * name of an organisation.  Empty where value holds none.
 */
struct json_value;
struct str json_authors(
    struct str s, const struct json_value *value, struct arena *arena);
struct str json_name(
    struct str s, const struct json_value *value, struct arena *arena);

#endif
