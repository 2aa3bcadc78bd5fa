/*
 * Annotated text: BIO files read, mapped to common classes, laid out as running
 * text and cut into our own tokens.
 */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "arena.h"
#include "entities/scheme.h"
#include "span.h"
#include "str.h"
#include "entities/words.h"

/* One marked name. */
struct gold {
	struct span at;
	uint8_t class; /* enum ner_class; NER_CLASSES: left open */
	uint8_t kind;  /* enum ner_kind of a MISC name; NER_KINDS: unknown */
};

/* A document as text. */
struct page {
	struct str text; /* sentences, one a line */
	struct {
		struct span *at;
		size_t n, cap;
	} sentences;
	struct {
		struct gold *at; /* [n], by begin */
		size_t n, cap;
	} gold;
	struct {
		struct span *at; /* tokens of the file */
		size_t n, cap;
	} cells;
	const struct source *source;
	bool marked; /* the file says -DOCSTART- before it */
};

enum misc_marked { MISC_ALL, MISC_SOME, MISC_NONE };

/* How one corpus is to be read; see sets.c. */
struct source {
	const char *name;
	double share;
	enum misc_marked misc;
	bool tight;
	bool line_pages; /* a page for each sentence */
	bool normalize;  /* bring spans to one convention (for training) */
	bool keep_cells; /* tokens of the file, not ours; its tags must be BIO2
	                  * over PER, ORG, LOC and MISC */
	bool blind;      /* tags may be missing */
};

struct pages {
	struct page *at; /* [n] */
	size_t n, cap;
};

/*
 * Read DIR/NAME/SPLIT.tsv with its map.tsv and, where there is one, its .ws;
 * where dir is NULL, source->name is the file, of lines TOKEN<TAB>TAG (other
 * columns between them, or blanks instead of TABs, do not matter).  Adds to
 * pages.  Ends the program where a file is not as it should be.
 */
void corpus_read(struct pages *pages, const struct source *source,
    const char *dir, const char *split, struct arena *arena);

/*
 * Read text without marks: a sentence a line, an empty line between documents.
 * Adds to pages.
 */
void corpus_read_text(struct pages *pages, const struct source *source,
    const char *path, struct arena *arena);

/* A copy of a page in capitals (or lower case, or Each Word With One). */
enum rewrite { REWRITE_UPPER, REWRITE_LOWER, REWRITE_TITLE };
struct page corpus_rewrite(const struct page *page, size_t sentence,
    enum rewrite rewrite, struct arena *arena);

/* All sentences so, each a page. */
void corpus_rewrite_all(const struct pages *from, struct pages *to,
    enum rewrite rewrite, struct arena *arena);

#endif
