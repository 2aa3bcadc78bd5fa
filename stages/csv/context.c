/* The text before and behind a quotation. */
#include "rows.h"
#include "utf8.h"

enum { CONTEXT_MAX = 200 }; /* bytes */

/* The bytes, trimmed, with line feeds shown as spaces: in a copy then. */
static struct str
flat(struct str text, struct span at, struct arena *arena)
{
	struct str part = str_trim(str_span(text, at));
	size_t lf = str_find(part, '\n', 0);
	char *out;

	if (lf == part.len)
		return part;
	out = arena_alloc(arena, part.len);
	memcpy(out, part.at, part.len);
	for (; lf < part.len; lf = str_find(part, '\n', lf + 1))
		out[lf] = ' ';
	return (struct str){ out, part.len };
}

static bool
is_gap(struct str text, uint32_t i)
{
	return text.at[i] == ' ' || text.at[i] == '\n';
}

/* The first whole word at or after begin; a long word is cut. */
static uint32_t
next_word(struct str text, uint32_t begin, uint32_t end)
{
	uint32_t i = begin;

	while (i < end && !is_gap(text, i))
		i++;
	if (i < end)
		return i;
	for (i = begin; i < end && !utf8_is_boundary(text, i); i++)
		;
	return i;
}

/* The last whole word that ends by end. */
static uint32_t
last_word(struct str text, uint32_t begin, uint32_t end)
{
	uint32_t i = end;

	while (i > begin && !is_gap(text, i))
		i--;
	if (i > begin)
		return i;
	for (i = end; i > begin && !utf8_is_boundary(text, i); i--)
		;
	return i;
}

/* Is there no byline, advertisement or the like between these sentences? */
static bool
are_neighbours(struct str text, const struct record *a, const struct record *b)
{
	for (uint32_t i = a->at.end; i < b->at.begin; i++)
		if (!is_gap(text, i))
			return false;
	return true;
}

/*
 * From the sentence before the one with byte first to the one behind that
 * with byte last; the paragraph where there are no sentences to go by.
 */
static struct span
surroundings(const struct reading *reading, uint32_t first, uint32_t last)
{
	const struct records *sents = &reading->sents;
	struct str text = reading->article->text;
	size_t low = reading_rank(sents, first), high = low;
	const struct record *par;

	if (low == 0) {
		par = reading_at(&reading->pars, first);
		return par == NULL ? (struct span){ first, last } : par->at;
	}
	low--;
	while (high < sents->n && sents->at[high]->at.begin <= last)
		high++;
	high--;
	if (low > 0 &&
	    are_neighbours(text, sents->at[low - 1], sents->at[low]))
		low--;
	if (high + 1 < sents->n &&
	    are_neighbours(text, sents->at[high], sents->at[high + 1]))
		high++;
	return (struct span){ sents->at[low]->at.begin,
		sents->at[high]->at.end };
}

static struct span
whole_span(const struct quotation *quotation)
{
	const struct records *pieces = &quotation->pieces;

	return (struct span){ pieces->at[0]->at.begin,
		pieces->at[pieces->n - 1]->at.end };
}

struct context
rows_context(const struct reading *reading, const struct quotation *quotation)
{
	const struct article *article = reading->article;
	struct span at = whole_span(quotation);
	struct span around =
	    surroundings(reading, at.begin, at.end - (at.end > at.begin));
	struct span before = { around.begin, at.begin };
	struct span after = { at.end, around.end };
	struct context context = { STR(""), STR("") };

	if (before.begin <= before.end) {
		if (span_len(before) > CONTEXT_MAX)
			before.begin = next_word(article->text,
			    before.end - CONTEXT_MAX, before.end);
		context.before = flat(article->text, before, article->arena);
	}
	if (after.begin <= after.end) {
		if (span_len(after) > CONTEXT_MAX)
			after.end = last_word(article->text, after.begin,
			    after.begin + CONTEXT_MAX);
		context.after = flat(article->text, after, article->arena);
	}
	return context;
}
