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

static frame_packed
weight_of(const struct frame_weights *weights, uint64_t feature)
{
	return frame_unpack(
	    weights->pairs[feature & weights->pairs_mask].of);
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
