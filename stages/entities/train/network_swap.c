/* Other names in the place of names. */
#include "network_inside.h"

#include <stdlib.h>

#include "diag.h"

/* Which tag the token surely has, if its word may be swapped; else O. */
static int
swap_tag(const struct sample *sample, size_t i)
{
	uint32_t allowed = sample->allowed[i];
	int tag = NER_O;

	if (sample->soft != NULL || (allowed & (allowed - 1)) != 0)
		return NER_O;
	while (allowed >>= 1)
		tag++;
	return tag != NER_O && (ner_tag_class(tag) == NER_PER ||
	    ner_tag_part(tag) == NER_U) ? tag : NER_O;
}

static void
pool_add(struct pool *pool, uint32_t word)
{
	if (pool->n == pool->cap) {
		pool->cap = pool->cap * 2 + 256;
		pool->at = xrealloc(
		    pool->at, pool->cap * sizeof(*pool->at));
	}
	pool->at[pool->n++] = word;
}

void
network_add_names(struct network *net, const struct samples *samples)
{
	uint32_t *seen = xcalloc(net->vocabulary->n, sizeof(*seen));

	for (size_t s = 0; s < samples->n; s++)
		for (size_t i = 0; i < samples->at[s].doc.n; i++) {
			uint32_t word = samples->at[s].word[i];
			int tag = swap_tag(&samples->at[s], i);

			if (tag == NER_O || (seen[word] >> tag & 1))
				continue;
			seen[word] |= 1u << tag;
			pool_add(&net->pool[tag], word);
		}
	free(seen);
}

/* Another word of the same tag for the type of a token, or not. */
static void
swap_type(struct network *net, const struct sample *sample, size_t i,
    uint32_t type)
{
	int tag = swap_tag(sample, i);
	const struct pool *pool = &net->pool[tag];

	if (tag != NER_O && pool->n > 0 &&
	    random_unit(&net->random) < net->recipe.swap)
		net->pass.word[type] =
		    pool->at[random_below(&net->random, pool->n)];
}

/*
 * The same for the whole batch: so the words around names are learned, and
 * rare names are seen more often.
 */
void
network_swap(struct network *net, struct sample *const *batch, size_t samples)
{
	const struct pass *pass = &net->pass;
	size_t base = 0, drawn = 0;

	for (size_t b = 0; b < samples; b++) {
		for (size_t i = 0; i < batch[b]->doc.n; i++) {
			uint32_t type = pass->type[base + i];

			if (type < drawn)
				continue;
			drawn = type + 1;
			swap_type(net, batch[b], i, type);
		}
		base += batch[b]->doc.n;
	}
}
