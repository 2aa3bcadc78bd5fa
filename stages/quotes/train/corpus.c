#include "corpus.h"

#include <stdlib.h>

#include "diag.h"

enum {
	COUNT_BITS = 24,
	COUNT_LEAST = 3,
};

/*
 * Where the rows of a list of features lie: the units' rows, one a side, then
 * the pairs', are learned as one table.
 */
struct place {
	unsigned bits;
	uint32_t times, plus;
};

static void
add_row(struct lists *lists, uint32_t row)
{
	if (lists->n == lists->cap) {
		lists->cap = lists->cap * 2 + 4096;
		lists->rows = xrealloc(
		    lists->rows, lists->cap * sizeof(*lists->rows));
	}
	lists->rows[lists->n++] = row;
}

/* Count the features, then take the rows of those that are not rare. */
static void
add_rows(struct corpus *c, struct lists *lists, const struct features *f,
    struct place place)
{
	for (size_t k = 0; k < f->n; k++) {
		uint8_t *count = &c->counts[f->at[k] >> (64 - COUNT_BITS)];
		uint32_t row = (uint32_t)(f->at[k] &
		    ((1u << place.bits) - 1));

		if (c->counting)
			*count = (uint8_t)(*count + (*count < 255));
		else if (*count >= COUNT_LEAST)
			add_row(lists, row * place.times + place.plus);
	}
}

static void
end_list(const struct corpus *c, struct lists *lists)
{
	if (c->counting)
		return;
	if (lists->lists == lists->lists_cap) {
		lists->lists_cap = lists->lists_cap * 2 + 4096;
		lists->ends = xrealloc(
		    lists->ends, lists->lists_cap * sizeof(*lists->ends));
	}
	lists->ends[lists->lists++] = lists->n;
}

/* The distances from the cue are counted outwards; lists go left to right. */
static struct between *
betweens(const struct scene *scene, const struct window *w,
    const float *chances)
{
	struct between *b = xcalloc(w->end - w->first, sizeof(*b));
	struct between now = { 0 };

	for (uint32_t i = w->cue + 1; i < w->end; i++) {
		b[i - w->first] = now;
		between_add(&now, &scene->units[i], chances[i]);
	}
	now = (struct between){ 0 };
	for (uint32_t i = w->cue; i-- > w->first;) {
		b[i - w->first] = now;
		between_add(&now, &scene->units[i], chances[i]);
	}
	return b;
}

static void
add_unit(struct corpus *c, const struct scene *scene, const struct window *w,
    uint32_t i, const struct between *between, const float *chances)
{
	struct place own = { UNIT_BITS, FRAME_SIDES,
		frame_side(scene, w->cue, i) };
	const struct place pair = { PAIR_BITS, 1, UNIT_ROWS };
	const struct place step = { STEP_BITS, 1, 0 };
	struct features f = { .n = 0 };

	if (i != w->cue) {
		frame_unit_features(scene, i, chances, &f);
		add_rows(c, &c->units, &f, own);
		f.n = 0;
		frame_pair_features(scene, w, i, between, chances, &f);
		add_rows(c, &c->units, &f, pair);
	}
	end_list(c, &c->units);
	f.n = 0;
	frame_step_features(scene, i, &f);
	add_rows(c, &c->steps, &f, step);
	end_list(c, &c->steps);
}

static void
add_example(struct corpus *c, const struct docs *docs, uint32_t d,
    const struct gold *gold, const float *chances)
{
	const struct doc *doc = &docs->at[d];
	struct window w = frame_window(
	    &doc->scene, gold->head, chances);
	struct example e = { .doc = d, .n = w.end - w.first,
		.cue = w.cue - w.first, .units = c->units.lists,
		.steps = c->steps.lists };
	struct between *b = betweens(&doc->scene, &w, chances);

	for (uint32_t i = w.first; i < w.end; i++)
		add_unit(c, &doc->scene, &w, i, &b[i - w.first], chances);
	free(b);
	if (c->counting)
		return;
	e.labels = xmalloc(e.n);
	for (uint32_t i = w.first; i < w.end; i++)
		e.labels[i - w.first] =
		    (unsigned char)data_label(doc, gold, i);
	e.labels[e.cue] = FRAME_CUE;
	if (c->n == c->cap) {
		c->cap = c->cap * 2 + 1024;
		c->at = xrealloc(c->at, c->cap * sizeof(*c->at));
	}
	c->at[c->n++] = e;
}

void
corpus_collect(struct corpus *c, const struct docs *docs, float *const *chances)
{
	c->counts = xcalloc((size_t)1 << COUNT_BITS, 1);
	for (int pass = 0; pass < 2; pass++) {
		c->counting = pass == 0;
		for (uint32_t d = 0; d < docs->n; d++)
			for (size_t g = 0; g < docs->at[d].n; g++)
				if (docs->at[d].at[g].head != NO_UNIT)
					add_example(c, docs, d,
					    &docs->at[d].at[g], chances[d]);
	}
	free(c->counts);
}

void
corpus_release(struct corpus *c)
{
	for (size_t k = 0; k < c->n; k++)
		free(c->at[k].labels);
	free(c->at);
	free(c->units.rows);
	free(c->units.ends);
	free(c->steps.rows);
	free(c->steps.ends);
}

const uint32_t *
corpus_list(const struct lists *lists, size_t k, uint32_t *n)
{
	size_t begin = k == 0 ? 0 : lists->ends[k - 1];

	*n = (uint32_t)(lists->ends[k] - begin);
	return lists->rows + begin;
}
