/* What tells that a unit is a cue when the chances of all are known. */
#include "cue_parts.h"

static uint32_t
chance_class(float p)
{
	return p < 0.02f ? 0 : p < 0.1f ? 1 : p < 0.3f ? 2 : p < 0.6f ? 3
	    : p < 0.85f ? 4 : 5;
}

/* The nearest likely rivals to one side and what stands between. */
static void
add_rivals(const struct scene *scene, uint32_t i, int side,
    const float *first, struct features *f)
{
	const struct unit *u = &scene->units[i];
	unsigned t = side < 0 ? 100 : 110;
	uint32_t commas = 0, quotes = 0, thats = 0, ands = 0, found = 0;
	float best = 0;

	for (int off = 1; off <= 40 && found < 2; off++) {
		const struct unit *v = cue_unit_at(scene, i, off * side);
		int64_t k = (int64_t)i + off * side;

		if (v == &cue_nothing)
			break;
		commas += v->kind == KIND_COMMA;
		quotes += v->kind == KIND_QUOTE;
		thats += v->kind == KIND_THAT;
		ands += v->kind == KIND_AND;
		if (first[k] > best)
			best = first[k];
		if (first[k] < 0.1f)
			continue;
		ADD3(f, t + found, chance_class(first[k]), step_of((uint32_t)
		    off), (uint64_t)((commas > 0) | (quotes > 0) << 1 |
		    (thats > 0) << 2 | (ands > 0) << 3));
		ADD3(f, t + 2 + found, u->stem, chance_class(first[k]),
		    (uint64_t)((commas > 0) | (quotes > 0) << 1));
		ADD3(f, t + 4 + found, u->tag, chance_class(first[k]),
		    v->tag);
		ADD3(f, t + 6 + found, v->stem, u->tag, commas > 0);
		found++;
	}
	ADD3(f, t + 8, u->tag, chance_class(best), found);
	ADD2(f, t + 9, u->stem, chance_class(best));
}

void
cue_more_features(const struct scene *scene, uint32_t i,
    const float *first, struct features *features)
{
	features->n = 0;
	ADD1(features, 120, chance_class(first[i]));
	add_rivals(scene, i, -1, first, features);
	add_rivals(scene, i, 1, first, features);
}
