/*
 * Finding sentences.
 */
#ifndef SENTENCES_H
#define SENTENCES_H

#include "arena.h"
#include "rules.h"
#include "scan.h"
#include "span.h"
#include "stop.h"
#include "str.h"
#include "weights.h"

struct sentence {
	struct span at;
	bool quoted; /* begins inside a quotation that was opened before it */
};

struct sentences {
	struct sentence *at; /* [n], by begin */
	size_t n, cap;
};

/*
 * Find the sentences of one paragraph.
 *
 * text     normalized text: valid UTF-8, not NUL-terminated
 * par      the bytes of text that are the paragraph
 * weights  what was learned, or NULL: rules alone
 *
 * Returns the sentences in order.  They do not overlap, and between them and
 * at the paragraph's ends there is only white space.  Their memory is the
 * arena's.  Linear time.  Cannot fail.
 */
struct sentences sentences_find(struct str text, struct span par,
    const struct weights *weights, struct arena *arena);

/*
 * For training: called for every place that the rules leave to the model.
 * Returns whether to cut there.
 */
typedef bool sentences_judge(
    const struct stop *stop, struct scan *scan, void *data);

struct sentences sentences_find_with(struct str text, struct span par,
    sentences_judge *judge, void *data, struct arena *arena);

#endif
