#include "tagger_inside.h"

#include <stdlib.h>

#include "behind_town.h"
#include "company_tail.h"
#include "diag.h"
#include "piece.h"

enum {
	CHUNK_TOKENS = 8192, /* a longer document is read in parts */
	CHUNK_USUAL = 2048, /* most have no more */
};

/* Mentions found so far; their memory is the caller's arena. */
struct found {
	struct mention *at;
	size_t n, cap;
	struct arena *arena;
	struct buf *why; /* for explaining instead, or NULL */
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

static void
mean_pairs(struct tagger *tagger)
{
	for (int s = 0; s < NER_TAGS; s++)
		for (int t = 0; t < NER_TAGS; t++) {
			float sum = 0;

			for (size_t k = 0; k < tagger->nets; k++)
				sum += ner_net_pairs(
				    tagger->net[k])->score[s][t];
			tagger->pairs.score[s][t] =
			    sum / (float)tagger->nets;
		}
}

struct tagger *
tagger_new(const unsigned char *begin, const unsigned char *end)
{
	struct tagger *tagger = xcalloc(1, sizeof(*tagger));

	model_init(&tagger->model, begin, end);
	ner_lists_init(&tagger->lists, &tagger->model);
	tagger->nets = ner_nets(&tagger->model);
	for (size_t k = 0; k < tagger->nets; k++)
		tagger->net[k] = ner_net_new(&tagger->model, k);
	mean_pairs(tagger);
	ner_lattice_pairs(&tagger->lattice, &tagger->pairs,
	    ner_net_sharpness(tagger->net[0]));
	arena_init(&tagger->scratch);
	return tagger;
}

void
tagger_free(struct tagger *tagger)
{
	for (size_t k = 0; k < tagger->nets; k++)
		ner_net_free(tagger->net[k]);
	arena_release(&tagger->scratch);
	free(tagger);
}

/* Room for one list of a chunk, so that it need not be copied to grow. */
#define LIST_INIT(scratch, list)                                         \
	((list)->cap = CHUNK_USUAL,                                      \
	    (list)->at = arena_alloc((scratch),                          \
	    CHUNK_USUAL * sizeof(*(list)->at)))

static void
chunk_begin(struct chunk *chunk, struct arena *scratch)
{
	arena_reset(scratch);
	*chunk = (struct chunk){ 0 };
	LIST_INIT(scratch, &chunk->tokens);
	LIST_INIT(scratch, &chunk->forms);
	LIST_INIT(scratch, &chunk->spaces);
	arena_append(scratch, &chunk->sentences, 0);
}

/* The form of a token, with what the lists have of it as a name's first. */
static struct ner_form
form_of(struct tagger *tagger, struct str token, uint64_t hash)
{
	struct ner_form *form = ner_net_form(tagger->net[0], token, hash);

	if (form->list == 0 && form->letters > NER_CASE_LOWER)
		form->list = ner_lists_first(&tagger->lists, form->lower);
	return *form;
}

static void
chunk_add(struct chunk *chunk, struct tagger *tagger, struct str text,
    const struct tokens *tokens)
{
	struct arena *scratch = &tagger->scratch;
	uint64_t *hash = arena_alloc(scratch, tokens->n * sizeof(*hash));

	for (size_t i = 0; i < tokens->n; i++) {
		hash[i] = ner_form_hash(str_span(text, tokens->at[i].at));
		ner_net_call_form(tagger->net[0], hash[i]);
	}
	for (size_t i = 0; i < tokens->n; i++) {
		struct span at = tokens->at[i].at;

		arena_append(scratch, &chunk->tokens, at);
		arena_append(scratch, &chunk->spaces,
		    tokens->at[i].space_before);
		arena_append(scratch, &chunk->forms,
		    form_of(tagger, str_span(text, at), hash[i]));
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

static bool
is_hyphen(const struct reading *reading, size_t i)
{
	return str_is(str_span(reading->text, reading->at[i]), "-");
}

/*
 * The last token of a person's name whose tags end with token i: "Moon Jae-in"
 * and "Lee Min-a" end with a quiet word, which the network does not look at.
 */
static size_t
joined_end(const struct reading *reading, size_t i, size_t end)
{
	const struct ner_doc *doc = &reading->doc;
	size_t hyphen = is_hyphen(reading, i) ? i : i + 1;

	if (hyphen + 1 < end && is_hyphen(reading, hyphen) &&
	    (hyphen == i || !doc->space[hyphen]) &&
	    !doc->space[hyphen + 1] && doc->form[hyphen + 1].quiet &&
	    doc->form[hyphen + 1].letters == NER_CASE_LOWER)
		return hyphen + 1;
	return i;
}

static void
add_mention(struct found *found, const struct reading *reading, size_t from,
    size_t to, uint8_t label, double sure)
{
	arena_append(found->arena, found, ((struct mention){
	    { reading->at[from].begin, reading->at[to - 1].end },
	    label, (float)(sure > 1 ? 1 : sure) }));
}

/* The names in tokens from .. from + n, whose tags are known. */
static void
collect(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t n, const uint8_t *tags, struct found *found)
{
	const float (*score)[NER_SCORES] =
	    (const float (*)[NER_SCORES])(reading->score + from);
	size_t end = reading->doc.sentence[s + 1], begin = 0;

	ner_lattice_place(&tagger->lattice,
	    arena_alloc(&tagger->scratch, ner_lattice_size(n)), n);
	ner_chain_chances(&tagger->lattice, score, n);
	for (size_t i = 0; i < n; i++) {
		double sure;
		size_t last = from + i, next;

		if (tags[i] == NER_O)
			continue;
		if (!ner_tag_inner(tags[i]))
			begin = i;
		if (ner_tag_open(tags[i]))
			continue;
		sure = ner_chain_path(&tagger->lattice, tags, begin, i);
		if (ner_tag_class(tags[i]) == NER_PER)
			last = joined_end(reading, last, end);
		if (ner_tag_class(tags[i]) == NER_ORG)
			last = company_tail(reading, last, end);
		next = ner_tag_class(tags[i]) == NER_LOC ? behind_town(
		    &tagger->lists, reading, from + begin, last + 1) : last + 1;
		add_mention(found, reading, from + begin, next,
		    label_of(tags, score, begin, i), sure);
		if (next <= last)
			add_mention(found, reading, next, last + 1,
			    MENTION_PLACE, sure);
	}
}

static void
tag_run(struct tagger *tagger, const struct reading *reading, size_t s,
    size_t from, size_t n, struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	uint8_t *tags = arena_alloc(scratch, n);
	uint8_t *back = arena_alloc(scratch, n * NER_TAGS);
	size_t names = 0;

	ner_chain_best((const float (*)[NER_SCORES])(reading->score + from),
	    n, &tagger->pairs, back, tags);
	if (found->why != NULL) {
		explain_run(tagger, reading, s, from, n, tags, found->why);
		return;
	}
	for (size_t i = 0; i < n; i++)
		names += tags[i] != NER_O;
	if (names > 0)
		collect(tagger, reading, s, from, n, tags, found);
}

/* The scores of a token that is surely of no name. */
static void
close_token(float score[NER_SCORES])
{
	memset(score, 0, NER_SCORES * sizeof(*score));
	for (int t = 0; t < NER_TAGS; t++)
		score[t] = t == NER_O ? 0 : -1e9f;
}

/*
 * Runs of active tokens, each with the token before and after it, which are
 * surely of no name: what is further off cannot change the best tags.
 */
static void
tag_sentence(struct tagger *tagger, const struct reading *reading, size_t s,
    struct found *found)
{
	const struct ner_doc *doc = &reading->doc;
	size_t begin = doc->sentence[s], end = doc->sentence[s + 1];

	for (size_t i = begin; i < end;) {
		size_t from = i, to;

		if (!doc->active[i]) {
			i++;
			continue;
		}
		while (i < end && doc->active[i])
			i++;
		to = i;
		if (from > begin)
			close_token(reading->score[--from]);
		if (to < end)
			close_token(reading->score[to++]);
		tag_run(tagger, reading, s, from, to - from, found);
	}
}

static struct ner_doc
chunk_doc(const struct chunk *chunk, const struct ner_lists *lists,
    struct arena *scratch)
{
	struct ner_doc doc = {
		.form = chunk->forms.at,
		.space = chunk->spaces.at,
		.sentence = chunk->sentences.at,
		.sentences = chunk->sentences.n - 1,
		.n = chunk->tokens.n,
	};

	ner_place_words(&doc, scratch);
	ner_lists_mark(lists, &doc, scratch);
	return doc;
}

static void
chunk_tag(struct tagger *tagger, struct chunk *chunk, struct str text,
    struct found *found)
{
	struct arena *scratch = &tagger->scratch;
	struct reading reading = { .text = text, .at = chunk->tokens.at,
		.doc = chunk_doc(chunk, &tagger->lists, scratch) };

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
		tag_sentence(tagger, &reading, s, found);
}

/* A chunk that is long enough is tagged, and another begun. */
static void
chunk_full(struct tagger *tagger, struct chunk *chunk, struct str text,
    struct found *found)
{
	if (chunk->tokens.n < CHUNK_TOKENS)
		return;
	chunk_tag(tagger, chunk, text, found);
	chunk_begin(chunk, &tagger->scratch);
}

static void
find(struct tagger *tagger, struct str text, const struct spans *sentences,
    struct found *found)
{
	struct tokens tokens;
	struct chunk chunk;

	chunk_begin(&chunk, &tagger->scratch);
	for (size_t s = 0; s < sentences->n; s++) {
		struct span rest = sentences->at[s];

		while (rest.begin < rest.end) {
			struct span piece = { rest.begin,
				piece_end(text, rest) };

			tokens = tokens_words(text, piece, &tagger->scratch);
			chunk_add(&chunk, tagger, text, &tokens);
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
	struct found found = { .arena = arena };

	find(tagger, text, sentences, &found);
	return (struct mentions){ found.at, found.n };
}

void
tagger_explain(struct tagger *tagger, struct str text,
    const struct spans *sentences, struct buf *out)
{
	struct found found = { .why = out };

	find(tagger, text, sentences, &found);
}

struct mentions
tagger_find_tokens(struct tagger *tagger, struct str text,
    const struct tokens *sentences, size_t n, struct arena *arena)
{
	struct found found = { .arena = arena };
	struct chunk chunk;

	chunk_begin(&chunk, &tagger->scratch);
	for (size_t s = 0; s < n; s++) {
		chunk_add(&chunk, tagger, text, &sentences[s]);
		chunk_full(tagger, &chunk, text, &found);
	}
	chunk_tag(tagger, &chunk, text, &found);
	return (struct mentions){ found.at, found.n };
}
