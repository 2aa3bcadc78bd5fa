/* Words and quotations of a paragraph as units, and its sentences. */
#include "scene_parts.h"

#include "lexicon.h"
#include "tokens.h"
#include "utf8.h"

#include "quotes/kickers.tsv.h"

static uint32_t
count_words(struct str text, struct span at)
{
	uint32_t n = 1;

	for (uint32_t i = at.begin; i < at.end; i++)
		n += text.at[i] == ' ';
	return n;
}

static unsigned char
size_class(uint32_t words)
{
	static const uint32_t limits[] = { 1, 2, 4, 7, 14 };
	unsigned char size = 1;

	for (size_t i = 0; i < 5; i++)
		size = (unsigned char)(size + (words > limits[i]));
	return size;
}

/* The last mark inside a quotation: 1 comma, 2 stop, 3 ? or !, 4 other. */
static unsigned char
final_class(struct str text, struct span inner, uint32_t end)
{
	unsigned char c = (unsigned char)text.at[inner.end - 1];

	if (c == ',')
		return 1;
	if (c == '.')
		return 2;
	if (c == '?' || c == '!')
		return 3;
	if (end < text.len && text.at[end] == ',')
		return 4;
	return 5;
}

/* Make room for n units more; false where they had to move for it. */
static bool
reserve(struct maker *maker, size_t n)
{
	struct unit_list *units = &maker->units;
	size_t cap = units->cap * 2 + n;

	if (units->n + n <= units->cap)
		return true;
	units->at = arena_grow(maker->arena, units->at,
	    units->n * sizeof(*units->at), cap * sizeof(*units->at));
	units->cap = cap;
	return false;
}

static void
add_region_unit(struct maker *maker, uint32_t index, uint32_t par)
{
	const struct region *region = &maker->scene->regions.at[index];
	struct str text = maker->scene->text;
	struct unit unit = { .at = region->at, .par = par,
		.region = index + 1, .tag = POS_QUOTE };

	unit.words = count_words(text, region->inner);
	unit.size = size_class(unit.words);
	unit.final = final_class(text, region->inner, region->at.end);
	unit.kind = unit.words > 2 ? KIND_QUOTE : KIND_SHORT_QUOTE;
	if (utf8_is_upper(utf8_at(text, region->inner.begin)))
		unit.flags |= UNIT_CAPITAL;
	unit.lower = unit.stem = unit.size;
	(void)reserve(maker, 1);
	maker->units.at[maker->units.n++] = unit;
}

/* Words between two quotations. */
static void
add_words(struct maker *maker, struct span at, uint32_t par)
{
	struct arena mark = arena_mark(maker->arena);
	struct unit_list *units = &maker->units;
	struct tokens tokens;
	bool stayed;

	if (at.begin >= at.end)
		return;
	tokens = tokens_words(maker->scene->text, at, maker->arena);
	stayed = reserve(maker, tokens.n);
	for (size_t i = 0; i < tokens.n; i++)
		units->at[units->n++] =
		    (struct unit){ .at = tokens.at[i].at, .par = par };
	if (stayed)
		arena_rewind(maker->arena, mark);
}

/* The part of sentence at, from from on, that is not in a dateline. */
static uint32_t
after_dateline(struct maker *maker, struct span at, uint32_t from)
{
	const struct span_list *datelines = &maker->source->datelines;

	while (maker->next_dateline < datelines->n &&
	    datelines->at[maker->next_dateline].end <= at.begin)
		maker->next_dateline++;
	if (maker->next_dateline < datelines->n &&
	    datelines->at[maker->next_dateline].begin <= from &&
	    datelines->at[maker->next_dateline].end > from)
		from = datelines->at[maker->next_dateline].end;
	return from < at.end ? from : at.end;
}

enum { KICKER_MAX = 24 };

/* Behind "ANALYSIS:" at a paragraph's begin, or from. */
static uint32_t
after_kicker(struct str text, struct span at, uint32_t from)
{
	char lower[KICKER_MAX];
	uint32_t n = 0;

	while (n < KICKER_MAX && from + n < at.end &&
	    text.at[from + n] != ':') {
		lower[n] = (char)ascii_lower((unsigned char)text.at[from + n]);
		n++;
	}
	if (n == KICKER_MAX || from + n == at.end || table_find(
	    &kickers_table, (struct str){ lower, n }) == NULL)
		return from;
	return from + n + 1;
}

/*
 * Add the units of a sentence.  Returns where the last one ends: after the
 * sentence where a quotation goes on.
 */
static uint32_t
add_sentence_units(struct maker *maker, struct span at, uint32_t from,
    uint32_t par)
{
	const struct regions *regions = &maker->scene->regions;
	uint32_t i = after_dateline(maker, at, from);

	if (from == maker->source->pars.at[par].at.begin)
		i = after_kicker(maker->scene->text, at, i);
	while (maker->next_region < regions->n &&
	    regions->at[maker->next_region].at.begin < at.end) {
		const struct region *r = &regions->at[maker->next_region];

		if (r->at.begin >= i) {
			add_words(maker, (struct span){ i, r->at.begin }, par);
			add_region_unit(
			    maker, (uint32_t)maker->next_region, par);
			i = r->at.end;
		}
		maker->next_region++;
	}
	if (i < at.end) {
		add_words(maker, (struct span){ i, at.end }, par);
		i = at.end;
	}
	return i;
}

static void
close_sentence(struct maker *maker, uint32_t first, uint32_t begin,
    uint32_t end)
{
	struct stretch sent = { .at = { begin, end }, .first = first,
		.end = (uint32_t)maker->units.n };

	if (sent.end > sent.first)
		arena_append(maker->arena, &maker->sents, sent);
}

/* The next sentence of the paragraph; the whole of it where there is none. */
static bool
take_sentence(struct maker *maker, struct span par, uint32_t done,
    struct span *at)
{
	const struct span_list *sents = &maker->source->sents;

	while (maker->next_sent < sents->n &&
	    sents->at[maker->next_sent].begin < par.begin)
		maker->next_sent++;
	if (maker->next_sent < sents->n &&
	    sents->at[maker->next_sent].begin < par.end) {
		*at = sents->at[maker->next_sent++];
		return true;
	}
	*at = par;
	return done == par.begin;
}

/* What stands before a name, and so never ends a sentence. */
static bool
is_title(struct str word)
{
	static const char *const titles[] = { "Rep.", "Reps.", "Sen.",
		"Sens.", "Gov.", "Lt.", "Gen.", "Col.", "Capt.", "Sgt.",
		"Adm.", "Dr.", "Prof.", "Rev.", "Mr.", "Mrs.", "Ms." };

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (str_is(word, titles[i]))
			return true;
	return false;
}

/* Was a sentence ended in "said Rep." before "G.K. Park", by mistake?  Behind
 * a comma it may be something else. */
static bool
ends_in_title(struct str text, struct span at)
{
	uint32_t i = at.end;

	while (i > at.begin && text.at[i - 1] != ' ')
		i--;
	return i > at.begin + 1 && text.at[i - 2] != ',' &&
	    is_title(str_slice(text, i, at.end));
}

void
scene_make_paragraph(struct maker *maker, uint32_t p)
{
	struct span par = maker->source->pars.at[p].at, at;
	struct stretch *out = &maker->scene->pars[p];
	uint32_t done = par.begin, first = (uint32_t)maker->units.n;
	uint32_t begin = par.begin;

	*out = (struct stretch){ .at = par, .first = first };
	while (take_sentence(maker, par, done, &at)) {
		if (at.end <= done)
			continue;
		if (at.begin >= done && !ends_in_title(maker->scene->text,
		    (struct span){ begin, done })) {
			close_sentence(maker, first, begin, done);
			first = (uint32_t)maker->units.n;
			begin = done = at.begin;
		}
		done = add_sentence_units(maker, at, done, p);
	}
	close_sentence(maker, first, begin, done);
	out->end = (uint32_t)maker->units.n;
}
