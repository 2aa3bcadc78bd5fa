/* What a pass works in: tokens, their words and what is left out. */
#include "network_inside.h"

#include "diag.h"

enum { KEPT = 0xffff };

#define ROOM(field, width) \
	(pass->field = xrealloc(pass->field, \
	    n * (width) * sizeof(*pass->field)))

static void
reserve_tokens(struct pass *pass, size_t n)
{
	ROOM(begin, 1);
	ROOM(end, 1);
	ROOM(group, 1);
	ROOM(context, 1);
	ROOM(list, 1);
	ROOM(type, 1);
	ROOM(word, 1);
	ROOM(lexical, 1);
	ROOM(vector, 1);
	ROOM(active, 1);
	ROOM(group_n, 1);
}

static void
reserve_layers(struct pass *pass, size_t n)
{
	ROOM(input, NER_INPUT);
	ROOM(wide, NER_WIDE);
	ROOM(first, NER_HIDDEN);
	ROOM(joined, NER_SECOND_INPUT);
	ROOM(second, NER_SECOND);
	ROOM(third, NER_SCORES);
	ROOM(score, NER_SCORES);
	ROOM(turned, NER_SECOND_INPUT);
	ROOM(group_sum, NER_HIDDEN);
	ROOM(keep_first, NER_HIDDEN);
	ROOM(keep_second, NER_SECOND);
}

static void
reserve_gradients(struct pass *pass, size_t n)
{
	ROOM(d_input, NER_INPUT);
	ROOM(d_wide, NER_WIDE);
	ROOM(d_first, NER_HIDDEN);
	ROOM(d_joined, NER_SECOND_INPUT);
	ROOM(d_second, NER_SECOND);
	ROOM(d_third, NER_SCORES);
	ROOM(d_score, NER_SCORES);
}

static void
pass_reserve(struct pass *pass, size_t n)
{
	if (n <= pass->cap)
		return;
	pass->cap = n;
	reserve_tokens(pass, n);
	reserve_layers(pass, n);
	reserve_gradients(pass, n);
}

/* A word that comes twice in a batch is worked out once. */
static uint32_t
type_of(struct network *net, uint32_t word)
{
	struct pass *pass = &net->pass;
	uint32_t type = net->type_of[word];

	if (type < pass->types && pass->word[type] == word)
		return type;
	type = (uint32_t)pass->types++;
	net->type_of[word] = type;
	pass->word[type] = word;
	pass->lexical[type] = pass->vector[type] = true;
	return type;
}

/* The sentences of a document whose tokens begin at base. */
static void
gather_sentences(struct pass *pass, const struct ner_doc *doc, size_t base)
{
	for (size_t s = 0; s < doc->sentences; s++)
		for (size_t i = doc->sentence[s]; i < doc->sentence[s + 1];
		    i++) {
			pass->begin[base + i] =
			    (uint32_t)base + doc->sentence[s];
			pass->end[base + i] =
			    (uint32_t)base + doc->sentence[s + 1];
		}
}

static void
gather_tokens(struct network *net, const struct sample *sample, size_t base)
{
	struct pass *pass = &net->pass;
	const struct ner_doc *doc = &sample->doc;

	for (size_t i = 0; i < doc->n; i++) {
		pass->group[base + i] = doc->group[i] == NER_ALONE ?
		    NER_ALONE : doc->group[i] + (uint32_t)pass->groups;
		pass->context[base + i] = doc->context[i];
		pass->list[base + i] = doc->list[i];
		if (doc->active[i])
			pass->active[pass->m++] = (uint32_t)(base + i);
		pass->type[base + i] = type_of(net, sample->word[i]);
	}
}

void
network_gather(struct network *net, struct sample *const *batch, size_t samples)
{
	struct pass *pass = &net->pass;
	size_t n = 0, base = 0;

	for (size_t b = 0; b < samples; b++)
		n += batch[b]->doc.n;
	pass_reserve(pass, n);
	pass->n = n;
	pass->groups = pass->types = pass->m = 0;
	for (size_t b = 0; b < samples; b++) {
		gather_sentences(pass, &batch[b]->doc, base);
		gather_tokens(net, batch[b], base);
		base += batch[b]->doc.n;
		pass->groups += batch[b]->doc.groups;
	}
}

static void
drop_factors(struct random *random, float *out, size_t n, double drop)
{
	uint32_t limit = (uint32_t)(drop * KEPT);
	float scale = (float)(1 / (1 - drop));

	for (size_t i = 0; i + 4 <= n; i += 4) {
		uint64_t bits = random_next(random);

		for (size_t k = 0; k < 4; k++)
			out[i + k] = (bits >> 16 * k & KEPT) < limit ?
			    0 : scale;
	}
}

/* As if no list had some of the names: so those unknown to lists are learned. */
static void
drop_lists(struct network *net)
{
	struct pass *pass = &net->pass;
	bool drop = false;

	for (size_t i = 0; i < pass->n; i++) {
		int part = pass->list[i] / NER_LIST_KINDS;

		if (pass->list[i] == 0)
			continue;
		if (part == NER_B || part == NER_U)
			drop = random_unit(&net->random) <
			    net->recipe.drop_list;
		if (drop)
			pass->list[i] = 0;
	}
}

void
network_drop(struct network *net)
{
	struct pass *pass = &net->pass;

	for (size_t i = 0; i < pass->types; i++) {
		pass->lexical[i] =
		    random_unit(&net->random) >= net->recipe.drop_word;
		pass->vector[i] =
		    random_unit(&net->random) >= net->recipe.drop_vector;
	}
	if (net->recipe.drop_list > 0)
		drop_lists(net);
	drop_factors(&net->random, pass->keep_first, pass->n * NER_HIDDEN,
	    net->recipe.drop_first);
	drop_factors(&net->random, pass->keep_second, pass->m * NER_SECOND,
	    net->recipe.drop_second);
}
