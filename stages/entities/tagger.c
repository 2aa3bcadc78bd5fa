#include "tagger.h"

#include <stdlib.h>

#include "chain.h"
#include "diag.h"
#include "model.h"
#include "net.h"
#include "tokens.h"

enum {
	CHUNK_TOKENS = 8192, /* a longer document is read in parts */
	PIECE_BYTES = 32768, /* a longer sentence, too */
};

struct tagger {
	struct model model;
	struct ner_net *net;
	struct ner_lattice lattice; /* its pairs are set */
	struct arena scratch; /* for one chunk */
};

/* Mentions found so far; their memory is the caller's arena. */
struct found {
	struct mention *at;
	size_t n, cap;
	struct arena *arena;
};

/* Tokens of a part of a document, as lists that grow. */
struct chunk {
	struct {
		struct span *at;
		size_t n, cap;
	} tokens;
	struct {
		struct ner_form *at;
		size_t n, cap;
	} forms;
	struct {
		bool *at;
		size_t n, cap;
	} spaces;
	struct {
		uint32_t *at;
		size_t n, cap;
	} sentences;
};

const char *
mention_label_name(enum mention_label label)
{
	static const char *const names[MENTION_LABELS] = {
		"person", "org", "place", "norp", "event", "work", "law",
		"product", "misc",
	};

	return names[label];
}

struct tagger *
tagger_new(const unsigned char *begin, const unsigned char *end)
{
	struct tagger *tagger = xcalloc(1, sizeof(*tagger));

	model_init(&tagger->model, begin, end);
	tagger->net = ner_net_new(&tagger->model);
	ner_lattice_pairs(&tagger->lattice, ner_net_pairs(tagger->net),
	    ner_net_sharpness(tagger->net));
	arena_init(&tagger->scratch);
	return tagger;
}

void
tagger_free(struct tagger *tagger)
{
	ner_net_free(tagger->net);
	arena_release(&tagger->scratch);
	free(tagger);
}

static void
chunk_begin(struct chunk *chunk, struct arena *scratch)
{
	arena_reset(scratch);
	*chunk = (struct chunk){ 0 };
	arena_append(scratch, &chunk->sentences, 0);
}

static void
chunk_add(struct chunk *chunk, struct tagger *tagger, struct str text,
    struct span sentence)
{
	struct arena *scratch = &tagger->scratch;
	struct tokens tokens = tokens_words(text, sentence, scratch);

	for (size_t i = 0; i < tokens.n; i++) {
		struct span at = tokens.at[i].at;

		arena_append(scratch, &chunk->tokens, at);
		arena_append(scratch, &chunk->spaces,
		    tokens.at[i].space_before);
		arena_append(scratch, &chunk->forms,
		    ner_net_form(tagger->net, str_span(text, at)));
	}
	arena_append(scratch, &chunk->sentences, (uint32_t)chunk->tokens.n);
}

static uint8_t
label_of(const uint8_t *tags, const float (*score)[NER_SCORES], size_t begin,
    size_t end)
{
	int class = ner_tag_class(tags[begin]), best = 0;
	float sum[NER_KINDS] = { 0 };

	if (class != NER_MISC)
		return (uint8_t)(MENTION_PERSON + class);
	for (size_t i = begin; i <= end; i++)
		for (int k = 0; k < NER_KINDS; k++)
			sum[k] += score[i][NER_TAGS + k];
	for (int k = 1; k < NER_KINDS; k++)
		if (sum[k] > sum[best])
			best = k;
	return (uint8_t)(MENTION_NORP + best);
}

/* The names in tokens from .. from + n, whose tags are known. */
static void
collect(struct tagger *tagger, const struct chunk *chunk, size_t from,
    size_t n, const float (*score)[NER_SCORES], const uint8_t *tags,
    struct found *found)
{
	size_t begin = 0;
	bool summed = false;

	for (size_t i = 0; i < n; i++) {
		double sure;

		if (tags[i] == NER_O)
			continue;
		if (!ner_tag_inner(tags[i]))
			begin = i;
		if (ner_tag_open(tags[i]))
			continue;
		if (!summed)
			ner_chain_sum(&tagger->lattice, score, n, NULL);
		summed = true;
		sure = ner_chain_path(&tagger->lattice, tags, begin, i);
		arena_append(found->arena, found, ((struct mention){
		    { chunk->tokens.at[from + begin].begin,
		    chunk->tokens.at[from + i].end },
		    label_of(tags, score, begin, i),
		    (float)(sure > 1 ? 1 : sure) }));
	}
}

static void
tag_run(struct tagger *tagger, const struct chunk *chunk, size_t from,
    size_t n, const float (*score)[NER_SCORES], struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	uint8_t *tags = arena_alloc(scratch, n);
	uint8_t *back = arena_alloc(scratch, n * NER_TAGS);
	size_t names = 0;

	ner_chain_best(score, n, ner_net_pairs(tagger->net), back, tags);
	for (size_t i = 0; i < n; i++)
		names += tags[i] != NER_O;
	if (names == 0)
		return;
	ner_lattice_place(&tagger->lattice,
	    arena_alloc(scratch, ner_lattice_size(n)), n);
	collect(tagger, chunk, from, n, score, tags, found);
}

static void
close_token(float score[NER_SCORES])
{
	for (int t = 0; t < NER_TAGS; t++)
		score[t] = t == NER_O ? 0 : -1e9f;
}

/*
 * Runs of active tokens, each with the token before and after it, which are
 * surely of no name: what is further off cannot change the best tags.
 */
static void
tag_sentence(struct tagger *tagger, const struct chunk *chunk,
    const struct ner_doc *doc, size_t s, float (*score)[NER_SCORES],
    struct found *found)
{
	size_t begin = doc->sentence[s], end = doc->sentence[s + 1];

	for (size_t i = begin; i < end;) {
		size_t from = i, to;

		if (!doc->active[i]) {
			close_token(score[i++]);
			continue;
		}
		while (i < end && doc->active[i])
			i++;
		to = i;
		if (from > begin)
			from--;
		if (to < end)
			close_token(score[to++]);
		tag_run(tagger, chunk, from, to - from,
		    (const float (*)[NER_SCORES])(score + from), found);
	}
}

static void
chunk_tag(struct tagger *tagger, struct chunk *chunk, struct str text,
    struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	struct ner_doc doc = {
		.form = chunk->forms.at,
		.space = chunk->spaces.at,
		.sentence = chunk->sentences.at,
		.sentences = chunk->sentences.n - 1,
		.n = chunk->tokens.n,
	};
	float (*score)[NER_SCORES];

	if (doc.n == 0)
		return;
	score = arena_alloc(scratch, doc.n * sizeof(*score));
	ner_place_words(&doc, scratch);
	ner_net_score(tagger->net, &doc, text, chunk->tokens.at, score,
	    scratch);
	for (size_t s = 0; s < doc.sentences; s++)
		tag_sentence(tagger, chunk, &doc, s, score, found);
}

/* The end of a piece of a sentence that is not too long, at a blank. */
static uint32_t
piece_end(struct str text, uint32_t begin, uint32_t end)
{
	uint32_t at = begin + PIECE_BYTES;

	if (end - begin <= PIECE_BYTES)
		return end;
	while (at > begin && text.at[at] != ' ')
		at--;
	if (at > begin)
		return at;
	at = begin + PIECE_BYTES;
	while (at < end && text.at[at] != ' ')
		at++;
	return at;
}

struct mentions
tagger_find(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct arena *arena)
{
	struct found found = { .arena = arena };
	struct chunk chunk;

	chunk_begin(&chunk, &tagger->scratch);
	for (size_t s = 0; s < sentences->n; s++) {
		struct span rest = sentences->at[s];

		while (rest.begin < rest.end) {
			struct span piece = { rest.begin,
				piece_end(text, rest.begin, rest.end) };

			chunk_add(&chunk, tagger, text, piece);
			rest.begin = piece.end;
			if (chunk.tokens.n < CHUNK_TOKENS)
				continue;
			chunk_tag(tagger, &chunk, text, &found);
			chunk_begin(&chunk, &tagger->scratch);
		}
	}
	chunk_tag(tagger, &chunk, text, &found);
	return (struct mentions){ found.at, found.n };
}
