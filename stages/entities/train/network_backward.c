/* From the scores back to what they hang on. */
#include "network_inside.h"

#include "matrix.h"

enum { ROW_ROOM = 48 }; /* NER_ROW and zeros, as products need it */

/* grad[k][n] += a[m][k] transposed, times d[m][n]. */
static void
weight_gradient(struct pass *pass, size_t m, float *grad, const float *a,
    size_t k, const float *d, size_t n)
{
	matrix_transpose(pass->turned, m, a, k, m, k);
	matrix_multiply(grad, n, pass->turned, m, d, n, k, n, m);
}

/* d_a[m][k] = d[m][n] times w[k][n] transposed. */
static void
input_gradient(struct pass *pass, float *d_a, size_t k, const float *d,
    size_t n, const float *w)
{
	static float turned[NER_WIDE * NER_SECOND_INPUT];

	matrix_transpose(turned, k, w, n, k, n);
	zero(d_a, pass->m * k);
	matrix_multiply(d_a, k, d, n, turned, k, pass->m, k, n);
}

static void
bias_gradient(float *grad, const float *d, size_t m, size_t n)
{
	for (size_t i = 0; i < m; i++)
		add_row(grad, d + i * n, n);
}

/* Through the rectifier and the dropping: where out is 0 nothing passes. */
static void
gate(float *d, const float *out, const float *keep, size_t n)
{
	for (size_t i = 0; i < n; i++)
		d[i] = out[i] > 0 ? d[i] * keep[i] : 0;
}

/* What the other tokens of each group get from the mean over it. */
static void
unjoin_groups(struct pass *pass)
{
	zero(pass->group_sum, pass->groups * NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++)
		if (has_others(pass, pass->active[a]))
			add_row(pass->group_sum +
			    pass->group[pass->active[a]] * NER_HIDDEN,
			    pass->d_joined + a * NER_SECOND_INPUT + NER_NEAR,
			    NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++) {
		size_t i = pass->active[a];
		const float *d = pass->d_joined + a * NER_SECOND_INPUT;
		const float *sum;
		float by;

		if (!has_others(pass, i))
			continue;
		sum = pass->group_sum + pass->group[i] * NER_HIDDEN;
		by = 1 / (float)(pass->group_n[pass->group[i]] - 1);
		for (size_t k = 0; k < NER_HIDDEN; k++)
			pass->d_first[i * NER_HIDDEN + k] +=
			    (sum[k] - d[NER_NEAR + k]) * by;
	}
}

static void
unjoin(struct pass *pass)
{
	zero(pass->d_first, pass->n * NER_HIDDEN);
	for (size_t a = 0; a < pass->m; a++) {
		size_t i = pass->active[a];
		const float *d = pass->d_joined + a * NER_SECOND_INPUT;
		float *own = pass->d_first + i * NER_HIDDEN;

		if (i > pass->begin[i])
			add_row(own - NER_HIDDEN, d, NER_HIDDEN);
		add_row(own, d + NER_HIDDEN, NER_HIDDEN);
		if (i + 1 < pass->end[i])
			add_row(own + NER_HIDDEN, d + 2 * NER_HIDDEN,
			    NER_HIDDEN);
	}
	unjoin_groups(pass);
}

static void
spread_sentence_mean(struct pass *pass, size_t begin, size_t end)
{
	float sum[NER_HIDDEN] = { 0 };
	float by = 1 / (float)(end - begin);

	for (size_t i = begin; i < end; i++)
		add_row(sum, pass->d_first + i * NER_HIDDEN, NER_HIDDEN);
	for (size_t k = 0; k < NER_HIDDEN; k++)
		sum[k] *= by;
	for (size_t i = begin; i < end; i++)
		add_row(pass->d_wide + pass->type[i] * NER_WIDE +
		    NER_SLOT_MEAN * NER_HIDDEN, sum, NER_HIDDEN);
}

/* What token i was told goes back to those that told it. */
static void
answer(struct pass *pass, struct weights *grad, size_t i)
{
	const float *d = pass->d_first + i * NER_HIDDEN;

	for (size_t s = 0; s < NER_SLOT_MEAN; s++)
		if (has_slot(pass, i, s))
			add_row(pass->d_wide +
			    pass->type[i + s - NER_REACH] * NER_WIDE +
			    s * NER_HIDDEN, d, NER_HIDDEN);
	for (size_t p = 0; p < NER_PLACES; p++) {
		size_t j = i + p - 1;

		if (!has_place(pass, i, p))
			continue;
		add_row(grad->context[p][pass->context[j]], d, NER_HIDDEN);
		if (pass->list[j] != 0)
			add_row(grad->list[p][pass->list[j]], d, NER_HIDDEN);
	}
}

static void
first_gradient(struct network *net)
{
	struct pass *pass = &net->pass;
	struct weights *grad = net->grad;

	zero(pass->d_wide, pass->types * NER_WIDE);
	for (size_t i = 0; i < pass->n; i++)
		answer(pass, grad, i);
	for (size_t i = 0; i < pass->n && net->recipe.mean; i = pass->end[i])
		spread_sentence_mean(pass, i, pass->end[i]);
	bias_gradient(
	    grad->first_bias, pass->d_first, pass->n, NER_HIDDEN);
	weight_gradient(pass, pass->types, grad->first[0], pass->input,
	    NER_INPUT, pass->d_wide, NER_WIDE);
}

static void
touch(struct network *net, uint32_t row)
{
	if (net->is_touched[row])
		return;
	net->is_touched[row] = true;
	net->touched[net->n_touched++] = row;
	zero(net->row_grad[row], NER_ROW);
}

/* The rows of one word of the batch. */
static void
answer_rows(struct network *net, size_t type)
{
	const struct pass *pass = &net->pass;
	const struct ner_word *word = &net->vocabulary->at[pass->word[type]];
	uint32_t r = pass->lexical[type] ? 0 : word->lexical + word->affixes;

	for (; r < word->n; r++) {
		touch(net, word->row[r]);
		add_row(net->row_grad[word->row[r]],
		    pass->d_input + type * ROW_ROOM, NER_ROW);
	}
}

static void
row_gradient(struct network *net)
{
	struct pass *pass = &net->pass;
	static float turned[NER_WIDE * ROW_ROOM];

	matrix_transpose(turned, ROW_ROOM,
	    net->weights->first[NER_VECTOR_DIM], NER_WIDE, NER_ROW, NER_WIDE);
	zero(pass->d_input, pass->types * ROW_ROOM);
	matrix_multiply(pass->d_input, ROW_ROOM, pass->d_wide, NER_WIDE,
	    turned, ROW_ROOM, pass->types, ROW_ROOM, NER_WIDE);
	for (size_t i = 0; i < pass->types; i++)
		answer_rows(net, i);
}

static void
third_gradient(struct pass *pass, const struct weights *w,
    struct weights *grad)
{
	for (size_t a = 0; a < pass->m; a++)
		memcpy(pass->d_third + a * NER_SCORES,
		    pass->d_score + pass->active[a] * NER_SCORES,
		    NER_SCORES * sizeof(float));
	bias_gradient(grad->third_bias, pass->d_third, pass->m, NER_SCORES);
	weight_gradient(pass, pass->m, grad->third[0], pass->second,
	    NER_SECOND, pass->d_third, NER_SCORES);
	input_gradient(pass, pass->d_second, NER_SECOND, pass->d_third,
	    NER_SCORES, w->third[0]);
}

static void
second_gradient(struct pass *pass, const struct weights *w,
    struct weights *grad)
{
	gate(pass->d_second, pass->second, pass->keep_second,
	    pass->m * NER_SECOND);
	bias_gradient(grad->second_bias, pass->d_second, pass->m, NER_SECOND);
	weight_gradient(pass, pass->m, grad->second[0], pass->joined,
	    NER_SECOND_INPUT, pass->d_second, NER_SECOND);
	input_gradient(pass, pass->d_joined, NER_SECOND_INPUT, pass->d_second,
	    NER_SECOND, w->second[0]);
}

void
network_backward(struct network *net)
{
	struct pass *pass = &net->pass;

	third_gradient(pass, net->weights, net->grad);
	second_gradient(pass, net->weights, net->grad);
	unjoin(pass);
	gate(pass->d_first, pass->first, pass->keep_first,
	    pass->n * NER_HIDDEN);
	first_gradient(net);
	row_gradient(net);
}
