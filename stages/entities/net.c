#include "net_inside.h"

#include <assert.h>
#include <stdlib.h>

#include "diag.h"
#include "hash.h"

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
	    (size_t)NER_SECOND * NER_NEAR);
	net->elsewhere = section(model, "elsewhere", 2,
	    (size_t)NER_SECOND * NER_HIDDEN);
	net->second_bias = section(model, "second.bias", 4, NER_SECOND);
	net->third = section(model, "third", 2,
	    (size_t)NER_SCORES * NER_SECOND);
	net->third_bias = section(model, "third.bias", 4, NER_SCORES);
	net->pairs = section(model, "pairs", sizeof(struct ner_pairs), 1);
	net->scale = section(model, "scale", sizeof(struct ner_scale), 1);
	net->kernels = ner_kernels_best();
	net->keys = xcalloc(SETS, sizeof(*net->keys));
	net->has = xcalloc(SETS, sizeof(*net->has));
	net->turn = xcalloc(SETS, sizeof(*net->turn));
	net->kept = xmalloc(SETS * WAYS * sizeof(*net->kept));
	net->forms = xcalloc(FORMS, sizeof(*net->forms));
	return net;
}

void
ner_net_free(struct ner_net *net)
{
	free(net->keys);
	free(net->has);
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

/* Slots from .. to of a word. */
static void
fill_slots(const struct ner_net *net, const int16_t input[NER_INPUT_ROOM],
    size_t from, size_t to, struct kept *kept)
{
	int32_t sum[NER_WIDE];
	size_t first = from * NER_HIDDEN, n = (to - from) * NER_HIDDEN;
	int16_t *out = kept->slot[from];

	net->kernels->columns(sum, input,
	    net->first + first * NER_INPUT_ROOM, n, NER_INPUT_ROOM);
	for (size_t o = 0; o < n; o++)
		out[o] = clamp(sum[o] >> net->scale->first_shift,
		    -NER_SLOT_MOST, NER_SLOT_MOST);
}

void
ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept)
{
	int16_t input[NER_INPUT_ROOM];

	input_of(net, word, input);
	fill_slots(net, input, 0, NER_SLOT_MEAN, kept);
}

/* The way of a set that holds a key, or one that is to hold it from now on. */
static size_t
way_of(struct ner_net *net, size_t set, uint64_t key)
{
	size_t way;

	for (way = 0; way < WAYS; way++)
		if (net->keys[set][way] == key)
			return way;
	way = net->turn[set]++ % WAYS;
	net->keys[set][way] = key;
	net->has[set][way] = 0;
	return way;
}

const struct kept *
ner_net_keep(struct ner_net *net, const struct ner_form *form, bool caseless,
    struct str token, unsigned wanted)
{
	uint64_t key = hash_mix(form->exact + caseless) | 1;
	size_t set = (size_t)(key >> 20) & (SETS - 1);
	size_t way = way_of(net, set, key);
	struct kept *kept = &net->kept[set * WAYS + way];
	unsigned missing = wanted & ~(unsigned)net->has[set][way];
	int16_t input[NER_INPUT_ROOM];
	struct ner_word word;

	if (missing == 0)
		return kept;
	ner_word_of(token, caseless, &net->vectors, &word);
	input_of(net, &word, input);
	if (missing & KEPT_NEAR)
		fill_slots(net, input, 0, NER_SLOT_MEAN, kept);
	if (missing & KEPT_MEAN)
		fill_slots(net, input, NER_SLOT_MEAN, NER_SLOTS, kept);
	net->has[set][way] |= (uint8_t)missing;
	return kept;
}

static void
add(int16_t *restrict to, const int16_t *restrict from)
{
	for (size_t k = 0; k < NER_HIDDEN; k++)
		to[k] = (int16_t)(to[k] + from[k]);
}

/* Returns whether any is needed. */
static bool
need(const struct ner_doc *doc, struct ner_front *front, size_t begin, size_t end)
{
	bool any = false;

	for (size_t i = begin; i < end; i++) {
		front->needed[i] = doc->active[i] ||
		    (i > begin && doc->active[i - 1]) ||
		    (i + 1 < end && doc->active[i + 1]);
		any |= front->needed[i];
	}
	return any;
}

/* Does token i tell a needed token anything? */
static bool
reaches(const struct ner_front *front, size_t begin, size_t end, size_t i)
{
	size_t j = i < begin + NER_REACH ? begin : i - NER_REACH;

	for (; j < end && j <= i + NER_REACH; j++)
		if (front->needed[j])
			return true;
	return false;
}

/* Add what token i tells the tokens around it in its sentence. */
static void
spread(const struct ner_net *net, const struct kept *kept, uint8_t context,
    size_t i, size_t begin, size_t end, struct ner_front *front)
{
	size_t from = i < begin + NER_REACH ? begin : i - NER_REACH;

	for (size_t j = from; j < end && j <= i + NER_REACH; j++)
		if (front->needed[j])
			add(front->first[j], kept->slot[i + NER_REACH - j]);
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = i + 1 - p;

		if (i + 1 >= p + begin && j < end && front->needed[j])
			add(front->first[j], net->context +
			    (p * NER_CONTEXTS + context) * NER_HIDDEN);
	}
}

/* Add the sentence's mean to the first layers, and rectify them. */
static void
finish(struct ner_front *front, size_t begin, size_t end,
    const int32_t sum[NER_HIDDEN])
{
	float by = 1.0f / (float)(end - begin);
	int16_t mean[NER_HIDDEN];

	for (size_t k = 0; k < NER_HIDDEN; k++)
		mean[k] = (int16_t)((float)sum[k] * by);
	for (size_t i = begin; i < end; i++) {
		if (!front->needed[i])
			continue;
		add(front->first[i], mean);
		for (size_t k = 0; k < NER_HIDDEN; k++) {
			int16_t x = front->first[i][k];

			x = x < 0 ? 0 : x;
			front->first[i][k] =
			    x > NER_FIRST_MOST ? NER_FIRST_MOST : x;
		}
	}
}

static void
first_of_sentence(struct ner_net *net, const struct ner_doc *doc, size_t s,
    struct str text, const struct span *at, struct ner_front *front)
{
	size_t begin = doc->sentence[s], end = doc->sentence[s + 1];
	bool caseless = ner_style_caseless(doc->style[s]);
	int32_t sum[NER_HIDDEN] = { 0 };

	if (!need(doc, front, begin, end))
		return;
	for (size_t i = begin; i < end; i++)
		memcpy(front->first[i], net->first_bias,
		    sizeof(front->first[i]));
	for (size_t i = begin; i < end; i++) {
		bool near = reaches(front, begin, end, i);
		unsigned wanted = (near ? KEPT_NEAR : 0u) |
		    (net->scale->has_mean ? KEPT_MEAN : 0u);
		const struct kept *kept;

		if (wanted == 0)
			continue;
		kept = ner_net_keep(net, &doc->form[i], caseless,
		    str_span(text, at[i]), wanted);
		if (near)
			spread(net, kept, doc->context[i], i, begin, end,
			    front);
		for (size_t k = 0; k < NER_HIDDEN && net->scale->has_mean;
		    k++)
			sum[k] += kept->slot[NER_SLOT_MEAN][k];
	}
	finish(front, begin, end, sum);
}

static void
sum_groups(struct ner_groups *groups, const struct ner_doc *doc,
    const struct ner_front *front, struct arena *arena)
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
			groups->sum[g][k] += front->first[i][k];
	}
}

/* Mean over the other tokens of the group; false where there are none. */
bool
ner_net_elsewhere(const struct ner_groups *groups, uint32_t g, const int16_t *own,
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

/* Tokens that go through the second layer abreast. */
struct row {
	size_t n;
	size_t token[NER_ABREAST];
	int16_t near[NER_ABREAST][NER_NEAR];
	int32_t second[NER_ABREAST][NER_SECOND];
	int16_t out[NER_ABREAST][NER_SECOND];
	int32_t score[NER_ABREAST][NER_SCORES];
};

/* First layers of the token before, itself and the one after. */
static void
join(struct row *row, size_t i, size_t begin, size_t end,
    const struct ner_front *front)
{
	int16_t *out = row->near[row->n];
	const size_t size = sizeof(front->first[i]);

	memset(out, 0, sizeof(row->near[0]));
	if (i > begin)
		memcpy(out, front->first[i - 1], size);
	memcpy(out + NER_HIDDEN, front->first[i], size);
	if (i + 1 < end)
		memcpy(out + 2 * NER_HIDDEN, front->first[i + 1], size);
	row->token[row->n++] = i;
}

static void
add_elsewhere(const struct ner_net *net, const struct ner_groups *groups,
    const struct ner_doc *doc, struct row *row, size_t k)
{
	int16_t mean[NER_HIDDEN];
	int32_t sum[NER_SECOND];

	if (!ner_net_elsewhere(groups, doc->group[row->token[k]],
	    row->near[k] + NER_HIDDEN, mean))
		return;
	net->kernels->products(
	    sum, 0, mean, 0, net->elsewhere, NER_SECOND, NER_HIDDEN);
	for (size_t o = 0; o < NER_SECOND; o++)
		row->second[k][o] += sum[o];
}

static void
score_row(const struct ner_net *net, const struct ner_groups *groups,
    const struct ner_doc *doc, struct row *row, float (*score)[NER_SCORES])
{
	net->kernels->products(row->second[0], NER_SECOND, row->near[0], NER_NEAR,
	    net->second, NER_SECOND, NER_NEAR);
	for (size_t k = 0; k < row->n; k++)
		add_elsewhere(net, groups, doc, row, k);
	for (size_t k = 0; k < row->n; k++)
		for (size_t o = 0; o < NER_SECOND; o++)
			row->out[k][o] = clamp((row->second[k][o] >>
			    net->scale->second_shift) + net->second_bias[o],
			    0, NER_FIRST_MOST);
	net->kernels->products(row->score[0], NER_SCORES, row->out[0], NER_SECOND,
	    net->third, NER_SCORES_USED, NER_SECOND);
	for (size_t k = 0; k < row->n; k++)
		for (size_t o = 0; o < NER_SCORES_USED; o++)
			score[row->token[k]][o] = net->third_bias[o] +
			    net->scale->third_factor * (float)row->score[k][o];
	row->n = 0;
}

struct ner_seen
ner_net_score(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, float (*score)[NER_SCORES], struct arena *arena)
{
	struct row row = { 0 };
	struct ner_seen seen;

	seen.front.first =
	    arena_alloc(arena, (doc->n + 1) * sizeof(*seen.front.first));
	seen.front.needed = arena_alloc(arena, doc->n + 1);
	for (size_t s = 0; s < doc->sentences; s++)
		if (doc->sentence[s] < doc->sentence[s + 1])
			first_of_sentence(
			    net, doc, s, text, at, &seen.front);
	sum_groups(&seen.groups, doc, &seen.front, arena);
	for (size_t s = 0; s < doc->sentences; s++)
		for (size_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++) {
			if (!doc->active[i])
				continue;
			join(&row, i, doc->sentence[s], doc->sentence[s + 1],
			    &seen.front);
			if (row.n == NER_ABREAST)
				score_row(
				    net, &seen.groups, doc, &row, score);
		}
	if (row.n > 0)
		score_row(net, &seen.groups, doc, &row, score);
	return seen;
}
