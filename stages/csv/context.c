/* The text before and behind a quotation. */
#include "rows.h"
#include "utf8.h"

enum { CONTEXT_MAX = 200 }; /* bytes */

/* The bytes, trimmed, with line feeds shown as spaces: in a copy then. */
static struct str
flat(struct str text, struct span at, struct arena *arena)
{
	struct str part = str_trim(str_span(text, at));
	char *out;

	if (str_find(part, '\n', 0) == part.len)
		return part;
	out = arena_alloc(arena, part.len);
	for (size_t i = 0; i < part.len; i++)
		out[i] = part.at[i] == '\n' ? ' ' : part.at[i];
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

/* The paragraph's bytes where there are no sentences to go by. */
static struct span
surroundings(const struct reading *reading, uint32_t first, uint32_t last)
{
	const struct records *sents = &reading->sents;
	size_t low = reading_rank(sents, first);
	size_t high = reading_rank(sents, last);
	const struct record *par = reading_at(&reading->pars, first);

	if (low == 0)
		return par == NULL ? (struct span){ first, last } : par->at;
	return (struct span){ sents->at[low >= 2 ? low - 2 : 0]->at.begin,
		sents->at[high < sents->n ? high : sents->n - 1]->at.end };
}

static struct span
whole_span(const struct quotation *quotation)
{
	const struct records *pieces = &quotation->pieces;

	return (struct span){ pieces->at[0]->at.begin,
		pieces->at[pieces->n - 1]->at.end };
}

struct str
rows_before(const struct reading *reading, const struct quotation *quotation)
{
	const struct article *article = reading->article;
	struct span at = whole_span(quotation);
	struct span before = { surroundings(reading, at.begin, at.end).begin,
		at.begin };

	if (before.begin > before.end)
		return STR("");
	if (span_len(before) > CONTEXT_MAX)
		before.begin = next_word(article->text,
		    before.end - CONTEXT_MAX, before.end);
	return flat(article->text, before, article->arena);
}

struct str
rows_after(const struct reading *reading, const struct quotation *quotation)
{
	const struct article *article = reading->article;
	struct span at = whole_span(quotation);
	struct span after = { at.end,
		surroundings(reading, at.begin, at.end - (at.end > at.begin))
		    .end };

	if (after.begin > after.end)
		return STR("");
	if (span_len(after) > CONTEXT_MAX)
		after.end = last_word(article->text, after.begin,
		    after.begin + CONTEXT_MAX);
	return flat(article->text, after, article->arena);
}
