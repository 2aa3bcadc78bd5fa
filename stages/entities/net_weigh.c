/* Why a token got its tag: the network with one piece left out at a time. */
#include "net_inside.h"

/* The first layer of one token before it is rectified. */
struct sum {
	int32_t at[NER_HIDDEN];
};

static void
add(struct sum *sum, const int16_t *what, int32_t times)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum->at[k] += what[k] * times;
}

/* The place that a query is about. */
struct spot {
	struct ner_net *net;
	const struct ner_doc *doc;
	const struct ner_seen *seen;
	struct str text;
	const struct span *at;
	size_t s, begin, end, i;
	bool caseless;
	int a, b;
};

static struct kept_at
keep(const struct spot *spot, size_t j, unsigned wanted)
{
	return ner_net_keep(spot->net, ner_doc_form(spot->doc, j), spot->caseless,
	    str_span(spot->text, spot->at[j]), wanted);
}

/* What token j tells slot. */
static void
add_slot(struct sum *sum, const struct spot *spot, size_t j, size_t slot,
    int32_t times)
{
	add(sum, keep(spot, j, KEPT_NEAR).near->slot[slot], times);
}

/* What the token at distance from spot adds, if it is in the sentence. */
static void
add_neighbour(
    struct sum *sum, const struct spot *spot, int distance, int32_t times)
{
	size_t j = spot->i + (size_t)distance;

	if ((distance < 0 && spot->i < spot->begin + (size_t)-distance) ||
	    j >= spot->end)
		return;
	add_slot(sum, spot, j, (size_t)(NER_REACH + distance), times);
}

static void
add_place(struct sum *sum, const struct spot *spot, int32_t times)
{
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = spot->i + p - 1;

		if (spot->i + p >= 1 + spot->begin && j < spot->end)
			add(sum, spot->net->context + (p * NER_CONTEXTS +
			    spot->doc->context[j]) * NER_HIDDEN, times);
	}
}

static void
add_list(struct sum *sum, const struct spot *spot, int32_t times)
{
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = spot->i + p - 1;

		if (spot->i + p >= 1 + spot->begin && j < spot->end &&
		    spot->doc->list[j] != 0)
			add(sum, spot->net->list + (p * NER_LIST_CODES +
			    spot->doc->list[j]) * NER_HIDDEN, times);
	}
}

static void
add_sentence(struct sum *sum, const struct spot *spot, int32_t times)
{
	struct sum all = { { 0 } };
	int16_t mean[NER_HIDDEN];

	for (size_t j = spot->begin;
	    j < spot->end && spot->net->scale->has_mean; j++) {
		const struct told *told = keep(spot, j, KEPT_MEAN).mean;

		for (size_t k = 0; k < NER_HIDDEN; k++)
			all.at[k] += told->at[k];
	}
	ner_net_mean(all.at, spot->end - spot->begin, mean);
	add(sum, mean, times);
}

/* The word without one of its kinds of features, instead of the whole. */
static void
swap_word(struct sum *sum, const struct spot *spot, enum ner_piece piece)
{
	struct ner_word word, less;
	struct kept kept;
	uint32_t from = 0, to;

	ner_word_of(str_span(spot->text, spot->at[spot->i]), spot->caseless,
	    &spot->net->vectors, NULL, &word);
	less = word;
	to = word.lexical;
	if (piece == NER_PIECE_VECTOR) {
		less.vector = NER_VECTOR_NONE;
		to = 0;
	} else if (piece == NER_PIECE_AFFIXES) {
		from = word.lexical;
		to = from + word.affixes;
	} else if (piece == NER_PIECE_SHAPE) {
		from = word.lexical + word.affixes;
		to = word.n;
	}
	memmove(less.row + from, word.row + to,
	    (word.n - to) * sizeof(*word.row));
	less.n = word.n - (to - from);
	add_slot(sum, spot, spot->i, NER_REACH, -1);
	ner_net_fill(spot->net, &less, &kept);
	add(sum, kept.slot[NER_REACH], 1);
}

static void
rectify(const struct sum *sum, int16_t out[NER_HIDDEN])
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[k] = (int16_t)(sum->at[k] < 0 ? 0 :
		    sum->at[k] > NER_FIRST_MOST ? NER_FIRST_MOST :
		    sum->at[k]);
}

/* A layer of one token: all that go abreast are the same. */
static void
apply(const struct ner_net *net, int32_t *out, const int16_t *in,
    const int16_t *weights, size_t n, size_t width)
{
	const int16_t *const same[NER_ABREAST] = { in, in, in, in };
	int32_t sum[NER_ABREAST * NER_SECOND];

	net->kernels->abreast(sum, same, weights, n, width);
	memcpy(out, sum, n * sizeof(*out));
}

/* Second and third layer: the lead of tag a over tag b. */
static float
lead_of(const struct spot *spot, const int16_t own[NER_HIDDEN],
    bool elsewhere)
{
	const struct ner_net *net = spot->net;
	const int16_t *old =
	    ner_front_at(&spot->seen->front, spot->s, spot->i);
	int16_t near[NER_NEAR], mean[NER_HIDDEN], out[NER_SECOND];
	int32_t sum[NER_SECOND], more[NER_SECOND] = { 0 };

	memcpy(near, old - NER_HIDDEN, sizeof(near));
	memcpy(near + NER_HIDDEN, own, NER_HIDDEN * sizeof(*near));
	apply(net, sum, near, net->second, NER_SECOND, NER_NEAR);
	if (elsewhere && ner_net_elsewhere(net, &spot->seen->groups,
	    spot->doc->group[spot->i], old, mean))
		net->kernels->one(
		    more, mean, net->elsewhere, NER_SECOND, NER_HIDDEN);
	for (size_t o = 0; o < NER_SECOND; o++)
		sum[o] += more[o];
	net->kernels->settle(out, sum, net->scale->second_shift,
	    net->second_bias, 0, NER_FIRST_MOST, NER_SECOND);
	apply(net, sum, out, net->third, NER_SCORES, NER_SECOND);
	return net->third_bias[spot->a] - net->third_bias[spot->b] +
	    net->scale->third_factor * (float)(sum[spot->a] - sum[spot->b]);
}

static void
leave_out(struct sum *sum, const struct spot *spot, enum ner_piece piece)
{
	static const int distance[] = { -2, -1, 1, 2 };

	if (piece <= NER_PIECE_SHAPE)
		swap_word(sum, spot, piece);
	else if (piece <= NER_PIECE_AFTER_2)
		add_neighbour(
		    sum, spot, distance[piece - NER_PIECE_BEFORE_2], -1);
	else if (piece == NER_PIECE_PLACE)
		add_place(sum, spot, -1);
	else if (piece == NER_PIECE_LIST)
		add_list(sum, spot, -1);
	else if (piece == NER_PIECE_SENTENCE)
		add_sentence(sum, spot, -1);
}

void
ner_net_weigh(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, const struct ner_seen *seen, size_t s, size_t i,
    int a, int b, float lead[NER_PIECES])
{
	struct spot spot = { net, doc, seen, text, at, s, doc->sentence[s],
		doc->sentence[s + 1], i, ner_style_caseless(doc->style[s]),
		a, b };
	struct sum whole = { { 0 } };
	int16_t own[NER_HIDDEN];
	float all;

	add(&whole, net->first_bias, 1);
	for (int distance = -NER_REACH; distance <= NER_REACH; distance++)
		add_neighbour(&whole, &spot, distance, 1);
	add_place(&whole, &spot, 1);
	add_list(&whole, &spot, 1);
	add_sentence(&whole, &spot, 1);
	rectify(&whole, own);
	all = lead_of(&spot, own, true);
	for (int piece = 0; piece < NER_PIECES; piece++) {
		struct sum sum = whole;

		leave_out(&sum, &spot, (enum ner_piece)piece);
		rectify(&sum, own);
		lead[piece] = all -
		    lead_of(&spot, own, piece != NER_PIECE_ELSEWHERE);
	}
}
