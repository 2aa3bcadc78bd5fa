/*
 * Named entities by a learned tagger.
 *
 * A small network reads a whole document and marks names of persons,
 * organisations, places and some other things.  It never looks outside the
 * document and keeps nothing of it, so the same text gives the same mentions
 * in any order of documents and on any machine.
 *
 * MODEL.md tells what it learned from and how well it does.
 */
#ifndef ENTITIES_TAGGER_H
#define ENTITIES_TAGGER_H

#include "arena.h"
#include "span.h"
#include "str.h"
#include "tokens.h"

/* What a mention is of.  MISC: a name that is none of the others. */
enum mention_label {
	MENTION_PERSON,
	MENTION_ORG,
	MENTION_PLACE,
	MENTION_NORP, /* nationality, religious or political group */
	MENTION_EVENT,
	MENTION_WORK,
	MENTION_LAW,
	MENTION_PRODUCT,
	MENTION_MISC,
	MENTION_LABELS
};

struct mention {
	struct span at;   /* bytes of the text; begins and ends at tokens */
	uint8_t label;    /* enum mention_label */
	float confidence; /* probability that span and label are right, 0..1 */
};

/* Mentions of one document, by begin; they do not overlap. */
struct mentions {
	struct mention *at; /* [n] */
	size_t n;
};

/* The tagger and its cache of what single words weigh.  Not thread-safe. */
struct tagger;

/*
 * A tagger on the weights in the bytes from begin to end, which it uses where
 * they lie.  Ends the program where they are no model of this release.
 */
struct tagger *tagger_new(const unsigned char *begin,
    const unsigned char *end);
void tagger_free(struct tagger *tagger);

/*
 * Find the mentions of one document.
 *
 * text       normalized text: valid UTF-8
 * sentences  where in it to look, by begin, not overlapping
 *
 * The whole document is given at once, for what one sentence says of a name
 * helps with the next.  No mention crosses the end of a sentence.  Titles
 * ("Sen.", "President") are outside.  Memory is the arena's.  Linear time.
 * Cannot fail.
 */
struct mentions tagger_find(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct arena *arena);

/*
 * As tagger_find(), and show each sentence, or piece of a long one, to a
 * listener when it is read; it is the last that was added to the chunk, whose
 * forms have hints.
 */
struct chunk;
struct hint_words;
struct tagger_listener {
	struct hint_words *hint_words;
	void (*piece)(void *data, uint32_t sentence, struct span piece,
	    const struct chunk *chunk);
	void *data;
};
struct mentions tagger_find_heard(struct tagger *tagger, struct str text,
    const struct spans *sentences, const struct tagger_listener *listener,
    struct arena *arena);

/*
 * As tagger_find(), for text whose tokens are known: sentences[i] holds those
 * of sentence i.
 */
struct mentions tagger_find_tokens(struct tagger *tagger, struct str text,
    const struct tokens *sentences, size_t n, struct arena *arena);

/*
 * Write to out, for each token of the sentences that may be of a name, a line:
 * the token, its tag, the tag's probability, the second-best tag, and by how
 * much the first leads it in score; then what weighed most, as "PIECE+1.5" or
 * "PIECE-0.7": how the lead would shrink (+) or grow (-) without the piece.
 * Pieces: "vector", "word", "affixes", "shape" of the token, the words at -2
 * -1 +1 +2 from it, "place" (begin of sentence, style, capitals elsewhere),
 * "sentence" (all of its words), "elsewhere" (the name's other places).
 */
struct buf;
void tagger_explain(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct buf *out);

/* "person", "org", ...: the label as the stream has it. */
const char *mention_label_name(enum mention_label label);

#endif
