/* One article between its source and the stream. */
#ifndef DRAFT_H
#define DRAFT_H

#include <stdio.h>

#include "buf.h"
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
	bool unread;         /* there are such bytes, but they were not read */
	bool right;          /* clean_is_right() says so of them */
	uint64_t at;         /* where they begin in the file */
	uint64_t number;     /* of the article in a file of many, or 0 */
	enum format format;
	const char *encoding;
	struct mapped text;  /* clean; what is no paragraph is not written */
	struct srcmap map;   /* source -> the paragraphs, an LF between them */
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

/*
 * Write the article to file: doc, block and end.  It is put together in out,
 * which is the caller's, so that it need not grow anew for each article.
 */
void draft_write(const struct draft *draft, struct buf *out, FILE *file);

#endif
