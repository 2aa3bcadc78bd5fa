#include "measure.h"

#include <stdio.h>
#include <stdlib.h>

#include "entities/chain.h"
#include "diag.h"

static void
tag_sample(struct network *network, struct sample *sample, uint8_t *tags)
{
	const float (*score)[NER_SCORES] = network_score(network, sample);
	const struct ner_doc *doc = &sample->doc;
	struct ner_pairs pairs;
	struct ner_steps steps;
	ner_best *best = xmalloc((doc->n + 1) * sizeof(*best));

	for (int s = 0; s < NER_TAGS; s++)
		for (int t = 0; t < NER_TAGS; t++)
			pairs.score[s][t] = ner_tag_follows(s, t) ?
			    network_weights(network)->pair[s][t] : -1e30f;
	ner_steps_init(&steps, &pairs);
	for (size_t s = 0; s < doc->sentences; s++) {
		size_t begin = doc->sentence[s];

		ner_chain_best(score + begin, doc->sentence[s + 1] - begin,
		    &steps, best, tags + begin);
	}
	free(best);
}

/* The span that ends with the token, whose tag is L or U. */
static struct span
span_of(const struct sample *sample, const uint8_t *tags, size_t end)
{
	size_t begin = end;

	if (ner_tag_part(tags[end]) == NER_L)
		while (ner_tag_part(tags[begin]) != NER_B)
			begin--;
	return (struct span){ sample->at[begin].begin, sample->at[end].end };
}

static void
count(struct tally *tally, const struct sample *sample, const uint8_t *tags)
{
	const struct page *page = sample->page;
	size_t g = 0;

	for (size_t i = 0; i < page->gold.n; i++)
		if (page->gold.at[i].class < NER_CLASSES)
			tally->gold[page->gold.at[i].class]++;
	for (size_t i = 0; i < sample->doc.n; i++) {
		struct span at;
		int class;

		if (tags[i] == NER_O || ner_tag_part(tags[i]) < NER_L)
			continue;
		class = ner_tag_class(tags[i]);
		at = span_of(sample, tags, i);
		tally->found[class]++;
		while (g < page->gold.n && page->gold.at[g].at.begin < at.begin)
			g++;
		if (g < page->gold.n && page->gold.at[g].at.begin == at.begin &&
		    page->gold.at[g].at.end == at.end &&
		    page->gold.at[g].class == class)
			tally->right[class]++;
	}
}

void
measure_samples(struct tally *tally, struct network *network,
    const struct samples *samples)
{
	for (size_t i = 0; i < samples->n; i++) {
		uint8_t *tags = xmalloc(samples->at[i].doc.n + 1);

		tag_sample(network, &samples->at[i], tags);
		count(tally, &samples->at[i], tags);
		free(tags);
	}
}

double
measure_f1(const struct tally *tally, int class)
{
	size_t right = 0, all = 0;

	for (int c = 0; c < NER_CLASSES; c++) {
		if (class >= 0 ? c != class :
		    class == MEASURE_THREE && c == NER_MISC)
			continue;
		right += tally->right[c];
		all += tally->gold[c] + tally->found[c];
	}
	return all == 0 ? 0 : 200.0 * (double)right / (double)all;
}

void
measure_print(const struct tally *tally, bool all)
{
	printf("%.2f (%.1f %.1f %.1f %.1f)",
	    measure_f1(tally, MEASURE_THREE), measure_f1(tally, NER_PER),
	    measure_f1(tally, NER_ORG), measure_f1(tally, NER_LOC),
	    measure_f1(tally, NER_MISC));
	if (all)
		printf(" all four %.2f", measure_f1(tally, MEASURE_ALL));
}
