/* Weights of pairs, laid out by what they depend on. */
#include "frame_laid.h"

#include "frame_pairs.h"

/* Kinds of units that there are, with the sizes of quotations. */
enum { KINDS = KIND_COUNT + FRAME_SIZES };

/* No count is three. */
static bool
may_count(uint32_t counts)
{
	return (counts & counts >> 1 & 21) == 0;
}

static struct frame_pairs_row
row_of(const struct frame_weights *weights, uint64_t feature)
{
	return weights->pairs[feature & weights->pairs_mask];
}

static frame_packed
weight_of(const struct frame_weights *weights, uint64_t feature)
{
	return frame_unpack(row_of(weights, feature).of);
}

/* The tables by three counts beside each other. */
static void
lay_out_counts(pair_counts sides[FRAME_SIDES],
    const struct frame_weights *weights, enum between_bits first,
    uint64_t (*feature)(unsigned, uint32_t, uint32_t))
{
	for (unsigned side = 0; side < FRAME_SIDES; side++)
		for (uint32_t counts = 0; counts < PAIR_COUNTS; counts++)
			for (uint32_t kind = 0; may_count(counts) &&
			    kind < KINDS; kind++)
				sides[side][counts][kind] = weight_of(weights,
				    feature(side, counts << first, kind));
}

static void
lay_out_names(struct frame_pairs *pairs, const struct frame_weights *weights,
    unsigned side, uint32_t kind)
{
	for (uint32_t counts = 0; counts < PAIR_NAMES; counts++)
		for (unsigned ent = 0; may_count(counts) && ent < FRAME_ENTS;
		    ent++)
			pairs->names[side][counts][ent][kind] = weight_of(
			    weights, names_feature(side,
			    counts << BETWEEN_NAMES, kind, ent));
}

void
frame_pairs_init(
    struct frame_pairs *pairs, const struct frame_weights *weights)
{
	lay_out_counts(pairs->stops, weights, BETWEEN_RIVALS, stops_feature);
	lay_out_counts(pairs->commas, weights, BETWEEN_VERBS, commas_feature);
	lay_out_counts(pairs->ands, weights, BETWEEN_COMMAS, ands_feature);
	lay_out_counts(pairs->verbs, weights, BETWEEN_THINGS, verbs_feature);
	lay_out_counts(
	    pairs->dashes, weights, BETWEEN_DASHES, dashes_feature);
	for (unsigned side = 0; side < FRAME_SIDES; side++)
		for (uint32_t kind = 0; kind < KINDS; kind++) {
			lay_out_names(pairs, weights, side, kind);
			for (uint32_t far = 0; far < PAIR_NAMES; far++)
				pairs->far[side][far][kind] = weight_of(
				    weights, far_feature(side, far, kind));
		}
}

/* ------------------------------------------------------ tables by the cue */

/* How features go on from the part that all of a cue share: by how much for
 * each row and column of a table. */
struct way {
	uint64_t parts, row, column;
	uint32_t rows, columns;
};

static void
lay_out(bool *laid, struct frame_pairs_row *table, uint32_t width,
    const struct frame_weights *weights, struct way way)
{
	if (*laid)
		return;
	*laid = true;
	for (uint32_t r = 0; r < way.rows; r++)
		for (uint32_t c = 0; c < way.columns; c++)
			table[r * width + c] = row_of(weights, feature_end(
			    way.parts + r * way.row + c * way.column));
}

static void
lay_out_fars(struct frame_cue *cue, struct frame_cue_tables *t,
    const struct frame_weights *weights)
{
	const struct unit *u = cue->unit;
	unsigned side = cue->side, behind = cue->behind;
	struct pair_fars *far = &t->far_behind[side][behind];
	struct pair_fars *attitude =
	    &t->attitude_far[side][u->attitude][u->tag];
	struct pair_tags *tags = &t->tag_far[side][u->tag];
	struct pair_flags *flags = &t->flags[side][u->kind];

	cue->laid.far_behind = far;
	cue->laid.attitude_far = attitude;
	cue->laid.tag_far = tags;
	cue->laid.flags = flags;
	lay_out(&t->laid.far_behind[side][behind], far->of[0], FRAME_KINDS,
	    weights, (struct way){ cue->far_behind, feature_second(1),
	    feature_third(1), PAIR_FARS, KINDS });
	lay_out(&t->laid.attitude_far[side][u->attitude][u->tag],
	    attitude->of[0], FRAME_KINDS, weights, (struct way){
	    cue->attitude_far, feature_third(1), feature_third(16),
	    PAIR_FARS, KINDS });
	lay_out(&t->laid.tag_far[side][u->tag], tags->of[0], FRAME_TAGS,
	    weights, (struct way){ cue->tag_far, feature_second(1),
	    feature_third(1), PAIR_FARS, POS_COUNT });
	lay_out(&t->laid.flags[side][u->kind], flags->of[0], FRAME_FLAGS,
	    weights, (struct way){ cue->flags, feature_second(1),
	    feature_third(1), PAIR_FARS, FRAME_FLAGS });
}

static void
lay_out_kinds(struct frame_cue *cue, struct frame_cue_tables *t,
    const struct frame_weights *weights)
{
	const struct unit *u = cue->unit;
	unsigned side = cue->side, behind = cue->behind;
	struct pair_commas *commas = &t->commas[side][u->tag];
	struct pair_beside *beside = &t->beside[side][cue->before][behind];
	struct pair_beside *attitude =
	    &t->attitude_behind[side][behind][u->attitude];

	cue->laid.commas = commas;
	cue->laid.beside = beside;
	cue->laid.attitude_behind = attitude;
	lay_out(&t->laid.commas[side][u->tag], commas->of[0], FRAME_KINDS,
	    weights, (struct way){ cue->commas, feature_first(0, 1),
	    feature_second(1), PAIR_NAMES, KINDS });
	lay_out(&t->laid.beside[side][cue->before][behind], beside->of,
	    FRAME_KINDS, weights,
	    (struct way){ cue->beside, 0, feature_third(1), 1, KINDS });
	lay_out(&t->laid.attitude_behind[side][behind][u->attitude],
	    attitude->of, FRAME_KINDS, weights, (struct way){
	    cue->attitude_behind, 0, feature_third(1), 1, KINDS });
}

void
frame_cue_lay_out(struct frame_cue *cue, struct frame_pairs *pairs,
    const struct frame_weights *weights)
{
	lay_out_fars(cue, &pairs->by_cue, weights);
	lay_out_kinds(cue, &pairs->by_cue, weights);
}
