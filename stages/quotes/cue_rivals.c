/* What tells that a unit is a cue when the chances of all are known. */
#include "cue_parts.h"

static uint32_t
chance_class(float p)
{
	return 0u + (p >= 0.02f) + (p >= 0.1f) + (p >= 0.3f) + (p >= 0.6f) +
	    (p >= 0.85f);
}

/* So far away may a rival be; the nearest two count. */
enum { RIVALS_REACH = 40, RIVALS = 2 };
static const float rival_least = 0.1f;

/* The nearest likely rivals to one side. */
struct rivals {
	uint32_t at[RIVALS]; /* [n] */
	uint32_t n;
	float best; /* of those and of unlikely ones that are nearer */
};

/* The units of the sentence in reach of unit i: first to end, end excluded. */
static struct stretch
reach_of(const struct scene *scene, uint32_t i)
{
	struct stretch reach = scene->sents[scene->units[i].sent];

	if (reach.first + RIVALS_REACH < i)
		reach.first = i - RIVALS_REACH;
	if (reach.end > i + RIVALS_REACH + 1)
		reach.end = i + RIVALS_REACH + 1;
	return reach;
}

/* Look at the next unit.  False: rivals are enough. */
static inline bool
see(struct rivals *rivals, uint32_t i, float chance)
{
	if (chance > rivals->best)
		rivals->best = chance;
	if (chance >= rival_least)
		rivals->at[rivals->n++] = i;
	return rivals->n < RIVALS;
}

/* The features of rivals, and of what stands between. */
static void
add_rivals(const struct scene *scene, uint32_t i, unsigned t,
    const struct rivals *rivals, const float *first, struct features *f)
{
	const struct unit *u = &scene->units[i];

	for (uint32_t n = 0; n < rivals->n; n++) {
		uint32_t k = rivals->at[n];
		const struct unit *v = &scene->units[k];
		uint64_t counts = k < i
		    ? scene->nearby[i - 1].counts - scene->nearby[k].counts
		    : scene->nearby[k].counts - scene->nearby[i].counts;
		uint32_t commas = nearby_count(counts, NEARBY_COMMAS) > 0;
		uint32_t quotes = nearby_count(counts, NEARBY_QUOTES) > 0;
		uint32_t thats = nearby_count(counts, NEARBY_THATS) > 0;
		uint32_t ands = nearby_count(counts, NEARBY_ANDS) > 0;
		uint32_t chance = chance_class(first[k]);

		ADD3(f, t + n, chance, step_of(k < i ? i - k : k - i),
		    commas | quotes << 1 | thats << 2 | ands << 3);
		ADD3(f, t + 2 + n, u->stem, chance, commas | quotes << 1);
		ADD3(f, t + 4 + n, u->tag, chance, v->tag);
		ADD3(f, t + 6 + n, v->stem, u->tag, commas);
	}
	ADD3(f, t + 8, u->tag, chance_class(rivals->best), rivals->n);
	ADD2(f, t + 9, u->stem, chance_class(rivals->best));
}

static void
add_all(const struct scene *scene, uint32_t i, const struct rivals *before,
    const struct rivals *behind, const float *first, struct features *f)
{
	ADD1(f, 120, chance_class(first[i]));
	add_rivals(scene, i, 100, before, first, f);
	add_rivals(scene, i, 110, behind, first, f);
}

void
cue_more_features(const struct scene *scene, uint32_t i,
    const float *first, struct features *features)
{
	struct rivals before = { .n = 0 }, behind = { .n = 0 };
	struct stretch reach = reach_of(scene, i);

	for (uint32_t k = i; k > reach.first && see(&before, k - 1,
	    first[k - 1]); k--)
		;
	for (uint32_t k = i + 1; k < reach.end && see(&behind, k, first[k]);
	    k++)
		;
	features_begin(features);
	add_all(scene, i, &before, &behind, first, features);
}

void
cue_add_rivals(const struct scene *scene, const uint32_t *asked, uint32_t n,
    uint32_t which, const float *first, struct features *features)
{
	struct rivals before = { .n = 0 }, behind = { .n = 0 };
	uint32_t i = asked[which];
	struct stretch reach = reach_of(scene, i);

	for (uint32_t k = which; k > 0 && asked[k - 1] >= reach.first &&
	    see(&before, asked[k - 1], first[asked[k - 1]]); k--)
		;
	for (uint32_t k = which + 1; k < n && asked[k] < reach.end &&
	    see(&behind, asked[k], first[asked[k]]); k++)
		;
	add_all(scene, i, &before, &behind, first, features);
}
