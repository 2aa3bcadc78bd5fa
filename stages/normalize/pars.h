/* The paragraphs of an article, each in the light of those beside it. */
#ifndef PARS_H
#define PARS_H

#include "label.h"
#include "layout.h"

/* One paragraph. */
struct par {
	struct span at; /* bytes of the text, not of the stream's */
	enum label label;
	bool has_dateline;
	const struct line *line; /* what it says by itself */
	uint32_t twin; /* 1 + the index of an equal one before it, 0: none */
};

struct pars {
	struct par *at; /* [n] */
	size_t n;
};

/* What is known about an article; an empty string: not known. */
struct meta {
	struct str date;     /* ISO 8601, the day */
	const char *datesrc; /* "meta" "header" "filename" "dateline" "none" */
	struct str outlet, url, title, authors, lang, place;
};

/*
 * Label the paragraphs of text, which are its lines.  Where it may begin with
 * a head ("Title: ...", "Date: ...") and a headline, meta gets what the head
 * says; NULL: the source has told these apart already.  Linear time.
 */
struct pars pars_read(const struct labeller *labeller, struct str text,
    const struct layout_lines *lines, struct meta *meta, struct arena *arena);

/* Set *field where it is empty. */
static inline void
meta_set(struct str *field, struct str value)
{
	if (field->len == 0)
		*field = value;
}

/* Set the date where there is none yet, and where it comes from. */
void meta_set_date(struct meta *meta, struct str iso, const char *from);

#endif
