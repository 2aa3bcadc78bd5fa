/* From the first layer to the scores of the tags. */
#include "net_inside.h"

static void
sum_groups(const struct ner_net *net, struct ner_groups *groups,
    const struct ner_doc *doc, const struct ner_front *front,
    struct arena *arena)
{
	groups->sum =
	    arena_calloc(arena, doc->groups + 1, sizeof(*groups->sum));
	groups->n = arena_array(arena, uint32_t, doc->groups + 1);
	for (size_t s = 0; s < doc->sentences; s++)
		for (size_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++) {
			uint32_t g = doc->group[i];

			if (g == NER_ALONE || !front->needed[i])
				continue;
			groups->n[g]++;
			net->kernels->tally(groups->sum[g],
			    ner_front_at(front, s, i));
		}
}

static bool
has_others(const struct ner_groups *groups, uint32_t g)
{
	return g != NER_ALONE && groups->n[g] > 1;
}

bool
ner_net_elsewhere(const struct ner_net *net, const struct ner_groups *groups,
    uint32_t g, const int16_t *own, int16_t out[NER_HIDDEN])
{
	if (!has_others(groups, g))
		return false;
	net->kernels->elsewhere(
	    out, groups->sum[g], own, 1.0f / (float)(groups->n[g] - 1));
	return true;
}

/* Tokens that go through the second layer abreast. */
struct row {
	size_t n;
	size_t token[NER_ABREAST];
	/* First layers of the token before, itself and the one after. */
	const int16_t *near[NER_ABREAST];
	bool grouped; /* each has other places, which speak too */
};

static void
add_elsewhere(const struct ner_net *net, const struct ner_groups *groups,
    const struct ner_doc *doc, const struct row *row,
    int32_t sum[NER_ABREAST][NER_SECOND])
{
	int16_t mean[NER_ABREAST][NER_HIDDEN];
	int32_t more[NER_ABREAST][NER_SECOND];
	const int16_t *in[NER_ABREAST];

	for (size_t k = 0; k < NER_ABREAST; k++) {
		in[k] = mean[k < row->n ? k : 0];
		if (k < row->n)
			ner_net_elsewhere(net, groups,
			    doc->group[row->token[k]],
			    row->near[k] + NER_HIDDEN, mean[k]);
	}
	net->kernels->four(
	    more[0], in, net->elsewhere, NER_SECOND, NER_HIDDEN);
	for (size_t k = 0; k < row->n; k++)
		for (size_t o = 0; o < NER_SECOND; o++)
			sum[k][o] += more[k][o];
}

static void
score_row(const struct ner_net *net, const struct ner_groups *groups,
    const struct ner_doc *doc, struct row *row, float share,
    float (*score)[NER_SCORES])
{
	int32_t sum[NER_ABREAST][NER_SECOND];
	int32_t sums[NER_ABREAST][NER_SCORES];
	int16_t second[NER_ABREAST][NER_SECOND];
	const int16_t *in[NER_ABREAST];

	for (size_t k = row->n; k < NER_ABREAST; k++)
		row->near[k] = row->near[0];
	net->kernels->abreast(
	    sum[0], row->near, net->second, NER_SECOND, NER_NEAR);
	if (row->grouped)
		add_elsewhere(net, groups, doc, row, sum);
	for (size_t k = 0; k < NER_ABREAST; k++) {
		in[k] = second[k];
		net->kernels->settle(second[k], sum[k],
		    net->scale->second_shift, net->second_bias, 0,
		    NER_FIRST_MOST, NER_SECOND);
	}
	net->kernels->abreast(sums[0], in, net->third, NER_SCORES, NER_SECOND);
	for (size_t k = 0; k < row->n; k++)
		for (size_t o = 0; o < NER_SCORES; o++)
			score[row->token[k]][o] += share *
			    (net->third_bias[o] + net->scale->third_factor *
			    (float)sums[k][o]);
	row->n = 0;
}

struct ner_seen
ner_net_score(struct ner_net *net, const struct ner_doc *doc, struct str text,
    const struct span *at, float share, float (*score)[NER_SCORES],
    struct arena *arena)
{
	struct row rows[2] = { { 0 }, { .grouped = true } };
	struct ner_seen seen;

	seen.front = ner_net_front(net, doc, text, at, arena);
	sum_groups(net, &seen.groups, doc, &seen.front, arena);
	for (size_t s = 0; s < doc->sentences; s++)
		for (size_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++) {
			struct row *row;

			if (!doc->active[i])
				continue;
			row = &rows[has_others(&seen.groups, doc->group[i])];
			row->token[row->n] = i;
			row->near[row->n++] = ner_front_at(&seen.front, s, i) -
			    NER_HIDDEN;
			if (row->n == NER_ABREAST)
				score_row(net, &seen.groups, doc, row, share,
				    score);
		}
	for (size_t k = 0; k < 2; k++)
		if (rows[k].n > 0)
			score_row(net, &seen.groups, doc, &rows[k], share,
			    score);
	return seen;
}
