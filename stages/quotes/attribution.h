/*
 * Attributions: who is said to have said, thought or backed what.
 *
 * The work of nl-quotes up to, not including, the full name of the speaker:
 * which bytes are quoted or reported (content), which words say so (cue) and
 * which words tell the source (speaker).
 */
#ifndef ATTRIBUTION_H
#define ATTRIBUTION_H

#include "span.h"
#include "stream.h"

enum quote_type {
	QUOTE_DIRECT,   /* all words stand inside quotation marks */
	QUOTE_MIXED,    /* some do */
	QUOTE_INDIRECT, /* none does */
};

enum quote_class {
	QUOTE_SPEECH,  /* said, wrote, asked, denied */
	QUOTE_THOUGHT, /* believes, hopes, knows, fears */
	QUOTE_STANCE,  /* backs, opposes, plans, polls show */
};

/* How an attribution was found. */
enum quote_source {
	QUOTE_LEARNED,   /* by the models */
	QUOTE_LAYOUT,    /* "..." -- Name, NAME: ... */
	QUOTE_CONTINUED, /* a quotation without cue; the speaker goes on */
};

/* One reason, for --explain: a feature of the last model and what it gave. */
struct evidence {
	const char *what; /* "words in content"; lives as long as the program */
	float weight;     /* above zero speaks for the attribution */
};

struct attribution {
	struct spans content; /* pieces by begin, at least one */
	struct span cue;      /* empty (begin == end): none */
	struct span speaker;  /* empty: none; several attributions may share
	                       * one */
	struct span cue_head; /* the word of the cue that governs it */
	enum quote_type type;
	enum quote_class class;
	enum quote_source source;
	float confidence; /* that content and speaker are right, 0 to 1 */

	struct evidence *why; /* [n_why], the weightiest first */
	size_t n_why;         /* 0 where nobody asked to explain */
};

/* Their memory is the arena's. */
struct attributions {
	struct attribution *at; /* [n], by first byte of content */
	size_t n;

	/* What was considered and not taken, only where asked to explain. */
	struct attribution *rejected; /* [n_rejected] */
	size_t n_rejected;
};

struct extractor;

/* Uses the model's bytes as long as it lives.  Ends the program where they
 * are no such model. */
struct extractor *extractor_new(
    const unsigned char *model_begin, const unsigned char *model_end);
void extractor_free(struct extractor *extractor);

/* The id of the model, for the via line. */
const char *extractor_model_id(const struct extractor *extractor);

/* From now on fill in why and rejected, too. */
void extractor_explain(struct extractor *extractor);

/*
 * The attributions of one article, from its par, sent and ent records.  They
 * do not overlap in content.  Linear in the length of the text.
 */
struct attributions extractor_find(struct extractor *extractor,
    const struct article *article, struct arena *arena);

#endif
