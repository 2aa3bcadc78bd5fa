/* One article between its source and the stream. */
#ifndef DRAFT_H
#define DRAFT_H

#include <stdio.h>

#include "edit.h"
#include "extract.h"
#include "format.h"
#include "pars.h"

/* The article's trouble: an err record. */
struct trouble {
	const char *code;
	struct str value;
};

struct troubles {
	struct trouble *at; /* [n] */
	size_t n, cap;
};

struct draft {
	struct str id;       /* docid */
	struct str path;     /* below the folder, for src= */
	struct str source;   /* the bytes that the map covers */
	uint64_t at;         /* where they begin in the file */
	uint64_t number;     /* of the article in a file of many, or 0 */
	enum format format;
	const char *encoding;
	struct mapped text;
	struct pars pars;
	struct meta meta;
	struct troubles troubles;
	const struct labeller *labeller;
	struct arena *arena;
};

/* The code says what is wrong, in a word; value tells more. */
void draft_trouble(struct draft *draft, const char *code, struct str value);

/*
 * Make draft->source, an article in draft->format (text, json or html), into
 * text, paragraphs and what is known about it.  encoding: as for decode().
 */
void draft_read(struct draft *draft, const char *encoding);

/* Write the article: doc, block and end. */
void draft_write(const struct draft *draft, FILE *out);

#endif
