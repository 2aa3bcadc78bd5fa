/*
 * What a line is: body text, or one of the things around it.
 *
 * No line that holds a body sentence may be labelled away: where a line could
 * be either, it is body.
 */
#ifndef LABEL_H
#define LABEL_H

#include "arena.h"
#include "phrase.h"
#include "str.h"
#include "words.h"

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
	struct str date;    /* header, byline: ISO; dateline: as printed */
	struct str authors; /* byline: joined by '|' */
	struct str role;    /* byline: "Staff Writer" */
	struct str outlet;  /* byline */
	bool has_dateline;
	struct span dateline; /* bytes of the line, with its dash */
	struct str place;   /* dateline */
	struct str source;  /* dateline */
};

/* The tables, ready for use. */
struct labeller {
	struct word_classes words; /* words.tsv */
	struct lexicon regions; /* regions.tsv */
	struct phrases phrases; /* phrases.tsv */
};

void labeller_init(struct labeller *labeller);
void labeller_release(struct labeller *labeller);

/*
 * Read one line by itself.  text is normalized; what the result points to is
 * text's or the arena's.  Linear time.
 */
struct line line_read(
    const struct labeller *labeller, struct str text, struct arena *arena);

/* Does the line end as a sentence does, with its closing marks? */
bool line_ends_sentence(struct str text);

/*
 * The parts of line_read().  Each sets what it finds in *line and returns
 * true, or returns false: the line is something else.  opening is that of text.
 */
bool line_is_header(struct str text, struct line *line, struct arena *arena);
bool line_is_byline(
    const struct words *words, struct line *line, struct arena *arena);
/* May the line be a byline, going by its first two words? */
bool line_may_be_byline(const struct labeller *labeller, struct str text,
    const struct opening *opening);
bool line_is_credit(const struct words *words, struct line *line);
/* May a line end in a sentence that tells whose picture it is? */
bool line_may_end_in_credit(
    const struct word_classes *classes, struct str text);
/* Does a credit also tell what the picture shows, in a sentence? */
bool line_has_caption(const struct words *words);
bool line_has_dateline(const struct labeller *labeller, struct str text,
    const struct opening *opening, struct line *line, struct arena *arena);

#endif
