/* From words to scores. */
#include "network_inside.h"

#include "matrix.h"

static void
fill_vector(const struct ner_vectors *vectors, int32_t vector, float *out)
{
	int16_t fixed[NER_VECTOR_DIM];

	ner_vectors_get(vectors, vector, fixed);
	for (size_t k = 0; k < NER_VECTOR_DIM; k++)
		out[k] = (float)fixed[k] / NER_VECTOR_ONE;
}

static void
fill_input(struct network *net, size_t i)
{
	const struct pass *pass = &net->pass;
	const struct ner_word *word = &net->vocabulary->at[pass->word[i]];
	float *out = pass->input + i * NER_INPUT;
	uint32_t r = pass->lexical[i] ? 0 : word->lexical + word->affixes;

	zero(out, NER_INPUT);
	if (pass->vector[i] && word->vector != NER_VECTOR_NONE)
		fill_vector(net->vocabulary->vectors, word->vector, out);
	for (; r < word->n; r++)
		add_row(out + NER_VECTOR_DIM, net->rows[word->row[r]],
		    NER_ROW);
}

/* The sum of slot NER_SLOT_MEAN over each sentence, over its length. */
static void
add_sentence_mean(struct pass *pass, size_t begin, size_t end)
{
	float mean[NER_HIDDEN] = { 0 };
	float by = 1 / (float)(end - begin);

	for (size_t i = begin; i < end; i++)
		add_row(mean, pass->wide + pass->type[i] * NER_WIDE +
		    NER_SLOT_MEAN * NER_HIDDEN, NER_HIDDEN);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		mean[k] *= by;
	for (size_t i = begin; i < end; i++)
		add_row(pass->first + i * NER_HIDDEN, mean, NER_HIDDEN);
}

/* What the words around token i, and where they stand, tell it. */
static void
listen(const struct pass *pass, const struct weights *w, size_t i)
{
	float *out = pass->first + i * NER_HIDDEN;

	memcpy(out, w->first_bias, sizeof(w->first_bias));
	for (size_t s = 0; s < NER_SLOT_MEAN; s++)
		if (has_slot(pass, i, s))
			add_row(out, pass->wide +
			    pass->type[i + s - NER_REACH] * NER_WIDE +
			    s * NER_HIDDEN, NER_HIDDEN);
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = i + p - 1;

		if (!has_place(pass, i, p))
			continue;
		add_row(out, w->context[p][pass->context[j]], NER_HIDDEN);
		if (pass->list[j] != 0)
			add_row(out, w->list[p][pass->list[j]], NER_HIDDEN);
	}
}

static void
rectify(float *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] < 0)
			at[i] = 0;
}

static void
first_layer(struct network *net)
{
	struct pass *pass = &net->pass;

	zero(pass->wide, pass->types * NER_WIDE);
	matrix_multiply(pass->wide, NER_WIDE, pass->input, NER_INPUT,
	    net->weights->first[0], NER_WIDE, pass->types, NER_WIDE,
	    NER_INPUT);
	for (size_t i = 0; i < pass->n; i++)
		listen(pass, net->weights, i);
	for (size_t i = 0; i < pass->n && net->recipe.mean; i = pass->end[i])
		add_sentence_mean(pass, i, pass->end[i]);
	rectify(pass->first, pass->n * NER_HIDDEN);
}

static void
multiply(float *at, const float *by, size_t n)
{
	for (size_t i = 0; i < n; i++)
		at[i] *= by[i];
}

static void
sum_groups(struct pass *pass)
{
	zero(pass->group_sum, pass->groups * NER_HIDDEN);
	memset(pass->group_n, 0, pass->groups * sizeof(*pass->group_n));
	for (size_t i = 0; i < pass->n; i++) {
		if (pass->group[i] == NER_ALONE)
			continue;
		add_row(pass->group_sum + pass->group[i] * NER_HIDDEN,
		    pass->first + i * NER_HIDDEN, NER_HIDDEN);
		pass->group_n[pass->group[i]]++;
	}
}

static void
join_token(const struct pass *pass, size_t i, float *out)
{
	const float *own = pass->first + i * NER_HIDDEN;
	const float *sum;
	float by;

	if (i > pass->begin[i])
		memcpy(out, own - NER_HIDDEN, NER_HIDDEN * sizeof(*out));
	memcpy(out + NER_HIDDEN, own, NER_HIDDEN * sizeof(*out));
	if (i + 1 < pass->end[i])
		memcpy(out + 2 * NER_HIDDEN, own + NER_HIDDEN,
		    NER_HIDDEN * sizeof(*out));
	if (!has_others(pass, i))
		return;
	sum = pass->group_sum + pass->group[i] * NER_HIDDEN;
	by = 1 / (float)(pass->group_n[pass->group[i]] - 1);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		out[NER_NEAR + k] = (sum[k] - own[k]) * by;
}

static void
join(struct pass *pass)
{
	sum_groups(pass);
	zero(pass->joined, pass->m * NER_SECOND_INPUT);
	for (size_t a = 0; a < pass->m; a++)
		join_token(pass, pass->active[a],
		    pass->joined + a * NER_SECOND_INPUT);
}

/* Rows of a layer that begin as its bias. */
static void
begin_layer(float *out, const float *bias, size_t m, size_t n)
{
	for (size_t a = 0; a < m; a++)
		memcpy(out + a * n, bias, n * sizeof(*out));
}

static void
second_layer(struct pass *pass, const struct weights *w)
{
	begin_layer(pass->second, w->second_bias, pass->m, NER_SECOND);
	matrix_multiply(pass->second, NER_SECOND, pass->joined,
	    NER_SECOND_INPUT, w->second[0], NER_SECOND, pass->m, NER_SECOND,
	    NER_SECOND_INPUT);
	rectify(pass->second, pass->m * NER_SECOND);
}

static void
third_layer(struct pass *pass, const struct weights *w)
{
	begin_layer(pass->third, w->third_bias, pass->m, NER_SCORES);
	matrix_multiply(pass->third, NER_SCORES, pass->second, NER_SECOND,
	    w->third[0], NER_SCORES, pass->m, NER_SCORES, NER_SECOND);
	zero(pass->score, pass->n * NER_SCORES);
	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->score + pass->active[a] * NER_SCORES,
		    pass->third + a * NER_SCORES,
		    NER_SCORES * sizeof(float));
}

void
network_forward(struct network *net, bool learning)
{
	struct pass *pass = &net->pass;

	for (size_t i = 0; i < pass->types; i++)
		fill_input(net, i);
	first_layer(net);
	if (learning)
		multiply(pass->first, pass->keep_first,
		    pass->n * NER_HIDDEN);
	join(pass);
	second_layer(pass, net->weights);
	if (learning)
		multiply(pass->second, pass->keep_second,
		    pass->m * NER_SECOND);
	third_layer(pass, net->weights);
}
