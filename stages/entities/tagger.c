#include "tagger_inside.h"

#include <stdlib.h>

#include "chunk.h"
#include "diag.h"
#include "piece.h"

enum { CHUNK_TOKENS = 8192 }; /* a longer document is read in parts */

const char *
mention_label_name(enum mention_label label)
{
	static const char *const names[MENTION_LABELS] = {
		"person", "org", "place", "norp", "event", "work", "law",
		"product", "misc",
	};

	return names[label];
}

static struct ner_pairs
mean_pairs(const struct tagger *tagger)
{
	struct ner_pairs mean;

	for (int s = 0; s < NER_TAGS; s++)
		for (int t = 0; t < NER_TAGS; t++) {
			float sum = 0;

			for (size_t k = 0; k < tagger->nets; k++)
				sum += ner_net_pairs(
				    tagger->net[k])->score[s][t];
			mean.score[s][t] = sum / (float)tagger->nets;
		}
	return mean;
}

struct tagger *
tagger_new(const unsigned char *begin, const unsigned char *end)
{
	struct tagger *tagger = xcalloc(1, sizeof(*tagger));
	struct ner_pairs pairs;

	model_init(&tagger->model, begin, end);
	ner_lists_init(&tagger->lists, &tagger->model);
	tagger->nets = ner_nets(&tagger->model);
	for (size_t k = 0; k < tagger->nets; k++)
		tagger->net[k] = ner_net_new(&tagger->model, k);
	pairs = mean_pairs(tagger);
	ner_steps_init(&tagger->steps, &pairs);
	ner_lattice_pairs(&tagger->lattice, &pairs,
	    ner_net_sharpness(tagger->net[0]));
	arena_init(&tagger->scratch);
	return tagger;
}

void
tagger_free(struct tagger *tagger)
{
	for (size_t k = 0; k < tagger->nets; k++)
		ner_net_free(tagger->net[k]);
	ner_lists_release(&tagger->lists);
	arena_release(&tagger->scratch);
	free(tagger);
}

static void
chunk_tag(struct tagger *tagger, struct chunk *chunk, struct str text,
    struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	struct reading reading = { .text = text, .at = chunk->tokens,
		.doc = chunk_doc(chunk, &tagger->lists) };

	reading.score = arena_alloc(
	    scratch, (reading.doc.n + 1) * sizeof(*reading.score));
	for (size_t i = 0; i < reading.doc.n; i++)
		if (reading.doc.active[i])
			memset(reading.score[i], 0, sizeof(*reading.score));
	for (size_t k = tagger->nets; k-- > 0;)
		reading.seen = ner_net_score(tagger->net[k], &reading.doc,
		    text, reading.at, 1.0f / (float)tagger->nets,
		    reading.score, scratch);
	for (size_t s = 0; s < reading.doc.sentences; s++)
		tagger_tag_sentence(tagger, &reading, s, found);
}

/* A chunk that is long enough is tagged, and another begun. */
static void
chunk_full(struct tagger *tagger, struct chunk *chunk, struct str text,
    struct found *found)
{
	if (chunk->n < CHUNK_TOKENS)
		return;
	chunk_tag(tagger, chunk, text, found);
	chunk_begin(chunk, chunk->hint_words, &tagger->scratch);
}

static void
find(struct tagger *tagger, struct str text, const struct spans *sentences,
    const struct tagger_listener *listener, struct found *found)
{
	struct tokens tokens;
	struct chunk chunk;

	chunk_begin(&chunk, listener == NULL ? NULL : listener->hint_words,
	    &tagger->scratch);
	for (size_t s = 0; s < sentences->n; s++) {
		struct span rest = sentences->at[s];

		while (rest.begin < rest.end) {
			struct span piece = { rest.begin,
				piece_end(text, rest) };

			tokens = tokens_words(text, piece, &tagger->scratch);
			chunk_add(&chunk, tagger->net[0], &tagger->lists, text,
			    &tokens);
			if (listener != NULL)
				listener->piece(listener->data, (uint32_t)s,
				    piece, &chunk);
			chunk_full(tagger, &chunk, text, found);
			rest.begin = piece.end;
		}
	}
	chunk_tag(tagger, &chunk, text, found);
}

struct mentions
tagger_find(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct arena *arena)
{
	return tagger_find_heard(tagger, text, sentences, NULL, arena);
}

struct mentions
tagger_find_heard(struct tagger *tagger, struct str text,
    const struct spans *sentences, const struct tagger_listener *listener,
    struct arena *arena)
{
	struct found found = { .arena = arena };

	find(tagger, text, sentences, listener, &found);
	return (struct mentions){ found.at, found.n };
}

void
tagger_explain(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct buf *out)
{
	struct found found = { .why = out };

	find(tagger, text, sentences, NULL, &found);
}

struct mentions
tagger_find_tokens(struct tagger *tagger, struct str text,
    const struct tokens *sentences, size_t n, struct arena *arena)
{
	struct found found = { .arena = arena };
	struct chunk chunk;

	chunk_begin(&chunk, NULL, &tagger->scratch);
	for (size_t s = 0; s < n; s++) {
		chunk_add(&chunk, tagger->net[0], &tagger->lists, text,
		    &sentences[s]);
		chunk_full(tagger, &chunk, text, &found);
	}
	chunk_tag(tagger, &chunk, text, &found);
	return (struct mentions){ found.at, found.n };
}
