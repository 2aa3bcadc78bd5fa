/* How a unit stands to the cue. */
#include "frame_pairs.h"

#include "frame_laid.h"

/* Where features go: into a list, to be learned from; or their weights into a
 * sum.  All that takes one is inline, so that nothing asks which it is. */
struct sink {
	struct features *features; /* NULL: weights */
	const struct frame_weights *weights;
	const struct frame_pairs_row **rows; /* where the next is put */
	frame_packed sum;
	frame_adding by_cue;
	uint32_t n_sum;
};

static inline void
put(struct sink *sink, uint64_t parts)
{
	uint64_t feature = feature_end(parts);

	if (sink->features != NULL) {
		features_add(sink->features, feature);
		return;
	}
	*sink->rows = &sink->weights->pairs[
	    (uint32_t)feature & sink->weights->pairs_mask];
	__builtin_prefetch(*sink->rows++);
}

/* A feature whose weight is laid out, for all cues or by the cue. */
#define PUT_LAID(sink, feature, weight)                            \
	do {                                                       \
		if ((sink)->features != NULL) {                    \
			features_add((sink)->features, (feature)); \
		} else {                                           \
			(sink)->sum += (weight);                   \
			(sink)->n_sum++;                           \
		}                                                  \
	} while (0)
#define PUT_BY_CUE(sink, parts, row)                                 \
	do {                                                         \
		if ((sink)->features != NULL) {                      \
			features_add(                                \
			    (sink)->features, feature_end(parts));   \
		} else {                                             \
			(sink)->by_cue =                             \
			    frame_add((sink)->by_cue, (row).of);     \
			(sink)->n_sum++;                             \
		}                                                    \
	} while (0)

#define PUT3(sink, t, a, b, c)                             \
	put((sink), feature_first((t), (a)) + feature_second(b) + \
	    feature_third(c))

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
put_claim(const struct pair *p, struct sink *sink)
{
	const struct unit *u = p->unit, *c = p->cue->unit;
	unsigned side = p->cue->side;
	uint32_t counts = p->counts, steps = p->between->steps;
	uint32_t left = claimed_from(p, -1), right = claimed_from(p, 1);
	uint32_t quotes = few(counts, BETWEEN_QUOTES);
	uint32_t stops = few(counts, BETWEEN_STOPS);
	uint32_t rivals = few(counts, BETWEEN_RIVALS);

	PUT3(sink, 280, side, step_of(left) * 16 + step_of(right),
	    rivals * 8 + u->size);
	PUT3(sink, 281, side, quotes, u->size * 8u + u->final);
	PUT3(sink, 282, side, stops * 4 + rivals, u->final);
	PUT3(sink, 283, c->stem, side, (u->size > 2) * 4u + quotes);
	PUT3(sink, 284, side, (u->par != c->par) * 4u + stops, u->size);
	PUT3(sink, 285, side, steps < 3 ? p->between->path : 0, u->size);
	PUT3(sink, 286, side, few(counts, BETWEEN_COMMAS) * 16 +
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
put_path(const struct pair *p, struct sink *sink)
{
	const struct frame_cue *cue = p->cue;
	uint32_t steps = p->between->steps;
	uint64_t path = p->between->path;

	if (steps > 6)
		return;
	put(sink, cue->path + feature_first(0, p->kind) +
	    feature_second(path));
	if (steps > 3)
		return;
	put(sink, cue->near_word + feature_second(steps) +
	    feature_third(p->unit->lower));
	put(sink, cue->tag_path + feature_second(path) +
	    feature_third(p->kind));
	put(sink, cue->stem_path + feature_second(p->kind) +
	    feature_third(path));
}

/* Commas and words like "that" between, in one. */
static inline uint32_t
commas_place(uint32_t counts)
{
	return few(counts, BETWEEN_COMMAS) * 4 + few(counts, BETWEEN_THATS);
}

static inline uint32_t
place(uint32_t counts, enum between_bits first)
{
	return counts >> first & (PAIR_COUNTS - 1);
}

/* Learning depends on the order of features. */
static inline void
put_all(const struct frame_pairs *pairs, const struct pair *p,
    struct sink *sink)
{
	const struct frame_cue *cue = p->cue;
	const struct unit *u = p->unit;
	const struct frame_cue_laid *laid = &cue->laid;
	unsigned side = cue->side;
	uint32_t kind = p->kind, counts = p->counts, far = p->far;
	uint64_t fars = feature_second(far), kinds = feature_third(kind);
	uint64_t word = feature_third(u->lower), tag = feature_third(u->tag);

	PUT_LAID(sink, far_feature(side, far, kind),
	    pairs->far[side][far][kind]);
	PUT_LAID(sink, stops_feature(side, counts, kind),
	    pairs->stops[side][counts >> BETWEEN_RIVALS & 15][kind]);
	PUT_BY_CUE(sink, cue->far_behind + fars + kinds,
	    laid->far_behind->of[far][kind]);
	PUT_BY_CUE(sink, cue->beside + kinds,
	    laid->beside->of[kind]);
	put(sink, cue->stem_verbs + feature_third(
	    kind * 4 + few(counts, BETWEEN_VERBS)));
	PUT_BY_CUE(sink, cue->flags + fars +
	    feature_third(u->flags & 15), laid->flags->of[far][u->flags & 15]);
	if (u->size > 0)
		put_claim(p, sink);
	if (!is_close(p))
		return;
	put(sink, cue->stem_tag + tag);
	put(sink, cue->stem_word + word);
	put(sink, cue->stem_far + feature_third(far));
	PUT_BY_CUE(sink, cue->tag_far + fars + tag,
	    laid->tag_far->of[far][u->tag]);
	PUT_LAID(sink, commas_feature(side, counts, kind),
	    pairs->commas[side][place(counts, BETWEEN_VERBS)][kind]);
	PUT_BY_CUE(sink, cue->commas + feature_first(0,
	    commas_place(counts)) + feature_second(kind),
	    laid->commas->of[commas_place(counts)][kind]);
	PUT_LAID(sink, names_feature(side, counts, kind, u->ent),
	    pairs->names[side][counts & (PAIR_NAMES - 1)][u->ent][kind]);
	PUT_LAID(sink, ands_feature(side, counts, kind),
	    pairs->ands[side][place(counts, BETWEEN_COMMAS)][kind]);
	PUT_LAID(sink, verbs_feature(side, counts, kind),
	    pairs->verbs[side][place(counts, BETWEEN_THINGS)][kind]);
	PUT_BY_CUE(sink, cue->attitude_far +
	    feature_third(kind * 16 + far), laid->attitude_far->of[far][kind]);
	put(sink, cue->attitude_word + word);
	PUT_BY_CUE(sink, cue->attitude_behind + kinds,
	    laid->attitude_behind->of[kind]);
	put_path(p, sink);
	PUT_LAID(sink, dashes_feature(side, counts, kind),
	    pairs->dashes[side][counts >> BETWEEN_DASHES][kind]);
}

void
frame_pair_features(const struct scene *scene, const struct window *window,
    uint32_t i, const struct between *between, const float *chances,
    struct features *f)
{
	struct frame_cue cue = frame_cue(
	    scene, window->cue, frame_side(scene, window->cue, i));
	struct pair p = pair_of(scene, &cue, i, between, chances);
	struct sink sink = { .features = f };

	put_all(NULL, &p, &sink);
}

/* Behind the n rows that were found. */
static inline void
fill_up(struct frame_pair *pair, uint32_t n)
{
	static const struct frame_pairs_row nothing_said = { 0 };

	for (uint32_t k = 0; k < FRAME_NEAR_ROWS - FRAME_FAR_ROWS; k++)
		pair->rows[n + k] = &nothing_said;
	pair->n_rows = n <= FRAME_FAR_ROWS ? FRAME_FAR_ROWS
	    : n <= FRAME_NEAR_ROWS ? FRAME_NEAR_ROWS : n;
}

void
frame_pair_call(const struct frame_pairs *pairs,
    const struct frame_weights *weights, const struct scene *scene,
    const struct frame_cue *cue, uint32_t i, const struct between *between,
    const float *chances, struct frame_pair *pair)
{
	struct pair p = pair_of(scene, cue, i, between, chances);
	struct sink sink = { .weights = weights, .rows = pair->rows };
	uint32_t n;

	put_all(pairs, &p, &sink);
	n = (uint32_t)(sink.rows - pair->rows);
	pair->sum = sink.sum;
	pair->by_cue = sink.by_cue;
	pair->n = sink.n_sum + n;
	fill_up(pair, n);
}

frame_packed
frame_pair_sum(const struct frame_pair *pair)
{
	frame_adding sum = pair->by_cue;

	for (uint32_t k = 0; k < FRAME_FAR_ROWS; k++)
		sum = frame_add(sum, pair->rows[k]->of);
	if (pair->n_rows == FRAME_FAR_ROWS)
		return pair->sum + frame_added(sum);
	for (uint32_t k = FRAME_FAR_ROWS; k < FRAME_NEAR_ROWS; k++)
		sum = frame_add(sum, pair->rows[k]->of);
	for (uint32_t k = FRAME_NEAR_ROWS; k < pair->n_rows; k++)
		sum = frame_add(sum, pair->rows[k]->of);
	return pair->sum + frame_added(sum);
}
