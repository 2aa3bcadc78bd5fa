#include "net.h"

#include <assert.h>
#include <stdlib.h>

#include "diag.h"
#include "hash.h"

enum {
	WAYS = 4,
	SETS = 1 << 12,
	FORMS = 1 << 14,
};

/* What one form adds to the tokens around it: [slot][hidden]. */
struct kept {
	int16_t slot[NER_SLOTS][NER_HIDDEN];
};

struct ner_net {
	struct ner_vectors vectors;
	const int8_t *rows;    /* [NER_ROWS][NER_ROW] */
	const int16_t *first;  /* [NER_WIDE][NER_INPUT_ROOM] */
	const int16_t *first_bias; /* [NER_HIDDEN] */
	const int16_t *context; /* [PLACES][CONTEXTS][HIDDEN] */
	const int16_t *second; /* [NER_SECOND][NER_SECOND_INPUT] */
	const int32_t *second_bias; /* [NER_SECOND] */
	const int16_t *third;  /* [NER_SCORES][NER_SECOND] */
	const float *third_bias; /* [NER_SCORES] */
	const struct ner_pairs *pairs;
	const struct ner_scale *scale;

	uint64_t (*keys)[WAYS]; /* [SETS]: 0 is free */
	uint8_t *turn;          /* [SETS]: the way that goes next */
	struct kept *kept;      /* [SETS * WAYS] */
	struct ner_form *forms; /* [FORMS] */
};

static const void *
section(const struct model *model, const char *name, size_t size, size_t n)
{
	size_t found;
	const void *at = model_section(model, name, size, &found);

	if (found != n)
		die("the model's section '%s' is of another release", name);
	return at;
}

struct ner_net *
ner_net_new(const struct model *model)
{
	struct ner_net *net = xcalloc(1, sizeof(*net));

	ner_vectors_init(&net->vectors, model);
	net->rows = section(model, "rows", 1, (size_t)NER_ROWS * NER_ROW);
	net->first = section(model, "first", 2,
	    (size_t)NER_WIDE * NER_INPUT_ROOM);
	net->first_bias = section(model, "first.bias", 2, NER_HIDDEN);
	net->context = section(model, "context", 2,
	    (size_t)NER_PLACES * NER_CONTEXTS * NER_HIDDEN);
	net->second = section(model, "second", 2,
	    (size_t)NER_SECOND * NER_SECOND_INPUT);
	net->second_bias = section(model, "second.bias", 4, NER_SECOND);
	net->third = section(model, "third", 2,
	    (size_t)NER_SCORES * NER_SECOND);
	net->third_bias = section(model, "third.bias", 4, NER_SCORES);
	net->pairs = section(model, "pairs", sizeof(struct ner_pairs), 1);
	net->scale = section(model, "scale", sizeof(struct ner_scale), 1);
	net->keys = xcalloc(SETS, sizeof(*net->keys));
	net->turn = xcalloc(SETS, sizeof(*net->turn));
	net->kept = xmalloc(SETS * WAYS * sizeof(*net->kept));
	net->forms = xcalloc(FORMS, sizeof(*net->forms));
	return net;
}

void
ner_net_free(struct ner_net *net)
{
	free(net->keys);
	free(net->turn);
	free(net->kept);
	free(net->forms);
	free(net);
}

const struct ner_pairs *
ner_net_pairs(const struct ner_net *net)
{
	return net->pairs;
}

double
ner_net_sharpness(const struct ner_net *net)
{
	return (double)net->scale->sharpness;
}

struct ner_form
ner_net_form(struct ner_net *net, struct str token)
{
	uint64_t exact = ner_form_hash(token);
	struct ner_form *form = &net->forms[exact & (FORMS - 1)];

	if (form->exact != exact || form->bytes == 0)
		*form = ner_form_of(token);
	return *form;
}

/* The sum of n products; n is a multiple of 16. */
static inline int32_t
dot(const int16_t *a, const int16_t *b, size_t n)
{
	int32_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (int32_t)a[i] * b[i];
	return sum;
}

static int16_t
clamp(int32_t x, int32_t low, int32_t high)
{
	return (int16_t)(x < low ? low : x > high ? high : x);
}

static void
input_of(const struct ner_net *net, const struct ner_word *word,
    int16_t out[NER_INPUT_ROOM])
{
	int32_t sum[NER_ROW] = { 0 };

	memset(out, 0, NER_INPUT_ROOM * sizeof(*out));
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_get(&net->vectors, word->vector, out);
	for (uint32_t r = 0; r < word->n; r++) {
		const int8_t *row = net->rows + (size_t)word->row[r] * NER_ROW;

		for (size_t k = 0; k < NER_ROW; k++)
			sum[k] += row[k];
	}
	for (size_t k = 0; k < NER_ROW; k++)
		out[NER_VECTOR_DIM + k] = clamp(
		    sum[k] * net->scale->row_factor >> 8, -32767, 32767);
}

static void
fill(const struct ner_net *net, struct str form, bool caseless,
    struct kept *kept)
{
	int16_t input[NER_INPUT_ROOM];
	int16_t *out = kept->slot[0];
	struct ner_word word;

	ner_word_of(form, caseless, &net->vectors, &word);
	input_of(net, &word, input);
	for (size_t o = 0; o < NER_WIDE; o++)
		out[o] = clamp(dot(input, net->first +
		    o * NER_INPUT_ROOM, NER_INPUT_ROOM) >>
		    net->scale->first_shift, -NER_SLOT_MOST, NER_SLOT_MOST);
}

static const struct kept *
keep(struct ner_net *net, const struct ner_form *form, bool caseless,
    struct str token)
{
	uint64_t key = hash_mix(form->exact + caseless) | 1;
	size_t set = (size_t)(key >> 20) & (SETS - 1), way;

	for (way = 0; way < WAYS; way++)
		if (net->keys[set][way] == key)
			return &net->kept[set * WAYS + way];
	way = net->turn[set]++ % WAYS;
	net->keys[set][way] = key;
	fill(net, token, caseless, &net->kept[set * WAYS + way]);
	return &net->kept[set * WAYS + way];
}

static void
add(int16_t *to, const int16_t *from)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		to[k] = (int16_t)(to[k] + from[k]);
}

/* Add what token i tells the tokens around it in its sentence. */
static void
spread(const struct ner_net *net, const struct kept *kept, uint8_t context,
    size_t i, size_t begin, size_t end, int16_t *first)
{
	size_t from = i < begin + NER_REACH ? begin : i - NER_REACH;

	for (size_t j = from; j < end && j <= i + NER_REACH; j++)
		add(first + j * NER_HIDDEN,
		    kept->slot[i + NER_REACH - j]);
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = i + 1 - p;

		if (i + 1 >= p + begin && j < end)
			add(first + j * NER_HIDDEN, net->context +
			    (p * NER_CONTEXTS + context) * NER_HIDDEN);
	}
}

static void
first_of_sentence(struct ner_net *net, const struct ner_doc *doc, size_t s,
    struct str text, const struct span *at, int16_t *first)
{
	size_t begin = doc->sentence[s], end = doc->sentence[s + 1];
	bool caseless = ner_style_caseless(doc->style[s]);
	int32_t sum[NER_HIDDEN] = { 0 };
	float by = 1.0f / (float)(end - begin);

	for (size_t i = begin; i < end; i++)
		memcpy(first + i * NER_HIDDEN, net->first_bias,
		    NER_HIDDEN * sizeof(*first));
	for (size_t i = begin; i < end; i++) {
		const struct kept *kept = keep(net, &doc->form[i], caseless,
		    str_span(text, at[i]));

		spread(net, kept, doc->context[i], i, begin, end, first);
		for (size_t k = 0; k < NER_HIDDEN; k++)
			sum[k] += kept->slot[NER_SLOT_MEAN][k];
	}
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum[k] = (int32_t)((float)sum[k] * by);
	for (size_t i = begin; i < end; i++)
		for (size_t k = 0; k < NER_HIDDEN; k++)
			first[i * NER_HIDDEN + k] = clamp(
			    first[i * NER_HIDDEN + k] + sum[k], 0,
			    NER_FIRST_MOST);
}

/* Sums of the first layer over all tokens of each group. */
struct groups {
	int32_t (*sum)[NER_HIDDEN];
	uint32_t *n;
};

static void
sum_groups(struct groups *groups, const struct ner_doc *doc,
    const int16_t *first, struct arena *arena)
{
	groups->sum =
	    arena_calloc(arena, doc->groups + 1, sizeof(*groups->sum));
	groups->n = arena_array(arena, uint32_t, doc->groups + 1);
	for (size_t i = 0; i < doc->n; i++) {
		uint32_t g = doc->group[i];

		if (g == NER_ALONE)
			continue;
		groups->n[g]++;
		for (size_t k = 0; k < NER_HIDDEN; k++)
			groups->sum[g][k] += first[i * NER_HIDDEN + k];
	}
}

/* Mean over the other tokens of the group; false where there are none. */
static bool
elsewhere(const struct groups *groups, uint32_t g, const int16_t *own,
    int16_t out[NER_HIDDEN])
{
	float by;

	if (g == NER_ALONE || groups->n[g] < 2)
		return false;
	by = 1.0f / (float)(groups->n[g] - 1);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[k] = (int16_t)((float)(groups->sum[g][k] - own[k]) * by);
	return true;
}

static void
score_token(const struct ner_net *net, const int16_t *joined,
    float score[NER_SCORES])
{
	int16_t second[NER_SECOND];

	for (size_t o = 0; o < NER_SECOND; o++) {
		int32_t sum = dot(joined, net->second +
		    o * NER_SECOND_INPUT, NER_SECOND_INPUT);

		second[o] = clamp((sum >> net->scale->second_shift) +
		    net->second_bias[o], 0, NER_FIRST_MOST);
	}
	for (size_t o = 0; o < NER_SCORES; o++)
		score[o] = net->third_bias[o] + net->scale->third_factor *
		    (float)dot(second, net->third + o * NER_SECOND,
		    NER_SECOND);
}

/* First layers of the token before, itself, the one after, elsewhere. */
static void
join(const struct groups *groups, const struct ner_doc *doc, size_t i,
    size_t begin, size_t end, const int16_t *first,
    int16_t out[NER_SECOND_INPUT])
{
	const int16_t *own = first + i * NER_HIDDEN;
	const size_t size = NER_HIDDEN * sizeof(*out);

	memset(out, 0, NER_SECOND_INPUT * sizeof(*out));
	if (i > begin)
		memcpy(out, own - NER_HIDDEN, size);
	memcpy(out + NER_HIDDEN, own, size);
	if (i + 1 < end)
		memcpy(out + 2 * NER_HIDDEN, own + NER_HIDDEN, size);
	elsewhere(groups, doc->group[i], own, out + 3 * NER_HIDDEN);
}

void
ner_net_score(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, float (*score)[NER_SCORES], struct arena *arena)
{
	int16_t *first = arena_alloc(arena,
	    (doc->n + 1) * NER_HIDDEN * sizeof(*first));
	int16_t joined[NER_SECOND_INPUT];
	struct groups groups;

	for (size_t s = 0; s < doc->sentences; s++)
		if (doc->sentence[s] < doc->sentence[s + 1])
			first_of_sentence(net, doc, s, text, at, first);
	sum_groups(&groups, doc, first, arena);
	for (size_t s = 0; s < doc->sentences; s++)
		for (size_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++) {
			if (!doc->active[i])
				continue;
			join(&groups, doc, i, doc->sentence[s],
			    doc->sentence[s + 1], first, joined);
			score_token(net, joined, score[i]);
		}
}
