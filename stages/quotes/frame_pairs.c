/* How a unit stands to the cue. */
#include "frame_pairs.h"

#include "frame_laid.h"
#include "frame_sink.h"

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

/* A unit as it stands to the cue. */
struct pair {
	const struct scene *scene;
	const float *chances;
	const struct frame_cue *cue;
	const struct between *between;
	const struct unit *unit;
	uint32_t i, far, kind, counts;
};

static inline struct pair
pair_of(const struct scene *scene, const struct frame_cue *cue, uint32_t i,
    const struct between *between, const float *chances)
{
	const struct unit *u = &scene->units[i];

	return (struct pair){ scene, chances, cue, between, u, i,
		step_of(between->steps),
		u->size > 0 ? KIND_COUNT + u->size : u->kind, between->few };
}

/* Units to one side of unit i up to the first likely cue in its paragraph, 9
 * where it is farther away. */
static uint32_t
claimed_from(const struct pair *p, int side)
{
	for (uint32_t k = 1; k < 9; k++) {
		uint32_t at = side < 0 ? p->i - k : p->i + k;

		if (at < p->scene->n && p->chances[at] > 0.4f &&
		    p->scene->units[at].par == p->unit->par)
			return k;
	}
	return 9;
}

/* Features of a quotation: which other cue may claim it? */
static void
put_claim(const struct pair *p, struct frame_sink *sink)
{
	const struct unit *u = p->unit, *c = p->cue->unit;
	unsigned side = p->cue->side;
	uint32_t counts = p->counts, steps = p->between->steps;
	uint32_t left = claimed_from(p, -1), right = claimed_from(p, 1);
	uint32_t quotes = few(counts, BETWEEN_QUOTES);
	uint32_t stops = few(counts, BETWEEN_STOPS);
	uint32_t rivals = few(counts, BETWEEN_RIVALS);

	FRAME_PUT3(sink, 280, side, step_of(left) * 16 + step_of(right),
	    rivals * 8 + u->size);
	FRAME_PUT3(sink, 281, side, quotes, u->size * 8u + u->final);
	FRAME_PUT3(sink, 282, side, stops * 4 + rivals, u->final);
	FRAME_PUT3(sink, 283, c->stem, side, (u->size > 2) * 4u + quotes);
	FRAME_PUT3(sink, 284, side, (u->par != c->par) * 4u + stops, u->size);
	FRAME_PUT3(sink, 285, side, steps < 3 ? p->between->path : 0, u->size);
	FRAME_PUT3(sink, 286, side, few(counts, BETWEEN_COMMAS) * 16 +
	    few(counts, BETWEEN_VERBS) * 4 + few(counts, BETWEEN_THATS),
	    u->size > 2);
}

/* Is the unit in the cue's sentence, or a quotation?  Of others there is less
 * to say. */
static inline bool
is_close(const struct pair *p)
{
	return p->unit->size > 0 || p->unit->sent == p->cue->unit->sent;
}

/* What only the units nearest to the cue tell. */
static inline void
put_path(const struct pair *p, struct frame_sink *sink)
{
	const struct frame_cue *cue = p->cue;
	uint32_t steps = p->between->steps;
	uint64_t path = p->between->path;

	if (steps > 6)
		return;
	frame_put(sink, cue->path + feature_first(0, p->kind) +
	    feature_second(path));
	if (steps > 3)
		return;
	frame_put(sink, cue->near_word + feature_second(steps) +
	    feature_third(p->unit->lower));
	frame_put(sink, cue->tag_path + feature_second(path) +
	    feature_third(p->kind));
	frame_put(sink, cue->stem_path + feature_second(p->kind) +
	    feature_third(path));
}

/* Commas and words like "that" between, in one. */
static inline uint32_t
commas_place(uint32_t counts)
{
	return few(counts, BETWEEN_COMMAS) * 4 + few(counts, BETWEEN_THATS);
}

/*
 * Find all features, or those that are not laid out.  Learning depends on
 * their order.
 */
#define PUT_LAID(parts, row) FRAME_PUT_LAID(sink, feature_end(parts), row)
static inline void
find_features(const struct pair *p, bool all, struct frame_sink *sink)
{
	const struct frame_cue *cue = p->cue;
	const struct unit *u = p->unit;
	const struct frame_cue_laid *laid = &cue->laid;
	unsigned side = cue->side;
	uint32_t kind = p->kind, counts = p->counts;
	uint64_t far = feature_second(p->far);
	uint64_t kinds = feature_third(kind);
	uint64_t word = feature_third(u->lower), tag = feature_third(u->tag);

	if (all) {
		features_add(sink->features,
		    far_feature(side, p->far, kind));
		features_add(sink->features,
		    stops_feature(side, counts, kind));
	}
	PUT_LAID(cue->far_behind + far + kinds,
	    laid->far_behind->of[p->far][kind]);
	PUT_LAID(cue->beside + kinds, laid->beside->of[kind]);
	frame_put(sink, cue->stem_verbs + feature_third(
	    kind * 4 + few(counts, BETWEEN_VERBS)));
	PUT_LAID(cue->flags + far + feature_third(u->flags & 15),
	    laid->flags->of[p->far][u->flags & 15]);
	if (u->size > 0)
		put_claim(p, sink);
	if (!is_close(p))
		return;
	frame_put(sink, cue->stem_tag + tag);
	frame_put(sink, cue->stem_word + word);
	frame_put(sink, cue->stem_far + feature_third(p->far));
	PUT_LAID(cue->tag_far + far + tag, laid->tag_far->of[p->far][u->tag]);
	if (all)
		features_add(sink->features,
		    commas_feature(side, counts, kind));
	PUT_LAID(cue->commas + feature_first(0, commas_place(counts)) +
	    feature_second(kind), laid->commas->of[commas_place(counts)][kind]);
	if (all) {
		features_add(sink->features,
		    names_feature(side, counts, kind, u->ent));
		features_add(sink->features,
		    ands_feature(side, counts, kind));
		features_add(sink->features,
		    verbs_feature(side, counts, kind));
	}
	PUT_LAID(cue->attitude_far + feature_third(kind * 16 + p->far),
	    laid->attitude_far->of[p->far][kind]);
	frame_put(sink, cue->attitude_word + word);
	PUT_LAID(cue->attitude_behind + kinds,
	    laid->attitude_behind->of[kind]);
	put_path(p, sink);
	if (all)
		features_add(sink->features,
		    dashes_feature(side, counts, kind));
}
#undef PUT_LAID

void
frame_pair_features(const struct scene *scene, const struct window *window,
    uint32_t i, const struct between *between, const float *chances,
    struct features *f)
{
	struct frame_cue cue = frame_cue(
	    scene, window->cue, frame_side(scene, window->cue, i));
	struct pair p = pair_of(scene, &cue, i, between, chances);
	struct frame_sink sink = { .features = f };

	find_features(&p, true, &sink);
}

static inline uint32_t
place(uint32_t counts, enum between_bits first)
{
	return counts >> first & (PAIR_COUNTS - 1);
}

void
frame_pair_call(const struct frame_pairs *pairs,
    const struct frame_weights *weights, const struct scene *scene,
    const struct frame_cue *cue, uint32_t i, const struct between *between,
    const float *chances, struct frame_pair *pair)
{
	struct pair p = pair_of(scene, cue, i, between, chances);
	struct frame_sink sink = { NULL, (const char *)weights->pairs,
		weights->pairs_mask, sizeof(*weights->pairs), pair->rows };
	uint32_t counts = p.counts, kind = p.kind;
	unsigned side = cue->side;

	find_features(&p, false, &sink);
	pair->n = (uint32_t)(sink.rows - pair->rows);
	pair->n_sum = 2;
	pair->sum = pairs->far[side][p.far][kind] +
	    pairs->stops[side][counts >> BETWEEN_RIVALS & 15][kind];
	if (!is_close(&p))
		return;
	pair->n_sum = 7;
	pair->sum +=
	    pairs->commas[side][place(counts, BETWEEN_VERBS)][kind] +
	    pairs->ands[side][place(counts, BETWEEN_COMMAS)][kind] +
	    pairs->verbs[side][place(counts, BETWEEN_THINGS)][kind] +
	    pairs->dashes[side][counts >> BETWEEN_DASHES][kind] +
	    pairs->names[side][counts & (PAIR_NAMES - 1)][p.unit->ent][kind];
}
