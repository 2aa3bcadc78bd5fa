/* Which blocks of a page are its article. */
#include "date.h"
#include "html.h"

/* Let every container know what is inside it. */
static void
sum_up(struct html_page *page)
{
	for (size_t i = page->nodes.n; i-- > 1;) {
		const struct html_node *node = &page->nodes.at[i];
		struct html_node *parent = &page->nodes.at[node->parent];

		parent->good += node->good;
		parent->bad += node->bad;
	}
}

/* How much a container looks like the article: text counts, the rest counts
 * against it. */
static int64_t
value_of(const struct html_node *node)
{
	int64_t value = (int64_t)node->good * 2 - (int64_t)node->bad * 3;

	return node->article && value > 0 ? value + value / 4 : value;
}

static const struct html_node *
best_node(const struct html_page *page)
{
	const struct html_node *best = &page->nodes.at[page->nodes.n - 1];

	for (size_t i = page->nodes.n; i-- > 0;)
		if (value_of(&page->nodes.at[i]) > value_of(best))
			best = &page->nodes.at[i];
	return best;
}

static bool
is_link_row(const struct html_block *block)
{
	return block->link_chars * 3 > block->chars * 2 && !block->sentence &&
	    !block->heading;
}

/* Two rows of links or more in a row are a menu. */
static bool
is_menu(const struct html_page *page, size_t i)
{
	const struct html_block *block = &page->blocks.at[i];

	if (!is_link_row(block))
		return false;
	return block->label == LABEL_LIST || (i > 0 && is_link_row(block - 1)) ||
	    (i + 1 < page->blocks.n && is_link_row(block + 1));
}

static struct str
block_text(const struct html_page *page, const struct html_block *block)
{
	struct span first = page->runs.at[block->runs];
	struct span last = page->runs.at[block->runs + block->n_runs - 1];

	return str_slice(page->s, first.begin, last.end);
}

/* Above the article: its headline, and byline, date and dek below that. */
static void
choose_head(const struct html_page *page, size_t first, bool *chosen)
{
	size_t heading = first;

	for (size_t i = first; i-- > 0;)
		if (page->blocks.at[i].heading)
			heading = i;
	for (size_t i = heading; i < first; i++) {
		const struct html_block *block = &page->blocks.at[i];
		enum label label = block->label;

		chosen[i] = (i == heading && block->heading) ||
		    label == LABEL_BYLINE || label == LABEL_DEK ||
		    label == LABEL_CAPTION ||
		    (block->chars < 80 && date_is_all(
		        str_trim(block_text(page, block))));
	}
}

uint64_t
html_choose(struct html_page *page, bool *chosen)
{
	const struct html_node *best;
	size_t first = page->blocks.n;
	bool heading = false;
	uint64_t chars = 0;
	uint32_t from;

	sum_up(page);
	best = best_node(page);
	from = (uint32_t)(best - page->nodes.at);
	for (size_t i = 0; i < page->blocks.n; i++) {
		const struct html_block *block = &page->blocks.at[i];

		if (block->node < from || block->node >= best->end ||
		    is_menu(page, i))
			continue;
		first = first == page->blocks.n ? i : first;
		heading = heading || block->heading;
		chosen[i] = true;
		chars += block->chars;
	}
	if (!heading && first < page->blocks.n)
		choose_head(page, first, chosen);
	return chars;
}
