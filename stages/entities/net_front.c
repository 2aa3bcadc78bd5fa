/* The first layer of the tokens of a document. */
#include "net_inside.h"

/* Returns whether any is needed. */
static bool
need(const struct ner_doc *doc, struct ner_front *front, size_t begin,
    size_t end)
{
	bool any = false;
	bool before = false;

	for (size_t i = begin; i < end; i++) {
		bool next = i + 1 < end && doc->active[i + 1];

		front->needed[i] = before | doc->active[i] | next;
		any |= front->needed[i];
		before = doc->active[i];
	}
	return any;
}

/*
 * Tokens that are looked at before they are listened to, so that what is kept
 * of them comes in good time; with those behind fewer than WAYS.  Where it is
 * kept is looked up, in turn, some tokens later than it was called for.
 */
enum { AHEAD = NER_REACH + 2, CALL_AHEAD = 8 };

/* A sentence whose first layers are worked out. */
struct line {
	struct ner_net *net;
	const struct ner_doc *doc;
	struct str text;
	const struct span *at;
	size_t s, begin, end;
	bool caseless;
	uint8_t *wanted; /* [doc->n]: what is wanted of each token */
	/* Of each form, in sentences with case and without; [doc->forms]: */
	uint8_t *all[2]; /* what is wanted of any of its tokens */
	uint16_t *place[2]; /* and where it is, if it is not forgotten */
	int32_t sum[NER_HIDDEN]; /* of what words tell the whole sentence */
	/* Of token i at i % WAYS, where it tells needed tokens anything. */
	const struct kept *kept[WAYS];
	/* What was not yet added to the sum. */
	const int8_t *told[WAYS];
	size_t tellers;
};

/* Before the cache may forget it. */
static void
add_told(struct line *line)
{
	line->net->kernels->tell(line->sum, line->told, line->tellers);
	line->tellers = 0;
}

/* Tokens with forms of which something is wanted, one for each form: those in
 * sentences with case, and those in sentences without. */
struct asked {
	uint32_t *at[2]; /* [n] */
	size_t n[2];
};

/* From which of its slots does token i tell needed tokens anything? */
static void
want(struct line *line, const struct ner_front *front, struct asked *asked)
{
	unsigned mean = line->net->scale->has_mean ? (unsigned)KEPT_MEAN : 0u;
	const bool *needed = front->needed + line->begin;
	const uint32_t *word = line->doc->word + line->begin;
	uint32_t *at = asked->at[line->caseless];
	uint8_t *all = line->all[line->caseless];
	size_t length = line->end - line->begin, n = asked->n[line->caseless];
	unsigned near = needed[0];

	near = near << 1 | (length > 1 && needed[1]);
	for (size_t i = 0; i < length; i++) {
		unsigned wanted;

		near = near << 1 |
		    (i + NER_REACH < length ? needed[i + NER_REACH] : 0);
		wanted = (near & KEPT_NEAR) | mean;
		line->wanted[line->begin + i] = (uint8_t)wanted;
		at[n] = (uint32_t)(line->begin + i);
		n += all[word[i]] == 0 && wanted != 0;
		all[word[i]] |= (uint8_t)wanted;
	}
	asked->n[line->caseless] = n;
}

/* Have all that is wanted worked out, and come near. */
static void
prepare(const struct line *line, const struct asked *asked, bool caseless)
{
	const struct ner_doc *doc = line->doc;
	const uint32_t *at = asked->at[caseless];
	const size_t n = asked->n[caseless];

	for (size_t k = 0; k < n; k++) {
		uint32_t word = doc->word[at[k]];
		unsigned wanted = line->all[caseless][word];
		uint16_t place;

		if (k + CALL_AHEAD < n)
			ner_net_keep_call(line->net,
			    ner_doc_form(doc, at[k + CALL_AHEAD]), caseless);
		place = ner_net_prepare(line->net, &doc->form[word], caseless,
		    str_span(line->text, line->at[at[k]]), wanted);
		line->place[caseless][word] = place;
		ner_net_place_call(
		    ner_net_place(line->net, place), wanted, false);
	}
}

static struct kept_at
keep(const struct line *line, size_t i)
{
	if (!line->net->forgot)
		return ner_net_place(line->net,
		    line->place[line->caseless][line->doc->word[i]]);
	return ner_net_keep(line->net, ner_doc_form(line->doc, i),
	    line->caseless,
	    str_span(line->text, line->at[i]), line->wanted[i]);
}

static void
look(struct line *line, size_t i)
{
	unsigned wanted = line->wanted[i];
	struct kept_at kept;

	if (wanted == 0)
		return;
	kept = keep(line, i);
	line->kept[i % WAYS] = kept.near;
	ner_net_place_call(kept, wanted, true);
	if ((wanted & KEPT_MEAN) == 0)
		return;
	line->told[line->tellers++] = kept.mean->at;
	if (line->tellers == WAYS)
		add_told(line);
}

/* Sum what the tokens around token i tell it. */
static void
listen(const struct line *line, size_t i, int16_t out[NER_HIDDEN])
{
	const struct ner_net *net = line->net;
	const int16_t *layer[1 + NER_SLOT_MEAN + 2 * NER_PLACES];
	size_t n = 0;

	layer[n++] = net->first_bias;
	for (size_t slot = 0; slot < NER_SLOT_MEAN; slot++) {
		size_t j = i + slot - NER_REACH;

		if (i + slot >= line->begin + NER_REACH && j < line->end)
			layer[n++] = line->kept[j % WAYS]->slot[slot];
	}
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = i + p - 1;

		if (i + p < line->begin + 1 || j >= line->end)
			continue;
		layer[n++] = net->context + (p * NER_CONTEXTS +
		    line->doc->context[j]) * NER_HIDDEN;
		/* No branch: nobody can foresee it. */
		layer[n] = net->list + (p * NER_LIST_CODES +
		    line->doc->list[j]) * NER_HIDDEN;
		n += line->doc->list[j] != 0;
	}
	net->kernels->layers(out, layer, n);
}

void
ner_net_mean(const int32_t sum[NER_HIDDEN], size_t n, int16_t out[NER_HIDDEN])
{
	const int32_t unit = NER_UNIT / TOLD_UNIT;
	float by = (float)unit / (float)n;

	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[k] = (int16_t)((float)sum[k] * by);
}

/* Add the sentence's mean to the first layers, and rectify them. */
static void
finish(const struct line *line, const struct ner_front *front)
{
	int16_t mean[NER_HIDDEN];

	ner_net_mean(line->sum, line->end - line->begin, mean);
	for (size_t i = line->begin; i < line->end; i++)
		if (front->needed[i])
			line->net->kernels->rectify(
			    ner_front_at(front, line->s, i), mean,
			    NER_FIRST_MOST);
}

static void
first_of_sentence(struct line *line, struct ner_front *front)
{
	size_t ahead = line->begin;

	memset(line->sum, 0, sizeof(line->sum));
	for (size_t i = line->begin; i < line->end; i++) {
		for (; ahead < line->end && ahead <= i + AHEAD; ahead++)
			look(line, ahead);
		if (front->needed[i])
			listen(line, i, ner_front_at(front, line->s, i));
	}
	add_told(line);
	finish(line, front);
}

/* Each row at the beginning of a line of the cache. */
static int16_t (*
aligned_rows(struct arena *arena, size_t n))[NER_HIDDEN]
{
	const uintptr_t line = 64;
	char *at = arena_alloc(arena, n * sizeof(int16_t[NER_HIDDEN]) + line);

	at += (line - (uintptr_t)at % line) % line;
	return (int16_t (*)[NER_HIDDEN])(void *)at;
}

static void
set_line(struct line *line, size_t s)
{
	line->s = s;
	line->begin = line->doc->sentence[s];
	line->end = line->doc->sentence[s + 1];
	line->caseless = ner_style_caseless(line->doc->style[s]);
}

static struct line
line_of(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, struct arena *arena)
{
	struct line line = { .net = net, .doc = doc, .text = text, .at = at,
		.wanted = arena_alloc(arena, doc->n) };

	for (size_t k = 0; k < 2; k++) {
		line.all[k] = arena_array(arena, uint8_t, doc->forms);
		line.place[k] = arena_alloc(
		    arena, doc->forms * sizeof(*line.place[k]));
	}
	return line;
}

/* Have what the document needs of the cache there; sets what is needed of it,
 * and which sentences have any. */
static void
fetch(struct line *line, struct ner_front *front, bool *busy,
    struct arena *arena)
{
	const struct ner_doc *doc = line->doc;
	struct asked asked = { { NULL }, { 0 } };

	for (size_t k = 0; k < 2; k++)
		asked.at[k] = arena_alloc(
		    arena, (doc->forms + 1) * sizeof(*asked.at[k]));
	ner_net_begin(line->net);
	for (size_t s = 0; s < doc->sentences; s++) {
		set_line(line, s);
		busy[s] = need(doc, front, line->begin, line->end);
		if (busy[s])
			want(line, front, &asked);
	}
	prepare(line, &asked, false);
	prepare(line, &asked, true);
	ner_net_prepared(line->net);
}

struct ner_front
ner_net_front(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, struct arena *arena)
{
	struct line line = line_of(net, doc, text, at, arena);
	bool *busy = arena_alloc(arena, doc->sentences + 1);
	struct ner_front front;
	const size_t size = sizeof(*front.first);

	front.first = aligned_rows(arena, doc->n + doc->sentences + 1);
	front.needed = arena_alloc(arena, doc->n + 1);
	fetch(&line, &front, busy, arena);
	for (size_t s = 0; s < doc->sentences; s++) {
		set_line(&line, s);
		memset(front.first[line.begin + s], 0, size);
		if (busy[s])
			first_of_sentence(&line, &front);
	}
	memset(front.first[doc->n + doc->sentences], 0, size);
	return front;
}
