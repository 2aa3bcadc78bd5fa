/* What a form tells its surroundings, worked out slot by slot. */
#include "net_inside.h"

#include "touch.h"

static void
input_of(const struct ner_net *net, const struct ner_word *word,
    int16_t out[NER_INPUT_ROOM])
{
	memset(out, 0, NER_INPUT_ROOM * sizeof(*out));
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_get(&net->vectors, word->vector, out);
	net->kernels->rows(out + NER_VECTOR_DIM, net->rows, word->row,
	    word->n, net->scale->row_factor);
}

void
ner_net_call_input(const struct ner_net *net, const struct ner_word *word)
{
	for (uint32_t r = 0; r < word->n; r++) {
		const int8_t *row =
		    net->rows + (size_t)word->row[r] * NER_ROW;

		__builtin_prefetch(row);
		__builtin_prefetch(row + NER_ROW - 1);
	}
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_call(&net->vectors, word->vector);
}

static void
touch_input(const struct ner_net *net, const struct ner_word *word)
{
	for (uint32_t r = 0; r < word->n; r++) {
		const int8_t *row =
		    net->rows + (size_t)word->row[r] * NER_ROW;

		ner_touch(row);
		ner_touch(row + NER_ROW - 1);
	}
	if (word->vector != NER_VECTOR_NONE)
		ner_vectors_touch(&net->vectors, word->vector);
}

/* One slot, or (the last) the mean. */
static void
set_slot(const struct ner_net *net, const struct missing *missing, size_t slot,
    const int32_t sum[NER_HIDDEN])
{
	const int32_t shift = net->scale->first_shift;

	if (slot == NER_SLOT_MEAN)
		net->kernels->narrow(missing->told->at, sum,
		    shift + NER_UNIT_BITS - TOLD_BITS);
	else
		net->kernels->settle(missing->kept->slot[slot], sum, shift,
		    NULL, -NER_SLOT_MOST, NER_SLOT_MOST, NER_HIDDEN);
}

enum { FEW = 4 }; /* words that share the weights of a slot */

/* Work out a slot of up to FEW words, in turn where two are in one place. */
static void
fill_slot(const struct ner_net *net, const struct missing *const *words,
    size_t n, size_t slot)
{
	const int16_t *weights =
	    net->first + slot * NER_HIDDEN * NER_INPUT_ROOM;
	const int16_t *in[FEW];
	int32_t sum[FEW][NER_HIDDEN];

	for (size_t k = 0; k < FEW; k++)
		in[k] = words[k < n ? k : 0]->input;
	if (n > 2)
		net->kernels->four(
		    sum[0], in, weights, NER_HIDDEN, NER_INPUT_ROOM);
	else if (n == 2)
		net->kernels->two(
		    sum[0], in, weights, NER_HIDDEN, NER_INPUT_ROOM);
	else
		net->kernels->one(
		    sum[0], in[0], weights, NER_HIDDEN, NER_INPUT_ROOM);
	for (size_t k = 0; k < n; k++)
		set_slot(net, words[k], slot, sum[k]);
}

void
ner_net_work_out(const struct ner_net *net, struct missing *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		touch_input(net, &words[i].word);
	for (size_t i = 0; i < n; i++)
		input_of(net, &words[i].word, words[i].input);
	for (size_t slot = 0; slot < NER_SLOTS; slot++) {
		const struct missing *few[FEW];
		size_t k = 0;

		for (size_t i = 0; i < n; i++) {
			if (words[i].wanted >> slot & 1)
				few[k++] = &words[i];
			if (k == FEW || (k > 0 && i + 1 == n)) {
				fill_slot(net, few, k, slot);
				k = 0;
			}
		}
	}
}

void
ner_net_fill(const struct ner_net *net, const struct ner_word *word,
    struct kept *kept)
{
	struct missing missing = { .word = *word, .wanted = KEPT_NEAR,
		.kept = kept };

	ner_net_work_out(net, &missing, 1);
}
