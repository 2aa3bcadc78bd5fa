#include "check.h"

static int
class_of(uint8_t label)
{
	return label < MENTION_NORP ? label : NER_MISC;
}

static bool
is_gold(const struct page *page, size_t *g, const struct mention *mention)
{
	const struct gold *gold;

	while (*g < page->gold.n &&
	    page->gold.at[*g].at.begin < mention->at.begin)
		(*g)++;
	gold = &page->gold.at[*g];
	return *g < page->gold.n && gold->at.begin == mention->at.begin &&
	    gold->at.end == mention->at.end &&
	    gold->class == class_of(mention->label);
}

static void
check_page(struct tally *tally, struct reliability *reliability,
    const struct page *page, struct mentions mentions)
{
	size_t g = 0;

	for (size_t i = 0; i < page->gold.n; i++)
		if (page->gold.at[i].class < NER_CLASSES)
			tally->gold[page->gold.at[i].class]++;
	for (size_t i = 0; i < mentions.n; i++) {
		const struct mention *mention = &mentions.at[i];
		bool right = is_gold(page, &g, mention);
		int class = class_of(mention->label);
		int bin = (int)((double)mention->confidence * CHECK_BINS);

		bin = bin >= CHECK_BINS ? CHECK_BINS - 1 : bin;
		tally->found[class]++;
		tally->right[class] += right;
		if (class == NER_MISC)
			continue;
		reliability->n[bin]++;
		reliability->right[bin] += right;
		reliability->sum[bin] += (double)mention->confidence;
	}
}

void
check_pages(struct tally *tally, struct reliability *reliability,
    struct tagger *tagger, const struct pages *pages)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < pages->n; i++) {
		const struct page *page = &pages->at[i];
		struct spans sentences = { page->sentences.at,
			page->sentences.n };

		check_page(tally, reliability, page,
		    tagger_find(tagger, page->text, &sentences, &arena));
		arena_reset(&arena);
	}
	arena_release(&arena);
}
