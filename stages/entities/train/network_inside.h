/* What the files of the network share, and nobody else. */
#ifndef TRAIN_NETWORK_INSIDE_H
#define TRAIN_NETWORK_INSIDE_H

/* So that gcc, too, does loops of sums several at a time. */
#ifndef __clang__
#pragma GCC optimize("O3", "no-math-errno")
#endif

#include <string.h>

#include "entities/chain.h"
#include "network.h"

/* What one pass over a batch works in; [n] tokens of all samples. */
struct pass {
	size_t n, cap;
	uint32_t *begin, *end; /* the token's sentence */
	uint32_t *group;       /* in the batch, or NER_ALONE */
	uint8_t *context, *list;
	uint32_t *type;        /* the token's word among those of the batch */
	size_t types;
	uint32_t *word;         /* [types]: number in the vocabulary */
	bool *lexical, *vector; /* [types]: kept in this pass? */
	float *input;  /* [types][NER_INPUT] */
	float *wide;   /* [types][NER_WIDE] */
	float *first;  /* [n][NER_HIDDEN], after rectifying and dropping */
	size_t m;         /* active tokens: the others go no further */
	uint32_t *active; /* [m]: their numbers */
	float *joined; /* [m][NER_SECOND_INPUT] */
	float *second; /* [m][NER_SECOND] */
	float *third;  /* [m][NER_SCORES] */
	float *score;  /* [n][NER_SCORES]: third, and 0 where not active */
	float *turned; /* room for a transposed matrix */
	float *d_first, *d_joined, *d_second, *d_third, *d_score, *d_wide;
	float *d_input;
	float *group_sum; /* [groups][NER_HIDDEN] */
	uint32_t *group_n;
	size_t groups;
	float *keep_first, *keep_second; /* factors of dropping */
};

/* Distinct words that were seen with a tag. */
struct pool {
	uint32_t *at; /* [n] */
	size_t n, cap;
};

struct network {
	struct pool pool[NER_TAGS];
	struct recipe recipe;
	const struct vocabulary *vocabulary;
	struct random random;
	struct weights *weights, *grad, *mean, *square;
	float *total;       /* [WEIGHTS]: sum over every eighth step */
	uint32_t totals;    /* how many those are */
	float *saved;       /* [WEIGHTS] while averaged ones are in use */
	float (*rows)[NER_ROW];
	float (*saved_rows)[NER_ROW];
	float (*row_total)[NER_ROW];
	float *row_square;  /* [NER_ROWS] */
	uint32_t *row_last; /* [NER_ROWS]: step up to which row_total counts */
	float (*row_grad)[NER_ROW];
	uint32_t *touched;
	bool *is_touched;
	size_t n_touched;
	uint32_t steps, average_begin;
	bool averaging;
	double beta1, beta2;
	uint32_t *type_of; /* [vocabulary]: its number in the last batch */
	struct pass pass;
	struct ner_lattice free, bound;
	void *lattice_bytes;
	size_t lattice_n;
};

static inline void
zero(float *at, size_t n)
{
	memset(at, 0, n * sizeof(*at));
}

static inline void
add_row(float *to, const float *from, size_t n)
{
	for (size_t k = 0; k < n; k++)
		to[k] += from[k];
}

/* Is the token's name elsewhere, too? */
static inline bool
has_others(const struct pass *pass, size_t i)
{
	uint32_t g = pass->group[i];

	return g != NER_ALONE && pass->group_n[g] > 1;
}

/* Is the token p - 1 places from token i in the same sentence? */
static inline bool
has_place(const struct pass *pass, size_t i, size_t p)
{
	return i + p >= 1 + pass->begin[i] && i + p - 1 < pass->end[i];
}

/* Is the token that slot of token i looks at in the same sentence? */
static inline bool
has_slot(const struct pass *pass, size_t i, size_t slot)
{
	return i + slot >= NER_REACH + pass->begin[i] &&
	    i + slot - NER_REACH < pass->end[i];
}

/* Lay the tokens of a batch out for a pass. */
void network_gather(
    struct network *net, struct sample *const *batch, size_t samples);

/* Put other names in the place of some. */
void network_swap(
    struct network *net, struct sample *const *batch, size_t samples);

/* Choose what is left out of this pass. */
void network_drop(struct network *net);

/* From the words to the scores; learning: with what was chosen left out. */
void network_forward(struct network *net, bool learning);

/* The loss of a batch; d_score and the gradient of the pairs are set. */
double network_losses(
    struct network *net, struct sample *const *batch, size_t samples);

/* From d_score to the gradients of all weights and rows. */
void network_backward(struct network *net);

/* Make both lattices n tokens long. */
void network_lattices(struct network *net, size_t n);

/* Change weights and rows against their gradients. */
void network_step(struct network *net, float rate, float row_rate);

/* Count a row into its mean up to this step. */
void network_catch_up(struct network *net, uint32_t row);

#endif
