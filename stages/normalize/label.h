/*
 * What a line is: body text, or one of the things around it.
 *
 * No line that holds a body sentence may be labelled away: where a line could
 * be either, it is body.
 */
#ifndef LABEL_H
#define LABEL_H

#include "arena.h"
#include "str.h"

enum label {
	LABEL_BODY,
	LABEL_HEADLINE,
	LABEL_DEK,
	LABEL_BYLINE,
	LABEL_HEADER,
	LABEL_LIST,
	LABEL_CAPTION,
	LABEL_CREDIT,
	LABEL_COPYRIGHT,
	LABEL_BOILERPLATE,
	LABEL_TRANSCRIPT,
};

/* As in the stream: "body". */
const char *label_name(enum label label);

/* What one line says, apart from what it is.  Empty: it does not say. */
struct line {
	enum label label;
	struct str date;    /* header: ISO; dateline: as printed */
	struct str authors; /* byline: joined by '|' */
	struct str role;    /* byline: "Staff Writer" */
	struct str outlet;  /* byline */
	struct str url;     /* header */
	struct str title;   /* header */
	struct str lang;    /* header */
	bool has_dateline;
	struct span dateline; /* bytes of the line, with its dash */
	struct str place;   /* dateline */
	struct str source;  /* dateline */
};

/* Read one line by itself; views of text or in the arena. */
struct line line_read(struct str text, struct arena *arena);

/* One paragraph of an article. */
struct par {
	struct span at; /* bytes of the text */
	struct line line;
};

struct pars {
	struct par *at; /* [n] */
	size_t n, cap;
};

/*
 * Read the paragraphs of text, one a line, each in the light of those beside
 * it.  Linear time.
 */
struct pars pars_read(struct str text, struct arena *arena);

/* The parts of line_read(), each false where the line is something else. */
bool line_is_header(struct str text, struct line *line, struct arena *arena);
bool line_is_byline(struct str text, struct line *line, struct arena *arena);
bool line_is_credit(struct str text, struct line *line);
bool line_has_dateline(struct str text, struct line *line);
bool line_is_boilerplate(struct str text, struct line *line);

#endif
