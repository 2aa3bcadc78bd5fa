/* What is the same for all units to one side of a cue, and what lies between. */
#include "frame_pairs.h"

/* What each kind of unit adds to the counts of struct between. */
#define ONE(count) (1u << BETWEEN_##count)
static const uint32_t counted[KIND_COUNT] = {
	[KIND_NAME] = ONE(NAMES) | ONE(THINGS),
	[KIND_NOUN] = ONE(NOUNS) | ONE(THINGS),
	[KIND_PRONOUN] = ONE(NOUNS) | ONE(THINGS),
	[KIND_VERB] = ONE(VERBS),
	[KIND_THAT] = ONE(THATS),
	[KIND_WH] = ONE(THATS),
	[KIND_AND] = ONE(ANDS),
	[KIND_COMMA] = ONE(COMMAS) | ONE(COMMAS_AGAIN),
	[KIND_QUOTE] = ONE(QUOTES),
	[KIND_DASH] = ONE(DASHES),
	[KIND_COLON] = ONE(DASHES),
};

void
between_add(struct between *between, const struct unit *unit, float chance)
{
	uint32_t more = counted[unit->kind] |
	    ((unit->flags & UNIT_LAST) != 0) * ONE(STOPS) |
	    (chance > 0.4f) * ONE(RIVALS);

	/* A count of two has its upper bit set, and stays. */
	between->few += more & ~(between->few >> 1);
	between->path = between->path * 31 + unit->kind + 1;
	between->steps++;
}

static const struct unit nothing = { .kind = KIND_COUNT };

struct frame_cue
frame_cue(const struct scene *scene, uint32_t cue, unsigned side)
{
	const struct unit *c = &scene->units[cue];
	bool first = cue == 0 || c[-1].par != c->par;
	bool last = cue + 1 == scene->n || c[1].par != c->par;
	unsigned char before = (first ? &nothing : c - 1)->kind;
	unsigned char behind = (last ? &nothing : c + 1)->kind;
	uint64_t stem = feature_second(c->stem);
	uint64_t attitude = feature_second(c->attitude);

	return (struct frame_cue){ .unit = c, .side = side,
		.before = before, .behind = behind,
		.far_behind = feature_first(250, side * 64 + behind),
		.beside = feature_first(249, side * 64 + before) +
		    feature_second(behind),
		.stem_verbs = feature_first(257, side) + stem,
		.flags = feature_first(259, c->kind) +
		    feature_second(side * 64),
		.stem_tag = feature_first(241, side) + stem,
		.stem_word = feature_first(242, side) + stem,
		.stem_far = feature_first(243, side) + stem,
		.tag_far = feature_first(244, side * 64 + c->tag),
		.commas = feature_first(246, side * 64) +
		    feature_third(c->tag),
		.attitude_far = feature_first(260, side) +
		    feature_second(c->attitude * 64u + c->tag),
		.attitude_word = feature_first(261, side) + attitude,
		.attitude_behind =
		    feature_first(262, side * 64 + behind) + attitude,
		.path = feature_first(253, side * 64),
		.near_word = feature_first(254, side),
		.tag_path = feature_first(255, side * 64 + c->tag),
		.stem_path = feature_first(256, c->stem) +
		    feature_second(side * 64),
	};
}
