/*
 * The tags and texts of an HTML page, each with its place in the file.
 *
 * libxml2 mends pages well but does not say where in the file a piece of text
 * stood, so this reads them in place.  Nothing is ever an error, as in
 * browsers.  Linear time.
 */
#ifndef HTML_TOKEN_H
#define HTML_TOKEN_H

#include "arena.h"
#include "str.h"

enum html_kind {
	HTML_TEXT,  /* with character references in it */
	HTML_START, /* "<p class=x>" */
	HTML_END,   /* "</p>" */
	HTML_RAW,   /* what stands in script, style, textarea, title */
};

struct html_token {
	enum html_kind kind;
	struct span at;
	struct span name; /* of a tag; HTML_RAW: of the tag around it */
};

struct html_reader {
	struct str s;
	size_t at;
	struct span raw; /* name of the raw element that was just opened */
	bool no_quote[2]; /* no more " and no more ' ahead */
};

/* The next token; false at the end. */
bool html_next(struct html_reader *reader, struct html_token *token);

/*
 * The value of a start tag's attribute (name in lower case), its character
 * references decoded; false where there is none.
 */
bool html_attr(struct str s, const struct html_token *tag, const char *name,
    struct str *value, struct arena *arena);

/* s with its character references decoded and blanks made one, trimmed. */
struct str html_text(struct str s, struct arena *arena);

#endif
