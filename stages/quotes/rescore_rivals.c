/* Rivals: other candidates that claim the same words. */
#include "rescore_parts.h"

/* Rivals farther away in the list than this do not touch. */
enum { RIVALS = 20 };

static uint32_t
shared_words(const struct candidate *a, const struct candidate *b)
{
	uint32_t n = 0;

	for (size_t i = 0; i < a->content.n; i++)
		for (size_t k = 0; k < b->content.n; k++) {
			struct range x = a->content.at[i];
			struct range y = b->content.at[k];

			if (range_overlaps(x, y))
				n += (x.end < y.end ? x.end : y.end) -
				    (x.first > y.first ? x.first : y.first);
		}
	return n;
}

static bool
holds(struct range range, uint32_t i)
{
	return range.first <= i && i < range.end;
}

/* May the content of one hold anything of the other?  Most do not. */
static bool
touch(const struct candidate *c, const struct candidate *r)
{
	struct range own = c->extent, other = r->extent;

	return range_overlaps(own, other) || holds(own, r->head) ||
	    holds(other, c->head) || holds(own, r->speaker.first);
}

static float
larger(float a, float b)
{
	return a > b ? a : b;
}

void
rescore_add_rivals(struct making *m, const struct candidates *all, size_t k)
{
	const struct candidate *c = &all->at[k];
	size_t from = k > RIVALS ? k - RIVALS : 0;
	float outside = 0, inside = 0, shares = 0, speaker = 0, better = 0;
	uint32_t inside_n = 0;

	for (size_t j = from; j < all->n && j <= k + RIVALS; j++) {
		const struct candidate *r = &all->at[j];
		float strength = r->chance * r->content_mean;

		if (j == k || r->head == c->head || !touch(c, r))
			continue;
		if (candidate_reports(r, c->head))
			outside = larger(outside, strength);
		if (candidate_reports(c, r->head)) {
			inside = larger(inside, strength);
			inside_n += r->chance > 0.3f;
		}
		if (shared_words(c, r) > 0) {
			shares = larger(shares, strength);
			better += r->chance > c->chance;
		}
		if (r->speaker.end > r->speaker.first &&
		    candidate_reports(c, r->speaker.first))
			speaker = larger(speaker, strength);
	}
	add_typed(m, RIVAL_OUTSIDE, 60, chance_step(outside));
	add_typed(m, RIVAL_INSIDE, 61, chance_step(inside));
	add(m, RIVAL_INSIDE, 62, inside_n > 3 ? 3 : inside_n, m->type);
	add_typed(m, RIVAL_SHARES, 63, chance_step(shares));
	add(m, RIVAL_SHARES, 64, chance_step(shares),
	    chance_step(c->chance));
	add(m, RIVAL_OUTSIDE, 65, chance_step(outside),
	    chance_step(c->chance));
	add(m, RIVAL_INSIDE, 66, chance_step(inside),
	    chance_step(c->chance));
	add(m, RIVAL_SHARES, 67, better > 3 ? 3 : (uint32_t)better, m->type);
	add(m, RIVAL_INSIDE, 68, chance_step(speaker), m->type);
}

/* The other readings of the same cue: are there any, are they surer? */
void
rescore_add_readings(struct making *m, const struct candidates *all, size_t k)
{
	const struct candidate *c = &all->at[k];
	uint32_t others = 0, surer = 0;
	float best = 0;

	for (size_t j = k > 6 ? k - 6 : 0; j < all->n && j < k + 7; j++) {
		const struct candidate *r = &all->at[j];

		if (j == k || r->head != c->head)
			continue;
		others |= 1u << r->reading;
		if (r->content_mean > c->content_mean)
			surer |= 1u << r->reading;
		if (r->content_mean > best)
			best = r->content_mean;
	}
	add(m, RIVAL_SHARES, 90, c->reading * 128u + others,
	    m->type * 64 + surer);
	if (others > 0)
		add(m, RIVAL_SHARES, 91, c->reading * 32u + chance_step(best),
		    chance_step(c->content_mean));
}
